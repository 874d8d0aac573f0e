import { expect, test } from 'vitest';
import { rowSum } from '#engine/store/row-sums.ts';

const text = '他說：“水快乾了。”𠮷 — 3.5 kg\u0000 end';
const row = [12, 'zh-Hans', text, null, 'draft', 0, -7, 1.5, 2 ** 40] as const;

test('a sum is a signed 32-bit integer, the same for the same row', () => {
  expect(rowSum(row)).toBe(rowSum([...row]));
  expect(rowSum(row)).toBe(rowSum(row) | 0);
});

test('every flipped bit of every unit of a text changes it', () => {
  const missed: string[] = [];
  for (let at = 0; at < text.length; at += 1) {
    for (let bit = 0; bit < 16; bit += 1) {
      const units = Array.from({ length: text.length }, (_, n) => text.charCodeAt(n));
      units[at] = (units[at] ?? 0) ^ (1 << bit);
      const flipped = String.fromCharCode(...units);
      if (rowSum([12, 'zh-Hans', flipped, ...row.slice(3)]) === rowSum(row)) missed.push(`${at}.${bit}`);
    }
  }
  expect(missed).toEqual([]);
});

test('every flipped bit of its UTF-8 changes it, also where the bytes are no text any more', () => {
  const bytes = Buffer.from(text);
  const missed: string[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    for (let bit = 0; bit < 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
      if (rowSum([12, 'zh-Hans', flipped.toString(), ...row.slice(3)]) === rowSum(row))
        missed.push(`${at}.${bit}`);
    }
  }
  expect(missed).toEqual([]);
});

test('texts that are put in each other’s place, moved between columns, cut, or of another type change it', () => {
  const sums = [
    rowSum([1, 'source', '甲', '乙']),
    rowSum([2, 'source', '甲', '乙']),
    rowSum([1, 'en', '甲', '乙']),
    rowSum([1, 'source', '乙', '甲']),
    rowSum([1, 'source', '甲乙', '']),
    rowSum([1, 'source', '', '甲乙']),
    rowSum([1, 'source', '甲', null]),
    rowSum([1, 'source', null, '甲']),
    rowSum([1, 'source', '甲', Buffer.from('乙')]),
    rowSum(['1', 'source', '甲', '乙']),
    rowSum([1, 'source', '甲', '乙', null]),
  ];
  expect(new Set(sums).size).toBe(sums.length);
});

test('numbers near each other, far apart and of either sign differ', () => {
  const numbers = [0, 1, -1, 2 ** 31, -(2 ** 31), 2 ** 32, 2 ** 32 + 1, 2 ** 53 - 1, 0.5, 1.5, 2n ** 60n];
  expect(new Set(numbers.map((number) => rowSum([number]))).size).toBe(numbers.length);
});

test('bytes count, each of them', () => {
  const bytes = Buffer.alloc(5000, 7);
  const sum = rowSum([bytes]);
  for (const at of [0, 1, 2500, 4999]) {
    const flipped = Buffer.from(bytes);
    flipped[at] = (flipped[at] ?? 0) ^ 16;
    expect(rowSum([flipped])).not.toBe(sum);
  }
});
