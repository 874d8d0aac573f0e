import { createTextIndex, type TextIndex } from '#core/memory/index.ts';
import {
  fail,
  ok,
  originalSide,
  type Result,
  type SegmentId,
  type Sequence,
  type Step,
} from '#core/model/index.ts';
import { touchedBy } from '../project/apply-step.ts';
import type { OpenProject } from '../project/open-project.ts';
import { cellTexts, lastSegment } from '../store/find-repository.ts';
import { originalText } from '../store/memory-repository.ts';
import { takeTurns } from '../turns.ts';

/** The originals of a project as they were at a point of its history: of the segments read so far, shown or not. */
type Originals = {
  sequence: Sequence;
  readonly index: TextIndex;
  /** The lowest id of a segment that was not read. */
  next: number;
};

const kept = new WeakMap<OpenProject, Originals>();

const originalsNow = (project: OpenProject): Originals => {
  const known = kept.get(project);
  if (known?.sequence === project.sequence) return known;
  const fresh: Originals = { sequence: project.sequence, index: createTextIndex(), next: 1 };
  kept.set(project, fresh);
  return fresh;
};

/** Segments read between two turns: a few milliseconds of work. */
const stretch = 200;

/**
 * The originals of the project, found by likeness; their numbers are those of their segments. What was not read yet is read now,
 * giving way to other work every few milliseconds. Failure: job.cancelled once nobody wants to know.
 */
export const originalsOf = async (
  project: OpenProject,
  isWanted: () => boolean,
): Promise<Result<TextIndex>> => {
  const turn = takeTurns();
  for (;;) {
    if (!isWanted()) return fail('job.cancelled');
    const known = originalsNow(project);
    const last = lastSegment(project.handle);
    if (known.next > last) return ok(known.index);
    const end = Math.min(known.next + stretch, last + 1);
    for (const { segment, side, text } of cellTexts(project.handle, known.next, end, null))
      if (side === originalSide) known.index.put(segment, text);
    known.next = end;
    await turn();
  }
};

/** Segments whose originals have the same key as a text; null while not all of them were read. */
export const sameOriginals = (project: OpenProject, text: string): readonly SegmentId[] | null => {
  const known = kept.get(project);
  if (known?.sequence !== project.sequence || known.next <= lastSegment(project.handle)) return null;
  return known.index.same(text) as readonly SegmentId[];
};

/** Steps after which texts may be others though no step names their segments. */
const changesUnnamed = (step: Step): boolean => step.on === 'row' && step.table !== 'cells';

const changesOriginal = (step: Step): boolean =>
  (step.on === 'cell' && step.side === originalSide) || (step.on === 'row' && step.table === 'cells');

/** Takes in what committed steps changed. Called after each commit, before the project's sequence moves on. */
export const noteOriginals = (project: OpenProject, sequence: Sequence, steps: readonly Step[]): void => {
  const known = kept.get(project);
  if (known === undefined || known.sequence !== project.sequence) return;
  if (steps.some(changesUnnamed)) {
    kept.delete(project);
    return;
  }
  for (const segment of touchedBy(steps.filter(changesOriginal))) {
    const text = segment < known.next ? originalText(project.handle, segment) : null;
    if (text === null) known.index.remove(segment);
    else known.index.put(segment, text);
  }
  known.sequence = sequence;
};
