import type { BlockId, SegmentId, Step } from '#core/model/index.ts';
import { annotationsIn, type TextOf } from '../store/anchors-repository.ts';
import { nextId } from '../store/ids.ts';
import { beginDraft, emptyTally, type Draft, type Tally, type WrittenRow } from './draft.ts';
import type { Pace } from './pace.ts';
import type { Plan, Unit } from './plan.ts';
import { rewrite } from './rewrite.ts';
import type { BlockChange, BlockOf } from './sequence.ts';

type Piece = { readonly block: BlockChange } | { readonly unit: Unit };

/** What is written in one transaction. */
export type Portion = readonly Piece[];

/** Rows and blocks of a portion: a save waits no longer than they take to be stored. What has twice as many is stored at once. */
const largestPortion = 150;

/** UTF-16 units of new text in a portion. */
const mostUnits = 128 * 1024;

/** For so many rows counts one that goes while words in it are annotated: they are looked for in all that came. */
const annotatedRow = 10;

const unitsIn = ({ scene }: Plan, { match }: Unit): number => {
  const fresh = match.is === 'pair' ? [match.fresh] : match.fresh;
  return fresh.reduce((sum, n) => sum + (scene.newer.segments[n]?.text.length ?? 0), 0);
};

const textsOf = ({ scene }: Plan, { match }: Unit): readonly TextOf[] => {
  const present = match.is === 'pair' ? [match.present] : match.present;
  return present.flatMap((n) => {
    const segment = scene.present[n]?.place.id;
    return segment === undefined ? [] : [{ segment, side: null }];
  });
};

const isGoing = ({ places }: Unit): boolean => places.length === 0;

export type Portions = {
  readonly portions: readonly Portion[];
  /** Whether words may be annotated that go: they are looked for in what comes. */
  readonly looks: boolean;
};

/** Cuts a plan into portions: blocks that come and change first, blocks that go last. */
export const portionsOf = async (plan: Plan, pace: Pace): Promise<Portions> => {
  const coming = plan.blocks.filter(({ number }) => number !== null);
  const going = plan.blocks.filter(({ number }) => number === null);
  const isWhole = plan.rows + plan.blocks.length <= 2 * largestPortion;
  const portions: Piece[][] = [[]];
  let [weight, units] = [0, 0];
  let looks = isWhole;
  const put = (piece: Piece, heavy: number, long: number): void => {
    const isFull = weight + heavy > largestPortion || units + long > mostUnits;
    if (isFull && !isWhole && weight > 0) {
      portions.push([]);
      [weight, units] = [0, 0];
    }
    portions.at(-1)?.push(piece);
    weight += heavy;
    units += long;
  };
  for (const block of coming) put({ block }, 1, 0);
  for (const unit of plan.units) {
    const isNoted =
      !isWhole && isGoing(unit) && annotationsIn(plan.scene.project.handle, textsOf(plan, unit)).length > 0;
    looks ||= isNoted;
    put({ unit }, unit.weight * (isNoted ? annotatedRow : 1), isWhole ? 0 : unitsIn(plan, unit));
    if (!(await pace())) break;
  }
  for (const block of going) put({ block }, 1, 0);
  return { portions: portions.filter((portion) => portion.length > 0), looks };
};

/** Ids of the new blocks, by their numbers in the newer file, as they are given. */
type MadeBlocks = Map<number, BlockId>;

const blockStep = ({ scene }: Plan, change: BlockChange, made: MadeBlocks, newBlock: () => BlockId): Step => {
  const { document, newer } = scene;
  const { number, before } = change;
  if (number === null) return { on: 'block', id: change.id, document: document.id, before, after: null };
  const id = change.id ?? newBlock();
  if (change.id === null) made.set(number, id);
  const { kind, level } = newer.blocks[number] ?? { kind: 'paragraph', level: 0 };
  return { on: 'block', id, document: document.id, before, after: { id, kind, level } };
};

const idOf = (block: BlockOf, made: MadeBlocks): BlockId => {
  const id = 'id' in block ? block.id : made.get(block.number);
  if (id === undefined) throw new Error('a row is written before its block');
  return id;
};

/** What became of portions so far: ids of the blocks that were made, repairs, and where written rows are in the newer file. */
export type Progress = {
  readonly made: MadeBlocks;
  readonly tally: Tally;
  readonly references: Map<SegmentId, string>;
};

/** The steps that write a unit: places first, as texts belong to rows. */
const unitSteps = (
  draft: Draft,
  { match, places }: Unit,
  { made, references }: Progress,
): readonly Step[] => {
  const from = draft.steps.length;
  const rows: readonly WrittenRow[] = rewrite(draft, match);
  if (rows.length !== places.length) throw new Error('a row is not as it was when the update was planned');
  for (const { id, fresh } of rows) {
    const ref = fresh === null ? undefined : draft.newer.segments[fresh]?.ref;
    if (ref !== undefined) references.set(id, ref);
  }
  const steps = rows.flatMap(({ id, present, gap }, n): Step[] => {
    const place = places[n];
    if (place === undefined) return [];
    const before = present === null ? null : (draft.present[present]?.place ?? null);
    const block = idOf(place.block, made);
    const after = { id, document: draft.document.id, block, rank: place.rank, gap };
    return [{ on: 'segment', id, before, after }];
  });
  return [...steps, ...draft.steps.splice(from)];
};

/** The steps of a portion, to be committed before anything else is; adds to `progress` what comes of it. */
export const portionSteps = (plan: Plan, portion: Portion, progress: Progress): readonly Step[] => {
  const draft = beginDraft(plan.scene, progress.tally);
  let block = nextId(plan.scene.project.handle, 'blocks');
  const newBlock = (): BlockId => block++ as BlockId;
  return portion.flatMap((piece) =>
    'block' in piece
      ? [blockStep(plan, piece.block, progress.made, newBlock)]
      : unitSteps(draft, piece.unit, progress),
  );
};

/**
 * The steps of each unit by itself, to be looked at and never committed: rows that come have ids that nobody was given. `places`:
 * where the rows of the unit are to stand, undefined for one that stays.
 */
export const stepsToShow = function* (
  plan: Plan,
): Generator<{ readonly steps: readonly Step[]; readonly places: Unit['places'] }> {
  const draft = beginDraft(plan.scene, emptyTally());
  const progress: Progress = { made: new Map(), tally: draft.tally, references: new Map() };
  let block = nextId(plan.scene.project.handle, 'blocks');
  for (const change of plan.blocks)
    if (change.number !== null) blockStep(plan, change, progress.made, () => block++ as BlockId);
  for (const unit of plan.units) yield { steps: unitSteps(draft, unit, progress), places: unit.places };
};
