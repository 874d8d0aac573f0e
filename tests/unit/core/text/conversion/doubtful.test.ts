import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '#core/model/language.ts';
import { codePointLength } from '#core/text/codepoints.ts';
import { createConverter, doubtfulCharacters } from '#core/text/conversion/index.ts';
import { ambiguousForms } from '#core/text/conversion/ambiguous.ts';
import { simplifyingDoubts } from '#core/text/conversion/doubtful-table.ts';
import { mayBeDoubtful } from '#core/text/conversion/may-be-doubtful.ts';
import { rules } from '#core/text/conversion/lone-rules.ts';
import { messyText } from '../arbitraries.ts';

const marks = (source: string, from: Language, to: Language): string[] => {
  const convert = createConverter({ from, to, region: 'cn', protectedWords: [] });
  return doubtfulCharacters(source, convert(source), from, to).map(({ original, at }) => `${original}${at}`);
};

describe('doubtful characters', () => {
  it.each([
    ['眼淚便乾不了了', '乾3'],
    ['我姓於，叫海生', '於2'],
    ['甯先生來了', '甯0'],
    ['老鍾叔叔', '鍾1'],
    ['他摺了又摺', '摺1'],
  ])('of %s, to Simplified', (source, first) => {
    expect(marks(source, 'zh-Hant', 'zh-Hans')[0]).toBe(first);
  });

  it.each([
    ['大家都说干', '干4'],
    ['把它卷', '卷2'],
    ['头上的发', '发3'],
    ['此事准否', '准2'],
    ['作家余小川', '余2'],
    ['村里的咸', '咸3'],
  ])('of %s, to Traditional', (source, first) => {
    expect(marks(source, 'zh-Hans', 'zh-Hant')[0]).toBe(first);
  });

  it.each([
    '餅乾很好吃',
    '乾隆皇帝',
    '看著他笑',
    '著名的專著',
    '對於這件事',
    '特徵明顯',
    '瞭解情況',
    '藉口太多',
    '覆蓋全城',
    '夥伴們',
  ])('are not found in %s, whose words settle it', (source) =>
    expect(marks(source, 'zh-Hant', 'zh-Hans')).toEqual([]),
  );

  it.each([
    '发现问题',
    '以后再说',
    '这里很好',
    '范围很大',
    '一面镜子',
    '只有一个',
    '复杂',
    '分钟',
    '上台',
    '皇后',
  ])('are not found in %s either', (source) => expect(marks(source, 'zh-Hans', 'zh-Hant')).toEqual([]));

  it('offer what stands there and what else could', () => {
    expect(doubtfulCharacters('他乾', '他干', 'zh-Hant', 'zh-Hans')).toEqual([
      { at: 1, original: '乾', current: '干', alternatives: ['干', '乾'] },
    ]);
    const tw = createConverter({ from: 'zh-Hans', to: 'zh-Hant', region: 'tw', protectedWords: [] });
    const [mark] = doubtfulCharacters('头上的发', tw('头上的发'), 'zh-Hans', 'zh-Hant');
    expect(mark?.alternatives).toContain(mark?.current);
  });

  it('stay on their characters when the text was edited', () => {
    expect(doubtfulCharacters('我姓於，叫海生。', '大家好，我姓于，叫海生。', 'zh-Hant', 'zh-Hans')).toEqual([
      { at: 6, original: '於', current: '于', alternatives: ['于', '於'] },
    ]);
    expect(doubtfulCharacters('我姓於。', '', 'zh-Hant', 'zh-Hans')).toEqual([]);
  });

  it('are gone once somebody wrote something else', () => {
    expect(doubtfulCharacters('他乾', '他好', 'zh-Hant', 'zh-Hans')).toEqual([]);
  });

  it('are none in English, or without a conversion', () => {
    expect(doubtfulCharacters('乾', '干', 'zh-Hant', 'en')).toEqual([]);
    expect(doubtfulCharacters('乾', '乾', 'zh-Hant', 'zh-Hant')).toEqual([]);
  });

  it('are looked for in every text that has any, and not in texts of other characters', () => {
    expect(mayBeDoubtful('今天早上下了一場大雨。', 'zh-Hant', 'zh-Hans')).toBe(false);
    expect(mayBeDoubtful('他乾', 'zh-Hant', 'en')).toBe(false);
    expect(mayBeDoubtful('他乾', 'zh-Hant', 'zh-Hant')).toBe(false);
    const bits = [
      '乾',
      '於',
      '著',
      '着',
      '頭',
      '髮',
      '发',
      '干',
      '只',
      '里',
      '说',
      '他',
      '。',
      ...ambiguousForms.keys(),
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...bits), { maxLength: 12 }), fc.boolean(), (parts, toHans) => {
        const [from, to] = toHans ? (['zh-Hant', 'zh-Hans'] as const) : (['zh-Hans', 'zh-Hant'] as const);
        const source = parts.join('');
        expect(mayBeDoubtful(source, from, to) || marks(source, from, to).length === 0).toBe(true);
      }),
    );
  });

  it('always point at what they say, whatever the two texts', () => {
    fc.assert(
      fc.property(messyText(), messyText(), fc.boolean(), (source, converted, toHans) => {
        const [from, to] = toHans ? (['zh-Hant', 'zh-Hans'] as const) : (['zh-Hans', 'zh-Hant'] as const);
        const points = Array.from(converted);
        for (const mark of doubtfulCharacters(source, converted, from, to)) {
          expect(points[mark.at]).toBe(mark.current);
          expect(mark.alternatives).toContain(mark.current);
        }
      }),
    );
  });
});

describe('the tables', () => {
  it('offers Traditional forms that all become the Simplified character again', () => {
    const convert = createConverter({ from: 'zh-Hant', to: 'zh-Hans', region: 'cn', protectedWords: [] });
    const others = Array.from(ambiguousForms, ([character, forms]) => [
      character,
      forms.filter((form) => convert(form) !== character && !simplifyingDoubts.has(form)).join(''),
    ]).filter(([, left]) => left !== '');
    // These are Simplified characters too, of other words: 彷徨, 薰衣草, 菜薹.
    expect(Object.fromEntries(others)).toEqual({ 仿: '彷', 熏: '薰', 苔: '薹' });
  });

  it('lists words that hold their character', () => {
    for (const [character, { forms, sure = [] }] of simplifyingDoubts) {
      expect(forms.every((form) => codePointLength(form) === 1)).toBe(true);
      expect(sure.filter((word) => !word.includes(character))).toEqual([]);
    }
  });

  it('has rules that name forms of their character', () => {
    for (const [character, sources] of Object.entries(rules)) {
      for (const source of sources) {
        const form = /=(.)\??$/u.exec(source)?.[1] ?? '';
        expect([source, ambiguousForms.get(character)?.includes(form)]).toEqual([source, true]);
      }
      expect(sources.at(-1)).toMatch(/^@=/u);
    }
  });
});
