import { expect, test } from 'vitest';
import { judgeTie } from '#engine/store/log-tie.ts';

/** States of a file, each tied to the one before it. */
const [first, second, third] = [
  { base: null, token: 'a' },
  { base: 'a', token: 'b' },
  { base: 'b', token: 'c' },
];

test.each([
  ['a file that cannot be read without its log', undefined, second, 'unknown'],
  ['a log that cannot be read', first, undefined, 'unknown'],
  ['a log without a tie', first, null, 'unknown'],
  ['the first log of a file without a tie', null, first, 'unknown'],
  ['a later log beside a file without a tie', null, second, 'differs'],
  ['a log that was written back', second, second, 'unknown'],
  ['the log that follows the file', first, second, 'fits'],
  ['a log that follows a later state', first, third, 'differs'],
  ['a log that follows an earlier state', third, second, 'differs'],
  ['a first log beside a file that has a tie', second, first, 'differs'],
] as const)('%s', (_, file, both, verdict) => {
  expect(judgeTie(file, both)).toBe(verdict);
});
