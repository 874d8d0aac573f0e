import { expect, it } from 'vitest';
import { recordFrom, recordProperties } from '#core/layouts/marks.ts';
import { noteParagraphs } from '#core/layouts/note-text.ts';

const read = (rows: string, columns = 'source en') =>
  recordFrom(
    new Map([
      ['DuizhaoBook', '1 sentences'],
      ['DuizhaoProject', 'p'],
      ['DuizhaoName', '渡口'],
      ['DuizhaoColumns', columns],
      ['DuizhaoSentences1', rows],
    ]),
  );

it('what a book is made of is read as it was written, in pieces that programs keep', () => {
  const odd = Array.from({ length: 400 }, (_, n) => n * 2 + 1);
  for (const segments of [
    [[1, 2, 3, 5, 7, 8], [4]],
    [[], [9]],
    [odd, [1, ...odd.map((n) => n + 1)]],
  ]) {
    const record = {
      project: 'p',
      name: '渡口',
      columns: ['source', 'en'],
      wholeParagraphs: true,
      segments,
    } as unknown as Parameters<typeof recordProperties>[0];
    const properties = recordProperties(record);
    expect(Object.values(properties).every((value) => value.length <= 240)).toBe(true);
    expect(recordFrom(new Map(Object.entries(properties)))).toEqual(record);
  }
});

it.each([
  ['1-3,5;2', [[1, 2, 3, 5], [2]]],
  [';', [[], []]],
  ['1;1000001-2000000', [[1], 'a million']],
  // A list that was cut or damaged is none.
  ['1-3', []],
  ['1;2;3', []],
  ['3-1;2', []],
  ['1-;2', []],
  ['a;2', []],
  ['1 ;2', []],
  ['1;0-1000000', []],
  ['1;0-9999999999', []],
  ['1;1,2-1000001', []],
])('the sentences of a book, from %s', (rows, expected) => {
  const segments = read(rows)?.segments.map((own) => (own.length === 1_000_000 ? 'a million' : own));
  expect(segments).toEqual(expected);
});

it('a document without the project, or of another kind, has no record', () => {
  expect(recordFrom(new Map([['DuizhaoBook', '1 sentences']]))).toBeNull();
  expect(
    recordFrom(
      new Map([
        ['DuizhaoBook', '2 sentences'],
        ['DuizhaoProject', 'p'],
      ]),
    ),
  ).toBeNull();
  expect(recordFrom(new Map([['DuizhaoProject', 'p']]))).toBeNull();
});

it.each([
  ['one', null, ['one']],
  ['one\n\ntwo', '渡口', ['one', 'two', '渡口']],
  ['- a\n- b', '', ['a', 'b']],
  ['1. a\n2. b', ' \n', ['1. a', '2. b']],
  ['', 'only', ['only']],
  ['', null, []],
])('what a reader is told by the annotation %j with the wording %j', (body, wording, expected) => {
  const note = { body, wording } as unknown as Parameters<typeof noteParagraphs>[0];
  expect(noteParagraphs(note)).toEqual(expected);
});
