import {
  sameRich,
  type Decision,
  type FrozenCell,
  type ReviewItem,
  type RichEdit,
  type RichText,
} from '../model/index.ts';
import { acceptItems } from './accept-items.ts';
import { clausesOf, shareClause } from './clauses.ts';
import { itemsOfCell } from './items.ts';
import type { MergedCell } from './merge.ts';
import type { Returned } from './parties.ts';
import { changesSince, placeItem } from './place.ts';
import { richKey } from './rich-edit.ts';

/**
 * A text that can be chosen for a whole segment: as it was sent, as the translator has it, as reviewers left it, or what all
 * of them changed, put together (`combined`), which nobody wrote and which is therefore offered to be read first.
 */
export type SegmentChoice = {
  readonly is: 'sent' | 'mine' | 'reviewer' | 'combined';
  /** Whose text it is; of a combined one, whose changes are in it. */
  readonly reviewers: readonly string[];
  readonly text: RichText;
};

/** Whether the translator changed a clause of a frozen text that one of the items changes. */
const oursShares = (ours: RichText, frozen: FrozenCell, items: readonly ReviewItem[]): boolean => {
  const clauses = clausesOf(frozen.text);
  const changed = changesSince(frozen, ours, [])
    .flat()
    .map(({ edit: { from, to } }) => ({ start: from.at, end: to.at }));
  return items.some(({ before }) => changed.some((range) => shareClause(clauses, range, before)));
};

/**
 * All that several changed in different clauses of one frozen text, in one text; null where there are not several, or two of
 * them changed one clause.
 */
const combined = (
  ours: RichText,
  merged: MergedCell,
  returned: readonly Returned[],
): SegmentChoice | null => {
  const open = merged.items.filter(({ standing }) => standing.is === 'free' || standing.is === 'clash');
  const isApart = open.every(({ standing }) => standing.is === 'free' && standing.rivals.length === 0);
  if (!isApart || !open.some(({ contested }) => contested)) return null;
  const items = open.map(({ item }) => item);
  const frozen = returned.find((one) => one.frozen.hash === items[0]?.base)?.frozen;
  if (frozen === undefined || items.some(({ base }) => base !== frozen.hash)) return null;
  if (!sameRich(ours, frozen) && oursShares(ours, frozen, items)) return null;
  const all = new Set(items.map(({ id }) => id));
  const uncontested = open.map((one) => ({ ...one, contested: false }));
  const { text } = acceptItems(ours, { ...merged, items: uncontested }, all);
  return { is: 'combined', reviewers: [...new Set(items.map(({ reviewer }) => reviewer))].sort(), text };
};

/**
 * What can be chosen for a cell, each text once: the sent one, the translator's where it is another, those of the
 * reviewers in the order of their names, and what they make together. `sent` is the frozen text they were made from.
 */
export const segmentChoices = (
  ours: RichText,
  sent: RichText,
  returned: readonly Returned[],
  merged: MergedCell,
): readonly SegmentChoice[] => {
  const choices: SegmentChoice[] = [
    { is: 'sent', reviewers: [], text: { text: sent.text, tags: sent.tags } },
  ];
  if (!sameRich(ours, sent))
    choices.push({ is: 'mine', reviewers: [], text: { text: ours.text, tags: ours.tags } });
  const byText = Map.groupBy(
    returned.filter(({ cell, frozen }) => !sameRich(cell.text, frozen)),
    ({ cell }) => richKey(cell.text),
  );
  const theirs = [...byText.values()].flatMap(([first, ...others]): SegmentChoice[] =>
    first === undefined || sameRich(first.cell.text, sent)
      ? []
      : [
          {
            is: 'reviewer',
            reviewers: [...new Set([first, ...others].map(({ cell }) => cell.reviewer))].sort(),
            text: first.cell.text,
          },
        ],
  );
  const nameOf = ({ reviewers: [first = ''], text }: SegmentChoice): string => `${first}\n${richKey(text)}`;
  choices.push(...theirs.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)));
  const together = combined(ours, merged, returned);
  const isNew = together !== null && !choices.some(({ text }) => sameRich(text, together.text));
  return isNew ? [...choices, together] : choices;
};

/** What choosing a text says of every suggestion: accepted where the text holds what it changes, rejected elsewhere. */
export const decisionsBy = (
  text: RichText,
  returned: readonly Returned[],
): ReadonlyMap<string, Exclude<Decision, 'edited'>> => {
  const decisions = new Map<string, Exclude<Decision, 'edited'>>();
  for (const { cell, frozen } of returned) {
    const items = itemsOfCell(cell, frozen);
    const isTheirs = sameRich(cell.text, text);
    // Where the text is the reviewers' own changes put together, these tell equal characters apart.
    const edits: readonly (readonly RichEdit[])[] = isTheirs ? items.map((item) => item.edits) : [];
    const changes = changesSince(frozen, text, edits);
    for (const item of items) {
      const isIn = isTheirs || placeItem(item, frozen, text, changes).is === 'made';
      decisions.set(item.id, isIn ? 'accepted' : 'rejected');
    }
  }
  return decisions;
};
