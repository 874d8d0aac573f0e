import {
  convertedFrom,
  emptyCell,
  isEmpty,
  isFixed,
  languageOfSide,
  originalSide,
  sameRich,
  type BlockKind,
  type Cell,
  type RichText,
  type SegmentId,
  type Side,
} from '#core/model/index.ts';
import { codePointLength } from '#core/text/codepoints.ts';
import { convertRich } from '#core/text/conversion/index.ts';
import { sameCell, withText } from '../project/cell-rules.ts';
import { converterFor } from '../project/conversion.ts';
import { joinCells, joinerFor } from '../project/merge.ts';
import { afterChange } from '../project/source-change.ts';
import { cellsOf, type PlacedOriginal } from '../store/cells-repository.ts';
import { repairsOf, type StoredRepair } from '../store/repairs-repository.ts';
import type { BaseSegment } from './base.ts';
import { decideAgain, decisionsOf, type Decided, type Decisions } from './decisions.ts';
import type { Draft, WrittenRow } from './draft.ts';
import type { Match } from './match.ts';

type Cells = ReadonlyMap<Side, Cell>;

const cellsIn = ({ project }: Draft, id: SegmentId): Cells =>
  new Map(cellsOf(project.handle, id).map(({ side, cell }) => [side, cell]));

const foundOf = ({ document, kind, certainty, before, after, reason, params }: StoredRepair) => ({
  document,
  kind,
  certainty,
  before,
  after,
  reason,
  params,
});

const placeOf = ({ segment, start, end, decision, status }: StoredRepair) => ({
  segment,
  start,
  end,
  decision,
  status,
});

const dropRepairs = ({ steps }: Draft, repairs: readonly StoredRepair[]): void => {
  for (const repair of repairs) {
    steps.push({ on: 'repair', id: repair.id, before: placeOf(repair), after: null, found: foundOf(repair) });
  }
};

const addRepairs = (draft: Draft, segment: SegmentId, { repairs, carried }: Decided): void => {
  draft.tally.carried += carried;
  for (const { found, start, end, decision } of repairs) {
    const { kind, certainty, before, after, reason, params = {} } = found.draft;
    if (decision !== 'refused') draft.tally[decision] += 1;
    draft.steps.push({
      on: 'repair',
      id: draft.newRepair(),
      before: null,
      after: { segment, start, end, decision, status: 'live' },
      found: { document: draft.document.id, kind, certainty, before, after, reason, params },
    });
  }
};

/** An original as its file gives it. */
const imported = (rich: RichText): Cell => ({
  ...emptyCell,
  ...rich,
  state: isEmpty(rich) ? 'empty' : 'translated',
  origin: 'imported',
});

/** Writes the cells of a segment that was there: what they were is `before`, what is known of them now is `joined`. */
const rewriteCells = (
  draft: Draft,
  segment: SegmentId,
  before: Cells,
  joined: Cells,
  rich: RichText,
): void => {
  const { project, document, steps } = draft;
  const was = joined.get('source') ?? emptyCell;
  const source = sameRich(was, rich) ? was : imported(rich);
  const change = { segment, document, side: 'source', before: was, after: source } as const;
  for (const [side, cell] of joined) {
    const shown = side !== 'source' && document.targets.includes(side);
    const after = side === 'source' ? source : shown ? afterChange(project, change, side, cell) : cell;
    const present = before.get(side) ?? null;
    if (present === null || !sameCell(present, after))
      steps.push({ on: 'cell', segment, side, before: present, after });
  }
};

const removeSegment = (draft: Draft, { place }: PlacedOriginal): void => {
  dropRepairs(draft, repairsOf(draft.project.handle, place.id));
  for (const [side, before] of cellsIn(draft, place.id)) {
    draft.steps.push({ on: 'cell', segment: place.id, side, before, after: null });
  }
  draft.steps.push({ on: 'segment', id: place.id, before: place, after: null });
};

/** The texts of a new segment; columns converted from the original are filled, the others begin empty. */
const newCells = ({ project, document }: Draft, kind: BlockKind | null, rich: RichText): Cells => {
  const cells = new Map<Side, Cell>([['source', imported(rich)]]);
  for (const target of document.targets) {
    const follows = convertedFrom(document.columns, target) === originalSide;
    const convert = follows
      ? converterFor(project.settings, document.language, languageOfSide(document.columns, target), kind)
      : null;
    cells.set(
      target,
      convert === null ? emptyCell : withText(emptyCell, convertRich(rich, convert), 'converted'),
    );
  }
  return cells;
};

/** A new row without its place. */
const addSegment = (draft: Draft, fresh: number, decisions: Decisions): WrittenRow[] => {
  const segment = draft.newer.segments[fresh];
  if (segment === undefined) return [];
  const id = draft.newSegment();
  const decided = decideAgain(segment, decisions);
  for (const [side, after] of newCells(
    draft,
    draft.newer.blocks[segment.block]?.kind ?? null,
    decided.rich,
  )) {
    draft.steps.push({ on: 'cell', segment: id, side, before: null, after });
  }
  addRepairs(draft, id, decided);
  return [{ id, present: null, fresh, block: null, gap: segment.gap }];
};

const slotOf = (n: number, { place }: PlacedOriginal, fresh: number | null): WrittenRow => ({
  id: place.id,
  present: n,
  fresh,
  block: place.block,
  gap: place.gap,
});

/** Repairs in a gap that is another now are gone with what stood there. */
const leaveGap = (draft: Draft, { place, cell }: PlacedOriginal): void => {
  const length = codePointLength(cell.text);
  for (const repair of repairsOf(draft.project.handle, place.id)) {
    if (repair.end <= length || repair.status === 'gone') continue;
    const before = placeOf(repair);
    const after = { ...before, start: Math.min(repair.start, length), end: length, status: 'gone' } as const;
    draft.steps.push({ on: 'repair', id: repair.id, before, after });
  }
};

/** What the file said of a row before: where that is not known, what it is now. */
const baseFor = (draft: Draft, { place, cell }: PlacedOriginal, base: number | null): BaseSegment => {
  const { text, tags } = cell;
  return (base === null ? undefined : draft.base.segments[base]) ?? { ...place, text, tags };
};

const rewritePair = (draft: Draft, match: Match & { is: 'pair' }): WrittenRow[] => {
  const { present: n, fresh } = match;
  const [original, segment] = [draft.present[n], draft.newer.segments[fresh]];
  if (original === undefined || segment === undefined) return [];
  const { place, cell } = original;
  const base = baseFor(draft, original, match.base);
  const gap = segment.gap === base.gap ? place.gap : segment.gap;
  const slot = { ...slotOf(n, original, fresh), block: base.block, gap };
  const stays = (): WrittenRow[] => {
    draft.tally.kept += 1;
    if (gap !== place.gap) leaveGap(draft, original);
    return [slot];
  };
  if (sameRich(base, segment)) return stays();
  const repairs = repairsOf(draft.project.handle, place.id);
  const decided = decideAgain(segment, decisionsOf(repairs));
  if (sameRich(cell, decided.rich)) return stays();
  if (isFixed(cell)) {
    draft.tally.held += 1;
    if (gap !== place.gap) leaveGap(draft, original);
    return [slot];
  }
  const cells = cellsIn(draft, place.id);
  rewriteCells(draft, place.id, cells, cells, decided.rich);
  dropRepairs(draft, repairs);
  addRepairs(draft, place.id, decided);
  draft.tally.changed += 1;
  return [slot];
};

/** All texts of segments that become one, side by side. */
const joinAll = (draft: Draft, originals: readonly PlacedOriginal[]): Cells => {
  const { columns } = draft.document;
  return originals.slice(1).reduce<Cells>(
    (joined, { place }, n) => {
      const cells = cellsIn(draft, place.id);
      const gap = originals[n]?.place.gap ?? '';
      const sides = new Set([...joined.keys(), ...cells.keys()]);
      return new Map(
        [...sides].map((side) => {
          const a = joined.get(side) ?? { ...emptyCell, origin: cells.get(side)?.origin ?? 'typed' };
          const b = cells.get(side) ?? { ...emptyCell, origin: a.origin };
          return [side, joinCells(a, joinerFor(columns, gap, side, a, b), b)];
        }),
      );
    },
    originals[0] === undefined ? new Map() : cellsIn(draft, originals[0].place.id),
  );
};

const isHeld = (draft: Draft, originals: readonly PlacedOriginal[]): boolean =>
  originals.some(({ place }) => [...cellsIn(draft, place.id).values()].some(isFixed));

const countOther = ({ tally }: Draft, before: number, after: number): void => {
  if (before === 0) tally.added += after;
  else if (after === 0) tally.removed += before;
  else {
    tally.merged += before - 1;
    tally.split += after - 1;
  }
};

/** Segments that were joined, cut, removed or added: the first keeps its id, its translations, and those of the joined. */
const rewriteOther = (draft: Draft, { present, fresh }: Match & { is: 'other' }): WrittenRow[] => {
  const originals = present.flatMap((n) => draft.present[n] ?? []);
  if (isHeld(draft, originals)) {
    draft.tally.held += originals.length;
    return originals.map((original, n) => slotOf(present[n] ?? 0, original, null));
  }
  countOther(draft, originals.length, fresh.length);
  const repairs = originals.flatMap(({ place }) => repairsOf(draft.project.handle, place.id));
  const decisions = decisionsOf(repairs);
  const [first, ...others] = originals;
  const [head, ...tails] = fresh;
  const segment = head === undefined ? undefined : draft.newer.segments[head];
  if (first === undefined) return fresh.flatMap((n) => addSegment(draft, n, decisions));
  if (head === undefined || segment === undefined) {
    for (const original of originals) removeSegment(draft, original);
    return [];
  }
  const { id } = first.place;
  const decided = decideAgain(segment, decisions);
  rewriteCells(draft, id, cellsIn(draft, id), joinAll(draft, originals), decided.rich);
  dropRepairs(draft, repairsOf(draft.project.handle, id));
  for (const original of others) removeSegment(draft, original);
  addRepairs(draft, id, decided);
  const slot = { ...slotOf(present[0] ?? 0, first, head), gap: segment.gap };
  const added = tails.flatMap((n) => addSegment(draft, n, decisions));
  draft.steps.push({
    on: 'lineage',
    from: originals.map(({ place }) => place.id),
    into: [id, ...added.map((each) => each.id)],
  });
  return [slot, ...added];
};

/** Puts the steps of what became of some segments into the draft; answers the rows they are now. */
export const rewrite = (draft: Draft, match: Match): WrittenRow[] => {
  if (match.is === 'pair') return rewritePair(draft, match);
  if (match.is === 'other') return rewriteOther(draft, match);
  draft.tally.kept += match.present.length;
  return match.present.flatMap((n) => {
    const original = draft.present[n];
    return original === undefined ? [] : [slotOf(n, original, null)];
  });
};
