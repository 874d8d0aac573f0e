import { expect, test } from 'vitest';
import { readHtml } from '#core/formats/html/read.ts';
import { readLimits } from '#core/formats/limits.ts';

const cell = '<td>a';
/** Each of these is an element and a text. */
const enough = readLimits.pageNodes / 2 + 100_000;

test('a table of more cells than are held ends the reading, closed or not', () => {
  const last = Array.from(readHtml(`<p>before</p><table><tr>${cell.repeat(enough)}`)).at(-1);
  expect(last).toMatchObject({
    ok: false,
    error: { code: 'file.too-many', params: { what: 'pageNodes', limit: readLimits.pageNodes } },
  });
});

test('what is finished is not held: many small tables, and drawings that are left out, are no flood', () => {
  const drawing = `<table><tr><td>a</table><svg>${'<g></g>'.repeat(60)}</svg>`;
  let rows = 0;
  for (const block of readHtml(drawing.repeat(30_000))) rows += block.ok ? 1 : -1_000_000;
  expect(rows).toBe(30_000);
});
