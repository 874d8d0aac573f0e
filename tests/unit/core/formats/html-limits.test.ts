import { expect, test } from 'vitest';
import { readHtml } from '#core/formats/html/read.ts';
import { readLimits } from '#core/formats/limits.ts';

const cell = '<td>a';
/** Each of these is an element and a text. */
const enough = readLimits.pageNodes / 2 + 10_000;

test('a table of more cells than are held ends the reading, closed or not', () => {
  const last = Array.from(readHtml(`<p>before</p><table><tr>${cell.repeat(enough)}`)).at(-1);
  expect(last).toMatchObject({
    ok: false,
    error: { code: 'file.too-many', params: { what: 'pageNodes', limit: readLimits.pageNodes } },
  });
});

test('what is finished is not held: many small tables, and drawings that are left out, are no flood', () => {
  const drawing = `<table><tr><td>a</table><svg>${'<g></g>'.repeat(60)}</svg>`;
  // Each is 64 elements and texts at least: more in all than are held.
  const drawings = Math.ceil(readLimits.pageNodes / 64) + 100;
  let rows = 0;
  for (const block of readHtml(drawing.repeat(drawings))) rows += block.ok ? 1 : -1_000_000;
  expect(rows).toBe(drawings);
});
