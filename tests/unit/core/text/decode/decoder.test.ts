import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodings, openDecoder } from '../../../../../core/text/decode/index.ts';
import type { Encoding } from '../../../../../core/text/decode/index.ts';
import { bytesIn, concat, cut } from './bytes.ts';

const texts: Readonly<Record<Encoding, string>> = {
  'utf-8': '清晨的河邊，有人在釣魚。𠮷野家 naïve 😀\n',
  'utf-16le': '清晨的河邊，有人在釣魚。𠮷野家 naïve 😀\n',
  'utf-16be': '清晨的河邊，有人在釣魚。𠮷野家 naïve 😀\n',
  gb18030: '清晨的河边，有人在钓鱼。清晨的河邊 abc 123\n',
  big5: '清晨的河邊，有人在釣魚。許功蓋 abc 123\n',
  shift_jis: '川辺で釣りをする人がいます。ソ能表 abc 123\n',
};

const decodeAll = (encoding: Encoding, chunks: readonly Uint8Array[]): { text: string; failed?: unknown } => {
  const decoder = openDecoder(encoding);
  let text = '';
  for (const chunk of chunks) {
    const step = decoder.push(chunk);
    if (!step.ok) return { text, failed: step.error };
    text += step.value;
  }
  const end = decoder.end();
  return end.ok ? { text: text + end.value } : { text, failed: end.error };
};

const failure = (encoding: Encoding, offset: number) => ({
  code: 'document.undecodable',
  params: { encoding, offset },
});

/** A sequence that no text of the encoding can hold, to stand between whole characters. */
const bad: Readonly<Record<Encoding, readonly number[]>> = {
  'utf-8': [0xe4, 0xb8, 0x20],
  'utf-16le': [0x00, 0xd8, 0x41, 0x00],
  'utf-16be': [0xdc, 0x00],
  gb18030: [0x81, 0x20],
  big5: [0xa4, 0x20],
  shift_jis: [0x81, 0x20],
};

/** The beginning of a character whose rest is missing. */
const unfinished: Readonly<Record<Encoding, readonly number[]>> = {
  'utf-8': [0xf0, 0xa0, 0xae],
  'utf-16le': [0x42, 0xd8],
  'utf-16be': [0x4e],
  gb18030: [0x81, 0x30, 0x81],
  big5: [0xa4],
  shift_jis: [0x83],
};

describe.each(encodings)('%s', (encoding) => {
  const text = texts[encoding];
  const bytes = bytesIn(encoding, text);
  const places = fc.array(fc.nat(200), { maxLength: 12 });

  test('gives the text back, however the bytes are cut', () => {
    fc.assert(
      fc.property(places, (cuts) => {
        expect(decodeAll(encoding, cut(bytes, cuts))).toEqual({ text });
      }),
      { numRuns: 60 },
    );
  });

  test('names the first bad byte, however the bytes are cut', () => {
    const damaged = concat(bytes, bad[encoding], bytes);
    fc.assert(
      fc.property(places, (cuts) => {
        expect(decodeAll(encoding, cut(damaged, cuts)).failed).toEqual(failure(encoding, bytes.length));
      }),
      { numRuns: 60 },
    );
  });

  test('takes a truncated last character for bad, and says where it begins', () => {
    const truncated = concat(bytes, unfinished[encoding]);
    fc.assert(
      fc.property(places, (cuts) => {
        expect(decodeAll(encoding, cut(truncated, cuts)).failed).toEqual(failure(encoding, bytes.length));
      }),
      { numRuns: 60 },
    );
  });

  test('lets no NUL through', () => {
    const nul = encoding.startsWith('utf-16') ? [0, 0] : [0];
    expect(decodeAll(encoding, [concat(bytes, nul, bytes)]).failed).toEqual(failure(encoding, bytes.length));
  });

  test('says the same again after a failure', () => {
    const decoder = openDecoder(encoding);
    const first = decoder.push(Uint8Array.from([...bad[encoding], ...bytes]));
    expect(first.ok).toBe(false);
    expect(decoder.push(bytes)).toEqual(first);
    expect(decoder.end()).toEqual(first);
  });
});

test.each(['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const)(
  '%s: a byte order mark is removed once',
  (encoding) => {
    const mark = encoding === 'gb18030' ? Uint8Array.of(0x84, 0x31, 0x95, 0x33) : bytesIn(encoding, '\ufeff');
    const bytes = concat(mark, bytesIn(encoding, '雨後天晴'));
    for (let at = 0; at <= mark.length; at++)
      expect(decodeAll(encoding, cut(bytes, [at]))).toEqual({ text: '雨後天晴' });
    const inside = concat(bytesIn(encoding, '雨後'), mark);
    expect(decodeAll(encoding, [inside])).toEqual({ text: '雨後\ufeff' });
  },
);

test('an empty input is an empty text', () => {
  expect(decodeAll('utf-8', [])).toEqual({ text: '' });
});

test.each([0x80, 0xff])('Big5 refuses byte %i, which decoders drop without a word', (byte) => {
  const whole = new Uint8Array([0xa4, 0xa4, byte, 0xa4, 0xa4]);
  expect(decodeAll('big5', [whole]).failed).toEqual(failure('big5', 2));
  expect(decodeAll('big5', [whole.subarray(0, 2), whole.subarray(2)]).failed).toEqual(failure('big5', 2));
});
