import {
  convertedFrom,
  emptyCell,
  type Cell,
  type Language,
  type RichText,
  type Side,
} from '../../core/model/index.ts';
import { codePointLength, graphemeBoundary, sliceCodePoints } from '../../core/text/codepoints.ts';
import { applyEdits, mapTags, splitRich } from '../../core/text/mapping.ts';
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

/** Ends of sentences and clauses: good places to cut when the exact one is not known. */
const clauseEnd = /[。！？；，、：…!?;,.:][”’」』"')\]]*\s*/gu;

/**
 * The place in `text` that matches `at` of `of` code points in another text: the same one in texts of equal length,
 * else the end of a clause that lies nearest to the same share of the text.
 */
export const matchingPlace = (text: string, at: number, of: number): number => {
  const length = codePointLength(text);
  if (length === of) return at;
  const share = Math.min(Math.max(Math.round((at / of) * length), 1), length - 1);
  let best: number | null = null;
  let [end, counted] = [0, 0];
  for (const match of text.matchAll(clauseEnd)) {
    const stop = match.index + match[0].length;
    end += codePointLength(text.slice(counted, stop));
    counted = stop;
    if (end >= length) break;
    if (best === null || Math.abs(end - share) < Math.abs(best - share)) best = end;
  }
  return best ?? share;
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

/** The column a text goes along with when it is cut: what it was converted from, if nobody wrote in it. */
export const followed = (original: Language, side: Side, cell: Cell): Side | null =>
  side === 'source' || cell.origin !== 'converted' ? null : convertedFrom(original, side);

export type Cells = ReadonlyMap<Side, Cell>;
export type Cuts = ReadonlyMap<Side, Cut>;

/** Where each text is cut when the caret stands at `at` of `side`; null when the original cannot be cut. */
export const cutsFor = (original: Language, cells: Cells, side: Side, at: number): Cuts | null => {
  const caretCell = cells.get(side);
  if (caretCell === undefined) return null;
  const base = followed(original, side, caretCell);
  const baseCell = base === null ? undefined : cells.get(base);
  if (base !== null && baseCell !== undefined) {
    const length = codePointLength(caretCell.text);
    if (at <= 0 || at >= length) return null;
    return cutsFor(original, cells, base, matchingPlace(baseCell.text, at, length));
  }
  const caret = cutAt(caretCell.text, at);
  if (caret === null) return null;
  const cuts = new Map<Side, Cut>([[side, caret]]);
  const source = cells.get('source');
  if (side !== 'source' && source !== undefined) {
    const place = cutAt(source.text, matchingPlace(source.text, caret.resume, caret.length));
    if (place === null) return null;
    cuts.set('source', place);
  }
  for (const [other, cell] of cells) {
    const leader = followed(original, other, cell);
    const lead = leader === null ? undefined : cuts.get(leader);
    const place =
      lead === undefined ? null : cutAt(cell.text, matchingPlace(cell.text, lead.resume, lead.length));
    if (place !== null) cuts.set(other, place);
  }
  return cuts;
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
