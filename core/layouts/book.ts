import type { ExportColumn } from '../formats/export-source.ts';
import type { NotePlace, NoteSource } from '../formats/notes.ts';
import type { BlockKind, Language, RichText } from '../model/index.ts';
import type { BookOrigin } from './marks.ts';

/** The text of one row in one column of the book. */
export type Sentence = {
  /** From 1, of the rows that are written. */
  readonly row: number;
  readonly rich: RichText;
  /** By which it is found again in a book that comes back (`marks.ts`); null where nothing has to be. */
  readonly mark: string | null;
  /** Annotations on it. */
  readonly notes: readonly NotePlace[];
};

/** A paragraph, heading or item in one column; sentences without words are left out. `column` is its place in `Book.columns`. */
export type Line = { readonly column: number; readonly sentences: readonly Sentence[] };

/** A paragraph in all columns of the book. */
export type Paragraph = {
  readonly kind: BlockKind;
  /** Of headings 1 to 6, of items and quotes their depth. */
  readonly level: number;
  /** Row by row, and in each the text of each column, or null where there is none. */
  readonly rows: readonly (readonly (Sentence | null)[])[];
};

export type Chapter = {
  /** From 1. */
  readonly number: number;
  /** Of the first column that has words for it; '' for what stands before the first heading. */
  readonly title: string;
  readonly language: Language;
  /** Goes on with the one before, which was too long for one page of a reader: it has no entry of its own in the contents. */
  readonly continues: boolean;
  readonly paragraphs: readonly Paragraph[];
};

/** A term or name with what each column calls it, in their order; '' where there is no word. */
export type GlossaryEntry = { readonly words: readonly string[]; readonly note: string };

/** A text that somebody changed: `before` and `after` in the language of a column. */
export type BookChange = {
  readonly row: number;
  readonly column: number;
  readonly before: string;
  readonly after: string;
  readonly author: string;
  /** ISO 8601. */
  readonly at: string;
};

/** Words that the book itself needs, in the language of the interface. */
export type BookWords = {
  readonly language: Language;
  readonly contents: string;
  readonly notes: string;
  readonly glossary: string;
  /** The head of what is remarked on terms. */
  readonly remark: string;
  readonly changes: string;
  /** What a reader taps to see the other text. */
  readonly show: string;
  /** What leads back from a note. */
  readonly back: string;
  /** `{row}` stands for the number. */
  readonly row: string;
  /** Who made it and with what: `{author}` stands for the name. */
  readonly by: string;
  /** The head of readings, where these are a column. */
  readonly reading: string;
  /** What stands where the source has no chapter. */
  readonly text: string;
  /** The head of the list of the places of a book. */
  readonly landmarks: string;
  /** Whom the book serves, for the metadata of e-books: what it is made of, and then what only some are. */
  readonly access: {
    readonly all: string;
    readonly reflows: string;
    readonly fixed: string;
    readonly readings: string;
    readonly vertical: string;
  };
};

export type Book = {
  readonly title: string;
  /** Of which project it is, where it may come back: then each sentence has a mark. */
  readonly origin: BookOrigin | null;
  readonly author: string;
  /** When it is made, ISO 8601 in UTC. */
  readonly created: string;
  readonly columns: readonly ExportColumn[];
  readonly chapters: readonly Chapter[];
  /** Rows it was made of. */
  readonly rows: number;
  readonly notes: NoteSource | null;
  readonly glossary: readonly GlossaryEntry[];
  readonly changes: readonly BookChange[];
  readonly words: BookWords;
};

/** What of a paragraph is in one column. */
export const lineOf = ({ rows }: Paragraph, column: number): Line => ({
  column,
  sentences: rows.flatMap((row) => row[column] ?? []),
});

/** The lines of a paragraph in all columns; null where one has no words. */
export const linesOf = (paragraph: Paragraph, columns: number): readonly (Line | null)[] =>
  Array.from({ length: columns }, (_, column) => {
    const line = lineOf(paragraph, column);
    return line.sentences.length === 0 ? null : line;
  });
