import {
  emptyCell,
  fail,
  ok,
  type Cell,
  type Column,
  type Result,
  type RichText,
  type Side,
} from '#core/model/index.ts';
import { splitTexts } from '#core/splitting/texts.ts';
import { moveSplit, proposeSplit, type SplitProposal, type SplitText } from '#core/splitting/propose.ts';
import { codePointLength, graphemeBoundary, sliceCodePoints } from '#core/text/codepoints.ts';
import { applyEdits, mapTags, splitRich } from '#core/text/mapping.ts';
import { changedState } from './cell-rules.ts';

/** Where a text is cut, in code points: the white space round the cut belongs to neither half. */
export type Cut = { readonly end: number; readonly resume: number; readonly length: number };

/** The cut at or just before `at`, never inside a grapheme; null when one half would be empty. */
export const cutAt = (text: string, at: number): Cut | null => {
  const length = codePointLength(text);
  if (at <= 0 || at >= length) return null;
  const here = graphemeBoundary(text, at, -1);
  const end = codePointLength(sliceCodePoints(text, 0, here).trimEnd());
  const resume = length - codePointLength(sliceCodePoints(text, here).trimStart());
  return end === 0 || resume === length ? null : { end, resume, length };
};

const dropTail = (rich: RichText, from: number, to: number): RichText => {
  const edits = from === to ? [] : [{ start: from, end: to, insert: '' }];
  return { text: applyEdits(rich.text, edits), tags: mapTags(rich.tags, edits) };
};

/** Both halves, without the white space at the cut. */
export const halves = (rich: RichText, { end, resume }: Cut): readonly [RichText, RichText] => {
  const [head, rest] = splitRich(rich, resume);
  return [dropTail(head, end, resume), rest];
};

export type Cells = ReadonlyMap<Side, Cell>;
export type Cuts = ReadonlyMap<Side, Cut>;
/** Where somebody wants each text cut, in code points; null keeps it whole. Columns without one are proposed. */
export type WantedCuts = ReadonlyMap<Side, number | null>;

/** The proposal with what was chosen by hand. Failures: split.at-edge, split.bad-place. */
const withWanted = (
  texts: readonly SplitText[],
  proposal: SplitProposal,
  wanted: WantedCuts,
): Result<SplitProposal> => {
  let now = proposal;
  for (const { side, follows } of texts) {
    const at = wanted.get(side);
    // What goes along by conversion is cut where that is cut.
    if (at === undefined || follows !== null || now.get(side)?.at === at) continue;
    const moved = moveSplit(texts, now, side, at);
    if (moved === null) return fail('split.bad-place', { side });
    now = moved;
  }
  return ok(now);
};

/**
 * Where each text is cut when the caret stands at `at` of `side`; texts that are not in the answer stay whole.
 * Failures: split.at-edge, split.bad-place.
 */
export const cutsFor = (
  columns: readonly Column[],
  cells: Cells,
  {
    side,
    at,
    wanted,
    ownWords,
  }: {
    readonly side: Side;
    readonly at: number;
    readonly wanted: WantedCuts;
    readonly ownWords: readonly string[];
  },
): Result<Cuts> => {
  const texts = splitTexts(columns, cells);
  const proposal = proposeSplit(texts, side, at, ownWords);
  const places = proposal === null ? null : withWanted(texts, proposal, wanted);
  if (places === null) return fail('split.at-edge');
  if (!places.ok) return places;
  const cuts = new Map<Side, Cut>();
  for (const [each, place] of places.value) {
    const cut = place.at === null ? null : cutAt(cells.get(each)?.text ?? '', place.at);
    if (cut !== null) cuts.set(each, cut);
  }
  return cuts.has('source') ? ok(cuts) : fail('split.at-edge');
};

/** A text's two halves as cells. Uncut texts stay with the first half, out of date as half of their original is gone. */
export const splitCell = (side: Side, cell: Cell, cut: Cut | undefined): readonly [Cell, Cell] => {
  if (cut === undefined) {
    return [
      { ...cell, stale: cell.stale || cell.text !== '' },
      { ...emptyCell, origin: cell.origin },
    ];
  }
  const [head, rest] = halves(cell, cut);
  const keeps = side === 'source' || cell.origin === 'converted';
  const half = (rich: RichText): Cell => ({
    ...cell,
    ...rich,
    state: keeps && cell.state !== 'empty' ? cell.state : changedState(rich),
  });
  return [half(head), half(rest)];
};
