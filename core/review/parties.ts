import { sameRich, type FrozenCell, type ReviewedCell, type RichText } from '../model/index.ts';
import { applyItems, itemsOfCell } from './items.ts';
import { richKey } from './rich-edit.ts';

/** A reviewer's cell with the frozen cell it was made from. */
export type Returned = {
  readonly cell: ReviewedCell;
  readonly frozen: FrozenCell;
};

/** The texts of a cell that somebody wrote, each once: as it was sent, as the translator has it, as each reviewer left it. */
export const writtenTexts = (ours: RichText, returned: readonly Returned[]): readonly RichText[] => {
  const all = [ours, ...returned.flatMap(({ cell, frozen }) => [frozen, cell.text])];
  const byKey = new Map(all.map(({ text, tags }) => [richKey({ text, tags }), { text, tags }]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
};

/** Whether a text is nothing but accepted suggestions of one reviewer made in the frozen one: nobody else had a hand in it. */
const isPartOf = (
  text: RichText,
  { cell, frozen }: Returned,
  isAccepted: (item: string) => boolean,
): boolean => {
  const accepted = itemsOfCell(cell, frozen).filter(({ id }) => isAccepted(id));
  return sameRich(applyItems(frozen, accepted), text);
};

/** What was decided on suggestions so far. */
export type Decided = {
  readonly isAccepted: (item: string) => boolean;
  /** Where given, a reviewer all of whose suggestions were rejected counts no more: that was a decision against their text. */
  readonly isRejected?: (item: string) => boolean;
};

/**
 * Whether several made different texts of one frozen text: reviewers, and the translator, who is one of them where `ours`
 * is neither the frozen text nor what came of accepting one reviewer's suggestions. `returned` are cells of one and the same
 * frozen text. Nothing of such a cell is accepted but by a decision: what each changed may fit together word by word and yet
 * make a sentence nobody wrote. Without `isRejected` the answer depends neither on the order of `returned` nor on when
 * anything was decided.
 */
export const isContested = (
  ours: RichText,
  returned: readonly Returned[],
  { isAccepted, isRejected }: Decided,
): boolean => {
  const changed = returned.filter(({ cell, frozen }) => !sameRich(cell.text, frozen));
  const isOut = ({ cell, frozen }: Returned): boolean =>
    isRejected !== undefined && itemsOfCell(cell, frozen).every(({ id }) => isRejected(id));
  const left = changed.filter((one) => !isOut(one));
  const made = new Set(left.map(({ cell }) => richKey(cell.text)));
  const [first] = left;
  if (first === undefined) return false;
  if (made.size > 1) return true;
  if (sameRich(ours, first.frozen) || sameRich(ours, first.cell.text)) return false;
  return !left.some((one) => isPartOf(ours, one, isAccepted));
};
