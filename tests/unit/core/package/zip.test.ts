import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openZip, zipLimits } from '#core/package/unzip.ts';
import { zipTo } from '#core/package/zip.ts';
import { chance } from '../formats/mutants.ts';

type Zip = ReturnType<typeof zipTo>;

const zipped = (fill: (zip: Zip) => void): Buffer => {
  const pieces: Uint8Array[] = [];
  const zip = zipTo((piece) => pieces.push(piece));
  fill(zip);
  expect(zip.end()).toBe(null);
  return Buffer.concat(pieces);
};

/** Text that hardly packs: as many bytes packed as characters, about. */
const noise = (length: number): string => {
  const random = chance(length);
  return Array.from({ length }, () => String.fromCharCode(33 + random(90))).join('');
};

/** One that is packed to a few bytes, and those whose packed bytes end before, at and behind what is inflated at a time. */
const texts: readonly string[] = [
  '',
  '字',
  '渡船還沒有來。'.repeat(9_000),
  ...[19_900, 20_300, 80_000].map(noise),
];

/** The ways in which a text comes into a zip. */
const ways: Readonly<Record<string, (zip: Zip, text: string) => void>> = {
  'as a whole': (zip, text) => zip.add('a.xml', text),
  uncompressed: (zip, text) => zip.store('a.xml', text),
  'in small pieces': (zip, text) => zip.stream('a.xml', () => text.match(/[^]{1,1000}/gu) ?? []),
  'in one piece': (zip, text) => zip.stream('a.xml', () => [text]),
  'bit by bit': (zip, text) => {
    const push = zip.open('a.xml');
    for (const piece of text.match(/[^]{1,7000}/gu) ?? []) push(piece, false);
    push('', true);
  },
};

/** What a part is read as, as a whole and in pieces, which say the same. */
const readOf = (bytes: Uint8Array, name = 'a.xml'): string => {
  const whole = openZip(bytes);
  if (typeof whole === 'string') return whole;
  const pieces = whole.pieces(name);
  if (pieces === null || typeof pieces === 'string') throw new Error(`${name}: ${pieces}`);
  const gathered: Uint8Array[] = [];
  let next = pieces.next();
  for (; next.done !== true; next = pieces.next()) gathered.push(next.value);
  const read = whole.read(name);
  const told = read instanceof Uint8Array ? Buffer.from(read).toString('utf8') : String(read);
  expect(next.value ?? Buffer.concat(gathered).toString('utf8')).toBe(told);
  return told;
};

describe.each(Object.entries(ways))('a text that is put into a zip %s', (_, put) => {
  it('is read as it was, here and by others, between others, and gives the same bytes again', () => {
    for (const text of texts) {
      const make = () =>
        zipped((zip) => {
          zip.add('before.xml', '前');
          put(zip, text);
          zip.add('behind.xml', '後');
        });
      const bytes = make();
      expect(readOf(bytes) === text).toBe(true);
      expect([readOf(bytes, 'before.xml'), readOf(bytes, 'behind.xml')]).toEqual(['前', '後']);
      const foreign = unzipSync(bytes);
      expect(Object.keys(foreign)).toEqual(['before.xml', 'a.xml', 'behind.xml']);
      expect(Buffer.from(foreign['a.xml'] ?? []).toString('utf8') === text).toBe(true);
      expect(bytes.equals(make())).toBe(true);
    }
  });
});

it('a text is packed to about what others pack it to, whatever way it comes', () => {
  const [, , long = ''] = texts;
  const compressed = ['as a whole', 'in small pieces', 'in one piece', 'bit by bit'];
  for (const way of compressed) expect(zipped((zip) => ways[way]?.(zip, long)).length).toBeLessThan(1_200);
});

/** Where the directory names the size that the part unpacks to, and the bytes that it takes (APPNOTE 4.3.12). */
const sizeAt = (bytes: Buffer): number => bytes.readUInt32LE(bytes.length - 6) + 24;
const packedAt = (bytes: Buffer): number => sizeAt(bytes) - 4;
const sumAt = (bytes: Buffer): number => sizeAt(bytes) - 8;

const changed = (bytes: Buffer, at: number, by: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy.writeUInt32LE(copy.readUInt32LE(at) + by, at);
  return copy;
};

describe('a part that is not what the directory says', () => {
  it('is damaged, however long it is: longer, shorter, with another sum, cut, or no deflate', () => {
    for (const text of texts.filter(({ length }) => length > 0)) {
      const bytes = zipped((zip) => zip.add('a.xml', text));
      expect(readOf(bytes) === text).toBe(true);
      for (const by of [-1, 1, 5_000])
        expect(readOf(changed(bytes, sizeAt(bytes), by)), `${by}`).toBe('damaged');
      expect(readOf(changed(bytes, sumAt(bytes), 1))).toBe('damaged');
      expect(readOf(changed(bytes, packedAt(bytes), -1))).toBe('damaged');
      expect(readOf(changed(bytes, packedAt(bytes), -bytes.readUInt32LE(packedAt(bytes))))).toBe('damaged');
      const noDeflate = Buffer.from(bytes);
      noDeflate.fill(0xff, 35, 38);
      expect(readOf(noDeflate)).toBe('damaged');
    }
  });

  it('is not read where it says to be larger than a part may be', () => {
    const bytes = zipped((zip) => zip.store('a.xml', 'a'));
    const large = Buffer.from(bytes);
    large.writeUInt32LE(zipLimits.part + 1, sizeAt(bytes));
    expect(openZip(large)).toBe('too-large');
  });
});
