import type { AnnotationImportReport, ImportedAnnotation } from '#api/annotations.ts';
import type { DocumentOrigin } from '#api/documents.ts';
import type { AnnotationDraft, ReadAnnotations, ReplyDraft } from '#core/formats/jsonld/draft.ts';
import {
  fail,
  ok,
  type AnnotationId,
  type Reply,
  type ReplyId,
  type Result,
  type Step,
} from '#core/model/index.ts';
import { authorOf, currentProject, type EngineContext } from '../context.ts';
import { readForeign } from '../foreign/read-foreign.ts';
import { locateOrigin } from '../import/origin.ts';
import type { Job } from '../jobs.ts';
import { commit } from '../project/commit.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import { nextId } from '../store/ids.ts';
import { takeTurns } from '../turns.ts';
import { attacher, type Attached } from './attach.ts';
import type { WholeAnnotation } from './describe.ts';
import { knownAnnotations } from './known.ts';
import { takeKnown, takeNew, takeReply, type Taking } from './take.ts';

/** Where every annotation of the file has its words, worked out at one point of the project's history. */
const attachAll = async (
  project: OpenProject,
  { drafts }: ReadAnnotations,
  job: Job,
  turn: () => Promise<void> | undefined,
): Promise<readonly (readonly Attached[])[]> => {
  const attach = attacher(project, turn);
  const all: (readonly Attached[])[] = [];
  for (const { anchors } of drafts) {
    const attached: Attached[] = [];
    for (const anchor of anchors) attached.push(await attach(anchor));
    all.push(attached);
    job.progress('searching', all.length, drafts.length);
    await turn();
    if (job.signal.aborted) break;
  }
  return all;
};

const counter = (first: number): (() => number) => {
  let next = first;
  return () => next++;
};

/** Which annotation a reply belongs to, through the replies it may answer; null when it is nowhere, or they answer in a ring. */
const rootOf = (
  reply: ReplyDraft,
  annotations: ReadonlyMap<string, AnnotationId>,
  answers: ReadonlyMap<string, string>,
): AnnotationId | null => {
  const passed = new Set<string>();
  let uid: string | undefined = reply.to;
  while (uid !== undefined && !passed.has(uid)) {
    const annotation = annotations.get(uid);
    if (annotation !== undefined) return annotation;
    passed.add(uid);
    uid = answers.get(uid);
  }
  return null;
};

/** Enough of what somebody said to know it again by. */
const beginning = (body: string): string => body.slice(0, 200).toWellFormed();

/** What tells people which annotation is meant: its words, where they are or last were, who said what. */
const namedBy = (
  project: OpenProject,
  { annotation: { author, body }, anchors }: AnnotationDraft,
  attached: readonly Attached[],
  ours: WholeAnnotation | undefined,
): Pick<ImportedAnnotation, 'quote' | 'author' | 'body' | 'row' | 'number'> => {
  // An orphan keeps the place where its words last were: a row to look at, where it is still there.
  const places = [...attached.flatMap((one) => one.anchors), ...(ours?.anchors ?? [])];
  const rows = places.map(({ segment }) => project.order.rowOf(segment));
  const quote = anchors.find((anchor) => anchor.quote !== '')?.quote ?? '';
  return {
    quote: beginning(quote),
    author,
    body: beginning(body),
    row: rows.find((row) => row !== null) ?? null,
    number: null,
  };
};

type Plan = { readonly steps: readonly Step[]; readonly items: readonly ImportedAnnotation[] };

const planReplies = (
  project: OpenProject,
  replies: readonly ReplyDraft[],
  takings: readonly Taking[],
  at: string,
): Plan => {
  const known = [...knownAnnotations(project).values()];
  const mine = new Map<string, Reply>(
    known.flatMap((whole) => whole.replies.map((reply) => [reply.uid, reply])),
  );
  const annotations = new Map<string, AnnotationId>(
    known.map(({ annotation }) => [annotation.uid, annotation.id]),
  );
  for (const { steps } of takings)
    for (const step of steps)
      if (step.on === 'annotation' && step.after !== null) annotations.set(step.after.uid, step.id);
  const byId = new Map([...mine].map(([uid, { annotation }]) => [uid, annotation]));
  const answers = new Map(replies.map(({ uid, to }) => [uid, to]));
  const number = counter(nextId(project.handle, 'replies'));
  const steps: Step[] = [];
  const items: ImportedAnnotation[] = [];
  const roots = new Map([...annotations, ...byId]);
  for (const reply of replies) {
    const root = rootOf(reply, roots, answers);
    const ours = mine.get(reply.uid) ?? null;
    const reason =
      root === null ? 'no-parent' : ours !== null && ours.annotation !== root ? 'duplicate' : null;
    if (root === null || reason !== null) {
      const { uid: id, author, body } = reply;
      const named = { quote: '', author, body: beginning(body), row: null, number: null };
      items.push({ id, taken: 'refused', status: null, reason, detail: reply.to, ...named });
      continue;
    }
    const step = takeReply(reply, root, ours, () => number() as ReplyId, at);
    if (step !== null) steps.push(step);
  }
  return { steps, items };
};

/** The annotations that get a reply though nothing else about them changes. */
const answeredIn = (project: OpenProject, steps: readonly Step[]): ReadonlySet<string> => {
  const known = knownAnnotations(project);
  return new Set(
    steps.flatMap((step) => {
      const reply = step.on === 'reply' ? step.after : null;
      return (reply === null ? undefined : known.get(reply.annotation)?.annotation.uid) ?? [];
    }),
  );
};

/** What importing would do to the project as it is now. */
const plan = (
  project: OpenProject,
  read: ReadAnnotations,
  attached: readonly (readonly Attached[])[],
): Plan => {
  const at = project.services.clock.now().toISOString();
  const byUid = new Map(
    Array.from(knownAnnotations(project).values(), (whole) => [whole.annotation.uid, whole]),
  );
  const number = counter(nextId(project.handle, 'annotations'));
  const takings = read.drafts.map((draft, i) => {
    const ours = byUid.get(draft.annotation.uid);
    const places = attached[i] ?? [];
    return ours === undefined
      ? takeNew(draft, places, number() as AnnotationId, at)
      : takeKnown(draft, places, ours);
  });
  const replies = planReplies(project, read.replies, takings, at);
  const answered = answeredIn(project, replies.steps);
  return {
    steps: [...takings.flatMap(({ steps }) => steps), ...replies.steps],
    items: [
      ...takings.map(({ item }, i): ImportedAnnotation => {
        const draft = read.drafts[i];
        const named =
          draft === undefined
            ? { quote: '', author: '', body: '', row: null, number: null }
            : namedBy(project, draft, attached[i] ?? [], byUid.get(item.id));
        const taken = item.taken === 'same' && answered.has(item.id) ? 'updated' : item.taken;
        return { ...item, ...named, taken };
      }),
      ...replies.items,
      ...read.refusals.map(({ id, reason, detail, described }): ImportedAnnotation => ({
        id,
        taken: 'refused',
        status: null,
        reason,
        detail,
        ...described,
        row: null,
      })),
    ],
  };
};

const reportOf = (items: readonly ImportedAnnotation[]): AnnotationImportReport => {
  const count = (taken: ImportedAnnotation['taken']): number =>
    items.filter((item) => item.taken === taken).length;
  return {
    taken: count('new'),
    updated: count('updated'),
    same: count('same'),
    refused: count('refused'),
    orphaned: items.filter(({ taken, status }) => taken !== 'refused' && status === 'orphan').length,
    items,
  };
};

/** Times the places are worked out while others may edit; then once more without giving way. */
const patience = 2;

/**
 * Takes the annotations of a JSON-LD file into the project, all in one step of undo, or, on failure, none. What was not
 * taken, or not as the file says, is in the report with its reason.
 */
export const importAnnotations = async (
  context: EngineContext,
  from: DocumentOrigin,
  job: Job,
): Promise<Result<AnnotationImportReport>> => {
  const current = currentProject(context);
  if (!current.ok) return current;
  const project = current.value;
  const handle = writable(project);
  if (!handle.ok) return handle;
  job.progress('reading', 0, 0);
  const located = locateOrigin(context.paths, from);
  if (!located.ok) return located;
  const { path, name } = located.value;
  const read = await readForeign<'annotations'>({ is: 'annotations', path, name }, job.signal);
  if (!read.ok) return read;
  const turn = takeTurns();
  for (let attempt = 1; ; attempt += 1) {
    const { sequence } = project;
    const attached = await attachAll(project, read.value, job, attempt > patience ? () => undefined : turn);
    if (job.signal.aborted || context.projects.current() !== project) return fail('job.cancelled');
    // Somebody edited meanwhile: the places may be others now.
    if (project.sequence !== sequence && attempt <= patience) continue;
    const { steps, items } = plan(project, read.value, attached);
    const done = commit(project, { kind: 'import-annotations', actor: authorOf(context), steps });
    return done.ok ? ok(reportOf(items)) : done;
  }
};
