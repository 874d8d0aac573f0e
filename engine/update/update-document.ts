import type { UpdateReport } from '#api/documents.ts';
import type { Input, DuizhaoContract } from '#api/index.ts';
import {
  fail,
  ok,
  type AnchorStatus,
  type DocumentId,
  type Result,
  type Sequence,
  type Step,
} from '#core/model/index.ts';
import { followSteps } from '../annotations/follow.ts';
import { authorOf, currentProject, type EngineContext } from '../context.ts';
import { discard } from '../import/discard.ts';
import type { ImportOrder } from '../import/messages.ts';
import { locateOrigin, type LocatedDocument } from '../import/origin.ts';
import type { Job } from '../jobs.ts';
import { commit } from '../project/commit.ts';
import { projectInfo } from '../project/info.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import { originalsOf } from '../store/cells-repository.ts';
import { writeDocumentStatus, type StoredDocument } from '../store/documents-repository.ts';
import { guarded } from '../store/failures.ts';
import { baseOf } from './base.ts';
import { beginDraft, type Draft, type Slot } from './draft.ts';
import { findAgain } from './find-again.ts';
import { matchSegments, type Match } from './match.ts';
import { receiveNewer, type Newer } from './newer.ts';
import { rewrite } from './rewrite.ts';
import { sequenceSteps } from './sequence.ts';

export type UpdateRequest = Input<DuizhaoContract['documents']['update']>;

/** The rows in the order of the newer file. Rows that stay though it has them no longer follow the row they followed. */
const inOrder = (
  placed: readonly { readonly at: number | null; readonly slots: readonly Slot[] }[],
): Slot[] => {
  const ordered = placed
    .flatMap(({ at, slots }) => (at === null ? [] : [{ at, slots }]))
    .sort((a, b) => a.at - b.at)
    .flatMap(({ slots }) => slots);
  const stray = placed.flatMap(({ at, slots }) => (at === null ? slots : []));
  if (stray.length === 0) return ordered;
  const presentOf = ({ present }: Slot): number => present ?? -1;
  stray.sort((a, b) => presentOf(a) - presentOf(b));
  const behind = new Map<Slot | null, Slot[]>();
  const known = ordered.filter(({ present }) => present !== null).sort((a, b) => presentOf(a) - presentOf(b));
  let next = 0;
  for (const slot of stray) {
    while (next < known.length && presentOf(known[next] ?? slot) < presentOf(slot)) next += 1;
    const before = known[next - 1] ?? null;
    behind.set(before, [...(behind.get(before) ?? []), slot]);
  }
  return [...(behind.get(null) ?? []), ...ordered.flatMap((slot) => [slot, ...(behind.get(slot) ?? [])])];
};

/** Where in the newer file a match stands; null when nowhere. */
const placeOf = (match: Match): number | null =>
  match.is === 'pair' ? match.fresh : (match.fresh[0] ?? null);

const byPlace = (a: Match, b: Match): number => (placeOf(a) ?? Infinity) - (placeOf(b) ?? Infinity) || 0;

/** Works out what the newer file changes. Reads only. */
const draftUpdate = (project: OpenProject, document: StoredDocument, newer: Newer): Draft => {
  const present = originalsOf(project.handle, document.id);
  const base = baseOf(project.handle, document.id, present);
  const draft = beginDraft(project, document, present, newer);
  const matches = matchSegments({ base, present, fresh: newer.segments });
  const placed = matches
    .toSorted(byPlace)
    .map((match) => ({ at: placeOf(match), slots: rewrite(draft, match) }));
  const steps = [...sequenceSteps(draft, inOrder(placed)), ...draft.steps];
  return { ...draft, steps: [...steps, ...findAgain(steps, followSteps(project, steps))] };
};

/** From bad to good: an annotation is told by the worst of its words. */
const worstFirst = ['orphan', 'ambiguous', 'replaced', 'edited', 'live'] as const;

const countStatuses = (steps: readonly Step[]): UpdateReport['annotations'] => {
  const counts: Record<AnchorStatus, number> = { live: 0, edited: 0, replaced: 0, orphan: 0, ambiguous: 0 };
  for (const step of steps) {
    if (step.on !== 'anchors') continue;
    const worst = worstFirst.find((status) => step.after.some((anchor) => anchor.status === status));
    if (worst !== undefined) counts[worst] += 1;
  }
  return counts;
};

const reportOf = (project: OpenProject, { tally, steps }: Draft, sequence: Sequence): UpdateReport => {
  const { accepted, offered, carried, ...rows } = tally;
  return {
    project: projectInfo(project),
    sequence: steps.length === 0 ? null : sequence,
    rows,
    annotations: countStatuses(steps),
    repairs: { accepted, offered, carried },
  };
};

type Applied = { readonly report: UpdateReport; readonly isUsed: boolean };

const apply = (
  context: EngineContext,
  project: OpenProject,
  document: StoredDocument,
  newer: Newer,
): Result<Applied> => {
  const drafted = guarded(project.path, () => draftUpdate(project, document, newer));
  if (!drafted.ok) return drafted;
  const draft = drafted.value;
  const done = commit(project, {
    kind: 'update-document',
    actor: authorOf(context),
    steps: draft.steps,
    also: (write) => writeDocumentStatus(write, newer.version, 'ready'),
  });
  return done.ok
    ? ok({ report: reportOf(project, draft, done.value.sequence), isUsed: draft.steps.length > 0 })
    : done;
};

const orderFor = (
  { encoding }: UpdateRequest,
  { path, name }: LocatedDocument,
  { settings }: OpenProject,
  { language, cleans }: StoredDocument,
): ImportOrder => ({
  path,
  name,
  settings,
  language,
  cleans,
  // Only what is new is converted, once that is known.
  targets: [],
  ...(encoding === undefined ? {} : { encoding }),
});

/** The document to be updated, if it is shown. */
const shownDocument = (project: OpenProject, id: DocumentId): Result<StoredDocument> => {
  const document = project.documents.get(id);
  return document?.present === true && document.status === 'ready'
    ? ok(document)
    : fail('document.unknown', { id });
};

const updateIn = async (
  context: EngineContext,
  project: OpenProject,
  request: UpdateRequest,
  job: Job,
): Promise<Result<UpdateReport>> => {
  const document = shownDocument(project, request.document);
  if (!document.ok) return document;
  const located = locateOrigin(context.paths, request.from);
  if (!located.ok) return located;
  const order = orderFor(request, located.value, project, document.value);
  const { result, leftover } = await receiveNewer(context.reader, project, document.value.id, order, job);
  if (!result.ok) {
    if (leftover !== null) await discard(project, leftover);
    return result;
  }
  // While it was read, the document may have been taken out, and the job cancelled.
  const shown = job.signal.aborted ? fail('job.cancelled') : shownDocument(project, request.document);
  const applied = shown.ok ? apply(context, project, shown.value, result.value) : shown;
  if (!applied.ok || !applied.value.isUsed) await discard(project, result.value.version);
  return applied.ok ? ok(applied.value.report) : applied;
};

/**
 * Brings a document up to a newer file as one action: what the file says as before stays as it is, with translations,
 * states and decisions; the rest follows it. Nothing new in the file, nothing happens. On failure, and when the job is
 * cancelled, everything is as it was.
 */
export const updateDocument = async (
  context: EngineContext,
  request: UpdateRequest,
  job: Job,
): Promise<Result<UpdateReport>> => {
  const project = currentProject(context);
  if (!project.ok) return project;
  const handle = writable(project.value);
  return handle.ok ? updateIn(context, project.value, request, job) : handle;
};
