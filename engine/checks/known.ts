import type { Block, BlockId, Cell, SegmentId, Sequence, Side, Step } from '#core/model/index.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { isStructural, touchedBy } from '../project/apply-step.ts';
import { findingsIn, textsBefore, type RowFinding } from '../project/findings.ts';
import { knownGrammar } from '../project/grammar.ts';
import type { OpenProject } from '../project/open-project.ts';
import { knownSpelling } from '../project/spelling.ts';
import { knownTerms, readyTerms, sharedTermsState, termIndexOf } from '../project/terms.ts';
import { timedPlaces } from '../project/timed-places.ts';
import { alignmentsOf } from '../store/alignments-repository.ts';
import { blocksOf } from '../store/blocks-repository.ts';
import { cellsOfAll } from '../store/cells-repository.ts';
import { lastSegment } from '../store/find-repository.ts';
import { lostPlaces } from '../store/repairs-repository.ts';
import { findSegments } from '../store/segments-repository.ts';
import { takeTurns } from '../turns.ts';

/** Findings of a project in memory, ignored ones too, as they were at a point of its history: of the rows looked at so far. */
type Known = {
  sequence: Sequence;
  /** Of the shared termbases (`sharedTermsState`). */
  readonly terms: string;
  /** Rows without findings have no entry. */
  readonly found: Map<SegmentId, readonly RowFinding[]>;
  /** The lowest id of a segment that was not looked at. */
  next: number;
};

const kept = new WeakMap<OpenProject, Known>();

const knownNow = (project: OpenProject): Known => {
  const known = kept.get(project);
  const terms = sharedTermsState(project);
  if (known?.sequence === project.sequence && known.terms === terms) return known;
  const fresh: Known = { sequence: project.sequence, terms, found: new Map(), next: 1 };
  kept.set(project, fresh);
  return fresh;
};

/** The findings of each of the given rows, read from the file; of those in no shown document none. */
const lookAt = (
  project: OpenProject,
  segments: readonly SegmentId[],
): ReadonlyMap<SegmentId, readonly RowFinding[]> => {
  const { handle, order, documents } = project;
  const shown = segments.filter((segment) => order.rowOf(segment) !== null);
  if (shown.length === 0) return new Map();
  const cells = new Map<SegmentId, Partial<Record<Side, Cell>>>();
  for (const { segment, side, cell } of cellsOfAll(handle, shown))
    cells.set(segment, { ...cells.get(segment), [side]: cell });
  const places = findSegments(handle, shown);
  const blocks = new Map<BlockId, Block>(
    blocksOf(handle, [...new Set(places.map(({ block }) => block))]).map((block) => [block.id, block]),
  );
  const timed = timedPlaces(
    project,
    places.map(({ id, document }) => ({ segment: id, document })),
  );
  const aligned = alignmentsOf(handle, shown);
  const terms = knownTerms(project);
  const spelling = knownSpelling(project);
  const grammarOf = knownGrammar(project);
  return new Map(
    places.map(({ id, document, block }) => {
      const stored = documents.get(document);
      if (stored === undefined) return [id, []] as const;
      const kind = blocks.get(block)?.kind ?? 'paragraph';
      return [
        id,
        findingsIn({
          segment: id,
          document: stored,
          block: kind,
          cells: cells.get(id) ?? {},
          place: timed.get(id),
          alignments: aligned.get(id),
          terms,
          spelling,
          grammar: grammarOf(id),
          previous: textsBefore(project, id),
          repaired: () => lostPlaces(handle, id),
        }),
      ] as const;
    }),
  );
};

const note = (project: OpenProject, known: Known, segments: readonly SegmentId[]): void => {
  const found = lookAt(project, segments);
  for (const segment of segments) {
    const findings = found.get(segment) ?? [];
    if (findings.length > 0) known.found.set(segment, findings);
    else known.found.delete(segment);
  }
};

/** More rows than this are looked at when somebody asks, giving way to other work, and not at the commit. */
const mostAtOnce = 500;

/** Steps after which nobody can say which rows have other findings. */
const changesMany = (step: Step): boolean =>
  step.on === 'document' || step.on === 'concept' || (step.on === 'row' && step.table !== 'cells');

/** With the rows behind them, whose pronouns may stand for people whom these name. */
const withFollowers = (project: OpenProject, touched: readonly SegmentId[]): readonly SegmentId[] => {
  if (!termIndexOf(project).hasPeople()) return touched;
  const { order } = project;
  const behind = touched.flatMap((segment) => {
    const row = order.rowOf(segment);
    const next = row === null ? null : order.segmentAt(row + 1);
    return next === null ? [] : [next];
  });
  return [...new Set([...touched, ...behind])];
};

/** Looks again at what committed steps changed. Called after each commit, before the project's sequence moves on. */
export const noteFindings = (project: OpenProject, sequence: Sequence, steps: readonly Step[]): void => {
  const known = kept.get(project);
  if (known === undefined || known.sequence !== project.sequence) return;
  const touched = withFollowers(project, touchedBy(steps));
  const movesPeople = isStructural(steps) && termIndexOf(project).hasPeople();
  if (touched.length > mostAtOnce || movesPeople || steps.some(changesMany)) {
    kept.delete(project);
    return;
  }
  note(project, known, touched);
  known.sequence = sequence;
};

/** Looks through a project anew when somebody asks next: what is checked has changed. */
export const forgetFindings = (project: OpenProject): void => void kept.delete(project);

/** Looks again at rows of whose texts more is known than before, without their having changed. */
export const noteAgain = (project: OpenProject, segments: readonly SegmentId[]): void => {
  const known = kept.get(project);
  if (known !== undefined && known.sequence === project.sequence) note(project, known, segments);
};

/** Segments looked at between two turns: a few milliseconds of work. */
const stretch = 200;

/** Who asks: whether they still want to know, and who hears how far it is. */
export type Asked = {
  readonly isWanted: () => boolean;
  readonly progress?: (done: number, total: number) => void;
};

/**
 * All findings of the project, ignored ones too, in no particular order. What was not looked at yet is looked at now, giving way to
 * other work every few milliseconds; of several who ask at once, each takes the work on where the others left it. `job.cancelled`
 * when it is not wanted any more: what was found until then is kept.
 */
export const allFindings = async (
  project: OpenProject,
  { isWanted, progress }: Asked,
): Promise<Result<readonly RowFinding[]>> => {
  const turn = takeTurns();
  await readyTerms(project);
  for (;;) {
    if (!isWanted()) return fail('job.cancelled');
    const known = knownNow(project);
    const last = lastSegment(project.handle);
    if (known.next > last) return ok([...known.found.values()].flat());
    const from = known.next;
    const segments = Array.from({ length: Math.min(stretch, last - from + 1) }, (_, n) => from + n);
    note(project, known, segments as SegmentId[]);
    known.next = from + segments.length;
    progress?.(Math.min(known.next - 1, last), last);
    await turn();
  }
};
