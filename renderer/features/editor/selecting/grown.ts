import { growSelection } from '#core/annotations/words.ts';
import type { Range, Row, RowNumber, Side } from '#core/model/index.ts';
import { codePointLength } from '#core/text/codepoints.ts';
import { knownRow } from '../rows-cache.ts';
import { languageHere } from '#renderer/workspace/columns.ts';
import { ownWords } from './own-words.ts';
import { select, selectedNow, textAt } from './selected.ts';
import { endsOf, type TextSelection } from './selection.ts';

const sameSelection = (a: TextSelection, b: TextSelection | null): boolean =>
  b !== null &&
  a.side === b.side &&
  a.anchor.row === b.anchor.row &&
  a.anchor.at === b.anchor.at &&
  a.head.row === b.head.row &&
  a.head.at === b.head.at;

const inRow = (side: Side, row: RowNumber, { start, end }: Range): TextSelection => ({
  side,
  anchor: { row, at: start },
  head: { row, at: end },
});

/** The texts of the rows of one block, as far as they are known here, in the column of the selection. */
const blockRound = ({ side, head }: TextSelection): TextSelection => {
  const block = knownRow(head.row)?.block.id;
  const isIn = (row: Row | null): boolean => row !== null && row.block.id === block;
  let [first, last] = [head.row, head.row];
  while (isIn(knownRow(first - 1))) first -= 1;
  while (isIn(knownRow(last + 1))) last += 1;
  const length = codePointLength(knownRow(last)?.cells[side]?.text ?? '');
  return { side, anchor: { row: first, at: 0 }, head: { row: last, at: length } };
};

/** The next larger selection: word, clause, sentence, cell, and then the cells of the block. */
const grownFrom = (selection: TextSelection): TextSelection => {
  const { from, to } = endsOf(selection);
  const text = textAt(from.row);
  const isWhole = from.row !== to.row || (from.at === 0 && to.at === codePointLength(text));
  if (isWhole) return blockRound(selection);
  const { side } = selection;
  const range = { start: from.at, end: to.at };
  return inRow(side, from.row, growSelection(text, range, languageHere(from.row, side), ownWords()));
};

/** How the present selection came to be, the smallest first. It holds as long as nothing else is selected. */
let path: readonly TextSelection[] = [];

const isOnPath = (now: TextSelection | null): boolean => {
  const last = path.at(-1);
  return last !== undefined && sameSelection(last, now);
};

/** Selects more, beginning at `fallback` when nothing is selected and no caret stands anywhere. */
export const growFrom = (fallback: TextSelection): void => {
  const now = selectedNow() ?? fallback;
  const grown = grownFrom(now);
  if (sameSelection(grown, now)) return;
  path = [...(isOnPath(now) ? path : [now]), grown];
  select(grown);
};

/** Selects less, back along the way it grew. */
export const shrink = (): void => {
  if (!isOnPath(selectedNow())) return;
  const before = path.at(-2);
  if (before === undefined) return;
  path = path.slice(0, -1);
  select(before);
};
