import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openTallyingDecoder } from '#core/text/decode/decoder.ts';
import { encodings, openDecoder } from '#core/text/decode/index.ts';
import type { DamageList, Encoding } from '#core/text/decode/index.ts';
import { bytesIn, concat, cut } from './bytes.ts';

const unicode = '清晨的河邊，有人在釣魚。𠮷野家 naïve 😀\n';
const texts: Readonly<Record<Encoding, string>> = {
  'utf-8': unicode,
  'utf-16le': unicode,
  'utf-16be': unicode,
  gb18030: '清晨的河边，有人在钓鱼。清晨的河邊 abc 123\n',
  big5: '清晨的河邊，有人在釣魚。許功蓋，佢哋喺度 abc 123\n',
  shift_jis: '川辺で釣りをする人がいます。ソ能表ｶﾅ abc 123\n',
  'euc-jp': '川辺で釣りをする人がいます。ソ能表ｶﾅ abc 123\n',
  'windows-1252': 'Le café “déjà vu” – 5 €…\n',
};

const decodeAll = (
  encoding: Encoding,
  chunks: readonly Uint8Array[],
): { text: string; damage: DamageList } => {
  const decoder = openDecoder(encoding);
  let text = '';
  for (const chunk of chunks) text += decoder.push(chunk);
  text += decoder.end();
  return { text, damage: decoder.damage() };
};

const hex = (bytes: readonly number[]): string =>
  bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');

type Case = { readonly bytes: readonly number[]; readonly text: string; readonly bad: readonly number[] };

/**
 * A sequence that no text of the encoding can hold, to stand between whole characters, what the standard's decoder makes
 * of it, and those of its bytes that are bad.
 */
const damaged: Readonly<Record<Exclude<Encoding, 'windows-1252'>, readonly Case[]>> = {
  'utf-8': [
    { bytes: [0xe4, 0xb8, 0x20], text: '\ufffd ', bad: [0xe4, 0xb8] },
    { bytes: [0xff], text: '\ufffd', bad: [0xff] },
    { bytes: [0xed, 0xa0, 0x80], text: '\ufffd\ufffd\ufffd', bad: [0xed, 0xa0, 0x80] },
    { bytes: [0xc0, 0xaf], text: '\ufffd\ufffd', bad: [0xc0, 0xaf] },
    { bytes: [0xf4, 0x90, 0x80, 0x80], text: '\ufffd'.repeat(4), bad: [0xf4, 0x90, 0x80, 0x80] },
    { bytes: [0xf0, 0xa0, 0xae, 0x41], text: '\ufffdA', bad: [0xf0, 0xa0, 0xae] },
  ],
  'utf-16le': [
    { bytes: [0x00, 0xd8, 0x41, 0x00], text: '\ufffdA', bad: [0x00, 0xd8] },
    { bytes: [0x00, 0xdc], text: '\ufffd', bad: [0x00, 0xdc] },
  ],
  'utf-16be': [{ bytes: [0xdc, 0x00], text: '\ufffd', bad: [0xdc, 0x00] }],
  gb18030: [
    { bytes: [0x81, 0x20], text: '\ufffd ', bad: [0x81] },
    { bytes: [0xff], text: '\ufffd', bad: [0xff] },
    { bytes: [0x81, 0x30, 0x20], text: '\ufffd0 ', bad: [0x81] },
    { bytes: [0xe3, 0x32, 0x9a, 0x36], text: '\ufffd', bad: [0xe3, 0x32, 0x9a, 0x36] },
  ],
  big5: [
    { bytes: [0xa4, 0x20], text: '\ufffd ', bad: [0xa4] },
    { bytes: [0x80], text: '\ufffd', bad: [0x80] },
    { bytes: [0xff], text: '\ufffd', bad: [0xff] },
    { bytes: [0x81, 0x40], text: '\ufffd@', bad: [0x81] },
    { bytes: [0xa3, 0xe2], text: '\ufffd', bad: [0xa3, 0xe2] },
  ],
  shift_jis: [
    { bytes: [0x81, 0x20], text: '\ufffd ', bad: [0x81] },
    { bytes: [0xa0], text: '\ufffd', bad: [0xa0] },
    { bytes: [0x85, 0x9f], text: '\ufffd', bad: [0x85, 0x9f] },
  ],
  'euc-jp': [
    { bytes: [0xa4, 0x41], text: '\ufffdA', bad: [0xa4] },
    { bytes: [0x8f, 0xa1, 0x41], text: '\ufffdA', bad: [0x8f, 0xa1] },
    { bytes: [0x8e, 0xe0], text: '\ufffd', bad: [0x8e, 0xe0] },
  ],
};

/** The beginning of a character whose rest is missing. */
const unfinished: Readonly<Record<Exclude<Encoding, 'windows-1252'>, readonly number[]>> = {
  'utf-8': [0xf0, 0xa0, 0xae],
  'utf-16le': [0x42, 0xd8],
  'utf-16be': [0x4e],
  gb18030: [0x81, 0x30, 0x81],
  big5: [0xa4],
  shift_jis: [0x83],
  'euc-jp': [0x8f, 0xa1],
};

const places = fc.array(fc.nat(200), { maxLength: 12 });

describe.each(encodings)('%s', (encoding) => {
  const text = texts[encoding];
  const bytes = bytesIn(encoding, text);

  test('gives the text back, however the bytes are cut', () => {
    fc.assert(
      fc.property(places, (cuts) => {
        expect(decodeAll(encoding, cut(bytes, cuts))).toEqual({ text, damage: { count: 0, places: [] } });
      }),
      { numRuns: 60 },
    );
  });

  test('any bytes give the same text and the same damage, however they are cut', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), places, (any, cuts) => {
        const whole = decodeAll(encoding, [any]);
        expect(decodeAll(encoding, cut(any, cuts))).toEqual(whole);
        expect(
          decodeAll(
            encoding,
            [...any].map((byte) => Uint8Array.of(byte)),
          ),
        ).toEqual(whole);
      }),
      { numRuns: 200 },
    );
  });

  test('NULs become one U+FFFD for each run, and are listed', () => {
    const nul = encoding.startsWith('utf-16') ? [0, 0] : [0];
    const both = concat(bytes, nul, nul, nul, bytes, nul);
    const { text: read, damage } = decodeAll(encoding, [both]);
    expect(read).toBe(`${text}\ufffd${text}\ufffd`);
    expect(damage).toMatchObject({
      count: 2,
      places: [
        { offset: bytes.length, length: 3 * nul.length, line: 2 },
        { offset: 2 * bytes.length + 3 * nul.length, length: nul.length, line: 3 },
      ],
    });
  });
});

describe.each(encodings.filter((encoding) => encoding !== 'windows-1252'))('%s with damage', (encoding) => {
  const text = texts[encoding];
  const bytes = bytesIn(encoding, text);

  test.each(damaged[encoding])('is read as the standard says: $text', (one) => {
    fc.assert(
      fc.property(places, (cuts) => {
        expect(decodeAll(encoding, cut(concat(bytes, one.bytes, bytes), cuts))).toEqual({
          text: text + one.text + text,
          damage: {
            count: 1,
            places: [{ offset: bytes.length, length: one.bad.length, bytes: hex(one.bad), line: 2 }],
          },
        });
      }),
      { numRuns: 40 },
    );
  });

  test('keeps all before a character that the end cuts', () => {
    const rest = unfinished[encoding];
    fc.assert(
      fc.property(places, (cuts) => {
        expect(decodeAll(encoding, cut(concat(bytes, rest), cuts))).toEqual({
          text: `${text}\ufffd`,
          damage: {
            count: 1,
            places: [{ offset: bytes.length, length: rest.length, bytes: hex(rest), line: 2 }],
          },
        });
      }),
      { numRuns: 40 },
    );
  });
});

/** Where the platform's decoder follows the standard, it is the measure for any bytes at all. */
test.each(['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const)(
  '%s is read as the platform reads it, bad bytes included',
  (encoding) => {
    const any = fc.array(
      fc.oneof(fc.nat(255), fc.integer({ min: 0xc0, max: 0xf5 }), fc.integer({ min: 0x30, max: 0x39 })),
      {
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(any, (values) => {
        const bytes = Uint8Array.from(values.map((value) => (value === 0 ? 1 : value)));
        const expected = new TextDecoder(encoding).decode(bytes).replaceAll('\0', '');
        fc.pre(!(encoding.startsWith('utf-16') && new TextDecoder(encoding).decode(bytes).includes('\0')));
        expect(decodeAll(encoding, [bytes]).text).toBe(expected);
      }),
      { numRuns: 500 },
    );
  },
);

test.each(['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const)(
  '%s: a byte order mark is removed once',
  (encoding) => {
    const mark = encoding === 'gb18030' ? Uint8Array.of(0x84, 0x31, 0x95, 0x33) : bytesIn(encoding, '\ufeff');
    const bytes = concat(mark, bytesIn(encoding, '雨後天晴'));
    for (let at = 0; at <= mark.length; at++)
      expect(decodeAll(encoding, cut(bytes, [at])).text).toBe('雨後天晴');
    const inside = concat(bytesIn(encoding, '雨後'), mark);
    expect(decodeAll(encoding, [inside]).text).toBe('雨後\ufeff');
  },
);

test('an empty input is an empty text', () => {
  expect(decodeAll('utf-8', [])).toEqual({ text: '', damage: { count: 0, places: [] } });
});

test('damage is told with the line of the file, whatever ends the lines', () => {
  const bytes = concat(bytesIn('utf-8', '一\n二\r\n三\r四'), [0xff], bytesIn('utf-8', '\r'), [0xff]);
  fc.assert(
    fc.property(places, (cuts) => {
      const { damage } = decodeAll('utf-8', cut(bytes, cuts));
      expect(damage.places.map(({ line }) => line)).toEqual([4, 5]);
    }),
  );
});

test('of very much damage the first thousand places are listed, and all are counted', () => {
  const bytes = Uint8Array.from({ length: 6000 }, (_, at) => (at % 2 === 0 ? 0x41 : 0xff));
  const { damage } = decodeAll('utf-8', [bytes]);
  expect(damage.count).toBe(3000);
  expect(damage.places).toHaveLength(1000);
  expect(damage.places.at(-1)).toMatchObject({ offset: 1999 });
});

test('a long damaged stretch is one place, of which the first bytes are shown', () => {
  const { damage } = decodeAll('utf-8', [new Uint8Array(5000).fill(0xff)]);
  expect(damage).toEqual({
    count: 1,
    places: [{ offset: 0, length: 5000, bytes: Array(16).fill('ff').join(' '), line: 1 }],
  });
});

/** What a text of UTF-8 is counted as, by its characters. */
const tallyOf = (text: string) => {
  const wide = Array.from(text)
    .map((char) => char.codePointAt(0) ?? 0)
    .filter((code) => code >= 0x80);
  return {
    valid: wide.length,
    long: wide.filter((code) => code >= 0x800).length,
    validBytes: wide.reduce((sum, code) => sum + (code < 0x800 ? 2 : code < 0x10000 ? 3 : 4), 0),
  };
};

test('UTF-8 is counted by its characters, in whatever chunks it comes and with damage in it or none', () => {
  const chars = fc.constantFrom(...Array.from('a\né中𠮷߿ࠀ\uffff\u{10ffff} '));
  fc.assert(
    fc.property(fc.array(chars), fc.integer({ min: 1, max: 9 }), fc.array(fc.nat(40)), (parts, size, bad) => {
      const text = parts.join('');
      // 0xff is no character of UTF-8 and stands by itself.
      const pieces = parts.flatMap((char, at) =>
        bad.includes(at) ? [Uint8Array.of(0xff), bytesIn('utf-8', char)] : [bytesIn('utf-8', char)],
      );
      const bytes = concat(...pieces);
      const decoder = openTallyingDecoder('utf-8');
      for (let at = 0; at < bytes.length; at += size) decoder.push(bytes.subarray(at, at + size));
      decoder.end();
      expect(decoder.tally()).toEqual({ ...tallyOf(text), bad: pieces.length - parts.length, nuls: 0 });
    }),
  );
});
