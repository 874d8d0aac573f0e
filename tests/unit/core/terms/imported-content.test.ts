import { describe, expect, it } from 'vitest';
import {
  longestConceptText,
  longestTerm,
  mostTerms,
  mostTitles,
  type ConceptContent,
  type NameFacts,
} from '#core/model/index.ts';
import { importedContent } from '#core/terms/imported-content.ts';
import { settledContent } from '#core/terms/settled-content.ts';

const name: NameFacts = {
  kind: 'person',
  gender: null,
  surname: '王',
  titles: [{ original: '先生', translation: 'Mr' }],
  romanisations: { pinyin: 'Wang', pinyinTones: 'Wáng', wadeGiles: 'Wang', jyutping: 'wong4' },
};

const sound: ConceptContent = {
  terms: [{ language: 'zh-Hant', text: '渡口', status: 'preferred' }],
  partOfSpeech: 'noun',
  domain: 'travel',
  note: 'A note.',
  source: 'A book.',
  picture: 'a.png',
  name,
};

/** A concept whose one text is so many UTF-16 units long, text by text. */
const withText: Readonly<Record<string, (text: string) => ConceptContent>> = {
  term: (text) => ({ ...sound, terms: [...sound.terms, { language: 'en', text, status: 'admitted' }] }),
  domain: (domain) => ({ ...sound, domain }),
  note: (note) => ({ ...sound, note }),
  source: (source) => ({ ...sound, source }),
  picture: (picture) => ({ ...sound, picture }),
  surname: (surname) => ({ ...sound, name: { ...name, surname } }),
  'the original of a title': (original) => ({
    ...sound,
    name: { ...name, titles: [{ original, translation: 'Mr' }] },
  }),
  'the translation of a title': (translation) => ({
    ...sound,
    name: { ...name, titles: [{ original: '先生', translation }] },
  }),
  ...Object.fromEntries(
    (['pinyin', 'pinyinTones', 'wadeGiles', 'jyutping'] as const).map((which) => [
      which,
      (text: string) => ({
        ...sound,
        name: { ...name, romanisations: { ...name.romanisations, [which]: text } },
      }),
    ]),
  ),
};
const ofConcepts = new Set(['domain', 'note', 'source', 'picture']);

describe('a concept of a file', () => {
  it('is held as it is', () => {
    expect(importedContent(sound)).toEqual(sound);
  });

  it.each(Object.entries(withText))('is held up to the longest text, and no longer one: %s', (what, made) => {
    const longest = ofConcepts.has(what) ? longestConceptText : longestTerm;
    expect(importedContent(made('x'.repeat(longest)))).toEqual(made('x'.repeat(longest)));
    expect(importedContent(made('x'.repeat(longest + 1)))).toBe(null);
  });

  it.each(Object.entries(withText))('has no half of a character in it: %s', (_, made) => {
    expect(importedContent(made('a\ud800b'))).toEqual(made('a\ufffdb'));
  });

  it('is held with as many terms and titles as it may have, and with no more', () => {
    const terms = (count: number): ConceptContent => ({
      ...sound,
      terms: Array.from({ length: count }, (_, n) => ({ language: 'en', text: `t${n}`, status: 'admitted' })),
    });
    expect(importedContent(terms(mostTerms))).toEqual(terms(mostTerms));
    expect(importedContent(terms(mostTerms + 1))).toBe(null);
    expect(importedContent(terms(0))).toBe(null);
    const titles = (count: number): ConceptContent => ({
      ...sound,
      name: {
        ...name,
        titles: Array.from({ length: count }, (_, n) => ({ original: `稱${n}`, translation: `T${n}` })),
      },
    });
    expect(importedContent(titles(mostTitles))).toEqual(titles(mostTitles));
    expect(importedContent(titles(mostTitles + 1))).toBe(null);
  });

  it('says of a language that is none that it is not known', () => {
    const of = (language: string) =>
      importedContent({ ...sound, terms: [{ ...sound.terms[0], language, text: 'x', status: 'admitted' }] });
    expect(of('English')?.terms[0]?.language).toBe('und');
    expect(of('zh_TW')?.terms[0]?.language).toBe('und');
    expect(of('zh-TW')?.terms[0]?.language).toBe('zh-TW');
  });
});

describe('what is stored of a concept', () => {
  const term = (language: string, text: string, status: 'preferred' | 'admitted' = 'preferred') => ({
    language,
    text,
    status,
  });
  const bare = { partOfSpeech: null, domain: '', note: '', source: '' } as const;

  it('has no white space at the ends of its texts, no empty and no repeated terms, and titles that say something, once each', () => {
    const settled = settledContent({
      terms: [
        term('zh-Hant', ' 渡口 '),
        term('en', ''),
        term('zh-Hant', '渡口', 'admitted'),
        term('zh-Hans', '渡口'),
        term('en', 'ferry '),
      ],
      partOfSpeech: 'noun',
      domain: ' travel\n',
      note: '\tA note. ',
      source: ' A book. ',
      picture: ' a.png ',
      name: {
        kind: 'person',
        gender: 'male',
        surname: ' 王 ',
        titles: [
          { original: ' 先生 ', translation: ' Mr ' },
          { original: ' ', translation: 'Dr' },
          { original: '先生', translation: 'Sir' },
          { original: '教授', translation: '' },
        ],
        romanisations: { pinyin: ' Wang ', pinyinTones: ' Wáng', wadeGiles: 'Wang ', jyutping: ' wong4 ' },
      },
    });
    expect(settled).toEqual({
      terms: [term('zh-Hant', '渡口'), term('zh-Hans', '渡口'), term('en', 'ferry')],
      partOfSpeech: 'noun',
      domain: 'travel',
      note: 'A note.',
      source: 'A book.',
      picture: 'a.png',
      name: {
        kind: 'person',
        gender: 'male',
        surname: '王',
        titles: [
          { original: '先生', translation: 'Mr' },
          { original: '教授', translation: '' },
        ],
        romanisations: { pinyin: 'Wang', pinyinTones: 'Wáng', wadeGiles: 'Wang', jyutping: 'wong4' },
      },
    });
  });

  it('says nothing of a picture and a name that are not there, and is none without a term', () => {
    expect(settledContent({ ...bare, terms: [term('en', 'ferry')], picture: ' ' })).toEqual({
      ...bare,
      terms: [term('en', 'ferry')],
    });
    expect(settledContent({ ...bare, terms: [term('en', ' ')] })).toBeNull();
    expect(settledContent({ ...bare, terms: [] })).toBeNull();
  });
});
