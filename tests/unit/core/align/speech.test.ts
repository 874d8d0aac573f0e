import { expect, test } from 'vitest';
import { speechOf, speechScores } from '#core/align/speech.ts';

/** `b` where a sentence begins within speech, `e` where it ends within it. */
const shown = (sentences: readonly string[]): readonly string[] => {
  const { begins, ends } = speechOf(sentences);
  return sentences.map((_, n) => `${begins[n] === 1 ? 'b' : '-'}${ends[n] === 1 ? 'e' : '-'}`);
};

test.each([
  [
    'curly',
    ['“走吧。', '天要黑了。”', '他说。', '她笑道：“好。”', '门关上了。'],
    ['be', 'be', '--', '-e', '--'],
  ],
  ['corners', ['「走吧。', '書名叫『門』。」', '他說。'], ['be', 'be', '--']],
  [
    'straight',
    ['"Go now.', 'It\'s late," he said.', 'She laughed.', '"Very well."'],
    ['be', 'b-', '--', 'be'],
  ],
  ['single', ["'Go now,' he said.", "'It's the Hos' house.'", 'They went.'], ['b-', 'be', '--']],
  ['none', ['He went.', 'It was late.'], ['--', '--']],
])('%s quotation marks set speech apart', (_, sentences, expected) => {
  expect(shown(sentences)).toEqual(expected);
});

test('a mark that nobody closed says nothing of a whole book', () => {
  const { begins } = speechOf(['“Go.', ...Array.from({ length: 60 }, () => 'He went.')]);
  expect(begins.at(-1)).toBe(0);
});

test('speech stands beside speech; where one text marks none, nothing is said', () => {
  const spoken = speechOf(['“甲。”', '乙。', '“丙。”', '丁。']);
  const both = speechScores({ left: { speech: spoken }, right: { speech: spoken } }, []);
  expect(both.begins[3]).toBeGreaterThan(0.2);
  expect(both.begins[1]).toBeLessThan(-0.2);
  const silent = speechOf(['A.', 'B.', 'C.', 'D.']);
  const one = speechScores({ left: { speech: spoken }, right: { speech: silent } }, []);
  expect(one.begins[2]).toBeCloseTo(0, 1);
});
