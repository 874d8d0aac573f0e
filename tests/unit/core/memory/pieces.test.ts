import { expect, test } from 'vitest';
import { longestPieces, memoryKey, pieceIn } from '#core/memory/index.ts';

const piece = (sentence: string, part: string): string | null => {
  const key = memoryKey(sentence);
  const range = pieceIn(key, memoryKey(part));
  return range === null ? null : key.slice(range.start, range.end);
};

test('a shorter text is a part of a sentence, without the punctuation at its ends, in either script', () => {
  expect(piece('他說渡口的船已經開走了，沒有人認得。', '渡口的船已经开走了。')).toBe('渡口的船已经开走了');
  expect(piece('Then the ferry left the bank.', 'The ferry left.')).toBe('the ferry left');
});

test('too short a part, half a word, and the whole sentence are none', () => {
  expect(piece('渡口的船已經開走了。', '的船已')).toBeNull();
  expect(piece('Then the ferry left.', 'ferry')).toBeNull();
  expect(piece('Then the ferryman left it.', 'The ferry')).toBeNull();
  expect(piece('渡口的船已經開走了。', '渡口的船已經開走了！')).toBeNull();
  expect(piece('渡口的船。', '天色暗了。')).toBeNull();
});

test('the longest come first, and none lies within another', () => {
  const at = (start: number, end: number) => ({ range: { start, end } });
  expect(longestPieces([at(0, 4), at(2, 9), at(3, 7), at(8, 12), at(2, 9)])).toEqual([
    at(2, 9),
    at(0, 4),
    at(8, 12),
  ]);
});
