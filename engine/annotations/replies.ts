import {
  fail,
  ok,
  type AnnotationId,
  type Reply,
  type ReplyId,
  type Result,
  type Sequence,
  type Step,
} from '#core/model/index.ts';
import { commit } from '../project/commit.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import { nextId } from '../store/ids.ts';
import { findReply } from '../store/replies-repository.ts';
import { wholeAnnotation } from './read.ts';

export type Replied = { readonly sequence: Sequence; readonly annotation: AnnotationId };

const done = (
  project: OpenProject,
  kind: 'reply' | 'change-annotation',
  reply: Reply,
  steps: readonly Step[],
  actor: string,
): Result<Replied> => {
  const committed = commit(project, { kind, steps, actor });
  return committed.ok ? ok({ sequence: committed.value.sequence, annotation: reply.annotation }) : committed;
};

/** Adds a reply to an annotation's thread. Failures: annotation.unknown and those of commit. */
export const addReply = (
  project: OpenProject,
  annotation: AnnotationId,
  body: string,
  author: string,
): Result<Replied> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const whole = wholeAnnotation(project, annotation);
  if (!whole.ok) return whole;
  const at = project.services.clock.now().toISOString();
  const reply: Reply = {
    id: nextId(project.handle, 'replies') as ReplyId,
    uid: crypto.randomUUID(),
    annotation,
    author,
    created: at,
    changed: at,
    revision: 1,
    body,
  };
  return done(project, 'reply', reply, [{ on: 'reply', id: reply.id, before: null, after: reply }], author);
};

const changeReply = (
  project: OpenProject,
  id: ReplyId,
  actor: string,
  change: (reply: Reply) => Reply | null,
): Result<Replied> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const before = findReply(project.handle, id);
  if (before === null) return fail('reply.unknown', { reply: id });
  const after = change(before);
  const steps: Step[] = after === before ? [] : [{ on: 'reply', id, before, after }];
  return done(project, 'change-annotation', before, steps, actor);
};

export const editReply = (
  project: OpenProject,
  id: ReplyId,
  body: string,
  actor: string,
): Result<Replied> => {
  const changed = project.services.clock.now().toISOString();
  return changeReply(project, id, actor, (reply) =>
    reply.body === body ? reply : { ...reply, body, changed, revision: reply.revision + 1 },
  );
};

export const dropReply = (project: OpenProject, id: ReplyId, actor: string): Result<Replied> =>
  changeReply(project, id, actor, () => null);
