import { expect, it } from 'vitest';
import {
  count,
  hex,
  inside,
  list,
  mapped,
  moment,
  name,
  number,
  object,
  objectWith,
  oneOf,
  orNull,
  table,
  text,
  truth,
  where,
  type Reader,
} from '#core/model/shape.ts';

/** Values of each kind that JSON knows, and some that it does not. */
const values: readonly unknown[] = [
  null,
  undefined,
  true,
  false,
  0,
  1,
  -1,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2 ** 53,
  '',
  'a',
  '\ud800',
  'x'.repeat(200),
  'x'.repeat(201),
  '2026-01-02T03:04:05Z',
  '2026-01-02T03:04:05.678Z',
  '2026-01-02T03:04:05+01:00',
  '2026-01-02',
  '0a',
  '0A',
  '0ab',
  [],
  ['a'],
  ['a', 1],
  {},
  { a: 'x' },
  { a: 1 },
  { a: 'x', b: 1 },
  { a: 'x', b: 'y' },
  { a: 'x', c: 1 },
  { a: undefined },
  { a: 'x', b: undefined },
  { b: 1 },
  Object.create({ a: 'x' }),
  () => 'a',
  new Date(0),
];

const readers: Readonly<Record<string, Reader<unknown>>> = {
  text,
  name,
  number,
  count,
  truth,
  moment,
  hex: hex(2),
  'one of': oneOf(['a', 1]),
  'or null': orNull(text),
  list: list(text),
  table: table(text),
  object: object({ a: text }),
  'object with': objectWith({ a: text }, { b: number }),
  'list of objects': list(object({ a: text })),
  where: where(text, (value) => value.length > 1),
  mapped: mapped(text, (value) => value.length),
};

const shown = (value: unknown): string =>
  typeof value === 'string'
    ? JSON.stringify(value.length > 40 ? `${value.slice(0, 3)}…${value.length}` : value)
    : value instanceof Date || typeof value === 'function' || typeof value === 'number' || value === undefined
      ? String(value)
      : JSON.stringify(value, (_, part: unknown) => (part === undefined ? 'undefined' : part));

it('what each reader takes of each kind of value, and where it says that it does not', () => {
  const lines = Object.entries(readers).flatMap(([what, reader]) => {
    const read = values.map((value) => ({ value, read: reader(value) }));
    const taken = read.flatMap(({ value, read: one }) =>
      one.ok ? [`${shown(value)}${Object.is(one.value, value) ? '' : ` as ${shown(one.value)}`}`] : [],
    );
    const refused = read.flatMap(({ value, read: one }) =>
      one.ok || one.at === '' ? [] : [`${shown(value)} at ${one.at}`],
    );
    return [`${what}: ${taken.join(', ')}`, ...(refused.length === 0 ? [] : [`  not ${refused.join(', ')}`])];
  });
  return expect(`${lines.join('\n')}\n`.replaceAll('1970', '')).toMatchFileSnapshot('shape.txt');
});

it('a place within is told by its way', () => {
  const reader = list(object({ rows: list(table(number)) }));
  expect(reader([{ rows: [{ a: 1 }, { b: 'x' }] }])).toEqual({ ok: false, at: '0.rows.1.b' });
  expect(inside('x', { ok: true, value: 1 })).toEqual({ ok: true, value: 1 });
  expect(inside(3, { ok: false, at: '' })).toEqual({ ok: false, at: '3' });
});
