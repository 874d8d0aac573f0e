import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '#core/formats/report/csv.ts';
import { plain } from '#core/model/index.ts';
import { blocksIn, encodedFile, filledWith, rowsFor } from './filling.ts';
import { readCsv } from './read-csv.ts';

const written = (rows: readonly (readonly string[])[]): string => [...writeCsv(['head'], rows)].join('');

/** What means something in a table, and what may stand beside it. */
const unit = fc.constantFrom(...Array.from('=+-@＝＋－＠,"\'\t\r\n a1發é'), '\u{20000}');

describe('a cell of a table', () => {
  // OWASP, "CSV Injection", and the full-width signs that a spreadsheet in Chinese takes for the same.
  it.each(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])(
    'that begins with %j is no formula',
    (sign) => {
      const text = `${sign}1+1`;
      expect(readCsv(written([[text]]))[1]).toEqual([`'${text}`]);
    },
  );

  it.each(['1+1', 'a=b', '—破折號', '（一）', ' =1', "'=1", '減－號'])(
    'that is %j stays as it is',
    (text) => {
      expect(readCsv(written([[text]]))[1]).toEqual([text]);
    },
  );

  it('comes back as it was, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit, maxLength: 12 }), { minLength: 1, maxLength: 4 }), (cells) => {
        const guarded = cells.map((text) => (/^[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text));
        expect(readCsv(written([cells]))[1]).toEqual(guarded);
      }),
    );
  });
});

describe('a translation in a table of somebody else', () => {
  const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
  const runs = (cell: string): boolean => signs.includes(cell.charAt(0));
  const olds = [
    '',
    'old',
    ...signs.filter((sign) => sign !== '=').map((sign) => `${sign}old`),
    ...signs.map((sign) => `'${sign}old`),
  ];
  const news = ['new', ...signs.map((sign) => `${sign}new`)];

  it('is a formula only where one with the same sign stood there, and says the words that were written', async () => {
    for (const old of olds) {
      const file = encodedFile(`en,fr\r\nalpha,${old}\r\nbeta,two\r\n`);
      const [first, ...others] = await blocksIn('csv', file);
      expect(others).toHaveLength(1);
      for (const words of news) {
        const rows = rowsFor(
          first === undefined ? [] : [first],
          ({ segments = [] }) => segments[0]?.rich ?? plain(''),
        );
        const ref = first?.segments?.[0]?.ref ?? '';
        const translated = rows.map((row) => ({
          ...row,
          ref,
          texts: { source: plain('alpha'), fr: plain(words) },
        }));
        const columns = [{ side: 'fr', language: 'fr', label: '' }];
        const { bytes } = await filledWith('csv', [file], translated, { columns });
        const table = readCsv(new TextDecoder().decode(bytes));
        const cell = table[1]?.[1] ?? '';
        const mayRun = runs(old) && old.charAt(0) === words.charAt(0);
        expect([old, words, cell]).toEqual([old, words, runs(words) && !mayRun ? `'${words}` : words]);
        expect(table[2]).toEqual(['beta', 'two']);
      }
    }
  });
});
