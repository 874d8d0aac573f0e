import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEncodingProbe, openDecoder, type Encoding } from '#core/text/decode/index.ts';
import { pairCode, pairTable, type PairEncoding } from '#core/text/decode/pair-tables.ts';
import type { TruthFigure, TruthMeasure } from './measure.ts';

/** Windows-1252 from 80 on; what is not there is a space. */
const western = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

const utf16 = (text: string, little: boolean): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return little ? bytes : bytes.swap16();
};

/** The pairs of an encoding by their characters; the standard's own encoders leave HKSCS out. */
const pairsOf = (encoding: PairEncoding): ReadonlyMap<number, readonly number[]> => {
  const pairs = new Map<number, readonly number[]>();
  const table = pairTable(encoding);
  for (let at = 0; at < 0x80 << 8; at += 1) {
    const [lead, trail] = [(at >> 8) + 0x80, at & 0xff];
    const code = pairCode(table, lead, trail);
    if (code > 0 && !pairs.has(code)) pairs.set(code, [lead, trail]);
  }
  return pairs;
};
const known = new Map<PairEncoding, ReadonlyMap<number, readonly number[]>>();

const pairOf = (encoding: PairEncoding, char: string): readonly number[] => {
  const pairs = known.get(encoding) ?? pairsOf(encoding);
  known.set(encoding, pairs);
  const code = char.codePointAt(0) ?? 0;
  return code < 0x80 ? [code] : (pairs.get(code) ?? []);
};

const bytesIn = (encoding: Encoding, text: string): Uint8Array => {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return utf16(text, encoding === 'utf-16le');
  if (encoding !== 'windows-1252')
    return Uint8Array.from(text.match(/./gsu)?.flatMap((char) => pairOf(encoding, char)) ?? []);
  return Uint8Array.from(text, (char) => {
    const code = char.charCodeAt(0);
    return code < 0x100 ? code : 0x80 + western.indexOf(char);
  });
};

const put = (bytes: Uint8Array, at: number, value: readonly number[], over: number): Uint8Array =>
  Buffer.concat([bytes.subarray(0, at), Uint8Array.from(value), bytes.subarray(at + over)]);

/** Every way of damage at every fifth place; UTF-16 keeps its pairs. */
const damages = (encoding: Encoding, bytes: Uint8Array): Uint8Array[] => {
  if (encoding.startsWith('utf-16')) return [bytes.subarray(0, -1), Buffer.concat([bytes, Uint8Array.of(0)])];
  const places = Array.from({ length: Math.ceil(bytes.length / 5) }, (_, index) => index * 5);
  return [
    ...places.flatMap((at) => [put(bytes, at, [0xff], 1), put(bytes, at, [0], 0), put(bytes, at, [0x41], 1)]),
    bytes.subarray(0, -1),
    Buffer.concat([bytes, new Uint8Array(512)]),
  ];
};

const recognised = (bytes: Uint8Array): Encoding | undefined => {
  const probe = createEncodingProbe();
  probe.push(bytes);
  return probe.finish().candidates[0]?.encoding;
};

const figure = (
  what: string,
  cases: readonly (readonly [Encoding, Uint8Array])[],
  note: string,
): TruthFigure => ({
  what,
  right: cases.filter(([encoding, bytes]) => recognised(bytes) === encoding).length,
  of: cases.length,
  wanted: '≥ 95 %',
  note,
});

export const measure: TruthMeasure = {
  name: 'encodings',
  run: () => {
    const whole = readFileSync(join(import.meta.dirname, 'cases/encodings.tsv'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => {
        const [encoding = '', text = ''] = line.split('\t');
        return [encoding as Encoding, bytesIn(encoding as Encoding, text), text] as const;
      });
    const broken = whole.flatMap(([encoding, bytes]) =>
      damages(encoding, bytes).map((each) => [encoding, each] as const),
    );
    const long = whole.map(([encoding, bytes]) => {
      const many = Buffer.concat(Array.from({ length: 40 }, () => bytes));
      return [
        encoding,
        put(many, many.length >> 1, encoding.startsWith('utf-16') ? [0, 0] : [0xff], 0),
      ] as const;
    });
    const same = whole.filter(([encoding, bytes, text]) => {
      const decoder = openDecoder(encoding);
      return decoder.push(bytes) + decoder.end() === text;
    });
    return [
      figure(
        'encoding found: one short sentence',
        whole.map(([encoding, bytes]) => [encoding, bytes]),
        'own sentences; the first candidate counts',
      ),
      figure(
        'encoding found: one short sentence, damaged',
        broken,
        'a byte changed, a NUL put in, the end cut off, NULs behind it',
      ),
      figure('encoding found: forty sentences, damaged', long, 'one bad byte in the middle'),
      {
        what: 'text decoded exactly',
        right: same.length,
        of: whole.length,
        wanted: 'all',
        note: 'the same sentences',
      },
    ];
  },
};
