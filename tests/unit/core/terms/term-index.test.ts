import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Concept, ConceptId, Language, TermStatus } from '#core/model/index.ts';
import { createTermIndex, type TermMatch } from '#core/terms/index.ts';
import { fold } from '#core/text/fold.ts';

const concept = (id: number, ...terms: readonly [Language, string, TermStatus?][]): Concept => ({
  id: id as ConceptId,
  uid: `c${id}`,
  terms: terms.map(([language, text, status = 'preferred']) => ({ language, text, status })),
  partOfSpeech: null,
  domain: '',
  note: '',
  source: '',
});

const indexOf = (language: Language, ...texts: readonly string[]) => {
  const index = createTermIndex();
  for (const [n, text] of texts.entries()) index.put(concept(n + 1, [language, text]));
  return index;
};

const words = (text: string, found: readonly TermMatch[]): readonly string[] =>
  found.map(({ start, end }) => Array.from(text).slice(start, end).join(''));

const found = (language: Language, texts: readonly string[], text: string): readonly string[] =>
  words(text, indexOf(language, ...texts).find(text, language));

describe('terms in a text', () => {
  it.each([
    ['overlapping, the longest first', ['中華人民', '人民', '人民共和國'], '中華人民共和國', [0, 1, 2]],
    ['in the other script, whichever way', ['发现', '後'], '發現之后', [0, 1]],
    ['with 著 for 着', ['沿著'], '沿着河', [0]],
    ['in full and half width', ['ＡＰＩ接口'], '新API接口', [0]],
    ['with any dot in a name', ['卡尔·马克思'], '卡爾・馬克思', [0]],
    ['beyond the BMP', ['𠮷野家'], '𠀀𠮷野家', [0]],
    ['between other scripts, but not within a word', ['API'], '用API的APIs，不用CAPI', [0]],
  ])('are found %s', (_, terms, text, expected) => {
    const matches = indexOf('zh-Hant', ...terms).find(text, 'zh-Hans');
    expect([...new Set(matches.map(({ concept: id }) => id - 1))].toSorted((a, b) => a - b)).toEqual(
      expected,
    );
  });

  it.each([
    ['plurals', ['party', 'city wall'], 'Parties built city walls', ['Parties', 'city walls']],
    ['the possessive', ['emperor'], "the Emperor's and the emperors’ sons", ['Emperor', 'emperors']],
    [
      'irregular plurals',
      ['statesman', 'crisis', 'leaf'],
      'Statesmen; crises, leaves',
      ['Statesmen', 'crises', 'leaves'],
    ],
    ['capitals', ['long march'], 'THE LONG MARCH', ['LONG MARCH']],
    ['white space', ['long march'], 'the long\n  march', ['long\n  march']],
    ['words only as a whole', ['art'], 'party, part, art-house', ['art']],
    ['no word that only ends alike', ['hor', 'part'], 'horse, party, horses', []],
    ['abbreviations as abbreviations', ['WHO', 'NGO'], 'who is in the WHO and in NGOs', ['WHO', 'NGOs']],
    ['no singular of a plural', ['analects'], 'an analect, the Analects', ['Analects']],
  ])('in English: %s', (_, terms, text, expected) => {
    expect(found('en', terms, text)).toEqual(expected);
  });

  it('are of the language of the text', () => {
    const index = createTermIndex();
    index.put(concept(1, ['zh-Hant', '系統'], ['en', 'system'], ['fr', 'système']));
    expect(index.find('system 系統', 'en-GB').map(({ term }) => term.text)).toEqual(['system']);
    expect(index.find('system 系统', 'zh-Hans').map(({ term }) => term.text)).toEqual(['系統']);
    expect(index.find('systèmes', 'fr')).toEqual([]);
    expect(index.find('系統', 'und')).toEqual([]);
  });

  it('say whether they stand within a longer one', () => {
    const index = indexOf('zh-Hant', '人民', '中華人民共和國', '共和國法');
    const matches = index.find('中華人民共和國法', 'zh-Hant');
    expect(matches.map(({ concept: id, inside }) => [id, inside])).toEqual([
      [2, false],
      [1, true],
      [3, false],
    ]);
    index.put(concept(4, ['zh-Hans', '中华人民共和国']));
    expect(index.find('中華人民共和國', 'zh-Hant').map(({ inside }) => inside)).toEqual([false, false, true]);
  });

  it('are gone with their concept, and others with the same words stay', () => {
    const index = indexOf('zh-Hant', '系統', '系統', '系');
    index.remove(1 as ConceptId);
    expect(index.find('系統', 'zh-Hant').map(({ concept: id }) => id)).toEqual([2, 3]);
    index.put(concept(2, ['zh-Hant', '體系']));
    expect(index.find('系統體系', 'zh-Hant').map(({ concept: id }) => id)).toEqual([3, 2, 3]);
    expect(index.named('体系', 'zh-Hans')).toEqual([2]);
    expect(index.size()).toBe(2);
  });
});

describe('a termbase', () => {
  const named = {
    ...concept(1, ['zh-Hant', '魯迅'], ['en', 'Lu Xun'], ['en', 'Lu Hsun', 'forbidden']),
    uid: 'lx',
  };
  const person = {
    ...named,
    name: {
      kind: 'person',
      surname: '魯',
      gender: 'male',
      titles: [{ original: '先生', translation: 'Mister' }],
      romanisations: { pinyin: 'Lu Xun', pinyinTones: 'Lǔ Xùn', wadeGiles: 'Lu Hsün', jyutping: '' },
    },
  } as const;

  it('knows its words of Latin letters: usable terms, titles and romanisations, not what is forbidden', () => {
    const index = createTermIndex();
    index.put(named);
    expect([...index.latinWords()].toSorted()).toEqual(['Lu', 'Xun']);
    index.put(person);
    expect([...index.latinWords()].toSorted()).toEqual(['Hsün', 'Lu', 'Lǔ', 'Mister', 'Xun', 'Xùn']);
    index.put({ ...concept(2, ['en', 'Lu']), uid: 'lu' });
    index.remove(1 as ConceptId);
    expect([...index.latinWords()]).toEqual(['Lu']);
  });

  it('tells concepts by their names in files, the last that was put in of several, until that is gone', () => {
    const index = createTermIndex();
    expect([index.byUid('lx'), index.rankOf(1 as ConceptId), index.get(1 as ConceptId)]).toEqual([
      null,
      -1,
      null,
    ]);
    index.put(named);
    expect([index.byUid('lx'), index.rankOf(1 as ConceptId)]).toEqual([1, 0]);
    expect(index.get(1 as ConceptId)).toBe(named);
    index.put({ ...concept(2, ['en', 'Lu']), uid: 'lx' });
    expect(index.byUid('lx')).toBe(2);
    index.remove(1 as ConceptId);
    expect(index.byUid('lx')).toBe(2);
    index.remove(2 as ConceptId);
    expect([index.byUid('lx'), index.size(), [...index.all()]]).toEqual([null, 0, []]);
  });

  it('has people as long as one of them is there', () => {
    const index = createTermIndex();
    index.put(named);
    expect(index.hasPeople()).toBe(false);
    index.put(person);
    index.put({ ...person, id: 2 as ConceptId, uid: 'other' });
    index.put({ ...person, id: 3 as ConceptId, uid: 'place', name: { ...person.name, kind: 'place' } });
    index.remove(1 as ConceptId);
    expect(index.hasPeople()).toBe(true);
    index.remove(2 as ConceptId);
    expect(index.hasPeople()).toBe(false);
  });

  it('finds what stands alike in the order of its concepts, in whichever they were put in', () => {
    const index = createTermIndex();
    for (const id of [3, 1, 2]) index.put(concept(id, ['zh-Hant', '渡口']));
    expect(index.find('渡口', 'zh-Hant').map(({ concept: id }) => id)).toEqual([1, 2, 3]);
    expect(index.named('渡口', 'zh-Hans')).toEqual([3, 1, 2]);
    expect([index.named('渡', 'zh-Hans'), index.named('渡口', 'en'), index.named('', 'zh-Hans')]).toEqual([
      [],
      [],
      [],
    ]);
  });
});

describe('a termbase of many terms', () => {
  const letters = fc.constantFrom(...Array.from('發发現现系统統人民A1 '));
  const texts = (most: number) =>
    fc.array(letters, { minLength: 1, maxLength: most }).map((all) => all.join(''));

  it('finds what comparing every stretch with every term finds', () => {
    const terms = fc.array(
      fc.array(fc.constantFrom(...Array.from('發发現现系统統人民')), { minLength: 1, maxLength: 4 }),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(terms, texts(30), (all, text) => {
        const written = all.map((term) => term.join(''));
        const characters = Array.from(text);
        const expected = written.flatMap((term, n) =>
          characters.flatMap((_, start) => {
            const end = start + Array.from(term).length;
            const here = characters.slice(start, end).join('');
            return end <= characters.length && fold(here) === fold(term) ? [`${n + 1} ${start} ${end}`] : [];
          }),
        );
        const matches = indexOf('zh-Hant', ...written).find(text, 'zh-Hant');
        expect(matches.map(({ concept: id, start, end }) => `${id} ${start} ${end}`).toSorted()).toEqual(
          expected.toSorted(),
        );
      }),
    );
  });

  it('finds every term in itself, and the same whatever was put in and taken out before', () => {
    fc.assert(
      fc.property(fc.array(texts(6), { minLength: 1, maxLength: 40 }), (all) => {
        const written = all.filter((text) => text.trim() !== '');
        const changed = indexOf('zh-Hans', ...written, ...written.map((text) => `${text}系`));
        for (const n of written.keys()) changed.remove((written.length + n + 1) as ConceptId);
        const fresh = indexOf('zh-Hans', ...written);
        for (const [n, text] of written.entries()) {
          const matches = fresh.find(text, 'zh-Hans');
          expect(matches.some(({ concept: id }) => id === n + 1)).toBe(true);
          expect(changed.find(text, 'zh-Hans')).toEqual(matches);
        }
      }),
    );
  });

  it('finds each of more terms than its first table has room for, and knows their Latin words as long as one of them is there', () => {
    const count = 1500;
    const index = createTermIndex();
    const wordOf = (n: number): string =>
      `ferry${String(n % 700).replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')}`;
    const term = (n: number): string => `渡${String.fromCharCode(0x4e00 + n)}口 ${wordOf(n)}`;
    for (let n = 1; n <= count; n += 1) index.put(concept(n, ['zh-Hant', term(n)]));
    for (let n = 1; n <= count; n += 1)
      expect(index.find(term(n), 'zh-Hant').map(({ concept: id }) => id)).toContain(n);
    const latin = new Map<string, number>();
    for (let n = 1; n <= count; n += 1) latin.set(wordOf(n), (latin.get(wordOf(n)) ?? 0) + 1);
    for (let n = 1; n <= count; n += 1) {
      const word = wordOf(n);
      index.remove(n as ConceptId);
      latin.set(word, (latin.get(word) ?? 0) - 1);
      expect([index.hasWord(word), index.size()]).toEqual([latin.get(word) !== 0, count - n]);
    }
    expect([...index.latinWords()]).toEqual([]);
  });
});
