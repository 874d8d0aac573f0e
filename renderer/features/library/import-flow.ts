import { choicesFor, saysLanguage, type Choices, type ImportOption } from '#core/formats/import-options.ts';
import type { DocumentInfo, Failure, Language, Params } from '#core/model/index.ts';
import type { Comparison, DocumentOrigin, EncodingName, Inspection, UpdateReport } from '#api/documents.ts';
import type { JobProgress } from '#api/jobs.ts';

export type Into = 'new' | 'open';

/** The document that a file is a newer version of; null when it is one of its own. */
export type Updating = DocumentInfo | null;

/** What the user may change before a document is imported. */
export type ImportChoice = {
  readonly encoding: EncodingName;
  readonly language: Language;
  readonly into: Into;
  /** Whether the text is cleaned. */
  readonly cleans: boolean;
  /** Of the options of its format. */
  readonly choices: Choices;
  /** The user said which encoding, or which language; what was only proposed may still be known better by the whole file. */
  readonly chosen: { readonly encoding: boolean; readonly language: boolean };
};

/** One of several files that can be imported, and how it is read. */
export type BatchFile = {
  /** Its place among the files that were given. */
  readonly id: number;
  readonly origin: DocumentOrigin;
  readonly inspection: Inspection;
  /** What is proposed, until the user chooses another where there is a doubt. */
  readonly encoding: EncodingName;
  /** What the user chose where nothing tells it; null where it is found out. */
  readonly language: Language | null;
  readonly cleans: boolean;
  readonly choices: Choices;
};

/** One of several files that cannot be imported, and why. */
export type RefusedFile = { readonly id: number; readonly name: string; readonly failure: Failure };

/** How far the opening of a file, or of several, has come. */
export type ImportStage =
  | { readonly at: 'idle' }
  | { readonly at: 'inspecting'; readonly name: string }
  | {
      readonly at: 'asking';
      readonly origin: DocumentOrigin;
      readonly inspection: Inspection;
      readonly choice: ImportChoice;
      readonly updating: Updating;
    }
  /** Several files: those that can be imported wait for a yes. */
  | {
      readonly at: 'asking-many';
      readonly files: readonly BatchFile[];
      readonly refused: readonly RefusedFile[];
      readonly into: Into;
      /** The file that the others are translations of; null where each is a document of its own. */
      readonly original: number | null;
    }
  | { readonly at: 'opening'; readonly name: string }
  | {
      readonly at: 'importing';
      readonly name: string;
      readonly job: string;
      readonly progress: JobProgress | null;
    }
  | {
      readonly at: 'failed';
      readonly name: string;
      readonly failure: Failure;
      readonly updating: Updating;
    }
  /** Of several files not all came in whole: which, and why. `damaged`: with places that could not be read. */
  | {
      readonly at: 'imported-many';
      readonly imported: number;
      readonly refused: readonly RefusedFile[];
      readonly damaged: readonly { readonly id: number; readonly name: string; readonly count: number }[];
      /** What was remarkable about them when they were read, each as a sentence of the locales. */
      readonly findings: readonly { readonly id: string; readonly key: string; readonly params: Params }[];
    }
  /** What a newer file would change in a document, before it is applied; its rows are told under `job`. */
  | {
      readonly at: 'compared';
      readonly origin: DocumentOrigin;
      readonly inspection: Inspection;
      readonly choice: ImportChoice;
      readonly updating: DocumentInfo;
      readonly job: string;
      readonly comparison: Comparison;
    }
  /** A document was updated: what came of it is told. */
  | { readonly at: 'updated'; readonly name: string; readonly report: UpdateReport }
  /** A project came through the browser: the engine can only open one where it lies. */
  | { readonly at: 'project-in-browser'; readonly name: string };

/** What is proposed for a file: the best encoding and the language recognised. */
export const proposal = (inspection: Inspection, into: Into): ImportChoice => ({
  encoding: inspection.encodings[0]?.encoding ?? 'utf-8',
  language: inspection.language,
  into,
  cleans: inspection.cleansUp,
  choices: choicesFor({ id: inspection.format, options: inspection.options }),
  chosen: { encoding: false, language: false },
});

/** What is asked of several files: of each format the options that matter for any file of it, with what is chosen. */
export const formatsAsked = (
  files: readonly Pick<BatchFile, 'inspection' | 'choices'>[],
): readonly {
  readonly format: string;
  readonly options: readonly ImportOption[];
  readonly choices: Choices;
}[] =>
  [...new Set(files.map(({ inspection }) => inspection.format))].map((format) => {
    const own = files.filter(({ inspection }) => inspection.format === format);
    const options = new Map(own.flatMap(({ inspection }) => inspection.options).map((one) => [one.id, one]));
    const choices = Object.fromEntries(own.flatMap((file) => Object.entries(file.choices)));
    return { format, options: [...options.values()], choices };
  });

/** What the user changes in it, one at a time. */
export type ImportChange = Partial<
  Pick<ImportChoice, 'encoding' | 'language' | 'into' | 'cleans' | 'choices'>
>;

/** The choice after the user changed something. The language proposed follows the encoding, until one was chosen. */
export const changed = (
  choice: ImportChoice,
  change: ImportChange,
  { encodings }: Pick<Inspection, 'encodings'>,
): ImportChoice => {
  const chosen = {
    encoding: choice.chosen.encoding || change.encoding !== undefined,
    language: choice.chosen.language || change.language !== undefined,
  };
  const reading = encodings.find(({ encoding }) => encoding === change.encoding);
  const language = chosen.language || reading === undefined ? choice.language : reading.language;
  return { ...choice, language, ...change, chosen };
};

/**
 * What the import is told of the encoding: what the user chose, or was asked about and left as proposed. A mere proposal was
 * made by the file's first part; the import looks at all of it.
 */
export const toldEncoding = (
  { encoding, chosen }: ImportChoice,
  { ambiguous }: Pick<Inspection, 'ambiguous'>,
): EncodingName | undefined => (chosen.encoding || ambiguous ? encoding : undefined);

/** Whether the language of one of several files is asked: nothing tells it, and no option of its format says it. */
export const asksLanguage = ({ languageUnknown, options }: Inspection): boolean =>
  languageUnknown && !options.some(saysLanguage);

/** Part done, from 0 to 1, or null while that is unknown. */
export const portion = (progress: JobProgress | null): number | null =>
  progress === null || progress.total === 0 ? null : Math.min(1, progress.done / progress.total);

/** The last part of a path, for showing while nothing better is known. */
export const nameOf = (origin: DocumentOrigin): string => {
  if ('path' in origin) return origin.path.split(/[\\/]/).at(-1) ?? origin.path;
  if ('omegat' in origin) return origin.inside;
  return 'name' in origin ? origin.name : origin.sample;
};
