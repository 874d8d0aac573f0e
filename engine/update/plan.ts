import type { SegmentId } from '#core/model/index.ts';
import { beginDraft, emptyTally, type Draft, type Scene, type Slot, type Tally } from './draft.ts';
import { decodeMatches } from './match-code.ts';
import type { Match } from './match.ts';
import type { Pace } from './pace.ts';
import { rewrite } from './rewrite.ts';
import { arrange, type BlockChange, type Place } from './sequence.ts';

/** Rows that came of some segments of which something is written. What is written depends on nothing but them. */
export type Unit = {
  readonly match: Match;
  /** Places of its rows, in order; undefined for one that stays where it is. */
  readonly places: readonly (Place | undefined)[];
  /** Rows of it that are written: how long that takes. */
  readonly weight: number;
};

/** All that an update writes, in an order in which each part leaves a sound project. */
export type Plan = {
  readonly scene: Scene;
  readonly blocks: readonly BlockChange[];
  /** Rows that come, change and move, in the order of the newer file, and then those that go. */
  readonly units: readonly Unit[];
  /** Rows that were there of which texts are written. */
  readonly held: ReadonlySet<SegmentId>;
  /** Of rows alone; what becomes of repairs shows when they are written. */
  readonly tally: Tally;
  /** How many rows come, change, move and go. */
  readonly rows: number;
  /** Where rows of which nothing is written are in the newer file. */
  readonly references: readonly (readonly [SegmentId, string])[];
};

/** What is to become of the matches: their rows, and of which more is written than a place. */
type Surveyed = {
  readonly placed: readonly { readonly match: Match; readonly slots: readonly Slot[] }[];
  readonly written: ReadonlySet<Match>;
  readonly held: ReadonlySet<SegmentId>;
};

/** New rows without the texts that are made for them. */
const newSlots = (draft: Draft, fresh: readonly number[]): Slot[] => {
  draft.tally.added += fresh.length;
  return fresh.map((n) => ({
    present: null,
    fresh: n,
    block: null,
    gap: draft.newer.segments[n]?.gap ?? '',
  }));
};

const presentIn = (match: Match): readonly number[] =>
  match.is === 'pair' ? [match.present] : match.present;

/** Finds out which matches change texts by rewriting each and leaving what that would have written. */
const survey = async (draft: Draft, code: Int32Array, pace: Pace): Promise<Surveyed> => {
  const placed: { match: Match; slots: readonly Slot[] }[] = [];
  const written = new Set<Match>();
  const held = new Set<SegmentId>();
  for (const match of decodeMatches(code)) {
    const isNew = match.is === 'other' && match.present.length === 0;
    const slots = isNew ? newSlots(draft, match.fresh) : rewrite(draft, match);
    placed.push({ match, slots });
    if (isNew || draft.steps.length > 0) {
      written.add(match);
      for (const n of presentIn(match)) {
        const id = draft.present[n]?.place.id;
        if (id !== undefined) held.add(id);
      }
    }
    draft.steps.length = 0;
    if (!(await pace())) break;
  }
  return { placed, written, held };
};

/** Where the rows of some slots are in the newer file: rows that were there. */
const referencesIn = ({ present, newer }: Scene, slots: readonly Slot[]): Plan['references'] =>
  slots.flatMap(({ present: n, fresh }) => {
    const id = n === null ? undefined : present[n]?.place.id;
    const ref = fresh === null ? undefined : newer.segments[fresh]?.ref;
    return id === undefined || ref === undefined ? [] : [[id, ref] as const];
  });

const isInFile = (match: Match): boolean => match.is === 'pair' || match.fresh.length > 0;

/** The rows in the order of the newer file. Rows that stay though it has them no longer follow the row they followed. */
const inOrder = async ({ present }: Scene, { placed }: Surveyed, pace: Pace): Promise<readonly Slot[]> => {
  const ordered: Slot[] = [];
  const strays = new Map<number, Slot>();
  for (const { match, slots } of placed) {
    for (const slot of slots) {
      if (isInFile(match)) ordered.push(slot);
      else if (slot.present !== null) strays.set(slot.present, slot);
    }
    if (!(await pace())) break;
  }
  if (strays.size === 0) return ordered;
  const placeOf = new Map<number, Slot>();
  for (const slot of ordered) if (slot.present !== null) placeOf.set(slot.present, slot);
  const behind = new Map<Slot | null, Slot[]>();
  let last: Slot | null = null;
  for (const n of present.keys()) {
    const stray = strays.get(n);
    if (stray === undefined) last = placeOf.get(n) ?? last;
    else if (!behind.get(last)?.push(stray)) behind.set(last, [stray]);
    if (!(await pace())) break;
  }
  return [...(behind.get(null) ?? []), ...ordered.flatMap((slot) => [slot, ...(behind.get(slot) ?? [])])];
};

/**
 * Works out what the newer file changes, from matches as `encodeMatches` gives them. Reads only, and gives way to others: it
 * holds as long as nobody changes the document otherwise than `hold.ts` allows. Null where `pace` says to stop.
 */
export const planUpdate = async (scene: Scene, code: Int32Array, pace: Pace): Promise<Plan | null> => {
  const draft = beginDraft(scene, emptyTally());
  const surveyed = await survey(draft, code, pace);
  const slots = await inOrder(scene, surveyed, pace);
  const { places, blocks, moved } = await arrange(scene, slots, pace);
  const units: Unit[] = [];
  const gone: Unit[] = [];
  const references: (readonly [SegmentId, string])[] = [];
  let written = 0;
  for (const { match, slots: own } of surveyed.placed) {
    const isWritten = surveyed.written.has(match);
    const stand = own.map((slot) => places.get(slot));
    if (isWritten || stand.some((place) => place !== undefined)) {
      const rows = Math.max(own.length, presentIn(match).length);
      (own.length === 0 ? gone : units).push({ match, places: stand, weight: rows });
      written += rows;
    } else references.push(...referencesIn(scene, own));
    if (!(await pace())) return null;
  }
  const tally = { ...draft.tally, moved };
  return { scene, blocks, units: [...units, ...gone], held: surveyed.held, tally, rows: written, references };
};
