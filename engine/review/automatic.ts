import {
  sameRich,
  type ActionKind,
  type Cell,
  type RichText,
  type ReviewRecord,
  type Sequence,
} from '#core/model/index.ts';
import { keysOf } from '#core/review/merge.ts';
import { versionKey } from '#core/review/versions.ts';
import { sameCell } from '../project/cell-rules.ts';
import type { OpenProject } from '../project/open-project.ts';
import { receivedRecordOf } from '../store/review-versions-repository.ts';
import { eachStepOfCell, stepsOf } from '../store/steps-repository.ts';
import type { CellPlace } from './standing.ts';

/** What was accepted at once in a cell, and nobody has touched since. */
export type Automatic = {
  /** The cell as it was before. */
  readonly before: Cell;
  /** The items that were accepted so. */
  readonly items: ReadonlySet<string>;
};

/** Actions that accept suggestions because nobody else changed the text, without a look at each. */
const automaticKinds: ReadonlySet<ActionKind> = new Set(['merge-review', 'answer-all-review']);

/**
 * Finds what was accepted at once in cells, where it still is as that left it. `known` is what the file knows now: only
 * answers that stand as they were given then count. What each action answered is read once.
 */
export const automaticFinder = (
  project: OpenProject,
  review: string,
  known: Pick<ReviewRecord, 'answers'>,
): ((
  place: CellPlace,
  cell: Cell,
  frozen: readonly RichText[],
  items: ReadonlySet<string>,
) => Automatic | null) => {
  const { handle } = project;
  const theirs = new Set(receivedRecordOf(handle, review).answers.map(versionKey));
  const standing = new Map(
    [...Map.groupBy(known.answers, ({ uid }) => uid)].map(([uid, versions]) => [uid, keysOf(versions)]),
  );
  const answered = new Map<Sequence, ReadonlySet<string>>();
  const answeredBy = (seq: Sequence): ReadonlySet<string> => {
    const last = answered.get(seq);
    if (last !== undefined) return last;
    const given = stepsOf(handle, seq).flatMap((step) =>
      step.on === 'review' &&
      step.review === review &&
      step.list === 'answers' &&
      standing.get(step.uid) === keysOf(step.after) &&
      !step.after.some((version) => theirs.has(versionKey<unknown>(version)))
        ? [step.uid]
        : [],
    );
    const items = new Set(given);
    answered.set(seq, items);
    return items;
  };
  return (place, cell, frozen, items) => {
    const isSent = (text: RichText): boolean => frozen.some((one) => sameRich(one, text));
    if (items.size === 0 || isSent(cell)) return null;
    const given = new Set<string>();
    let before: Cell | null = null;
    let last = cell;
    for (const { seq, kind, step } of eachStepOfCell(handle, place.segment, place.side)) {
      const isNext = step.before !== null && step.after !== null && sameCell(step.after, last);
      if (!automaticKinds.has(kind) || !isNext || step.before === null) break;
      const answers = answeredBy(seq);
      for (const item of items) if (answers.has(item)) given.add(item);
      if (!sameRich(step.before, cell)) before = step.before;
      if (isSent(step.before)) break;
      last = step.before;
    }
    return before === null || given.size === 0 ? null : { before, items: given };
  };
};
