import type { AnnotationKind, Side } from '../model/index.ts';

type NoteReply = { readonly author: string; readonly created: string; readonly body: string };

/**
 * An annotation as a document shows it: `head`, `wording` and `resolved` are lines in the language of the interface,
 * bodies are Markdown, times ISO 8601 in UTC. `number` counts from 1 in the order of the text.
 */
export type ExportNote = {
  readonly number: number;
  /** By which its words are marked; those of notes without one as a comment's are. */
  readonly kind?: AnnotationKind;
  /** The words it was made on, the first of them when they are on several sides. */
  readonly quote: string;
  /** What kind of note it is, how severe, its category and tags. */
  readonly head: string;
  readonly body: string;
  readonly wording: string | null;
  /** What it proposes, alone. */
  readonly proposal?: string | null;
  readonly author: string;
  readonly created: string;
  /** How and by whom it was resolved; null while it is open. */
  readonly resolved: string | null;
  readonly replies: readonly NoteReply[];
};

/** Words of a note in one text of a row, in code points. A note may have several; the first of them bears the note. */
export type NotePlace = {
  readonly note: ExportNote;
  readonly side: Side;
  readonly start: number;
  readonly end: number;
  readonly isFirst: boolean;
};

/** What a document with notes needs besides the rows. */
export type NoteSource = {
  /** Notes whose words stand in none of the texts written: they are listed at the end. */
  readonly elsewhere: readonly ExportNote[];
  /** Head of that list. */
  readonly elsewhereTitle: string;
  /** What stands at further words of a note: `{number}` and `{words}` stand for the note's. */
  readonly continued: string;
};

/** The line that leads from further words of a note to the note itself. */
export const continuedLine = ({ continued }: NoteSource, { number, quote }: ExportNote): string =>
  continued.replace(/\{(number|words)\}/g, (_, name: string) => (name === 'number' ? String(number) : quote));
