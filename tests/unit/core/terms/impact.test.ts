import { describe, expect, it } from 'vitest';
import type { Concept, ConceptId, Language, TermStatus } from '#core/model/index.ts';
import { neededIn, replacementFor } from '#core/terms/impact.ts';
import { beginsWithVowel } from '#core/terms/inflect.ts';
import { applyEdits } from '#core/text/mapping.ts';

type Written = readonly [Language, string, TermStatus?];

const concept = (...terms: readonly Written[]): Concept => ({
  id: 1 as ConceptId,
  uid: 'c1',
  terms: terms.map(([language, text, status = 'preferred']) => ({ language, text, status })),
  partOfSpeech: null,
  domain: '',
  note: '',
  source: '',
});

/** The text after the change; null where it needs nothing, empty where nobody can say what. */
const after = (
  text: string,
  from: string | readonly Written[],
  to: string | readonly Written[],
): string | null => {
  const of = (said: string | readonly Written[]): Concept =>
    concept(['zh-Hant', '渡口'], ...(typeof said === 'string' ? [['en', said] as const] : said));
  const replacement = replacementFor(of(from), of(to), 'en');
  const needed = replacement === null ? null : neededIn(replacement, text, { others: [], inFull: true });
  if (needed === null) return null;
  return needed.edits.length === 0 ? '' : applyEdits(text, needed.edits);
};

describe('a changed translation', () => {
  it.each([
    ['The ferry is far.', 'ferry', 'crossing', 'The crossing is far.'],
    ['Two ferries, one ferry.', 'ferry', 'crossing', 'Two crossings, one crossing.'],
    ['Two crossings.', 'crossing', 'ferry', 'Two ferries.'],
    ['Ferries are slow.', 'ferry', 'crossing', 'Crossings are slow.'],
    ['FERRY CLOSED', 'ferry', 'crossing', 'CROSSING CLOSED'],
    ['The Old Ferry', 'old ferry', 'crossing of the river', 'The Crossing of the River'],
    ['A ferry came.', 'ferry', 'old boat', 'An old boat came.'],
    ['An old boat came.', 'old boat', 'ferry', 'A ferry came.'],
    ['It was a ferry.', 'ferry', 'NGO', 'It was an NGO.'],
    ['The ferry’s bell.', 'ferry', 'boat', 'The boat’s bell.'],
    ['The children’s bell.', 'child', 'boy', 'The boys’ bell.'],
    ['The boys’ bell.', 'boy', 'child', 'The children’s bell.'],
    ['Hong Kong calls.', 'Hong Kong', 'Xianggang', 'Xianggang calls.'],
    ['𠮷 ferry.', 'ferry', 'crossing', '𠮷 crossing.'],
  ])('is put into its place with its form: %s', (text, from, to, expected) => {
    expect(after(text, from, to)).toBe(expected);
  });

  it('asks nothing of a text that has the new one, or none at all', () => {
    expect(after('The crossing is far.', 'ferry', 'crossing')).toBeNull();
    expect(after('The ferry crossing is far.', 'ferry', 'ferry crossing')).toBeNull();
    expect(after('', 'ferry', 'crossing')).toBeNull();
    expect(after('The ferry is far.', 'ferry', 'ferry')).toBeNull();
  });

  it('is not guessed where the former one is not there', () => {
    expect(after('The pier is far.', 'ferry', 'crossing')).toBe('');
  });

  it('replaces terms that are forbidden now or preferred no longer, and leaves admitted ones that still are', () => {
    const terms: readonly Written[] = [
      ['en', 'ferry'],
      ['en', 'pier', 'admitted'],
    ];
    const forbidden: readonly Written[] = [
      ['en', 'ferry'],
      ['en', 'pier', 'forbidden'],
    ];
    expect(after('The pier.', terms, forbidden)).toBe('The ferry.');
    expect(
      after('The pier.', terms, [
        ['en', 'crossing'],
        ['en', 'pier', 'admitted'],
      ]),
    ).toBeNull();
    expect(
      after('The ferry.', terms, [
        ['en', 'crossing'],
        ['en', 'ferry', 'admitted'],
      ]),
    ).toBe('The crossing.');
  });

  it('of Chinese is one of its own script', () => {
    const before = concept(['zh-Hant', '渡口'], ['en', 'ferry']);
    const now = concept(['zh-Hant', '渡頭'], ['en', 'ferry']);
    expect(replacementFor(before, now, 'zh-Hans')).toBeNull();
    expect(replacementFor(before, now, 'zh-Hant')).not.toBeNull();
  });

  it('leaves a longer term of another entry alone', () => {
    const before = concept(['zh-Hant', '系統'], ['en', 'system']);
    const replacement = replacementFor(before, concept(['zh-Hant', '系統'], ['en', 'scheme']), 'en');
    if (replacement === null) throw new Error('nothing changes');
    const other = { ...concept(['en', 'operating system']), id: 2 as ConceptId };
    const [term] = other.terms;
    if (term === undefined) throw new Error('no term');
    const longer = { concept: other.id, term, start: 4, end: 20, inside: false };
    const text = 'The operating system is no system.';
    const needed = neededIn(replacement, text, { others: [longer], inFull: true });
    expect(applyEdits(text, needed?.edits ?? [])).toBe('The operating system is no scheme.');
  });
});

describe('a changed name of a person', () => {
  const person = (english: string, romanisation: string): Concept => ({
    ...concept(['zh-Hant', '孫中山'], ['en', english]),
    name: {
      kind: 'person',
      surname: '孫',
      gender: 'male',
      titles: [],
      romanisations: { pinyin: romanisation, pinyinTones: '', wadeGiles: '', jyutping: '' },
    },
  });

  it.each<[text: string, from: string, to: string, inFull: boolean, expected: string | null]>([
    ['Soon Yat-sen spoke.', 'Soon Yat-sen', 'Sun Yat-sen', true, 'Sun Yat-sen spoke.'],
    // The family name alone follows, and what is no name stays.
    [
      '𠮷 Mr Soon came soon, and Soon’s men.',
      'Soon Yat-sen',
      'Sun Yat-sen',
      true,
      '𠮷 Mr Sun came soon, and Sun’s men.',
    ],
    ['Mr Soon came.', 'Soon Yat-sen', 'Sun Yat-sen', false, 'Mr Sun came.'],
    // The given name stays as it is where the family name has not changed.
    ['Mr Sun came.', 'Sun Yat-sen', 'Sun Zhongshan', true, null],
    ['Yat-sen came.', 'Soon Yat-sen', 'Sun Yat-sen', true, null],
    // A part of the name in the original may be a pronoun here.
    ['He came.', 'Soon Yat-sen', 'Sun Yat-sen', false, null],
    ['He came.', 'Soon Yat-sen', 'Sun Yat-sen', true, ''],
    ['Sun Yat-sen came.', 'Soon Yat-sen', 'Sun Yat-sen', true, null],
  ])('%s: %s is %s', (text, from, to, inFull, expected) => {
    const before = person(from, 'Sun Zhongshan');
    const replacement = replacementFor(before, person(to, 'Sun Zhongshan'), 'en');
    if (replacement === null) throw new Error('nothing changes');
    const needed = neededIn(replacement, text, { others: [], inFull });
    expect(needed === null ? null : needed.edits.length === 0 ? '' : applyEdits(text, needed.edits)).toBe(
      expected,
    );
  });
});

describe('the sound a word begins with', () => {
  it.each(['hour', 'honest', 'apple', 'umbrella', 'unimportant', 'FBI', 'MRI', 'NGO', 'X-ray', 'uninspired'])(
    'is a vowel: %s',
    (word) => {
      expect(beginsWithVowel(word)).toBe(true);
    },
  );
  it.each(['house', 'union', 'European', 'one-way', 'UN', 'UNESCO', 'NATO', 'user', 'boat', 'utopia', 'URL'])(
    'is none: %s',
    (word) => {
      expect(beginsWithVowel(word)).toBe(false);
    },
  );
});
