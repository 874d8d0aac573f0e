import type { AnnotationId, Reply, ReplyId } from '#core/model/index.ts';
import { all, first, run, type ReadHandle, type WriteHandle } from './handles.ts';
import { rowSum } from './row-sums.ts';
import { readableCount, readableText, readableTime } from './sound-values.ts';

const columns = 'id, uid, annotation_id AS annotation, author, created, changed, revision, body, sum';

type ReplyRow = Omit<Reply, 'damaged'> & { readonly sum: number | null };

const fromRow = ({ sum, ...row }: ReplyRow): Reply => {
  const { id, uid, annotation, author, created, changed, revision, body } = row;
  if (sum === rowSum([id, uid, annotation, author, created, changed, revision, body])) return row;
  return {
    ...row,
    uid: readableText(uid),
    author: readableText(author),
    created: readableTime(created),
    changed: readableTime(changed),
    revision: readableCount(revision),
    body: readableText(body),
    damaged: true,
  };
};

export const findReply = (handle: ReadHandle, id: ReplyId): Reply | null => {
  const row = first<ReplyRow>(handle, `SELECT ${columns} FROM replies WHERE id = ?`, id);
  return row === undefined ? null : fromRow(row);
};

/** The replies of one annotation, oldest first. */
export const repliesOf = (handle: ReadHandle, annotation: AnnotationId): readonly Reply[] =>
  all<ReplyRow>(handle, `SELECT ${columns} FROM replies WHERE annotation_id = ? ORDER BY id`, annotation).map(
    fromRow,
  );

/** All replies of the file, by annotation, oldest first. */
export const allReplies = (handle: ReadHandle): readonly Reply[] =>
  all<ReplyRow>(handle, `SELECT ${columns} FROM replies ORDER BY annotation_id, id`).map(fromRow);

export const writeReply = (handle: WriteHandle, reply: Reply): void => {
  run(
    handle,
    `INSERT INTO replies (id, uid, annotation_id, author, created, changed, revision, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET author = excluded.author, created = excluded.created, changed = excluded.changed,
       revision = excluded.revision, body = excluded.body`,
    reply.id,
    reply.uid,
    reply.annotation,
    reply.author,
    reply.created,
    reply.changed,
    reply.revision,
    reply.body,
  );
};

export const removeReply = (handle: WriteHandle, id: ReplyId): void => {
  run(handle, 'DELETE FROM replies WHERE id = ?', id);
};
