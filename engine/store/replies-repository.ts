import type { AnnotationId, Reply, ReplyId } from '../../core/model/index.ts';
import { all, first, run, type ReadHandle, type WriteHandle } from './handles.ts';

const columns = 'id, uid, annotation_id AS annotation, author, created, changed, revision, body';

export const findReply = (handle: ReadHandle, id: ReplyId): Reply | null =>
  first<Reply>(handle, `SELECT ${columns} FROM replies WHERE id = ?`, id) ?? null;

/** The replies of one annotation, oldest first. */
export const repliesOf = (handle: ReadHandle, annotation: AnnotationId): readonly Reply[] =>
  all<Reply>(handle, `SELECT ${columns} FROM replies WHERE annotation_id = ? ORDER BY id`, annotation);

/** All replies of the file, by annotation, oldest first. */
export const allReplies = (handle: ReadHandle): readonly Reply[] =>
  all<Reply>(handle, `SELECT ${columns} FROM replies ORDER BY annotation_id, id`);

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
