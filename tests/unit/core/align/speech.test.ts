import { expect, test } from 'vitest';
import { speechKinds, speechOf, speechScores } from '#core/align/speech.ts';

/** How each sentence begins and ends: `.` outside, `~` speech goes on, `|` at its mark, `/` at a mark elsewhere. */
const shown = (sentences: readonly string[]): readonly string[] => {
  const { begins, ends } = speechOf(sentences);
  return sentences.map((_, n) => `${'.~|/'.charAt(begins[n] ?? 0)}${'.~|/'.charAt(ends[n] ?? 0)}`);
};

test.each([
  [
    'curly',
    ['“走吧。', '天要黑了。”', '他说。', '她笑道：“好。”', '门关上了。'],
    ['|~', '~|', '..', '/|', '..'],
  ],
  ['corners', ['「走吧。', '書名叫『門』。」', '他說。'], ['|~', '~|', '..']],
  [
    'straight',
    ['"Go now.', 'It\'s late," he said.', 'She laughed.', '"Very well."'],
    ['|~', '~/', '..', '||'],
  ],
  ['single', ["'Go now,' he said.", "'It's the Hos' house.'", 'They went.'], ['|/', '||', '..']],
  ['none', ['He went.', 'It was late.'], ['..', '..']],
])('%s quotation marks set speech apart', (_, sentences, expected) => {
  expect(shown(sentences)).toEqual(expected);
});

test('a mark that nobody closed says nothing of a whole book', () => {
  const { begins } = speechOf(['“Go.', ...Array.from({ length: 60 }, () => 'He went.')]);
  expect(begins.at(-1)).toBe(0);
});

const at = (left: number, right: number): number => left * speechKinds + right;

test('speech stands beside speech; where one text marks none, nothing is said', () => {
  const spoken = speechOf(['“甲。”', '乙。', '“丙。”', '丁。']);
  const both = speechScores({ left: { speech: spoken }, right: { speech: spoken } }, []);
  expect(both.begins[at(2, 2)]).toBeGreaterThan(0.2);
  expect(both.begins[at(0, 2)]).toBeLessThan(-0.2);
  const silent = speechOf(['A.', 'B.', 'C.', 'D.']);
  const one = speechScores({ left: { speech: spoken }, right: { speech: silent } }, []);
  expect(one.begins[at(2, 0)]).toBeCloseTo(0, 1);
});

test('who speaks may be said before speech in one text and behind it in the other', () => {
  const left = speechOf(['他说：“走。”', '她走了。', '老人说：“好。”', '门开了。']);
  const right = speechOf(['"Go," he said.', 'She went.', '"Good," said the old man.', 'The door opened.']);
  const { begins, ends } = speechScores({ left: { speech: left }, right: { speech: right } }, []);
  expect(begins[at(3, 2)]).toBeGreaterThan(0.2);
  expect(ends[at(2, 3)]).toBeGreaterThan(0.2);
  expect(begins[at(3, 0)]).toBeLessThan(-0.2);
});
