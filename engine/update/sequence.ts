import type { Block, BlockId } from '#core/model/index.ts';
import { blocksOf } from '../store/blocks-repository.ts';
import type { Scene, Slot } from './draft.ts';
import { fillRanks, longestAscending } from './order.ts';
import type { Pace } from './pace.ts';

/** The block of a row: one that is there, or the one that a block of the newer file will be. */
export type BlockOf = { readonly id: BlockId } | { readonly number: number };

/** Where a row is to stand: `at` is how many rows of the document are before it then. */
export type Place = { readonly block: BlockOf; readonly rank: string; readonly at: number };

/** A block that is written: `id` is null for a new one, `number` its number in the newer file, null where it is taken out. */
export type BlockChange =
  | { readonly id: BlockId | null; readonly number: number; readonly before: Block | null }
  | { readonly id: BlockId; readonly number: null; readonly before: Block };

export type Arranged = {
  /** Of rows that are new, or stand otherwise than before. */
  readonly places: ReadonlyMap<Slot, Place>;
  readonly blocks: readonly BlockChange[];
  readonly moved: number;
};

/** Which block each block of the newer file is: the first of those its segments were in that is still to be had, or a new one (null). */
const assignBlocks = async (
  { newer }: Scene,
  slots: readonly Slot[],
  pace: Pace,
): Promise<ReadonlyMap<number, BlockId | null>> => {
  const assigned = new Map<number, BlockId | null>();
  const taken = new Set<BlockId>();
  const numberOf = ({ fresh }: Slot) => (fresh === null ? undefined : newer.segments[fresh]?.block);
  for (const slot of slots) {
    const number = numberOf(slot);
    if (number !== undefined && slot.block !== null && !assigned.has(number) && !taken.has(slot.block)) {
      assigned.set(number, slot.block);
      taken.add(slot.block);
    }
    if (!(await pace())) break;
  }
  for (const slot of slots) {
    const number = numberOf(slot);
    if (number !== undefined && !assigned.has(number)) assigned.set(number, null);
    if (!(await pace())) break;
  }
  return assigned;
};

/** Blocks that are looked up at a time. */
const readAtOnce = 1000;

const knownBlocks = async (
  { project }: Scene,
  ids: readonly BlockId[],
  pace: Pace,
): Promise<ReadonlyMap<BlockId, Block>> => {
  const known = new Map<BlockId, Block>();
  for (let at = 0; at < ids.length && (await pace()); at += readAtOnce) {
    for (const block of blocksOf(project.handle, ids.slice(at, at + readAtOnce))) known.set(block.id, block);
  }
  return known;
};

/** The blocks that come, change and go: first those that come, so that rows find theirs, last those that go, when nothing is in them. */
const blockChanges = async (
  scene: Scene,
  assigned: ReadonlyMap<number, BlockId | null>,
  used: ReadonlySet<BlockId>,
  pace: Pace,
): Promise<readonly BlockChange[]> => {
  const before = new Set<BlockId>();
  for (const { place } of scene.present) {
    before.add(place.block);
    if (!(await pace())) break;
  }
  const there = new Set(before);
  for (const id of assigned.values()) if (id !== null) there.add(id);
  const known = await knownBlocks(scene, [...there], pace);
  const changes: BlockChange[] = [];
  for (const [number, id] of assigned) {
    const was = id === null ? null : (known.get(id) ?? null);
    const is = scene.newer.blocks[number];
    if (is === undefined || (was !== null && was.kind === is.kind && was.level === is.level)) continue;
    changes.push({ id, number, before: was });
  }
  for (const id of before) {
    const block = known.get(id);
    if (block !== undefined && !used.has(id)) changes.push({ id, number: null, before: block });
  }
  return changes;
};

type Ranks = { readonly ranks: readonly string[]; readonly moved: number };

/** Ranks for the rows in their new order; as many as can be keep theirs. */
const ranksFor = async ({ present }: Scene, slots: readonly Slot[], pace: Pace): Promise<Ranks> => {
  const old: { readonly present: number; readonly at: number }[] = [];
  for (const [at, slot] of slots.entries())
    if (slot.present !== null) old.push({ present: slot.present, at });
  const staying = await longestAscending(
    old.map((one) => one.present),
    pace,
  );
  const ranks: (string | null)[] = slots.map(() => null);
  const stays = new Uint8Array(present.length);
  for (const n of staying) {
    const one = old[n];
    if (one === undefined) continue;
    ranks[one.at] = present[one.present]?.place.rank ?? null;
    stays[one.present] = 1;
  }
  const taken = new Set<string>();
  for (const [n, { place }] of present.entries()) {
    if (stays[n] === 0) taken.add(place.rank);
    if (!(await pace())) break;
  }
  return { ranks: await fillRanks(ranks, taken, pace), moved: old.length - staying.length };
};

/** Which block a row is in. Where the file has not changed its blocks, a block that was cut here stays cut. */
const blockOf = (
  { present, newer }: Scene,
  { present: n, fresh, block }: Slot,
  assigned: ReadonlyMap<number, BlockId | null>,
): BlockOf => {
  const own = n === null ? undefined : present[n]?.place.block;
  const number = fresh === null ? undefined : newer.segments[fresh]?.block;
  if (number === undefined) return { id: own ?? (block as BlockId) };
  const wanted = assigned.get(number) ?? null;
  if (own !== undefined && wanted !== null && wanted === block) return { id: own };
  return wanted === null ? { number } : { id: wanted };
};

/** Where the rows of the updated document are to stand, in their blocks and their order. `slots` are in the new order. Reads only. */
export const arrange = async (scene: Scene, slots: readonly Slot[], pace: Pace): Promise<Arranged> => {
  const assigned = await assignBlocks(scene, slots, pace);
  const { ranks, moved } = await ranksFor(scene, slots, pace);
  const places = new Map<Slot, Place>();
  const used = new Set<BlockId>();
  for (const [at, slot] of slots.entries()) {
    const block = blockOf(scene, slot, assigned);
    if ('id' in block) used.add(block.id);
    const place: Place = { block, rank: ranks[at] ?? '', at };
    const before = slot.present === null ? undefined : scene.present[slot.present]?.place;
    const isSame =
      before !== undefined &&
      'id' in block &&
      before.block === block.id &&
      before.rank === place.rank &&
      before.gap === slot.gap;
    if (!isSame) places.set(slot, place);
    if (!(await pace())) break;
  }
  return { places, blocks: await blockChanges(scene, assigned, used, pace), moved };
};
