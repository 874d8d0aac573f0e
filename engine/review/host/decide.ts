import type { AnswerReport, SegmentChoiceInfo, SegmentDecision } from '#api/review.ts';
import {
  fail,
  ok,
  sameRich,
  type Answer,
  type Cell,
  type Result,
  type RichText,
  type Step,
} from '#core/model/index.ts';
import { decisionsBy, segmentChoices, type SegmentChoice } from '#core/review/decide.ts';
import { cellKey, mergeCell } from '#core/review/merge.ts';
import { replaceVersions } from '#core/review/versions.ts';
import { diffText } from '#core/text/diff.ts';
import { commit } from '../../project/commit.ts';
import type { OpenProject } from '../../project/open-project.ts';
import { hostReview, openReviewOf } from '../find.ts';
import { knownReview, type KnownReview } from '../known.ts';
import { changeSegment, noWrites, type CellWrite } from './segment-change.ts';
import { settledCell } from './settled-cell.ts';
import type { CellPlace, CellStanding } from './standing.ts';

export type DecisionWish = {
  readonly is: SegmentChoice['is'];
  /** Of several choices with the same characters, the one of this reviewer. */
  readonly reviewer?: string | undefined;
  /** What the choice reads, as it was shown. */
  readonly text: string;
  readonly reason: string;
  readonly actor: string;
};

type Deciding = {
  readonly standing: CellStanding;
  readonly choices: readonly SegmentChoice[];
  readonly contested: boolean;
};

const hasTags = ({ tags }: RichText): boolean => tags.length > 0;

/** What can be chosen for a cell; null where nobody suggested anything, or where it is not shown. */
const choicesOf = (known: KnownReview, place: CellPlace): Deciding | null => {
  const standing = known.cells.get(cellKey(place));
  if (standing === undefined || !standing.isShown || standing.items.length === 0) return null;
  const { cell, returned, frozen } = standing;
  const merged = mergeCell(place, cell, returned, known.answers);
  // `returned` is in no order of rounds: the newest text something was suggested for, or else the oldest there is.
  const sent = returned.find((one) => one.frozen.hash === frozen?.hash)?.frozen ?? returned.at(-1)?.frozen;
  if (sent === undefined) return null;
  return {
    standing,
    choices: segmentChoices(cell, sent, returned, merged),
    contested: merged.items.some(({ contested }) => contested),
  };
};

const choiceInfo = ({ is, reviewers, text }: SegmentChoice): SegmentChoiceInfo => ({
  is,
  reviewers,
  text: text.text,
  tagged: hasTags(text),
});

/** The texts that can be chosen for a segment. Failures: review.unknown, review.is-copy, review.nothing-to-decide. */
export const listChoices = (
  project: OpenProject,
  review: string,
  place: CellPlace,
): Result<SegmentDecision> => {
  const found = hostReview(project, review);
  if (!found.ok) return found;
  const deciding = choicesOf(knownReview(project, review), place);
  const row = project.order.rowOf(place.segment);
  if (deciding === null || row === null) return fail('review.nothing-to-decide');
  const { standing, choices, contested } = deciding;
  const { segment, side } = place;
  const { locked, text } = standing.cell;
  return ok({ segment, side, row, locked, contested, present: text, choices: choices.map(choiceInfo) });
};

/** What a decision says of each suggestion; where one was edited, and the words stay, that it was. */
const answersFor = (
  known: KnownReview,
  { standing }: Deciding,
  text: RichText,
  { reason, actor }: DecisionWish,
  at: string,
): ReadonlyMap<string, Answer> => {
  const stays = sameRich(text, standing.cell);
  const decisions = decisionsBy(text, standing.returned);
  return new Map(
    [...decisions].flatMap(([item, decision]): readonly (readonly [string, Answer])[] => {
      const isEdited = known.answers.get(item)?.some((one) => one.decision === 'edited') ?? false;
      return isEdited && stays ? [] : [[item, { item, decision, reason, by: actor, at }]];
    }),
  );
};

/**
 * Decides on a segment as a whole, in one step of undo that takes text, state and annotations along. Failures:
 * review.unknown, review.closed, review.nothing-to-decide, review.other-choice when what was chosen reads otherwise by now,
 * cell.locked, those of `commit`.
 */
export const decideSegment = (
  project: OpenProject,
  review: string,
  place: CellPlace,
  wish: DecisionWish,
): Result<AnswerReport> => {
  const found = openReviewOf(project, review);
  if (!found.ok) return found;
  const known = knownReview(project, review);
  const deciding = choicesOf(known, place);
  if (deciding === null) return fail('review.nothing-to-decide');
  const alike = deciding.choices.filter(({ is, text }) => is === wish.is && text.text === wish.text);
  const { reviewer } = wish;
  const chosen = alike.find(({ reviewers }) => reviewer === undefined || reviewers.includes(reviewer));
  if (chosen === undefined) return fail('review.other-choice');
  const { cell: present, returned, frozen } = deciding.standing;
  if (present.locked && !sameRich(chosen.text, present)) return fail('cell.locked');
  const at = project.services.clock.now().toISOString();
  const given = answersFor(known, deciding, chosen.text, wish, at);
  const answers = new Map([...known.answers, ...[...given].map(([item, one]) => [item, [one]] as const)]);
  const change = (cell: Cell): CellWrite | null =>
    frozen === null
      ? null
      : {
          after: settledCell(project, cell, chosen.text, frozen, { returned, answers }),
          edits: diffText(cell.text, chosen.text.text),
        };
  const writes = noWrites();
  changeSegment(project, place.segment, new Set([place.side]), (_side, cell) => change(cell), writes);
  const steps = [...given].map(([uid, answer]): Step => {
    const before = known.lists.answers.get(uid) ?? [];
    // Said again it is said anew: what was accepted at once is decided now.
    return {
      on: 'review',
      review,
      list: 'answers',
      uid,
      before,
      after: [replaceVersions(before, uid, answer)],
    };
  });
  const done = commit(project, {
    kind: 'answer-review',
    actor: wish.actor,
    steps: [...steps, ...writes.steps],
    edits: writes.edits,
  });
  return done.ok
    ? ok({ sequence: done.value.sequence, answered: given.size, left: [], unconfirmed: [] })
    : done;
};
