import { fail, type Result } from '../model/index.ts';

/**
 * The most that is read of files of others, beside their bytes: far beyond books and dictionaries, and little enough that a
 * small file made to flood memory ends in a sentence. Keys are those of `limits.*` in `failures.json`.
 */
export const readLimits = {
  /** Rows that a document becomes: a dictionary of 300,000 entries with three cells each fits. */
  rows: 1_000_000,
  /** Tags in one row: a row has some thousand characters at most, and is stored and shown at once. */
  rowTags: 10_000,
  /** Signs of markup in Markdown (`marksIn`): two for each entry of a dictionary of 300,000, and some more. */
  marks: 1_000_000,
  /** Elements and texts of a page that are held at once: those of one table, or of what was left unclosed. */
  pageNodes: 1_500_000,
  /** Rows of the tables of a Word document, and paragraphs outside of them. 85,000 of our rows fill the bytes it may have. */
  wordRows: 100_000,
  wordParagraphs: 200_000,
  /** Cells of a row of a Word document. Word itself ends at 63 columns. */
  wordCells: 1_000,
  /** Elements of a row, or of a part that is read whole. */
  wordElements: 500_000,
  wordComments: 50_000,
  /** People who changed one cell. */
  wordAuthors: 100,
  attributes: 1_000,
  /** Elements within each other, and UTF-16 units of one tag, comment or stretch of text. */
  xmlDepth: 400,
  xmlToken: 8 * 1024 * 1024,
  /** Elements of one unit of a translation memory, or of one concept of a termbase. */
  unitParts: 20_000,
  /** Texts that reviewers made of one text, in all rounds, and suggestions in these. */
  versionsOfText: 200,
  suggestionsOfText: 1_000,
  /** Annotations and replies of a review that come in one file: as many as comments of a Word document. */
  reviewAnnotations: 50_000,
  /** Annotations on one text in one file: an edit of that text moves all of them at once. */
  annotationsOfText: 2_500,
  /** Replies to one annotation, its places, and the versions of one thing that were made apart. */
  repliesOfAnnotation: 1_000,
  anchorsOfAnnotation: 5_000,
  versionsOfThing: 200,
} as const;

export type LimitName = keyof typeof readLimits;

/** Failure: file.too-many. `name` is what the user calls the file. */
export const beyond = (what: LimitName, name: string): Result<never> =>
  fail('file.too-many', { name, what, limit: readLimits[what] });
