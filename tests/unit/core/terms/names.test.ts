import { describe, expect, it } from 'vitest';
import {
  noRomanisations,
  type Concept,
  type ConceptId,
  type Gender,
  type NameFacts,
} from '#core/model/index.ts';
import { createTermIndex } from '#core/terms/index.ts';
import { romanise } from '#core/terms/names/romanise.ts';
import { surnameOf } from '#core/terms/names/surnames.ts';
import { wadeGilesOf } from '#core/terms/names/wade-giles.ts';

const person = (
  id: number,
  name: string,
  gender: Gender | null = null,
  more: Partial<NameFacts> = {},
): Concept => ({
  id: id as ConceptId,
  uid: `c${id}`,
  terms: [{ language: 'zh-Hant', text: name, status: 'preferred' }],
  partOfSpeech: 'properNoun',
  domain: '',
  note: '',
  source: '',
  name: {
    kind: 'person',
    surname: surnameOf(name),
    gender,
    titles: [],
    romanisations: noRomanisations,
    ...more,
  },
});

const read = (name: string) => Object.values(romanise(name, 'person', surnameOf(name)));

describe('romanisations', () => {
  // After Giles's dictionary and the usual lists of conversion, one of each irregular kind.
  it.each([
    ['zhi', 'chih'],
    ['chi', 'ch’ih'],
    ['ri', 'jih'],
    ['zi', 'tzu'],
    ['ci', 'tz’u'],
    ['si', 'ssu'],
    ['qiong', 'ch’iung'],
    ['xue', 'hsüeh'],
    ['xun', 'hsün'],
    ['ju', 'chü'],
    ['yue', 'yüeh'],
    ['you', 'yu'],
    ['yu', 'yü'],
    ['lü', 'lü'],
    ['nüe', 'nüeh'],
    ['guo', 'kuo'],
    ['duo', 'to'],
    ['shuo', 'shuo'],
    ['ge', 'ko'],
    ['de', 'tê'],
    ['gui', 'kuei'],
    ['hui', 'hui'],
    ['zhong', 'chung'],
    ['tian', 't’ien'],
    ['jie', 'chieh'],
    ['er', 'êrh'],
    ['wu', 'wu'],
    ['ai', 'ai'],
  ])('%s is %s in Wade–Giles', (syllable, expected) => {
    expect(wadeGilesOf(syllable)).toBe(expected);
  });

  it.each([
    ['孫中山', ['Sun Zhongshan', 'Sūn Zhōngshān', 'Sun Chung-shan', 'Syun1 Zung1 saan1']],
    ['邓小平', ['Deng Xiaoping', 'Dèng Xiǎopíng', 'Têng Hsiao-p’ing', 'Dang6 Siu2 ping4']],
    ['歐陽修', ['Ouyang Xiu', 'Ōuyáng Xiū', 'Ou-yang Hsiu', 'Au1 joeng4 Sau1']],
    // Family names are read otherwise than the same characters elsewhere.
    ['曾國藩', ['Zeng Guofan', 'Zēng Guófān', 'Tsêng Kuo-fan', 'Zang1 Gwok3 faan4']],
    ['單雄信', ['Shan Xiongxin', 'Shàn Xióngxìn', 'Shan Hsiung-hsin', 'Sin6 Hung4 seon3']],
    ['王安石', ['Wang Anshi', 'Wáng Ānshí', 'Wang An-shih', 'Wong4 On1 sek6']],
  ])('of %s have its family name first, and the given name as one word', (name, expected) => {
    expect(read(name)).toEqual(expected);
  });

  it('of a place are one word, with an apostrophe where syllables would run together', () => {
    expect(romanise('西安', 'place', '').pinyin).toBe('Xi’an');
    expect(romanise('石家莊', 'place', '').wadeGiles).toBe('Shih-chia-chuang');
    expect(romanise('Paris', 'place', '').pinyin).toBe('');
  });
});

describe('family names', () => {
  it.each([
    ['歐陽修', '歐陽'],
    ['司马迁', '司马'],
    ['孫中山', '孫'],
    ['王', ''],
    ['的士', ''],
  ])('%s begins with %j', (name, surname) => {
    expect(surnameOf(name)).toBe(surname);
  });
});

describe('people in a text', () => {
  const foundIn = (text: string, ...people: readonly Concept[]) => {
    const index = createTermIndex();
    for (const one of people) index.put(one);
    return index.find(text, 'zh-Hans').map(({ concept, start, end, form, title, inside }) => {
      const words = Array.from(text).slice(start, end).join('');
      return [words, concept, form ?? 'whole', title?.translation ?? '', inside ? 'inside' : '']
        .join(' ')
        .trim();
    });
  };

  it('are found in full, by their family name with a title, and by their given name, in either script', () => {
    const sun = person(1, '孫中山', 'male', { titles: [{ original: '大總統', translation: 'President' }] });
    expect(foundIn('孙中山来了，中山说，孙大总统走了，孙先生也走了。', sun)).toEqual([
      '孙中山 1 whole',
      '中山 1 given  inside',
      '中山 1 given',
      '孙大总统 1 address President',
      '孙先生 1 address Mr',
    ]);
  });

  it('are not found by a title that is another’s: his wife, a woman’s Mr', () => {
    expect(foundIn('孫夫人和孫先生', person(1, '孫中山', 'male'))).toEqual(['孫先生 1 address Mr']);
    expect(foundIn('宋女士和宋先生', person(1, '宋慶齡', 'female'))).toEqual(['宋女士 1 address Ms']);
    expect(foundIn('王夫人', person(1, '王小明'))).toEqual([]);
  });

  it('are not found by a given name of one character, nor by the family name alone', () => {
    expect(foundIn('歐陽說：修。', person(1, '歐陽修'))).toEqual([]);
  });

  it('are all told where few share a family name, and none where many do', () => {
    const people = Array.from({ length: 5 }, (_, n) => person(n + 1, `王大${'一二三四五'[n] ?? ''}`));
    expect(foundIn('王教授', ...people.slice(0, 2))).toHaveLength(2);
    expect(foundIn('王教授', ...people)).toEqual([]);
  });

  it('are gone with all their forms when they are taken out or called otherwise', () => {
    const index = createTermIndex();
    index.put(person(1, '孫中山', 'male'));
    index.put(person(1, '孫逸仙', 'male'));
    expect(index.find('中山，逸仙', 'zh-Hant')).toHaveLength(1);
    index.remove(1 as ConceptId);
    expect(index.find('孫先生，逸仙，孫逸仙', 'zh-Hant')).toEqual([]);
    expect(index.hasPeople()).toBe(false);
  });
});
