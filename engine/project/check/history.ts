import type { DocumentId, ProjectSettings, Sequence, Step } from '#core/model/index.ts';
import { kindKey } from '#core/checks/registry.ts';
import { canonicalJson } from '#core/model/same-value.ts';
import { projectSettings } from '#core/model/shapes.ts';
import { anchorsOf } from '../../store/anchors-repository.ts';
import { findAnnotation } from '../../store/annotations-repository.ts';
import { blocksOf } from '../../store/blocks-repository.ts';
import { findConcept } from '../../store/concepts-repository.ts';
import { findCell } from '../../store/cells-repository.ts';
import { all, first } from '../../store/handles.ts';
import { findIgnored } from '../../store/ignored-findings-repository.ts';
import { findRepair } from '../../store/repairs-repository.ts';
import { findReply } from '../../store/replies-repository.ts';
import { findSegment } from '../../store/segments-repository.ts';
import { eachStep } from '../../store/steps-repository.ts';
import type { OpenProject } from '../open-project.ts';

/** What a step is about, for people and as a key; null for steps that change nothing. */
const subjectOf = (step: Step): string | null => {
  switch (step.on) {
    case 'lineage':
    case 'row':
      return null;
    case 'cell':
      return `text of segment ${step.segment}, ${step.side}`;
    case 'settings':
      return 'settings';
    case 'ignored': {
      const where = step.cell === null ? 'everywhere' : `in segment ${step.cell.segment}, ${step.cell.side}`;
      return `ignored finding ${kindKey(step)} ${where}`;
    }
    case 'anchors':
      return `anchors of annotation ${step.annotation}`;
    case 'review':
      return `${step.list} of review ${step.review}, ${step.uid}`;
    case 'segment':
    case 'block':
    case 'repair':
    case 'document':
    case 'annotation':
    case 'reply':
    case 'concept':
      break;
  }
  return `${step.on} ${step.id}`;
};

type Link = { readonly before: unknown; readonly after: unknown };

/** Settings with the members that came with a later version. */
const wholeSettings = (settings: ProjectSettings): ProjectSettings => {
  const read = projectSettings(settings);
  return read.ok ? read.value : settings;
};

/** The values of a step, as they are compared with others. */
const linkOf = (step: Step): Link | null => {
  if (step.on === 'lineage' || step.on === 'row') return null;
  if (step.on !== 'settings') return step;
  return { before: wholeSettings(step.before), after: wholeSettings(step.after) };
};

const presence = ({ documents }: OpenProject, id: DocumentId): unknown => {
  const document = documents.get(id);
  if (document === undefined) return null;
  const { present, language, targets } = document;
  return { present, language, targets };
};

/** What a step is about as it is now; undefined where nothing is compared. */
const presentOf = (project: OpenProject, step: Step): unknown => {
  const { handle } = project;
  switch (step.on) {
    case 'cell':
      return findCell(handle, step.segment, step.side);
    case 'segment':
      return findSegment(handle, step.id);
    case 'block':
      return blocksOf(handle, [step.id])[0] ?? null;
    case 'repair': {
      const found = findRepair(handle, step.id);
      if (found === null) return null;
      const { segment, start, end, decision, status } = found;
      return { segment, start, end, decision, status };
    }
    case 'document':
      return presence(project, step.id);
    case 'annotation':
      return findAnnotation(handle, step.id);
    case 'anchors':
      return anchorsOf(handle, step.annotation);
    case 'reply':
      return findReply(handle, step.id);
    case 'concept':
      return findConcept(handle, step.id);
    case 'settings':
      return project.settings;
    case 'ignored':
      return findIgnored(handle, step, step.cell);
    case 'review':
    case 'lineage':
    case 'row':
      break;
  }
  return undefined;
};

const standingEvents = ({ handle }: OpenProject): ReadonlySet<Sequence> =>
  new Set(
    all<{ seq: Sequence }>(handle, `SELECT seq FROM history WHERE state = 'done' AND of IS NULL`).map(
      ({ seq }) => seq,
    ),
  );

type Chain = { readonly step: Step; readonly seq: Sequence; end: string };

/** Members in any order: what was stored by another version may have them in another. */
const isDamaged = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'damaged' in value;

/**
 * Words that an edit moved, of an annotation that no standing event made: it came with an import or a merge that was cancelled
 * after the edit. One that was lost is told by the event that made it.
 */
const isOfNothing = (
  { handle }: OpenProject,
  chains: ReadonlyMap<string, Chain>,
  { step }: Chain,
): boolean => {
  if (step.on !== 'anchors' || findAnnotation(handle, step.annotation) !== null) return false;
  const made = chains.get(`annotation ${step.annotation}`);
  return made === undefined || made.end === 'null';
};

/** Each thing must be as the newest standing step on it left it. */
const endProblems = (project: OpenProject, chains: ReadonlyMap<string, Chain>): readonly string[] =>
  [...chains].flatMap(([subject, chain]) => {
    const { step, seq, end } = chain;
    const present = presentOf(project, step);
    // What is damaged is told as such.
    if (present === undefined || isDamaged(present)) return [];
    if (canonicalJson(present) === end || isOfNothing(project, chains, chain)) return [];
    return [`event ${seq}: the ${subject} is not as this event left it`];
  });

/**
 * Events are numbered without gaps and never deleted one by one, so that one that was taken out is seen by its number, whether or not
 * anything hangs on it. Told is where each gap begins.
 */
const gapProblems = ({ handle }: OpenProject): readonly string[] =>
  all<{ seq: Sequence }>(
    handle,
    `SELECT seq + 1 AS seq FROM history h
     WHERE seq < (SELECT seq FROM sqlite_sequence WHERE name = 'history')
     AND NOT EXISTS (SELECT 1 FROM history WHERE seq = h.seq + 1) ORDER BY seq`,
  ).map(({ seq }) => `event ${seq} is missing`);

/**
 * Each standing step must begin where the standing step before it on the same thing ended, and the thing be now as the last one left
 * it, so that what was lost, changed or put in without history is seen.
 */
export const historyProblems = (project: OpenProject): readonly string[] => {
  const { handle } = project;
  const problems: string[] = [];
  const standing = standingEvents(project);
  const chains = new Map<string, Chain>();
  for (const { seq, step } of eachStep(handle)) {
    if (step === null || !standing.has(seq)) continue;
    const [subject, link] = [subjectOf(step), linkOf(step)];
    if (subject === null || link === null) continue;
    const known = chains.get(subject);
    if (known !== undefined && known.end !== canonicalJson(link.before)) {
      problems.push(`event ${seq}: the ${subject} was not as the event before left it`);
    }
    chains.set(subject, { step, seq, end: canonicalJson(link.after) });
  }
  const empty = first<{ n: number }>(
    handle,
    `SELECT count(*) AS n FROM history h WHERE h.of IS NULL AND h.kind <> 'restore' AND NOT EXISTS (SELECT 1 FROM steps WHERE seq = h.seq)`,
  );
  if (empty !== undefined && empty.n > 0) problems.push(`${empty.n} events without steps`);
  return [...problems, ...gapProblems(project), ...endProblems(project, chains)];
};
