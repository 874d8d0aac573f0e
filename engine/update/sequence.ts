import type { Block, BlockId, SegmentPlace, Step } from '#core/model/index.ts';
import { blocksOf } from '../store/blocks-repository.ts';
import type { Draft, Slot } from './draft.ts';
import { fillRanks, longestAscending } from './order.ts';

/** Which block each block of the newer file is: the first of those its segments were in that is still to be had, or a new one. */
const assignBlocks = (draft: Draft, slots: readonly Slot[]): ReadonlyMap<number, BlockId> => {
  const assigned = new Map<number, BlockId>();
  const taken = new Set<BlockId>();
  const numberOf = ({ fresh }: Slot) => (fresh === null ? undefined : draft.newer.segments[fresh]?.block);
  for (const slot of slots) {
    const number = numberOf(slot);
    if (number === undefined || slot.block === null || assigned.has(number) || taken.has(slot.block))
      continue;
    assigned.set(number, slot.block);
    taken.add(slot.block);
  }
  for (const slot of slots) {
    const number = numberOf(slot);
    if (number !== undefined && !assigned.has(number)) assigned.set(number, draft.newBlock());
  }
  return assigned;
};

const blockSteps = (
  { project, document, newer }: Draft,
  assigned: ReadonlyMap<number, BlockId>,
  places: readonly SegmentPlace[],
  before: ReadonlySet<BlockId>,
): Step[] => {
  const known = new Map(
    blocksOf(project.handle, [...new Set([...before, ...assigned.values()])]).map((block) => [
      block.id,
      block,
    ]),
  );
  const steps: Step[] = [];
  const write = (id: BlockId, was: Block | null, is: Block | null): void => {
    if (was !== null && is !== null && was.kind === is.kind && was.level === is.level) return;
    steps.push({ on: 'block', id, document: document.id, before: was, after: is });
  };
  for (const [number, id] of assigned) {
    const block = newer.blocks[number];
    if (block !== undefined) write(id, known.get(id) ?? null, { id, ...block });
  }
  const used = new Set(places.map(({ block }) => block));
  for (const id of before) {
    const block = known.get(id);
    if (block !== undefined && !used.has(id)) write(id, block, null);
  }
  return steps;
};

/** Ranks for the rows in their new order; as many as can be keep theirs. */
const ranksFor = (draft: Draft, slots: readonly Slot[]): readonly string[] => {
  const old = slots.flatMap(({ present }, at) => (present === null ? [] : [{ present, at }]));
  const staying = longestAscending(old.map(({ present }) => present)).flatMap((n) => old[n] ?? []);
  draft.tally.moved += old.length - staying.length;
  const ranks: (string | null)[] = slots.map(() => null);
  for (const { present, at } of staying) ranks[at] = draft.present[present]?.place.rank ?? null;
  return fillRanks(ranks);
};

/** The steps that put the rows into their blocks and their order. `slots` are in the new order. */
export const sequenceSteps = (draft: Draft, slots: readonly Slot[]): readonly Step[] => {
  const assigned = assignBlocks(draft, slots);
  const ranks = ranksFor(draft, slots);
  const places = slots.map(({ id, present, fresh, block, gap }, at): SegmentPlace => {
    const own = present === null ? undefined : draft.present[present]?.place;
    const number = fresh === null ? undefined : draft.newer.segments[fresh]?.block;
    const wanted = number === undefined ? undefined : assigned.get(number);
    // Where the file has not changed its blocks, a block that was cut here stays cut.
    const stays = own !== undefined && (wanted === undefined || wanted === block);
    const is = stays ? own.block : (wanted ?? block);
    return { id, document: draft.document.id, block: is as BlockId, rank: ranks[at] ?? '', gap };
  });
  const steps = places.flatMap((place, at): Step[] => {
    const n = slots[at]?.present ?? null;
    const before = n === null ? null : (draft.present[n]?.place ?? null);
    if (
      before !== null &&
      before.block === place.block &&
      before.rank === place.rank &&
      before.gap === place.gap
    )
      return [];
    return [{ on: 'segment', id: place.id, before, after: place }];
  });
  const before = new Set(draft.present.map(({ place }) => place.block));
  return [...blockSteps(draft, assigned, places, before), ...steps];
};
