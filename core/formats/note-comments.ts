import type { ExportNote } from './notes.ts';

/** A comment as files of other tools hold it: plain words of somebody, and when they were written (ISO 8601 in UTC). */
export type NoteComment = {
  readonly body: string;
  readonly author: string;
  readonly created: string;
  /** The same without what became of it here, where that is told: a file that it came from has it like this. */
  readonly bare: string;
  /** The wording that it proposes, where it does. */
  readonly proposal: string | null;
};

const joined = (lines: readonly (string | null)[]): string =>
  lines.filter((line) => line !== null && line.trim() !== '').join('\n');

/**
 * An annotation as comments: of a comment its words alone, of other kinds what they are and propose as well; each reply by itself, since
 * what it replies to may be the file's own, which nobody alters.
 */
export const commentsOfNote = (note: ExportNote): readonly NoteComment[] => {
  const { kind = 'comment', head, body, wording, author, created, resolved, replies } = note;
  const { proposal = null } = note;
  const bare = kind === 'comment' ? joined([body, wording]) : joined([head, body, wording]);
  return [
    { bare, body: joined([bare, resolved]), author, created, proposal },
    ...replies.map(ofReply),
  ].filter(({ bare: words }) => words !== '');
};

const ofReply = ({ author, created, body }: ExportNote['replies'][number]): NoteComment => ({
  bare: body,
  body,
  author,
  created,
  proposal: null,
});
