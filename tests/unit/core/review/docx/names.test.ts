import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  columnBookmark,
  columnNames,
  parseBookmark,
  parseColumnBookmark,
  parseShownId,
  personOf,
  rowBookmark,
  rowCheck,
  shownCheck,
  wordsHash,
} from '#core/review/docx/names.ts';
import { row } from '../report-fixtures.ts';

const check = fc.string({
  unit: fc.constantFrom(...Array.from('0123456789abcdef')),
  minLength: 16,
  maxLength: 16,
});
const number = fc.integer({ min: 1, max: 999_999_999 });

describe('the names a row is known by', () => {
  it('are read again as they were written, also behind what other programs add', () => {
    fc.assert(
      fc.property(number, check, fc.constantFrom('', '_1', ' copy'), (n, digits, added) => {
        const bookmark = rowBookmark({ ...row(1, 'a', 'b'), row: n }, digits);
        expect(bookmark.length).toBeLessThanOrEqual(40);
        expect(parseBookmark(bookmark + added)).toEqual({ row: n, check: digits });
        expect(parseColumnBookmark(bookmark)).toBe(null);
      }),
    );
  });

  it('are read as people see them, in any spacing, width and case', () => {
    fc.assert(
      fc.property(number, check, fc.constantFrom(' ', '\n', ' · ', '\u00a0·'), (n, digits, space) => {
        const shown = shownCheck(digits);
        expect(shown).toBe(digits.slice(0, 6));
        for (const text of [`${n}${space}${shown}`, ` ${n}${space}${shown.toUpperCase()}\n`])
          expect(parseShownId(text)).toEqual({ row: n, check: shown });
      }),
    );
    expect(parseShownId('１２ abc012')).toEqual({ row: 12, check: 'abc012' });
  });

  it.each([
    '',
    '12',
    'abc012',
    '12abc012',
    '12 abc01',
    '12 abc0123',
    'x 12 abc012',
    '1234567890 abc012',
    '12 abcxyz',
  ])('are none: %j', (text) => {
    expect(parseShownId(text)).toBe(null);
  });

  it.each(['', 'dz1_0123456789abcdef', '_dz_0123456789abcdef', '_dz1_0123456789abcde', '_GoBack'])(
    'are no bookmark: %j',
    (name) => {
      expect(parseBookmark(name)).toBe(null);
    },
  );

  it('are the columns in every table', () => {
    for (const column of columnNames)
      for (const table of [0, 1, 12]) {
        expect(parseColumnBookmark(columnBookmark(column, table))).toBe(column);
        expect(parseBookmark(columnBookmark(column, table))).toBe(null);
      }
    expect([parseColumnBookmark('_dzc_other_1'), parseColumnBookmark('dzc_source_1')]).toEqual([null, null]);
  });

  it('change with the review, the column, the row and each of its texts, and with nothing else', () => {
    const session = { id: 's1' };
    const own = row(7, '他回家了。', 'He went home.');
    const base = rowCheck(session, own, 'en');
    expect(base).toMatch(/^[0-9a-f]{16}$/);
    expect(rowCheck(session, { ...own, row: 8, opensBlock: false }, 'en')).toBe(base);
    const others = [
      rowCheck({ id: 's2' }, own, 'en'),
      rowCheck(session, own, 'zh-Hans'),
      rowCheck(session, row(8, '他回家了。', 'He went home.'), 'en'),
      rowCheck(session, row(7, '他回家。', 'He went home.'), 'en'),
      rowCheck(session, row(7, '他回家了。', 'He goes home.'), 'en'),
    ];
    expect(new Set([base, ...others]).size).toBe(6);
  });
});

describe('who a name is', () => {
  it.each([
    '',
    '  ',
    'Author',
    'unknown',
    'Unknown Author',
    'Anonymous',
    'Guest',
    'USER',
    'admin',
    'Administrator',
    'Windows User',
    'Office User',
    'Microsoft Office User',
    '作者',
    '未知作者',
    '匿名',
    '用户',
    '使用者',
    'Ａｕｔｈｏｒ',
    ' 作者 ',
  ])('nobody: %j', (name) => {
    expect(personOf(name)).toBe('');
  });

  it('is somebody where it is any other, without white space round it', () => {
    expect(personOf(undefined)).toBe('');
    expect([personOf(' Lin Zhou '), personOf('User 2'), personOf('作者甲')]).toEqual([
      'Lin Zhou',
      'User 2',
      '作者甲',
    ]);
  });
});

describe('the words round the rows', () => {
  it('are the same whatever white space is in them', () => {
    expect(wordsHash('a b\n c')).toBe(wordsHash('abc'));
    expect(wordsHash('abc')).not.toBe(wordsHash('abd'));
    expect(wordsHash('abc')).toMatch(/^[0-9a-f]{8}$/);
  });
});
