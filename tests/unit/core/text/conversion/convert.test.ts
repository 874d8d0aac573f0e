import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language, Region } from '#core/model/language.ts';
import type { ProtectedWord } from '#core/model/project.ts';
import { codePointLength } from '#core/text/codepoints.ts';
import { convertRich, createConverter, type Converter } from '#core/text/conversion/index.ts';
import { validRich } from '#core/text/mapping.ts';
import { messyText, richText } from '../arbitraries.ts';

const toHans = (region: Region = 'cn', protectedWords: ProtectedWord[] = []): Converter =>
  createConverter({ from: 'zh-Hant', to: 'zh-Hans', region, protectedWords });
const toHant = (region: Region = 'cn', protectedWords: ProtectedWord[] = []): Converter =>
  createConverter({ from: 'zh-Hans', to: 'zh-Hant', region, protectedWords });

const han = Array.from({ length: 0x31350 - 0x3400 }, (_, i) => String.fromCodePoint(0x3400 + i)).filter(
  (character) => /\p{Script=Han}/u.test(character),
);

const directions = (['cn', 'tw', 'hk'] as const).flatMap((region) => [
  { name: `to Simplified, ${region}`, convert: toHans(region) },
  { name: `to Traditional, ${region}`, convert: toHant(region) },
]);

describe('conversion', () => {
  it('writes the characters, and only the characters', () => {
    expect(toHans()('頭髮乾了，後來發現軟體與程式')).toBe('头发干了，后来发现软体与程式');
    expect(toHans('tw')('滑鼠和軟體')).toBe('滑鼠和软体');
    expect(toHant()('程序和软件的信息')).toBe('程序和軟件的信息');
    expect(toHant('tw')('这里面的台阶')).toBe('這裡面的臺階');
    expect(toHant('hk')('这里面的台阶')).toBe('這裏面的台階');
    expect(toHant('tw')('一个旧钱包，两个旧箱子')).toBe('一個舊錢包，兩個舊箱子');
  });

  it('leaves English, and a text already in its language, alone', () => {
    for (const [from, to] of [
      ['en', 'zh-Hans'],
      ['zh-Hant', 'en'],
      ['zh-Hant', 'zh-Hant'],
    ] satisfies [Language, Language][]) {
      expect(createConverter({ from, to, region: 'cn', protectedWords: [] })('Word 發現')).toBe('Word 發現');
    }
  });

  it.each(directions)('keeps every Han character one character: $name', ({ convert }) => {
    for (let i = 0; i < han.length; i += 500) {
      const characters = han.slice(i, i + 500);
      const together = convert(characters.join(''));
      expect(codePointLength(together)).toBe(characters.length);
    }
    expect(han.filter((character) => codePointLength(convert(character)) !== 1)).toEqual([]);
  });

  it.each(directions)('keeps code points aligned in any text: $name', ({ convert }) => {
    fc.assert(
      fc.property(
        fc.oneof(
          messyText(),
          fc.array(fc.constantFrom(...han)).map((parts) => parts.join('')),
        ),
        (text) => {
          expect(codePointLength(convert(text))).toBe(codePointLength(text));
        },
      ),
    );
  });
});

describe('protected words', () => {
  it('are left alone, or written as given', () => {
    const convert = toHans('cn', [{ word: '乾隆' }, { word: '臺積電', as: '台积电公司' }, { word: '' }]);
    expect(convert('乾隆年間的餅乾，臺積電發現')).toBe('乾隆年间的饼干，台积电公司发现');
  });

  it('are found longest first, and are words, not patterns', () => {
    const convert = toHans('cn', [{ word: '發' }, { word: '發展', as: '甲' }, { word: '[a-z].(', as: '乙' }]);
    expect(convert('發現發展 x [a-z].( 後')).toBe('發现甲 x 乙 后');
  });
});

describe('convertRich', () => {
  it('keeps tags where they were', () => {
    fc.assert(
      fc.property(richText(30), (rich) => {
        const converted = convertRich(rich, toHans());
        expect(converted.tags).toEqual(rich.tags);
      }),
    );
  });

  it('moves them with protected words that change the length', () => {
    const convert = toHans('cn', [{ word: '臺積電', as: '台积电公司' }]);
    const open = { at: 4, kind: 'open', id: 1, type: 'strong' } as const;
    const rich = { text: '買臺積電股票', tags: [open, { ...open, at: 6, kind: 'close' as const }] };
    expect(convertRich(rich, convert)).toMatchObject({
      text: '买台积电公司股票',
      tags: [{ at: 6 }, { at: 8 }],
    });
  });

  it('is always valid', () => {
    const convert = toHans('cn', [
      { word: '發', as: '' },
      { word: '乾著', as: '一二三四' },
    ]);
    fc.assert(
      fc.property(richText(30), (rich) => {
        expect(validRich(convertRich(rich, convert))).toBe(true);
      }),
    );
  });
});
