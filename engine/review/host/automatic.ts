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
import { sameCell } from '../../project/cell-rules.ts';
import type { OpenProject } from '../../project/open-project.ts';
import { eachStepOfCell, stepsOf } from '../../store/steps-repository.ts';
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

/** What each action answered, read once for a whole merge: steps of history stay as they are. */
export type ActionAnswers = (seq: Sequence) => ReadonlyMap<string, ReviewRecord['answers']>;

export const actionAnswers = ({ handle }: OpenProject, review: string): ActionAnswers => {
  const known = new Map<Sequence, ReadonlyMap<string, ReviewRecord['answers']>>();
  return (seq) => {
    const last = known.get(seq);
    if (last !== undefined) return last;
    const given = stepsOf(handle, seq).flatMap((step) =>
      step.on === 'review' && step.review === review && step.list === 'answers'
        ? [[step.uid, step.after as ReviewRecord['answers']] as const]
        : [],
    );
    const answers = new Map(given);
    known.set(seq, answers);
    return answers;
  };
};

/**
 * Finds what was accepted at once in cells, where it still is as that left it. `known` is what the file knows now: only
 * answers that stand as they were given then count, and none that others brought (`received`).
 */
export const automaticFinder = (
  { handle }: OpenProject,
  known: Pick<ReviewRecord, 'answers'>,
  received: Pick<ReviewRecord, 'answers'>,
  answersOf: ActionAnswers,
): ((
  place: CellPlace,
  cell: Cell,
  frozen: readonly RichText[],
  items: ReadonlySet<string>,
) => Automatic | null) => {
  const theirs = new Set(received.answers.map(versionKey));
  const standing = new Map(
    [...Map.groupBy(known.answers, ({ uid }) => uid)].map(([uid, versions]) => [uid, keysOf(versions)]),
  );
  const isGivenBy = (seq: Sequence, item: string): boolean => {
    const after = answersOf(seq).get(item);
    return (
      after !== undefined &&
      standing.get(item) === keysOf(after) &&
      !after.some((version) => theirs.has(versionKey(version)))
    );
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
      for (const item of items) if (isGivenBy(seq, item)) given.add(item);
      if (!sameRich(step.before, cell)) before = step.before;
      if (isSent(step.before)) break;
      last = step.before;
    }
    return before === null || given.size === 0 ? null : { before, items: given };
  };
};
