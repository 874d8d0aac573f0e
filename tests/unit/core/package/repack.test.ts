import { deflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fail } from '#core/model/index.ts';
import { packageFailure } from '#core/package/failures.ts';
import { repack } from '#core/package/repack.ts';
import { openZip, zipLimits } from '#core/package/unzip.ts';
import { peekPart } from '#core/package/peek.ts';
import { zip64Of } from './zip-variants.ts';

const text = (words: string): Uint8Array => new TextEncoder().encode(words);

const zip = (): Uint8Array =>
  zipSync(
    {
      mimetype: [text('application/epub+zip'), { level: 0 }],
      'OEBPS/一.xhtml': text('<p>一</p>'.repeat(100)),
      'OEBPS/pic.bin': Uint8Array.from({ length: 300 }, (_, n) => n & 255),
      'META-INF/container.xml': text('<container/>'),
    },
    { mtime: new Date(2020, 0, 1) },
  );

/** The same with a remark behind it. */
const remarked = (): Uint8Array => {
  const bytes = Buffer.concat([zip(), text('a remark')]);
  bytes.writeUInt16LE(8, bytes.length - 8 - 2);
  return bytes;
};

const repacked = (bytes: Uint8Array, contents: Record<string, Uint8Array>): Uint8Array => {
  const pieces: Uint8Array[] = [];
  expect(repack(bytes, new Map(Object.entries(contents)), (piece) => void pieces.push(piece))).toBe(null);
  return Buffer.concat(pieces);
};

const contentsOf = (bytes: Uint8Array): Record<string, string> => {
  const parts = openZip(bytes);
  if (typeof parts === 'string') throw new Error(parts);
  return Object.fromEntries(
    parts.names.map((name) => {
      const part = parts.read(name);
      return [name, part instanceof Uint8Array ? Buffer.from(part).toString('latin1') : String(part)];
    }),
  );
};

describe('repack', () => {
  it('gives the bytes back when nothing is replaced', () => {
    expect(Buffer.from(repacked(zip(), {})).equals(zip())).toBe(true);
  });

  it('gives also back what a zip says wrongly of itself and nobody reads', () => {
    const bytes = Buffer.from(zip());
    bytes.writeUInt32LE(1, bytes.length - 10);
    expect(Buffer.from(repacked(bytes, { 'not/there': text('y') })).equals(bytes)).toBe(true);
  });

  it('replaces files and keeps all others, their order and how they are packed', () => {
    const was = contentsOf(zip());
    const bytes = repacked(remarked(), {
      'OEBPS/一.xhtml': text('<p>one</p>'),
      mimetype: text('x'),
      'not/there': text('y'),
    });
    expect(contentsOf(bytes)).toEqual({ ...was, 'OEBPS/一.xhtml': '<p>one</p>', mimetype: 'x' });
    expect(Object.keys(contentsOf(bytes))).toEqual(Object.keys(was));
    expect(Buffer.from(bytes).toString('latin1')).toContain('mimetypex');
    expect(Buffer.from(bytes).toString('latin1').endsWith('a remark')).toBe(true);
  });

  it('is packed by what it is given, and read again', () => {
    const packed: number[] = [];
    const deflate = (bytes: Uint8Array): Uint8Array => {
      packed.push(bytes.length);
      return deflateRawSync(bytes, { level: 1 });
    };
    const pieces: Uint8Array[] = [];
    const [page, more] = [text('<p>一</p>'.repeat(50)), text('more')];
    const contents = new Map([['OEBPS/一.xhtml', page]]);
    repack(zip(), contents, (piece) => void pieces.push(piece), { added: new Map([['b', more]]), deflate });
    expect(packed).toEqual([page.length, more.length]);
    expect(contentsOf(Buffer.concat(pieces))).toMatchObject({
      'OEBPS/一.xhtml': Buffer.from(page).toString('latin1'),
      b: 'more',
    });
  });

  it('can be repacked again', () => {
    const once = repacked(zip(), { 'OEBPS/一.xhtml': text('1') });
    expect(contentsOf(repacked(once, { 'META-INF/container.xml': text('2') }))).toMatchObject({
      'OEBPS/一.xhtml': '1',
      'META-INF/container.xml': '2',
    });
  });

  it('refuses what is no zip, lies in itself or leads out of its folder, and writes nothing', () => {
    const forged = zip().slice();
    // The second file of the directory says that it begins where the first does.
    const at = Buffer.from(forged).indexOf(
      Buffer.from('504b0102', 'hex'),
      Buffer.from(forged).indexOf(Buffer.from('504b0102', 'hex')) + 4,
    );
    new DataView(forged.buffer).setUint32(at + 42, 0, true);
    const cases: readonly (readonly [Uint8Array, string])[] = [
      [text('no zip at all, whatever its name says'), 'not-a-zip'],
      [forged, 'damaged'],
      [zipSync({ '../../etc/passwd': text('x') }), 'damaged'],
      [zipSync({ 'C:\\x': text('x') }), 'damaged'],
    ];
    for (const [bytes, problem] of cases) {
      const pieces: Uint8Array[] = [];
      expect(repack(bytes, new Map([['mimetype', text('x')]]), (piece) => void pieces.push(piece))).toBe(
        problem,
      );
      expect(pieces).toEqual([]);
    }
  });

  it('names a zip with a password, and a bomb', () => {
    const locked = zip().slice();
    const at = Buffer.from(locked).indexOf(Buffer.from('504b0102', 'hex'));
    locked[at + 8] = (locked[at + 8] ?? 0) | 1;
    expect(openZip(locked)).toBe('encrypted');
    expect(openZip(zipSync({ bomb: new Uint8Array(8 * 1024 * 1024) }))).toBe('too-large');
  });

  it('does not hold a part that says it is larger than what is held, and gives it in pieces', () => {
    const part = Uint8Array.from({ length: 80_000 }, (_, n) => n % 251);
    const bytes = zipSync({ part: [part, { level: 0 }] });
    const at = Buffer.from(bytes).indexOf(Buffer.from('504b0102', 'hex'));
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(at + 24, zipLimits.part + 1, true);
    const opened = openZip(bytes);
    expect(typeof opened === 'string' ? opened : opened.read('part')).toBe('large-part');
    expect(typeof opened === 'string' ? opened : typeof opened.pieces('part')).toBe('object');
    expect(packageFailure('large-part')).toEqual(fail('document.large-part', { limit: zipLimits.part }));
  });
});

describe('a zip with sizes of 64 bits', () => {
  const files = { mimetype: 'application/epub+zip', 'a/一.xhtml': '<p>一</p>', 'b.bin': 'b'.repeat(500) };

  it('is read, and given back as it was', () => {
    expect(contentsOf(zip64Of(files))).toEqual({
      ...files,
      'a/一.xhtml': Buffer.from('<p>一</p>').toString('latin1'),
    });
    expect(Buffer.from(repacked(zip64Of(files), {})).equals(zip64Of(files))).toBe(true);
  });

  it('has files replaced and added, and says the new sizes where it said the old ones', () => {
    const wanted = { ...files, 'a/一.xhtml': '<p>one</p>'.repeat(9) };
    const bytes = repacked(zip64Of(files), { 'a/一.xhtml': text('<p>one</p>'.repeat(9)) });
    expect(Buffer.from(bytes).equals(zip64Of(wanted))).toBe(true);
    const pieces: Uint8Array[] = [];
    repack(zip64Of(files), new Map(), (piece) => void pieces.push(piece), {
      added: new Map([['new', text('n')]]),
    });
    expect(contentsOf(Buffer.concat(pieces))).toMatchObject({ 'b.bin': files['b.bin'], new: 'n' });
  });

  it.each([
    ['a record that is elsewhere', -34],
    ['an entry without its sizes', null],
  ])('is damaged with %s', (_, at) => {
    const bytes = zip64Of({ a: 'x' });
    // The offset that the locator says, or the id of the extra data in the directory.
    if (at === null) bytes.writeUInt16LE(2, bytes.indexOf('PK\u0001\u0002', 0, 'latin1') + 47);
    else bytes.writeBigUInt64LE(2n ** 60n, bytes.length + at);
    expect(openZip(bytes)).toBe('damaged');
  });
});

describe('a zip whose folders are set off by backslashes', () => {
  const slashes = 'OEBPS/pic.bin';
  const backslashes = (): Buffer => {
    const bytes = Buffer.from(zip());
    for (const name of ['OEBPS/pic.bin', 'META-INF/container.xml'])
      for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1))
        bytes.write(name.replaceAll('/', '\\'), at);
    return bytes;
  };

  it('is read, looked into and repacked as if they were slashes, and keeps its names', () => {
    expect(contentsOf(backslashes())).toEqual(contentsOf(zip()));
    expect(peekPart(backslashes(), 'META-INF/container.xml', 100)).toEqual(text('<container/>'));
    const now = repacked(backslashes(), { [slashes]: text('new') });
    expect(contentsOf(now)).toEqual({ ...contentsOf(zip()), [slashes]: 'new' });
    expect(Buffer.from(now).includes('OEBPS\\pic.bin')).toBe(true);
  });

  it.each(['..\\a', 'a\\..\\b', '\\a', '\\\\host\\a', 'c:\\a', '..\\/a'])(
    'is refused where %s leads out of it',
    (name) => {
      expect(openZip(zipSync({ [name]: text('x') }))).toBe('damaged');
    },
  );

  it('is refused where two of its names are one', () => {
    expect(openZip(zipSync({ 'a/b': text('x'), 'a\\b': text('y') }))).toBe('damaged');
  });
});
