import { expect, it } from 'vitest';
import { blocksOf } from './sources.ts';

/* Which times a cue may have: what is none leaves its text as it is, without a length. */

const lengthOf = (format: string, head: string, start: string, end: string): string =>
  blocksOf(format, `${head}1\n${start} --> ${end}\nWords.\n`)
    .map(({ rich, ref = '' }) => `${rich.text} ${ref.split('@')[1] ?? 'none'}`)
    .join(' | ');

it.each([
  ['00:00:01,000', '00:00:02,500', '1500'],
  ['00:59:59,000', '01:00:00,000', '1000'],
  ['00:00:00,000', '00:59:00,000', String(59 * 60_000)],
  ['00:00:00,000', '00:60:00,000', ''],
  ['00:00:00,000', '00:00:59,000', '59000'],
  ['00:00:00,000', '00:00:60,000', ''],
  ['01:02', '01:04', '2000'],
  ['00:00:01.5', '00:00:01.75', '250'],
  ['00:00:01,', '00:00:02', '1000'],
  ['99:00:00,000', '100:00:00,000', '3600000'],
])('SRT: from %s to %s is %s milliseconds', (start, end, length) => {
  expect(lengthOf('srt', '', start, end)).toBe(`Words. ${length}`);
});

it.each([
  ['00:00:01.000', '00:00:02.500', '1500'],
  ['59:59.000', '01:00:00.000', '1000'],
  ['00:00.000', '59:00.000', String(59 * 60_000)],
  ['00:00.000', '00:59.000', '59000'],
])('WebVTT: from %s to %s is %s milliseconds', (start, end, length) => {
  expect(lengthOf('vtt', 'WEBVTT\n\n', start, end)).toBe(`Words. ${length}`);
});
