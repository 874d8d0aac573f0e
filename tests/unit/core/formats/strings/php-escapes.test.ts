import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapePhp, readPhpString } from '#core/formats/php/php-string.ts';

/** How PHP writes one character, and which (PHP manual, Strings, "Double quoted"). */
const written = fc.oneof(
  fc.constantFrom(...Array.from('aé字 \u{20000}')).map((char) => [char, char] as const),
  fc.constantFrom(
    ['\\n', '\n'],
    ['\\r', '\r'],
    ['\\t', '\t'],
    ['\\v', '\v'],
    ['\\e', '\x1b'],
    ['\\f', '\f'],
    ['\\\\', '\\'],
    ['\\$', '$'],
    ['\\"', '"'],
  ),
  fc
    .nat(0xff)
    .map((code) => [`\\x${code.toString(16).padStart(2, '0')}`, String.fromCharCode(code)] as const),
  fc
    .nat(0o777)
    .map((code) => [`\\${code.toString(8).padStart(3, '0')}`, String.fromCharCode(code % 256)] as const),
  fc.nat(0xd7ff).map((code) => [`\\u{${code.toString(16)}}`, String.fromCodePoint(code)] as const),
  // What means nothing stays.
  fc.constantFrom(
    ['\\q', '\\q'],
    ['\\8', '\\8'],
    ['\\xg', '\\xg'],
    ['\\u{110000}', '\ufffd'],
    ['\\u', '\\u'],
    ['$ ', '$ '],
  ),
);

test('a string in double quotes says what PHP says it does', () => {
  fc.assert(
    fc.property(fc.array(written), (parts) => {
      // A letter behind a short escape would be part of it.
      const text = parts.map(([of]) => of).join('\\\\');
      expect(readPhpString(`"${text}"`)).toEqual({ value: parts.map(([, is]) => is).join('\\'), codes: [] });
    }),
  );
});

test('what is written in quotes of either kind is read as itself', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...Array.from('ab\\"\'\n\r\t\v\f\x1b$ {}字')) }),
      fc.constantFrom('"', "'"),
      (words, quote) => {
        expect(readPhpString(quote + escapePhp(words, quote) + quote).value).toBe(words);
      },
    ),
  );
});
