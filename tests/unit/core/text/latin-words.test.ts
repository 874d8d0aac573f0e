import { expect, it } from 'vitest';
import { latinWords } from '#core/text/latin-words.ts';

const words = (text: string): readonly string[] => latinWords(text).map(({ word }) => word);

it.each([
  ['The old man’s boat.', ['The', 'old', "man's", 'boat']],
  ["'quoted' and rock 'n' roll", ['quoted', 'and', 'rock', 'n', 'roll']],
  ['co\u00adoperate, cafe\u0301', ['cooperate', 'café']],
  ['see www.example.org/a, a.b@example.org, ~/notes or C:\\notes', ['see', 'or']],
  ['the file notes-2.txt and (readme.md).', ['the', 'file', 'and']],
  ['the end.Then more', ['the', 'end', 'Then', 'more']],
  ['4th of B2B in snake_case', ['of', 'in']],
  ['渡口the ferry渡口, кот', ['the', 'ferry']],
  ['渡口 the ferry, кот', ['the', 'ferry']],
  ['dark&nbsp;night & day;', ['dark', 'night', 'day']],
  ['', []],
])('takes words of %s', (text, expected) => {
  expect(words(text)).toEqual(expected);
});

it('counts places in code points, and tells of hyphens', () => {
  expect(latinWords('𠮷 pre-war ‘ferry’')).toEqual([
    { start: 2, end: 5, word: 'pre', isJoined: true },
    { start: 6, end: 9, word: 'war', isJoined: false },
    { start: 11, end: 16, word: 'ferry', isJoined: false },
  ]);
});
