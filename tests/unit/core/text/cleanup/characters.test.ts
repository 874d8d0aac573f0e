import { expect, it } from 'vitest';
import { codeName, isEast, isEastMark, isHanCode, isWordCode } from '#core/text/cleanup/characters.ts';

it('Han are the ideographs of Unicode below U+10000, 〇 and 々, and all of the planes that are kept for ideographs', () => {
  const han = /[\p{Unified_Ideograph}\uf900-\ufaff〇々]/u;
  const wrong: string[] = [];
  for (let code = 0; code < 0x10000; code += 1)
    if (isHanCode(code) !== han.test(String.fromCodePoint(code))) wrong.push(code.toString(16));
  expect(wrong).toEqual([]);
  const borders = [0x1ffff, 0x20000, 0x2a6df, 0x30000, 0x3ffff, 0x40000];
  expect(borders.map(isHanCode)).toEqual([false, true, true, true, true, false]);
});

it('East Asian marks are the signs and punctuation of CJK texts and of full width, and what Chinese shares with the West', () => {
  const sign = /[\p{P}\p{S}]/u;
  const wrong: string[] = [];
  for (const [from, to] of [
    [0x3001, 0x301f],
    [0xff01, 0xff65],
  ] as const)
    for (let code = from; code <= to; code += 1) {
      const isSign = sign.test(String.fromCodePoint(code));
      if (isEastMark(code) !== isSign || (isSign && !isEast(code))) wrong.push(code.toString(16));
    }
  expect(wrong).toEqual([]);
  const shared = Array.from('“”‘’—…·', (sign) => sign.codePointAt(0) ?? 0);
  expect(shared.map(isEastMark)).toEqual(shared.map(() => true));
  expect(shared.map(isEast)).toEqual(shared.map(() => false));
  expect([0, 0x3000, 0x41, 0x2c, 0xff66].map(isEastMark)).toEqual([false, false, false, false, false]);
});

it('words between spaces are of Latin, Greek and Cyrillic letters, and of digits', () => {
  const letter = /[\d\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;
  const others: string[] = [];
  for (let code = 0; code < 0x530; code += 1)
    if (isWordCode(code) !== letter.test(String.fromCodePoint(code))) others.push(codeName(code));
  expect(others.filter((name) => name < 'U+0250')).toEqual(['U+00AA', 'U+00BA']);
  expect(['U+02B9', 'U+0300', 'U+0374', 'U+037E'].filter((name) => !others.includes(name))).toEqual([]);
  expect([0x52f, 0x530, 0x5d0, 0x4e00].map(isWordCode)).toEqual([true, false, false, false]);
});
