import { expect, test } from 'vitest';
import { checks } from '#core/checks/index.ts';
import { plain, type RichText } from '#core/model/index.ts';
import { writeCueRef } from '#core/text/cues/cue-ref.ts';
import { foundBy, rowOf } from './rows.ts';

const border = (cue: number, at: number): RichText['tags'][number] => ({
  at,
  kind: 'empty',
  id: cue,
  type: 'other',
  data: { display: '‖', cue: String(cue) },
});

const found = (source: RichText | string, en: RichText | string, place?: string) =>
  foundBy('subtitles', { ...rowOf({ source, en }), ...(place === undefined ? {} : { place }) });

const short = writeCueRef({ first: 3, count: 1, times: [1000] });

test('a text that is shown for less time than it takes to read', () => {
  expect(found('走吧。', 'Let’s go home.', short)).toEqual([]);
  expect(found('走吧。', 'Let’s go home at once.', short)).toMatchObject([
    { side: 'en', code: 'too-fast', ranges: [{ start: 0, end: 22 }] },
  ]);
  // Nine Chinese characters a second; a Latin letter counts half.
  const row = rowOf({ source: 'Let us go.', 'zh-Hans': '我们马上就走吧好不好。' });
  const chinese = {
    ...row,
    texts: row.texts.map((text) => ({ ...text, convertedFrom: null })),
    place: short,
  };
  expect(checks.run(chinese)).toMatchObject([{ code: 'too-fast', params: { value: 11, most: 9 } }]);
});

test('nothing is said where nothing says how long it is shown, nor of the original', () => {
  expect(found('走吧。', 'Let’s go home at once, all of us.')).toEqual([]);
  expect(found('走吧。', 'Let’s go home at once, all of us.', '3+1@')).toEqual([]);
  expect(found('走吧。', 'Let’s go home at once, all of us.', 'no reference')).toEqual([]);
  expect(found('老人們站在河邊看著他們的船慢慢地開走了', 'Go.', short)).toEqual([]);
});

test('cue by cue where the borders are there, else by the time of all', () => {
  const place = writeCueRef({ first: 3, count: 2, times: [1000, 4000] });
  const source = { text: '走吧，馬上。', tags: [border(4, 3)] };
  expect(found(source, { text: 'Let’s go home at once, now.', tags: [border(4, 23)] }, place)).toMatchObject([
    { code: 'too-fast', words: 'Let’s go home at once,' },
  ]);
  expect(found(source, 'Let’s go home at once, now.', place)).toEqual([]);
  // Of a row that may be in either cue nothing is said.
  expect(found('走吧。', 'Let’s go home at once, all of us, and stay.', place)).toEqual([]);
});

test('lines that are too long, two where nothing says where they end', () => {
  const long = writeCueRef({ first: 1, count: 1, times: [60_000] });
  const line = 'The old man stood on the shore of the river';
  expect(line.length).toBe(43);
  expect(found('老人', line, long)).toEqual([]);
  expect(found('老人', `${line}\nand went.`, long)).toMatchObject([{ code: 'too-long' }]);
  expect(found('老人', `${line} ${line}`, long)).toMatchObject([{ code: 'too-long' }]);
  const cut = { text: 'The old man stood', tags: [{ at: 8, kind: 'empty', id: 1, type: 'break' } as const] };
  expect(found('老人', cut, long)).toEqual([]);
  expect(found('老人', plain(''), long)).toEqual([]);
});
