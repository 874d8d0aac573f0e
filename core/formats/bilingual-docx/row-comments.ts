import type { ExportColumn } from '../export-source.ts';
import type { FilledText } from '../filled-texts.ts';
import { knownComments } from '../known-comments.ts';
import { commentsOfNote, type NoteComment } from '../note-comments.ts';
import type { LanguageTag, RawComment } from '../raw-block.ts';
import { commentIds } from './comments.ts';
import type { BilingualRow } from './rows.ts';

/** The comments of a document by their ids: Word's own, beside the column of comments. */
export type DocumentComments = ReadonlyMap<string, Pick<RawComment, 'body' | 'author' | 'created'>>;

/** All that a row says to people. `on`: the language of the translations. */
export const rowComments = (
  { source, target, comment, state }: BilingualRow,
  comments: DocumentComments,
  on: LanguageTag,
): readonly RawComment[] =>
  [
    ...commentIds(source.cell).flatMap((id) => comments.get(id) ?? []),
    ...commentIds(target.cell).flatMap((id) => {
      const own = comments.get(id);
      return own === undefined ? [] : [{ ...own, on }];
    }),
    ...[comment, state.noted ?? ''].map((body) => ({ body, on })),
  ].filter(({ body }) => body.trim() !== '');

/** A comment that the file does not have, on the original or the translation of its row. */
export type RowComment = NoteComment & { readonly isTarget: boolean };

/** The annotations of a row that the file does not have. */
export const newRowComments = (
  { rows }: FilledText,
  column: ExportColumn,
  told: readonly RawComment[],
): readonly RowComment[] => {
  const notes = rows.flatMap((row) => row.notes ?? []);
  if (notes.length === 0) return [];
  const known = knownComments(told);
  return notes.flatMap(({ note, side, isFirst }) => {
    const isTarget = side === column.side;
    if (!isFirst || (!isTarget && side !== 'source')) return [];
    return commentsOfNote(note).flatMap((comment) => (known.take(comment) ? [] : [{ ...comment, isTarget }]));
  });
};
