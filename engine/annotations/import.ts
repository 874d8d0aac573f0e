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
import { shortenLog, writable, type OpenProject } from '../project/open-project.ts';
import { beginPortions, type PortionedAction } from '../project/portions.ts';
import { nextId } from '../store/ids.ts';
import { giveWay, takeTurns } from '../turns.ts';
import { attacher, type Attached } from './attach.ts';
import type { WholeAnnotation } from './describe.ts';
import { changesSince, isSame, keepUp, momentOf, type Placed } from './keep-up.ts';
import { knownAnnotations } from './known.ts';
import { portionsOf, type Portion } from './portions.ts';
import { rootFinder, type Answers } from './reply-roots.ts';
import { takeKnown, takeNew, takeReply, type Taking } from './take.ts';

/** Where every annotation of the file has its words; others may edit meanwhile (`keepUp`). */
const attachAll = async (
  project: OpenProject,
  { drafts }: ReadAnnotations,
  job: Job,
  turn: () => Promise<void> | undefined,
): Promise<Placed> => {
  const at = momentOf(project);
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
  return { places: all, at };
};

const counter = (first: number): (() => number) => {
  let next = first;
  return () => next++;
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
  answers: Answers,
  takings: readonly Taking[],
  at: string,
): Plan => {
  if (replies.length === 0) return { steps: [], items: [] };
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
  const number = counter(nextId(project.handle, 'replies'));
  const steps: Step[] = [];
  const items: ImportedAnnotation[] = [];
  const rootOf = rootFinder(new Map([...annotations, ...byId]), answers);
  for (const reply of replies) {
    const root = rootOf(reply);
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

/** What importing a part of the file would do to the project as it is now. */
const plan = (
  project: OpenProject,
  { drafts, replies }: Portion,
  attached: readonly (readonly Attached[])[],
  answers: Answers,
): Plan & { readonly answered: ReadonlySet<string> } => {
  const at = project.services.clock.now().toISOString();
  const byUid = new Map(
    Array.from(knownAnnotations(project).values(), (whole) => [whole.annotation.uid, whole]),
  );
  const number = counter(nextId(project.handle, 'annotations'));
  const takings = drafts.map((draft, i) => {
    const ours = byUid.get(draft.annotation.uid);
    const places = attached[i] ?? [];
    return ours === undefined
      ? takeNew(draft, places, number() as AnnotationId, at)
      : takeKnown(draft, places, ours);
  });
  const replied = planReplies(project, replies, answers, takings, at);
  return {
    steps: [...takings.flatMap(({ steps }) => steps), ...replied.steps],
    items: [
      ...takings.map(({ item }, i): ImportedAnnotation => {
        const draft = drafts[i];
        const named =
          draft === undefined
            ? { quote: '', author: '', body: '', row: null, number: null }
            : namedBy(project, draft, attached[i] ?? [], byUid.get(item.id));
        return { ...item, ...named };
      }),
      ...replied.items,
    ],
    answered: answeredIn(project, replied.steps),
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

type Storing = {
  readonly context: EngineContext;
  readonly project: OpenProject;
  readonly read: ReadAnnotations;
  readonly job: Job;
};

/** Stores portion after portion. What came of each is in `items`, also when it ends early. */
const storeAll = async (
  { context, project, read, job }: Storing,
  placed: Placed,
  items: ImportedAnnotation[],
  portions: readonly Portion[],
  action: PortionedAction,
): Promise<Result<ReadonlySet<string>>> => {
  const isStopped = (): boolean => job.signal.aborted || context.projects.current() !== project;
  const turn = takeTurns();
  const answers: Answers = new Map(read.replies.map(({ uid, to }) => [uid, to]));
  const answered = new Set<string>();
  const changes = changesSince(project, placed.at);
  for (const portion of portions) {
    await shortenLog(project);
    if (isStopped()) return fail('job.cancelled');
    const { drafts, from } = portion;
    const before = placed.places.slice(from, from + drafts.length);
    let part = await keepUp(project, drafts, before, changes, turn);
    while (!isSame(part.at, momentOf(project)))
      part = await keepUp(project, drafts, part.places, changesSince(project, part.at), turn);
    if (isStopped() || action.isUndone()) return fail('job.cancelled');
    const planned = plan(project, portion, part.places, answers);
    const done = action.store({ steps: planned.steps });
    if (!done.ok) return done;
    items.push(...planned.items);
    for (const uid of planned.answered) answered.add(uid);
    job.progress('storing', from + drafts.length, read.drafts.length);
    await giveWay();
  }
  return ok(answered);
};

const refusedItems = ({ refusals }: ReadAnnotations): readonly ImportedAnnotation[] =>
  refusals.map(({ id, reason, detail, described }) => ({
    id,
    taken: 'refused',
    status: null,
    reason,
    detail,
    ...described,
    row: null,
  }));

/**
 * Takes the annotations of a JSON-LD file into the project, all in one step of undo, or, on failure, none. Many are stored
 * in portions, between which others may save: one step of undo only as long as nobody did. Where the project is closed in
 * between, the portions before stay. What was not taken, or not as the file says, is in the report with its reason.
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
  const placed = await attachAll(project, read.value, job, takeTurns());
  if (job.signal.aborted || context.projects.current() !== project) return fail('job.cancelled');
  const items: ImportedAnnotation[] = [];
  const portions = portionsOf(read.value);
  const action = beginPortions(project, 'import-annotations', authorOf(context), portions.length === 1);
  const storing = { context, project, read: read.value, job };
  const stored = await storeAll(storing, placed, items, portions, action);
  if (!stored.ok) {
    await action.takeBack(context.alone);
    return stored;
  }
  const answered = items.map((item): ImportedAnnotation =>
    item.taken === 'same' && stored.value.has(item.id) ? { ...item, taken: 'updated' } : item,
  );
  return ok(reportOf([...answered, ...refusedItems(read.value)]));
};
