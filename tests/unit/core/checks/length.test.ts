import { expect, test } from 'vitest';
import { checks } from '#core/checks/index.ts';
import type { RichText } from '#core/model/index.ts';
import { readSizeLimits, sizeOf, writeSizeLimits, type SizeLimit } from '#core/text/size-limits.ts';
import { foundBy, rowOf } from './rows.ts';

const limit = (given: Partial<SizeLimit>): SizeLimit => ({
  least: 0,
  most: null,
  unit: 'codepoints',
  normal: 'none',
  of: 'own',
  ...given,
});

const found = (en: RichText | string, ...limits: readonly SizeLimit[]) =>
  foundBy('length', { ...rowOf({ source: '走吧。', en }), place: `0.1.${writeSizeLimits(limits)}` });

test('limits are read as they were written, and other references have none', () => {
  const limits = [limit({ most: 60, normal: 'nfc' }), limit({ least: 3, unit: 'utf8', of: 'g4' })];
  expect(readSizeLimits(`2:0.1.${writeSizeLimits(limits)}`)).toEqual(limits);
  for (const ref of ['0.1', '3+1@1800', '', '0.1.60:miles:nfc:own', '0.1.5-:utf8:nfx:own'])
    expect(readSizeLimits(ref)).toEqual([]);
});

test('a translation over its limit is found, one at its limit is not', () => {
  expect(found('Let’s go.', limit({ most: 9 }))).toEqual([]);
  const row = rowOf({ source: '走吧。', en: 'Let’s go!!' });
  expect(checks.run({ ...row, place: `0.1.${writeSizeLimits([limit({ most: 9 })])}` })).toMatchObject([
    {
      check: 'length',
      side: 'en',
      code: 'over',
      severity: 'warning',
      ranges: [{ start: 0, end: 10 }],
      params: { value: 10, limit: 9, unit: 'codepoints' },
    },
  ]);
  expect(found('', limit({ most: 9, least: 2 }))).toEqual([]);
});

test('too short is found where the text stands alone', () => {
  expect(found('Go', limit({ least: 3 }))).toMatchObject([{ code: 'under' }]);
  expect(found('Go', limit({ least: 3, of: 'u1' }))).toEqual([]);
});

test.each([
  ['codepoints', 'none', 4],
  ['codepoints', 'nfc', 3],
  ['codepoints', 'nfd', 4],
  ['graphemes', 'none', 3],
  ['utf8', 'none', 10],
  ['utf8', 'nfc', 9],
  ['utf16', 'none', 10],
  ['utf32', 'none', 16],
] as const)('a text is measured in %s, normal form %s', (unit, normal, size) => {
  // An e with an accent behind it, a character beyond the BMP, and one of three bytes.
  expect(sizeOf({ text: 'e\u0301𠮷中', tags: [] }, { unit, normal })).toBe(size);
});

test('codes count as their file says, pairs once', () => {
  const data = { equivStorage: '7', sizeInfo: '1' };
  const tags: RichText['tags'] = [
    { at: 0, kind: 'open', id: 1, type: 'other', data },
    { at: 1, kind: 'close', id: 1, type: 'other' },
    { at: 2, kind: 'empty', id: 2, type: 'other', data },
  ];
  expect(sizeOf({ text: '中A', tags }, limit({ unit: 'utf8' }))).toBe(4 + 14);
  expect(sizeOf({ text: '中A', tags }, limit({}))).toBe(2 + 2);
});
