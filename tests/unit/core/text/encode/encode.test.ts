import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodings, openDecoder, type Encoding } from '#core/text/decode/index.ts';
import { pairCode, pairTable } from '#core/text/decode/pair-tables.ts';
import { encodeText, lostIn, patchBytes, replacementFor } from '#core/text/encode/index.ts';
import { concat } from '../decode/bytes.ts';

const decode = (bytes: Uint8Array, encoding: Encoding): string => {
  const decoder = openDecoder(encoding);
  return decoder.push(bytes) + decoder.end();
};

const patched = (bytes: Uint8Array, encoding: Encoding, patches: Parameters<typeof patchBytes>[2]) =>
  concat(...patchBytes(bytes, encoding, patches));

/** Characters of every kind: of all encodings, of some, of none; pairs of Big5, surrogate pairs and their halves. */
const characters = Array.from(
  'abc\\~\r\n\t123，。「」“”…—•¥‾−ëÊ̄ê̌éñ€œ钓鱼釣魚说說喺佢川辺でｶﾅ〓𠮷😀丂丑𤶸堃\ue5e5\ue000\ufeff\ufffd\u0080',
);
const arbitrary = fc
  .array(fc.constantFrom(...characters, '\ud800', '\udc00'), { maxLength: 30 })
  .map((chars) => chars.join(''));

describe.each(encodings)('%s', (encoding) => {
  test('what it has comes back as it was, and of the rest each place is named', () => {
    fc.assert(
      fc.property(arbitrary, (text) => {
        const wellFormed = text.toWellFormed();
        const lost = new Map(lostIn(text, encoding).map(({ at, char }) => [at, char]));
        const points = Array.from(wellFormed);
        for (const [at, char] of lost) expect(points[at]).toBe(char);
        const expected = points.map((char, at) => (lost.has(at) ? replacementFor(encoding) : char)).join('');
        // A mark at the start is no text to the decoder.
        expect(decode(encodeText(`x${text}`, encoding), encoding)).toBe(`x${expected}`);
      }),
    );
  });

  test('parts of a text are exchanged in its bytes, and nothing else is', () => {
    fc.assert(
      fc.property(
        fc.array(arbitrary, { minLength: 1, maxLength: 5 }),
        fc.uint8Array({ maxLength: 6 }),
        fc.boolean(),
        arbitrary.map((text) => `né好${text}`),
        (parts, noise, hasMark, written) => {
          const kept = parts.map((part) => encodeText(part, encoding));
          const sign = encodeText('|', encoding);
          // Bad sequences and NULs among them, which the decoder reads as U+FFFD.
          const odd = encoding.startsWith('utf-16') ? noise.subarray(0, noise.length & ~1) : noise;
          const mark = hasMark && encoding.startsWith('utf-') ? encodeText('\ufeff', encoding) : [];
          const bytes = concat(mark, ...kept.flatMap((part) => [part, sign]), odd);
          const text = decode(bytes, encoding);
          const at = text.indexOf('|');
          const result = patched(bytes, encoding, [{ from: at, to: at + 1, text: written }]);
          const first = mark.length + (kept[0]?.length ?? 0);
          expect([...result]).toEqual([
            ...bytes.subarray(0, first),
            ...encodeText(written, encoding),
            ...bytes.subarray(first + sign.length),
          ]);
          expect(patched(bytes, encoding, [])).toEqual(bytes);
          const end = [{ from: text.length, to: text.length, text: 'z' }];
          expect([...patched(bytes, encoding, end)]).toEqual([...bytes, ...encodeText('z', encoding)]);
        },
      ),
    );
  });
});

test('every character that is read from a pair of bytes can be written, but for those that few programs read', () => {
  const refused = (['gb18030', 'big5', 'shift_jis', 'euc-jp'] as const).map((encoding) => {
    const chars = [];
    for (let lead = 0x81; lead <= 0xfe; lead += 1)
      for (let trail = 0x40; trail <= 0xfe; trail += 1) {
        const code = pairCode(pairTable(encoding), lead, trail);
        if (code > 0 && code <= 0x10ffff) chars.push(String.fromCodePoint(code));
      }
    return [encoding, chars.length, lostIn(chars.join(''), encoding).length];
  });
  // HKSCS, and the private-use characters of Shift JIS.
  expect(refused).toEqual([
    ['gb18030', 23_940, 0],
    ['big5', 18_590, 3847],
    ['shift_jis', 9604, 1880],
    ['euc-jp', 7399, 0],
  ]);
});

test('names what does not fit by code points', () => {
  expect(lostIn('釣魚，钓鱼𠮷😀', 'big5')).toEqual([
    { at: 3, char: '钓' },
    { at: 4, char: '鱼' },
    { at: 5, char: '𠮷' },
    { at: 6, char: '😀' },
  ]);
  // Read back as a backslash and a full-width hyphen.
  expect(lostIn('¥−‾', 'shift_jis').map(({ char }) => char)).toEqual(['¥', '−', '‾']);
  // HKSCS
  expect(lostIn('佢喺度', 'big5')).toEqual([{ at: 1, char: '喺' }]);
  expect(lostIn('漢字かな', 'windows-1252')).toHaveLength(4);
  expect([replacementFor('big5'), replacementFor('windows-1252')]).toEqual(['□', '?']);
});

test('bytes that the encoding has twice stay those that they were', () => {
  // F9F9 and A2A4 are both ═, FA40 to FEFE are private in some programs and HKSCS here.
  const bytes = Uint8Array.of(0xf9, 0xf9, 0xa2, 0xa4, 0x41, 0x88, 0x62, 0x41, 0x00, 0x00, 0xff, 0x42);
  const text = decode(bytes, 'big5');
  const at = text.lastIndexOf('A');
  expect([...patched(bytes, 'big5', [{ from: at, to: at + 1, text: '丙' }])]).toEqual([
    0xf9, 0xf9, 0xa2, 0xa4, 0x41, 0x88, 0x62, 0xa4, 0xfe, 0x00, 0x00, 0xff, 0x42,
  ]);
});
