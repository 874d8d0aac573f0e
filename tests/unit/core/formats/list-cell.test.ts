import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { listCell } from '#core/formats/report/list-cell.ts';
import { writeCsv } from '#core/formats/report/csv.ts';
import { readCsv } from './read-csv.ts';

/** The texts of a list cell, as somebody would write it who knows the rule. */
const listOf = (cell: string): readonly string[] => {
  const texts: string[] = [];
  let left = cell;
  for (;;) {
    const quoted = /^"((?:[^"]|"")*)"(?:\n|$)/.exec(left);
    const end = quoted === null ? left.indexOf('\n') : -1;
    const whole = quoted?.[0] ?? (end < 0 ? left : left.slice(0, end + 1));
    texts.push(quoted === null ? whole.replace(/\n$/, '') : (quoted[1] ?? '').replaceAll('""', '"'));
    if (!whole.endsWith('\n')) return texts;
    left = left.slice(whole.length);
  }
};

it('writes simple texts a line each, and nothing for none', () => {
  expect(listCell(['names, places', '人名、地名', 'a; b'])).toBe('names, places\n人名、地名\na; b');
  expect(listCell([])).toBe('');
});

const texts = fc.array(
  fc.string({ unit: fc.constantFrom('a', ',', ';', '"', '\n', '\r', ' ', '、', '甲'), maxLength: 6 }),
  {
    minLength: 2,
    maxLength: 5,
  },
);

it('gives every list of texts back, through the cells of a table too', () => {
  fc.assert(
    fc.property(texts, fc.string(), (list, other) => {
      expect(listOf(listCell(list))).toEqual(list);
      const [, row] = readCsv([...writeCsv(['a', 'b'], [[`x${other}`, `x${listCell(list)}`]])].join(''));
      expect(row).toEqual([`x${other}`, `x${listCell(list)}`]);
    }),
  );
});
