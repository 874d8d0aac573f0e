import { describe, expect, it } from 'vitest';
import { array, assert, property, stringMatching, uniqueArray } from 'fast-check';
import {
  bareWord,
  createSuggester,
  formsOf,
  judgeWord,
  openWordList,
  spellingsOf,
  wordListText,
} from '#core/spelling/index.ts';
import { latinWords } from '#core/text/latin-words.ts';

const vocabulary = (words: string, unsuggested = '') => ({
  words: words.split(' '),
  unsuggested: new Set(unsuggested.split(' ')),
});
const text = wordListText(
  vocabulary("receive color ferry May don't well known naive river 21st boat's damn damned", 'damn'),
  vocabulary("receive colour ferry May don't well known naive river damn damned", 'damn'),
);
const list = openWordList(text);

describe('the list', () => {
  it('is sorted, with what only one spelling has marked, and possessives and numbers left out', () => {
    expect(text.split('\n')).toEqual([
      'May',
      'color\ta',
      'colour\tb',
      'damn\t!',
      'damned\t!',
      "don't",
      'ferry',
      'known',
      'naive',
      'receive',
      'river',
      'well',
      '',
    ]);
  });

  it('tells which spellings have a word, and suggests those alone', () => {
    expect(['receive', 'color', 'colour', 'damn', 'rece', 'receives', 'may', ''].map(list.spellings)).toEqual(
      [3, 1, 2, 3, 0, 0, 0, 0],
    );
    expect(list.suggestable(1)).toEqual("May color don't ferry known naive receive river well".split(' '));
  });

  it('finds every word that is in it and no other', () => {
    const word = stringMatching(/^[a-e]{1,4}$/);
    assert(
      property(uniqueArray(word), word, (words, other) => {
        const one = openWordList(wordListText(vocabulary(words.join(' ')), vocabulary('')));
        for (const each of words) expect(one.spellings(each)).toBe(1);
        expect(one.spellings(other)).toBe(words.includes(other) ? 1 : 0);
      }),
    );
  });
});

describe('judging', () => {
  const judge = (words: string, language = 'en', own: readonly string[] = []) =>
    latinWords(words)
      .map((word) => [word.word, judgeWord(word, list, spellingsOf(language), (one) => own.includes(one))])
      .filter(([, verdict]) => verdict !== 'right')
      .map((found) => found.join(' '));

  it.each([
    ['Receive RECEIVE receive’s ferry’d', []],
    ['May may', ['may unknown']],
    ['recieve', ['recieve unknown']],
    ['naïve pre-known non-ferry', []],
    ['pre known', ['pre unknown']],
    ['NGOs UNESCO iPhone xiv wǒ x', []],
    ['Zhang’s zhang, Zhangx', ['zhang unknown', 'Zhangx unknown']],
    ['WHARVES', ['WHARVES unknown']],
    ['color colour', []],
  ])('tells what is wrong in: %s', (words, expected) => {
    expect(judge(words)).toEqual(expected);
  });

  it('goes by the region of the language', () => {
    expect(judge('color colour', 'en-GB')).toEqual(['color other-spelling']);
    expect(judge('color colour', 'en-HK')).toEqual(['color other-spelling']);
    expect(judge('color colour', 'en-US')).toEqual(['colour other-spelling']);
    expect(spellingsOf('fr')).toBe(0);
  });

  it('accepts what somebody has named, with a capital where it begins a sentence', () => {
    expect(judge('Wenzhou’s WENZHOU wenzhou', 'en', ['Wenzhou'])).toEqual(['wenzhou unknown']);
    expect(judge('Tangyuan tangyuan', 'en', ['tangyuan'])).toEqual([]);
  });

  it('knows the forms of a word', () => {
    expect([formsOf('May'), formsOf('MAY'), formsOf('may'), formsOf('eBay')]).toEqual([
      ['May', 'may'],
      ['MAY', 'May', 'may'],
      ['may'],
      ['eBay'],
    ]);
    expect(['man’s', "man's", "they'll", "don't", "boats'"].map(bareWord)).toEqual([
      'man’s',
      'man',
      'they',
      "don't",
      'boats',
    ]);
  });
});

describe('suggesting', () => {
  const best = (word: string, known: string): readonly string[] => {
    const suggester = createSuggester(word);
    for (const one of known.split(' ')) suggester.consider(one);
    return suggester.best(5);
  };

  it.each([
    ['recieve', 'relieve receive reprieve', ['receive', 'relieve']],
    ['teh', 'ten eh the tech', ['the', 'ten', 'tech', 'eh']],
    ['hapy', 'hazy harpy happy', ['happy', 'hazy', 'harpy']],
    ['writting', 'witting writing', ['writing', 'witting']],
    ['speach', 'peach speech speak', ['speech', 'peach']],
    ['dont', "dent don't", ["don't", 'dent']],
    ['Ferri', 'ferry ferret', ['Ferry']],
    ['FERRI', 'ferry', ['FERRY']],
    ['wenzhou', 'Wenzhou', ['Wenzhou']],
    ['zzzzzz', 'ferry', []],
  ])('%s', (word, known, expected) => {
    expect(best(word, known)).toEqual(expected);
  });

  it('never suggests the word itself, or one more than two edits away', () => {
    const word = stringMatching(/^[a-c]{4,7}$/);
    assert(
      property(word, array(word), (written, known) => {
        const suggested = best(written, known.join(' '));
        expect(suggested).not.toContain(written);
        for (const one of suggested) expect(Math.abs(one.length - written.length)).toBeLessThanOrEqual(2);
      }),
    );
  });
});
