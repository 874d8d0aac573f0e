import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  countBytes,
  isEmptyOfText,
  looksBinary,
  noBytes,
  nulsOfUtf16,
  signatureLength,
  signatureOf,
  type ByteCounts,
} from '#core/text/decode/binary.ts';
import { concat } from './bytes.ts';

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const zeros = (count: number): string => '\0'.repeat(count);

/** How files of these formats begin, as their specifications say. */
const beginnings: Readonly<Record<string, readonly (readonly [format: string, head: string])[]>> = {
  image: [
    ['PNG', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
    ['JPEG (JFIF)', '\xff\xd8\xff\xe0\0\x10JFIF\0'],
    ['JPEG (Exif)', '\xff\xd8\xff\xe1..Exif'],
    ['GIF', 'GIF87a\x01\0'],
    ['GIF, animated', 'GIF89a\x01\0'],
    ['WebP', 'RIFF....WEBPVP8 '],
    ['TIFF of Intel', 'II*\0\x08\0\0\0'],
    ['TIFF of Motorola', 'MM\0*\0\0\0\x08'],
    ['icon', '\0\0\x01\0\x01\0'],
    ['Photoshop', '8BPS\0\x01'],
    ['AVIF', '\0\0\0\x1cftypavif'],
    ['HEIC', '\0\0\0\x1cftypheic'],
  ],
  'audio-video': [
    ['MP4', '\0\0\0\x1cftypisom'],
    ['WAV', 'RIFF....WAVEfmt '],
    ['AVI', 'RIFF....AVI LIST'],
    ['MP3 (ID3 2.2)', 'ID3\x02\0'],
    ['MP3 (ID3 2.3)', 'ID3\x03\0'],
    ['MP3 (ID3 2.4)', 'ID3\x04\0'],
    ['Ogg', 'OggS\0\x02'],
    ['FLAC', 'fLaC\0\0\0"'],
    ['Matroska', '\x1aE\xdf\xa3\x01'],
  ],
  archive: [
    ['ZIP', 'PK\x03\x04\x14\0'],
    ['ZIP, empty', 'PK\x05\x06\0\0'],
    ['gzip', '\x1f\x8b\x08\0'],
    ['bzip2', 'BZh91AY&SY.'],
    ['xz', '\xfd7zXZ\0\0'],
    ['7z', '7z\xbc\xaf\x27\x1c\0'],
    ['RAR', 'Rar!\x1a\x07\0'],
    ['Zstandard', '\x28\xb5\x2f\xfd.'],
    ['tar', `${zeros(257)}ustar\0`],
  ],
  pdf: [['PDF', '%PDF-1.7\n']],
  office: [['compound file (.doc, .xls)', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0']],
  database: [['SQLite', 'SQLite format 3\0\x10\0']],
  program: [
    ['ELF', '\x7fELF\x02\x01'],
    ['Mach-O, 64 bits', '\xcf\xfa\xed\xfe\x07'],
    ['Mach-O, 32 bits', '\xce\xfa\xed\xfe\x07'],
    ['Java', '\xca\xfe\xba\xbe\0\0'],
    ['WebAssembly', '\0asm\x01\0'],
    ['Windows', 'MZ\x90\0\x03'],
  ],
  font: [
    ['OpenType', 'OTTO\0\x0b'],
    ['TrueType', '\0\x01\0\0\0\x0b'],
    ['WOFF', 'wOFF\0\x01'],
    ['WOFF2', 'wOF2\0\x01'],
  ],
};
const heads = Object.entries(beginnings).flatMap(([kind, all]) =>
  all.map(([format, head]) => [kind, format, head] as const),
);

describe('the first bytes of a file', () => {
  it.each(heads)('tell that it is of this kind: %s, %s', (kind, _, head) => {
    expect(signatureOf(latin1(head))).toBe(kind);
    expect(signatureOf(latin1(head + zeros(signatureLength)))).toBe(kind);
    // Elsewhere they say nothing.
    expect(signatureOf(latin1(`x${head}`))).toBe(null);
  });

  it('say nothing of a text, of nothing, and of what is further in', () => {
    for (const text of [
      '',
      'GIF',
      'PK',
      '他說',
      'Rar! said the crow',
      '%PDF',
      'ftyp',
      'MZ',
      `${'x'.repeat(510)}%PDF-`,
    ])
      expect([text, signatureOf(new TextEncoder().encode(text))]).toEqual([text, null]);
  });
});

const bytes = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(0x41, 0x09, 0x0a, 0x0d, 0x1b, 0x20, 0xe4) },
    fc.constantFrom(0, 1, 7, 0x08, 0x0e, 0x1f),
  ),
  { maxLength: 60 },
);
const counted = (of: readonly number[]): ByteCounts => countBytes(noBytes, Uint8Array.from(of));

describe('what the bytes are made of', () => {
  test('is counted the same in one piece and in several', () => {
    fc.assert(
      fc.property(bytes, fc.nat(60), (all, cut) => {
        const [head, tail] = [all.slice(0, cut), all.slice(cut)];
        const counts = countBytes(counted(head), Uint8Array.from(tail));
        const isControl = (byte: number): boolean =>
          byte > 0 && byte < 0x20 && ![0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b].includes(byte);
        expect(counts).toEqual({
          all: all.length,
          controls: all.filter(isControl).length,
          evenNuls: all.filter((byte, at) => byte === 0 && at % 2 === 0).length,
          oddNuls: all.filter((byte, at) => byte === 0 && at % 2 === 1).length,
        });
        expect(isEmptyOfText(counts)).toBe(all.length > 0 && all.every((byte) => byte === 0));
      }),
    );
  });

  test('is counted in the first 64 KB', () => {
    const half = new Uint8Array(40_000).fill(1);
    const counts = [half, half, half].reduce(countBytes, noBytes);
    expect([counts.all, counts.controls]).toEqual([65_536, 65_536]);
    expect(countBytes(counts, concat(half))).toBe(counts);
  });

  test('is no text where more than two in a hundred are control bytes, NULs left aside', () => {
    const of = (controls: number, all: number, nuls = 0): boolean =>
      looksBinary({ all, controls, evenNuls: nuls, oddNuls: 0 });
    expect([of(2, 100), of(3, 100), of(2, 100, 1), of(1, 100, 60), of(0, 0), of(0, 9, 9)]).toEqual([
      false,
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  test('has NULs as UTF-16 has them where they are many and on one side', () => {
    const of = (evenNuls: number, oddNuls: number, all = 100): boolean =>
      nulsOfUtf16({ all, controls: 0, evenNuls, oddNuls });
    expect([of(0, 40), of(40, 0), of(0, 6), of(0, 5), of(20, 20), of(2, 19), of(1, 11), of(0, 0)]).toEqual([
      true,
      true,
      true,
      false,
      false,
      true,
      true,
      false,
    ]);
  });
});
