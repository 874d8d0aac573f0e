import { expect, test } from 'vitest';
import { alignment, alignmentOf } from '#core/checks/alignment.ts';
import { plain } from '#core/model/index.ts';

const found = (certainty: number, original = '雨停了。', text = 'The rain stopped.') => {
  const source = { side: 'source', language: 'zh-Hans', rich: plain(original), convertedFrom: null };
  const english = { side: 'en', language: 'en', rich: plain(text), convertedFrom: null };
  const alignments = new Map([['en', [alignmentOf('雨停了。', 'The rain stopped.', certainty)]]]);
  return alignment.run(english, { block: 'paragraph', texts: [source, english], alignments });
};

test('a text that may belong to another row is to be looked at, and one that surely belongs here is not', () => {
  expect(found(0.62)).toEqual([{ code: 'uncertain', words: '', range: null, params: { percent: 62 } }]);
  expect(found(0.8)).toEqual([]);
});

test('what somebody has changed since, on either side, is theirs', () => {
  expect(found(0.3, '雨停了，天晴了。')).toEqual([]);
  expect(found(0.3, '雨停了。', 'It stopped raining.')).toEqual([]);
});

test('a text that was never aligned is not asked about', () => {
  const english = { side: 'en', language: 'en', rich: plain('A.'), convertedFrom: null };
  expect(alignment.run(english, { block: 'paragraph', texts: [english] })).toEqual([]);
});
