import { describe, expect, it } from 'vitest';
import { chosenSheets } from '#core/formats/table-choices.ts';
import { columnsOf } from '#core/formats/table-columns.ts';

describe('a sheet chosen by its name', () => {
  it.each([
    ['表二', '表二 '],
    ['表二 ', '\u3000表二'],
    ['a， sheet2 ', 'Sheet2\u00a0'],
    ['甲、乙', '乙'],
    ['甲、乙', '甲、乙'],
  ])('%j is %j: nobody sees blanks at its ends', (choice, name) => {
    expect(chosenSheets({ sheets: choice })?.(name)).toBe(true);
  });

  it('is none of another name, and all are read where none is chosen', () => {
    expect(chosenSheets({ sheets: '表二' })?.('表 二')).toBe(false);
    expect(chosenSheets({ sheets: ' ， ' })).toBe(null);
    expect(chosenSheets({})).toBe(null);
  });
});

describe('a column chosen by its head', () => {
  const heads = [' No ', '\u3000中文原稿 ', 'English, final\n', '\u00a0Remarks'];

  it.each([
    ['中文原稿', 'remarks', [1], [3]],
    [' 中文原稿\u3000', 'English, final', [1], [2]],
    ['B', '3', [1], [2]],
    ['中文原稿', 'english, final ', [1], [2]],
  ])('%j and %j are found whatever blanks stand at the ends of heads', (source, target, sources, targets) => {
    const columns = columnsOf(heads, heads.length, { source, target });
    expect(columns.sources).toEqual(sources);
    expect(columns.targets.map(({ column }) => column)).toEqual(targets);
  });
});
