import { expect, it } from 'vitest';
import { isHanCode } from '#core/text/cleanup/characters.ts';

it('Han are the ideographs of Unicode below U+10000, 〇 and 々, and all of the planes that are kept for ideographs', () => {
  const han = /[\p{Unified_Ideograph}\uf900-\ufaff〇々]/u;
  const wrong: string[] = [];
  for (let code = 0; code < 0x10000; code += 1)
    if (isHanCode(code) !== han.test(String.fromCodePoint(code))) wrong.push(code.toString(16));
  expect(wrong).toEqual([]);
  const borders = [0x1ffff, 0x20000, 0x2a6df, 0x30000, 0x3ffff, 0x40000];
  expect(borders.map(isHanCode)).toEqual([false, true, true, true, true, false]);
});
