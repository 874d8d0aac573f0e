import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { slotRows } from '#core/formats/xlsx/slots.ts';

/*
 * Rows and cells of a sheet say where they stand or follow the one before them (ECMA-376 Part 1, sections 18.3.1.73 and 18.3.1.4).
 */

const letters = 'ABCDEFGHIJ';
const gap = fc.option(fc.integer({ min: 1, max: 3 }), { nil: null });
const sheet = fc.array(fc.record({ gap, cells: fc.array(gap, { maxLength: 3 }) }), { maxLength: 6 });

it('finds each cell where it stands, whether it says so or follows another', () => {
  fc.assert(
    fc.property(sheet, (rows) => {
      const expected: [number, number[]][] = [];
      let number = 0;
      const written = rows.map((row) => {
        number += row.gap ?? 1;
        const own = row.gap === null ? '' : ` r="${number}"`;
        let column = 0;
        const columns: number[] = [];
        const cells = row.cells.map((step) => {
          column += step ?? 1;
          columns.push(column);
          return step === null ? '<c><v>1</v></c>' : `<c r="${letters.charAt(column - 1)}${number}"/>`;
        });
        expected.push([number, columns]);
        return `<row${own}>${cells.join('')}</row>`;
      });
      const xml = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${written.join('')}</sheetData></worksheet>`;
      const wanted = new Set(expected.map(([n]) => n));
      const found = slotRows('sheet1.xml', xml, wanted);
      if (!found.ok) throw new Error(found.error.code);
      expect([...found.value].map(([n, { slots }]) => [n, slots.map(({ column }) => column)])).toEqual(
        expected,
      );
    }),
  );
});
