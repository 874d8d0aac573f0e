import type {
  Answer,
  Cell,
  CellState,
  FrozenCell,
  ReviewItem,
  ReviewRecord,
  ReviewVersion,
  ReviewedCell,
  RichText,
  SegmentId,
  SharedAnnotation,
  SharedReply,
  Side,
  Version,
} from '../model/index.ts';
import { cellStates, reviewLists, sameRich } from '../model/index.ts';
import { itemsOfCell } from './items.ts';
import { neighboursOf, type FreeItem, type Neighbours } from './near.ts';
import { isContested, writtenTexts, type Returned } from './parties.ts';
import { changesSince, placeItem, type Placement } from './place.ts';
import { distinctVersions, mergeVersions, versionKey, versionsByUid } from './versions.ts';

export const emptyRecord: ReviewRecord = {
  cells: [],
  assessments: [],
  answers: [],
  annotations: [],
  replies: [],
};

/**
 * The name under which a reviewer's version of a cell travels. The frozen text is part of it: what was said of it in one
 * round stands beside what is said of another text in the next.
 */
export const cellUid = ({
  reviewer,
  segment,
  side,
  base,
}: Pick<ReviewedCell, 'reviewer' | 'segment' | 'side' | 'base'>): string =>
  JSON.stringify([reviewer, segment, side, base]);

/** The name of a cell, whoever reviews it. */
export const cellKey = ({ segment, side }: Pick<ReviewedCell, 'segment' | 'side'>): string =>
  `${segment}:${side}`;

/** Versions of one list as a string that is the same exactly when they are. */
export const keysOf = (versions: readonly ReviewVersion[]): string =>
  versions.map(versionKey<unknown>).join(' ');

/** Whether a merge brought anything: a package taken in twice changes nothing, whatever was decided in between. */
export const sameRecord = (a: ReviewRecord, b: ReviewRecord): boolean =>
  reviewLists.every((list) => keysOf(a[list]) === keysOf(b[list]));

/**
 * What two files know of one review, together. Idempotent, and the same in whatever order any number of files come:
 * nothing is dropped but what somebody replaced knowing it.
 */
export const mergeRecords = (a: ReviewRecord, b: ReviewRecord): ReviewRecord => ({
  cells: mergeVersions(a.cells, b.cells),
  assessments: mergeVersions(a.assessments, b.assessments),
  answers: mergeVersions(a.answers, b.answers),
  annotations: mergeVersions(a.annotations, b.annotations),
  replies: mergeVersions(a.replies, b.replies),
});

export type { Returned };

/**
 * What became of an item. `free`: it waits for an answer and fits into the text; `rivals` are items of others that touch it
 * or change the same clause, `twins` items of others that say the same. `made`: the text says so already. `clash`: the translator changed the same
 * stretch differently. `answered`: somebody decided; more than one answer are a conflict of answers.
 */
export type ItemStanding =
  | (Placement & { readonly is: 'free' } & {
      readonly rivals: readonly string[];
      readonly twins: readonly string[];
    })
  | Exclude<Placement, { readonly is: 'free' }>
  | { readonly is: 'answered'; readonly answers: readonly Answer[] };

export type MergedItem = {
  readonly item: ReviewItem;
  readonly standing: ItemStanding;
  /** Others, not all of whose changes were rejected, changed the same text otherwise (`isContested`): it waits for a decision. */
  readonly contested: boolean;
};

export type MergedCell = {
  readonly segment: SegmentId;
  readonly side: Side;
  /** In the order of the text they are made for, then of their ids: never of their arrival. */
  readonly items: readonly MergedItem[];
  /** `writtenTexts` */
  readonly written: readonly RichText[];
  /** What the cell's state becomes (`mergeStates`). */
  readonly state: CellState;
};

type Placed = {
  readonly item: ReviewItem;
  readonly placement: Placement;
  readonly frozen: FrozenCell;
  readonly contested: boolean;
};

/** A placed item beside all the others that still wait. */
const standingOf = ({ item, placement }: Placed, near: ReadonlyMap<string, Neighbours>): ItemStanding =>
  placement.is === 'free' ? { ...placement, ...(near.get(item.id) ?? { rivals: [], twins: [] }) } : placement;

const byStart = (a: ReviewItem, b: ReviewItem): number =>
  a.before.start - b.before.start || a.before.end - b.before.end || (a.id < b.id ? -1 : 1);

const rankOf = (state: CellState): number => cellStates.indexOf(state);

/**
 * The rule by which states merge. A reviewer's state counts only where the text is still, or again, the one they left; so
 * a judgement never passes to words that nobody judged. Of those who changed the state, translator or reviewer, the least
 * finished one has it. While an item of the cell waits or clashes, the state does not rise above the translator's.
 */
export const mergeStates = (ours: Cell, returned: readonly Returned[], isOpen: boolean): CellState => {
  const changed = returned
    .filter(({ cell, frozen }) => sameRich(cell.text, ours) && cell.state !== frozen.state)
    .map(({ cell }) => cell.state);
  const oursChanged = returned.some(({ frozen }) => ours.state !== frozen.state);
  const states = oursChanged ? [...changed, ours.state] : changed;
  const least = states.reduce<CellState | null>(
    (low, state) => (low === null || rankOf(state) < rankOf(low) ? state : low),
    null,
  );
  if (least === null || (isOpen && rankOf(least) > rankOf(ours.state))) return ours.state;
  return least;
};

type CellPlace = { readonly segment: SegmentId; readonly side: Side };
type Answers = ReadonlyMap<string, readonly Answer[]>;

/** Which items somebody answered so. */
export const isAnsweredBy =
  (answers: Answers, decision: Answer['decision']) =>
  (item: string): boolean =>
    answers.get(item)?.some((one) => one.decision === decision) ?? false;

/** The items of all that was handed back, each once, where they stand in the present text. */
const placeReturned = (ours: Cell, returned: readonly Returned[], answers: Answers): Placed[] => {
  const isAccepted = isAnsweredBy(answers, 'accepted');
  const decided = { isAccepted, isRejected: isAnsweredBy(answers, 'rejected') };
  const placed = [...Map.groupBy(returned, ({ frozen }) => frozen.hash).values()].flatMap((of) => {
    const frozen = of[0]?.frozen;
    if (frozen === undefined) return [];
    const suggested = of.map(({ cell }) => ({
      items: itemsOfCell(cell, frozen),
      isOurs: sameRich(cell.text, ours),
    }));
    if (suggested.every(({ items }) => items.length === 0)) return [];
    const made = suggested.flatMap(({ items }) =>
      items.filter(({ id }) => isAccepted(id)).map(({ edits }) => edits),
    );
    const changes = changesSince(frozen, ours, made);
    const contested = isContested(ours, of, decided);
    return suggested.flatMap(({ items, isOurs }) =>
      items.map((item): Placed => ({
        item,
        placement: isOurs ? { is: 'made' } : placeItem(item, frozen, ours, changes),
        frozen,
        contested,
      })),
    );
  });
  const unique = new Map(placed.map((one) => [one.item.id, one]));
  return [...unique.values()].sort((a, b) => byStart(a.item, b.item));
};

/**
 * One cell between the translator and any number of reviewers: `ours` as it is now, and what each handed back with the
 * text it was frozen as. The text of the cell is not changed by this; `acceptItems` does that.
 */
export const mergeCell = (
  place: CellPlace,
  ours: Cell,
  returned: readonly Returned[],
  answers: Answers = new Map(),
): MergedCell => {
  const placed = placeReturned(ours, returned, answers);
  const waiting = placed.flatMap(({ item, placement, frozen }): readonly FreeItem[] =>
    placement.is === 'free' && !answers.has(item.id) ? [{ item, frozen, edits: placement.edits }] : [],
  );
  const near = neighboursOf(ours, waiting);
  const items = placed.map((one): MergedItem => {
    const given = answers.get(one.item.id);
    const standing: ItemStanding =
      given === undefined ? standingOf(one, near) : { is: 'answered', answers: given };
    return { item: one.item, standing, contested: one.contested };
  });
  const isOpen = items.some(({ standing }) => standing.is === 'free' || standing.is === 'clash');
  return {
    ...place,
    items,
    written: writtenTexts(ours, returned),
    state: mergeStates(ours, returned, isOpen),
  };
};

/**
 * What was handed back, by cell (`segment` and `side` as `cellKey` has them), each with the frozen text it was made from.
 * `adrift` are those whose frozen text is not among `frozen`.
 */
export const returnedByCell = (
  record: Pick<ReviewRecord, 'cells'>,
  frozen: readonly FrozenCell[],
): { readonly cells: ReadonlyMap<string, readonly Returned[]>; readonly adrift: readonly ReviewedCell[] } => {
  const keyOf = (cell: { segment: SegmentId; side: Side }, hash: string): string =>
    `${cellKey(cell)} ${hash}`;
  const known = new Map(frozen.map((cell) => [keyOf(cell, cell.hash), cell]));
  const cells = new Map<string, Returned[]>();
  const adrift: ReviewedCell[] = [];
  for (const { value: cell, removed } of distinctVersions(record.cells)) {
    if (removed) continue;
    const from = known.get(keyOf(cell, cell.base));
    if (from === undefined) adrift.push(cell);
    else {
      const known = cells.get(cellKey(cell));
      if (known === undefined) cells.set(cellKey(cell), [{ cell, frozen: from }]);
      else known.push({ cell, frozen: from });
    }
  }
  return { cells, adrift };
};

/** The answers of a record by the item they are given to. */
export const answersOf = (record: Pick<ReviewRecord, 'answers'>): ReadonlyMap<string, readonly Answer[]> =>
  Map.groupBy(
    distinctVersions(record.answers.filter(({ removed }) => !removed)).map(({ value }) => value),
    ({ item }) => item,
  );

/** One annotation with its replies, each in the version it is settled in, or in all it was changed to apart. */
export type MergedThread = {
  readonly uid: string;
  readonly versions: readonly Version<SharedAnnotation>[];
  readonly replies: readonly { readonly uid: string; readonly versions: readonly Version<SharedReply>[] }[];
  /** Something here was changed in two files apart, or removed in one and answered in another. */
  readonly isConflict: boolean;
};

const isGone = <T>(versions: readonly Version<T>[]): boolean => versions.every(({ removed }) => removed);

/** Annotations with their replies, oldest reply first; those removed everywhere, and nowhere answered since, are left out. */
export const mergedThreads = ({
  annotations,
  replies,
}: Pick<ReviewRecord, 'annotations' | 'replies'>): MergedThread[] => {
  const repliesOf = Map.groupBy(
    versionsByUid(distinctVersions(replies)),
    ([, [first]]) => first?.value.annotation ?? '',
  );
  return [...versionsByUid(distinctVersions(annotations))].flatMap(([uid, versions]) => {
    const answers = (repliesOf.get(uid) ?? [])
      .filter(([, of]) => !isGone(of))
      .map(([reply, of]) => ({ uid: reply, versions: of, created: of[0]?.value.created ?? '' }))
      .sort((a, b) => (a.created + a.uid < b.created + b.uid ? -1 : 1));
    const removed = isGone(versions);
    if (removed && answers.length === 0) return [];
    const isConflict =
      removed || [versions, ...answers.map(({ versions: of }) => of)].some((of) => of.length > 1);
    return [{ uid, versions, replies: answers.map(({ uid, versions }) => ({ uid, versions })), isConflict }];
  });
};
