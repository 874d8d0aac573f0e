import type { DuizhaoContract, Input } from '#api/index.ts';
import type { Format } from '#core/formats/format.ts';
import { formats } from '#core/formats/index.ts';
import type { Layout } from '#core/formats/layouts.ts';
import { isUntranslated } from '#core/formats/untranslated.ts';
import {
  fail,
  ok,
  originalSide,
  type DocumentId,
  type Failure,
  type Result,
  type Side,
} from '#core/model/index.ts';
import type { Encoding } from '#core/text/decode/encodings.ts';
import type { OpenProject } from '../project/open-project.ts';
import type { TextRow } from '../project/rows.ts';
import type { StoredDocument } from '../store/documents-repository.ts';
import { writtenColumns } from '../store/cells-repository.ts';
import { originalPart, originalSize } from '../store/originals-repository.ts';
import { referredVersion } from '../store/references-repository.ts';
import type { OriginalFiles } from './messages.ts';

/** What is asked of one file that is to be written. */
export type ExportWish = Omit<
  Input<DuizhaoContract['exports']['run']>,
  'job' | 'path' | 'pattern' | 'format'
> & {
  /** The document's own where it is left out. */
  readonly format?: string;
};

/** An export that can be made: of which documents, which columns, and how. */
export type ExportPlan = {
  readonly documents: readonly StoredDocument[];
  readonly sides: readonly Side[];
  /**
   * Whether a row lacks its translation: in one of the columns, or, where the file has its own languages, in all that somebody
   * translates into.
   */
  readonly isUntranslated: (row: TextRow) => boolean;
  readonly format: Format;
  readonly layout: Layout;
  /** Whether words go back into the documents' own files. */
  readonly fills: boolean;
  /** Of the file, without a dot. */
  readonly ending: string;
};

export const documentsOf = (
  project: OpenProject,
  document: DocumentId | undefined,
): Result<readonly StoredDocument[]> => {
  const shown = project.order.stretches().flatMap((stretch) => project.documents.get(stretch.document) ?? []);
  const chosen = shown.filter(({ id }) => document === undefined || id === document);
  return document !== undefined && chosen.length === 0
    ? fail('document.unknown', { id: document })
    : ok(chosen);
};

/** The columns asked for that are there, in the order asked for. */
export const sidesOf = (
  columns: readonly Side[],
  documents: readonly StoredDocument[],
): Result<readonly Side[]> => {
  const shown = new Set<Side>(['source', ...documents.flatMap(({ targets }) => targets)]);
  const sides = [...new Set(columns)].filter((side) => shown.has(side));
  return sides.length === 0 ? fail('export.no-columns') : ok(sides);
};

/**
 * A bilingual file takes each language that somebody has translated into, whichever was asked for; those asked for come first, should
 * two columns be in one. What was only converted is no translation for it, and those asked for are what is left where there is none.
 */
const ownSides = (
  { handle }: OpenProject,
  sides: readonly Side[],
  documents: readonly StoredDocument[],
): readonly Side[] => {
  const written = new Set(documents.flatMap(({ id }) => writtenColumns(handle, id)));
  const shown = new Set([...sides, ...documents.flatMap(({ targets }) => targets)]);
  const own = [...shown].filter((side) => side !== originalSide && written.has(side));
  return own.length === 0 ? sides : own;
};

const judgeOf = (sides: readonly Side[], isBilingual: boolean): ExportPlan['isUntranslated'] => {
  if (!isBilingual) return (row) => sides.some((side) => isUntranslated(row, side));
  return (row) => sides.every((side) => isUntranslated(row, side));
};

/** What a format refuses, with the documents it is about: formats know none by name. */
export const refusalOf = (failure: Failure, { documents }: Pick<ExportPlan, 'documents'>): Failure => {
  if (failure.code !== 'export.refused') return failure;
  const name = documents.map((one) => one.name).join(', ');
  return { ...failure, params: { name, ...failure.params } };
};

/** Whether words can go back into the documents' own files, as far as these are of the format and as many as it takes. */
const canFill = ({ id, fills }: Format, documents: readonly StoredDocument[]): boolean =>
  fills === 'project' || (fills === 'document' && documents.length === 1 && documents[0]?.format === id);

const fillsOwn = (
  format: Format,
  documents: readonly StoredDocument[],
  sides: readonly Side[],
  asked: boolean | undefined,
): Result<boolean> => {
  const can = canFill(format, documents);
  if (asked === true && !(can && documents.every((document) => document.format === format.id)))
    return fail('export.no-own-file', { name: documents.map(({ name }) => name).join(', ') });
  // Several columns are a table, save where the file itself has room for them.
  const hasRoom = format.bilingual === true || format.stacksColumns === true;
  const takes = format.fills === 'project' || hasRoom || sides.length === 1;
  return ok(asked ?? (can && takes));
};

const endingOf = (
  { extensions }: Format,
  fills: boolean,
  [only, ...others]: readonly StoredDocument[],
): string => {
  const own = /\.([a-z0-9]+)$/i.exec(only?.name ?? '')?.[1]?.toLowerCase();
  return fills && others.length === 0 && own !== undefined && extensions.includes(own) ? own : extensions[0];
};

/** Failures: document.unknown, export.no-columns, export.unknown-format, export.no-own-file. */
export const planExport = (project: OpenProject, wish: ExportWish): Result<ExportPlan> => {
  const documents = documentsOf(project, wish.document);
  if (!documents.ok) return documents;
  const sides = sidesOf(wish.columns, documents.value);
  if (!sides.ok) return sides;
  const id = wish.format ?? documents.value[0]?.format ?? '';
  const format = formats.get(id);
  if (format === null) return fail('export.unknown-format', { format: id });
  const fills = fillsOwn(format, documents.value, sides.value, wish.fill);
  if (!fills.ok) return fills;
  const layouts = format.exports?.layouts ?? ['interleaved'];
  if (!fills.value && format.exports === null) return fail('export.unknown-format', { format: id });
  const isBilingual = fills.value && format.bilingual === true;
  const written = isBilingual ? ownSides(project, sides.value, documents.value) : sides.value;
  return ok({
    documents: documents.value,
    sides: written,
    isUntranslated: judgeOf(written, isBilingual),
    format,
    layout: layouts.find((one) => one === wish.layout) ?? layouts[0] ?? 'interleaved',
    fills: fills.value,
    ending: endingOf(format, fills.value, documents.value),
  });
};

/** The versions of a document's file that are of `wanted`, the newest first: words go back into its own. */
const versionsIn = (project: OpenProject, wanted: string, document: DocumentId): readonly StoredDocument[] =>
  [...project.documents.values()]
    .filter(
      ({ id, format, status, versionOf }) =>
        format === wanted && status === 'ready' && (id === document || versionOf === document),
    )
    .sort((a, b) => b.id - a.id);

/** The version of each document's file that references lead into, looked up once; null where nothing is filled. */
export const referredIn = (project: OpenProject, { fills, format }: ExportPlan) => {
  const known = new Map<DocumentId, DocumentId | null>();
  return (document: DocumentId): DocumentId | null => {
    if (!fills) return null;
    const found = known.get(document);
    if (found !== undefined) return found;
    const versions = versionsIn(project, format.id, document).map(({ id }) => id);
    const version = referredVersion(project.handle, document, versions);
    known.set(document, version);
    return version;
  };
};

/** The files of a document, the one that references lead into first; and one part of one after another. */
export const originalsIn = (
  project: OpenProject,
  { format }: ExportPlan,
  referred: (document: DocumentId) => DocumentId | null,
) => ({
  files: (document: DocumentId): OriginalFiles => {
    const versions = versionsIn(project, format.id, document);
    const first = referred(document);
    const ordered = [
      ...versions.filter(({ id }) => id === first),
      ...versions.filter(({ id }) => id !== first),
    ];
    return ordered.map(({ id, encoding, choices }) => ({
      version: id,
      encoding: encoding as Encoding,
      choices,
      size: originalSize(project.handle, id),
    }));
  },
  part: (version: DocumentId, part: number): Uint8Array => {
    const bytes = originalPart(project.handle, version, part);
    // Half of a file would be written as if it were all of it.
    if (bytes === null) throw new Error('a part of the document is gone');
    return bytes;
  },
});
