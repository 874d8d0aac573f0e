import { expect, it } from 'vitest';
import { filledTexts } from '#core/formats/filled-texts.ts';
import { cellStates, emptyCell, plain, type Cell, type CellState } from '#core/model/index.ts';
import { column } from '#tests/unit/core/formats/sources.ts';
import { joinCells } from '#engine/project/merge.ts';

const cell = (state: CellState): Cell =>
  state === 'empty' ? emptyCell : { ...emptyCell, ...plain('word'), state };

/** What XLIFF asks of whoever joins segments (2.1, section 4.8.3): none is said to be further than each of them was. */
const earliest = (a: CellState, b: CellState): CellState => {
  const least = Math.min(cellStates.indexOf(a), cellStates.indexOf(b));
  // Of words and nothing there are words, which somebody has to look at.
  return a === 'empty' && b === 'empty' ? 'empty' : (cellStates[Math.max(least, 1)] ?? 'draft');
};

const pairs = cellStates.flatMap((a) => cellStates.map((b) => [a, b] as const));

it.each(pairs)('joined segments have the earliest state: %s and %s', (a, b) => {
  const joiner = a === 'empty' || b === 'empty' ? '' : ' ';
  expect(joinCells(cell(a), joiner, cell(b)).state).toBe(earliest(a, b));
});

it.each(pairs)('so have rows that are written as one text of a file: %s and %s', (a, b) => {
  const [en] = column('en', 'en');
  if (en === undefined) throw new Error('no column');
  const facts = (state: CellState) => ({
    en: { state, locked: false, origin: 'typed', stale: false } as const,
  });
  const row = {
    row: 1,
    block: { id: 1 as never, kind: 'paragraph', level: 0 },
    opensDocument: null,
    gap: '',
  } as const;
  const rows = [
    { ...row, opensBlock: true, ref: '1', texts: { en: plain('one') }, facts: facts(a) },
    { ...row, opensBlock: false, texts: { en: plain('two') }, facts: facts(b) },
  ];
  const states = [...filledTexts(rows, en)].map((one) => one.facts?.state);
  const least = Math.min(cellStates.indexOf(a), cellStates.indexOf(b));
  expect(states).toEqual([cellStates[least]]);
});
