import { expect, it } from 'vitest';
import { textString, valueReader, written } from '#core/pdf/values.ts';

it.each([
  ['', '<FEFF>'],
  ['A é', '<FEFF0041002000E9>'],
  ['渡𠮷', '<FEFF6E21D842DFB7>'],
  ['\n', '<FEFF000A>'],
])('a text as a string of PDF: %j', (text, expected) => {
  expect(textString(text)).toBe(expected);
});

it.each([
  '<< /Type /Page /Kids [ 1 0 R 2 0 R ] /N -1.5 /T (a\\(b\\)c) /H <FEFF> >>',
  '[ true false null /Name ]',
  '7',
])('what is read is written so that it is read again the same: %s', (text) => {
  const { value } = valueReader(text, 0);
  const first = value();
  expect(valueReader(written(first), 0).value()).toEqual(first);
});
