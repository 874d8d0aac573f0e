import type { AnnotationContent, AnnotationInfo, AnnotationRange } from '#api/annotations.ts';
import type { AnnotationId, ReplyId, ResolutionReason, Result, Side } from '#core/model/index.ts';
import { client, clientFor } from '../../api.ts';
import { settleDrafts } from '../../workspace/drafts.ts';
import { notifyFailure } from '../../workspace/store.ts';
import { notifyUndoable } from '../../workspace/undoable.ts';

/** Asks the engine, once what was typed in the text is committed. Null when it failed, which is then told. */
export const ask = async <T>(asked: () => Promise<Result<T>>): Promise<T | null> => {
  if (!(await settleDrafts())) return null;
  const answer = await asked();
  if (answer.ok) return answer.value;
  notifyFailure(answer.error);
  return null;
};

/** Annotates words of a project. Null when nothing was written. */
export const create = async (
  project: string,
  content: AnnotationContent,
  ranges: readonly AnnotationRange[],
): Promise<AnnotationInfo | null> => {
  const noted = await ask(() => clientFor(project).annotations.create({ content, ranges: [...ranges] }));
  return noted?.info ?? null;
};

/** Changes what an annotation says; answers whether it is written. */
export const change = async (
  annotation: AnnotationId,
  content: Partial<AnnotationContent>,
): Promise<boolean> => (await ask(() => client.annotations.update({ annotation, content }))) !== null;

export const remove = async (annotation: AnnotationId): Promise<void> => {
  const done = await ask(() => client.annotations.remove({ annotations: [annotation] }));
  if (done !== null) notifyUndoable({ tone: 'info', key: 'annotations:removed', topic: 'annotations' });
};

export const resolve = async (annotation: AnnotationId, reason: ResolutionReason): Promise<void> => {
  const done = await ask(() => client.annotations.resolve({ annotations: [annotation], reason }));
  if (done !== null) {
    notifyUndoable({ tone: 'info', key: `annotations:resolved.${reason}`, topic: 'annotations' });
  }
};

export const reopen = async (annotation: AnnotationId): Promise<void> => {
  const done = await ask(() => client.annotations.reopen({ annotations: [annotation] }));
  if (done !== null) notifyUndoable({ tone: 'info', key: 'annotations:reopened', topic: 'annotations' });
};

/** Answers whether the reply is written. */
export const reply = async (annotation: AnnotationId, body: string): Promise<boolean> =>
  (await ask(() => client.annotations.reply({ annotation, body }))) !== null;

export const changeReply = async (id: ReplyId, body: string): Promise<boolean> =>
  (await ask(() => client.annotations.editReply({ reply: id, body }))) !== null;

export const removeReply = async (id: ReplyId): Promise<void> => {
  const done = await ask(() => client.annotations.removeReply({ reply: id }));
  if (done !== null) notifyUndoable({ tone: 'info', key: 'annotations:replyRemoved', topic: 'annotations' });
};

/** Puts an annotation on these words on one side; on none, without ranges. */
export const link = async (
  annotation: AnnotationId,
  side: Side,
  ranges: readonly AnnotationRange[],
): Promise<void> => {
  const done = await ask(() => client.annotations.link({ annotation, side, ranges: [...ranges] }));
  if (done === null) return;
  const key = ranges.length === 0 ? 'annotations:unlinked' : 'annotations:linked';
  notifyUndoable({ tone: 'info', key, topic: 'annotations' });
};

/** Settles an ambiguous anchor on one of its places. */
export const choose = async (annotation: AnnotationId, anchor: number, candidate: number): Promise<void> => {
  await ask(() => client.annotations.choose({ annotation, anchor, candidate }));
};
