import type { ExportNotes } from '#api/export-values.ts';
import type { EncodingFallback } from '#core/formats/encoding-fallback.ts';
import type { FormatFacts } from '#core/formats/format.ts';
import { usualPattern } from '#core/formats/name-pattern.ts';
import type { UntranslatedWay } from '#core/formats/untranslated.ts';
import {
  mainTranslation,
  originalSide,
  type DocumentId,
  type DocumentInfo,
  type ProjectInfo,
  type Side,
} from '#core/model/index.ts';
import { projectColumns } from '../../workspace/store.ts';

/** How documents are written back into their own files. */
export type SameChoice = {
  /** Null for all that can be. */
  readonly document: DocumentId | null;
  readonly column: Side;
  readonly untranslated: UntranslatedWay;
  readonly adapt: boolean;
  /** Which annotations go along, into files that have a place for them. */
  readonly notes: ExportNotes;
  readonly fallback: EncodingFallback | null;
  readonly pattern: string;
};

/** A document with what its format can do. */
export type Fillable = { readonly document: DocumentInfo; readonly format: FormatFacts };

/** The documents that can be written back into their own files, in their order; the others are made of no such format. */
export const fillableIn = (project: ProjectInfo, formats: readonly FormatFacts[]): readonly Fillable[] =>
  project.documents.flatMap((document) => {
    const format = formats.find(({ id, fills }) => id === document.format && fills !== null);
    return format === undefined ? [] : [{ document, format }];
  });

/** What is proposed: all documents, the main translation, originals where there is none. */
export const firstSame = (project: ProjectInfo): SameChoice => ({
  document: null,
  column: mainTranslation(projectColumns(project)) ?? originalSide,
  untranslated: 'source',
  adapt: true,
  notes: 'export',
  fallback: null,
  pattern: usualPattern,
});

/** The documents that are to be written. */
export const chosenIn = (fillable: readonly Fillable[], { document }: SameChoice): readonly Fillable[] =>
  fillable.filter((one) => document === null || one.document.id === document);

/** Encodings of the chosen documents that do not have every character. */
export const narrowEncodings = (chosen: readonly Fillable[]): readonly string[] => [
  ...new Set(
    chosen
      .filter(({ format }) => format.encoding === 'chosen')
      .map(({ document }) => document.encoding)
      .filter((encoding) => !/^(?:utf|gb18030)/.test(encoding)),
  ),
];

/**
 * The columns of a document that are asked for: of a bilingual file all that people translate into; which of them it takes is for the
 * engine to say, which knows what there is.
 */
export const sidesFor = (
  { document, format }: Fillable,
  { column }: SameChoice,
): readonly [Side, ...Side[]] => {
  const own = document.columns.filter(
    ({ role, convertedFrom }) => role === 'translation' && convertedFrom === null,
  );
  const [first, ...others] = own.map(({ id }) => id);
  return format.bilingual === true && first !== undefined ? [first, ...others] : [column];
};
