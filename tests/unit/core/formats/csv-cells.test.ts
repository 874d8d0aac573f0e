import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '#core/formats/report/csv.ts';
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
