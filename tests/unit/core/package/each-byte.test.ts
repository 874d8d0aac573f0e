import { deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { crcOf } from '#core/package/crc.ts';
import { openZip } from '#core/package/unzip.ts';
import { zip64Of } from './zip-variants.ts';

/*
 * What is said of a zip of which one byte is another, for each byte: it is damaged, or what was in it is read. A wrong size, offset or mark never shows other words than were put in.
 */

const file = (name: string, words: string, isStored: boolean, comment = '') => {
  const [path, plain] = [Buffer.from(name), Buffer.from(words)];
  const packed = isStored ? plain : deflateRawSync(plain, { level: 9 });
  return {
    path,
    packed,
    plain,
    comment: Buffer.from(comment),
    method: isStored ? 0 : 8,
    crc: crcOf(plain, 0),
  };
};

/** A zip of two files, the second with a remark of its own. */
const small = (): Buffer => {
  const files = [file('a.txt', '渡口', true), file('b/c.txt', '渡船渡船渡船渡船', false, 'note')];
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { path, packed, plain, comment, method, crc } of files) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(crc, 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(plain.length, 22);
    local.writeUInt16LE(path.length, 26);
    const body = Buffer.concat([local, path, packed]);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(crc, 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(plain.length, 24);
    entry.writeUInt16LE(path.length, 28);
    entry.writeUInt16LE(comment.length, 32);
    entry.writeUInt32LE(offset, 42);
    bodies.push(body);
    entries.push(Buffer.concat([entry, path, comment]));
    offset += body.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, directory, end]);
};

/** What is in a zip, or what is wrong with it. */
const said = (bytes: Buffer): string => {
  const parts = openZip(Uint8Array.from(bytes));
  if (typeof parts === 'string') return parts;
  return parts.names
    .map((name) => {
      const read = parts.read(name);
      return `${JSON.stringify(name)} ${read === null || typeof read === 'string' ? (read ?? 'none') : new TextDecoder().decode(read)}`;
    })
    .join(', ');
};

it.each([
  ['small', small()],
  ['zip64', zip64Of({ 'a.txt': '渡口', 'b/c.txt': '渡船' })],
])('of a zip: %s', async (name, bytes) => {
  const sound = said(bytes);
  expect(sound).toContain('渡口');
  const lines: string[] = [`sound: ${sound}`];
  for (const [what, changed] of [
    ['+1', (byte: number) => (byte + 1) & 255],
    ['255', () => 255],
    ['0', () => 0],
    ['highest bit', (byte: number) => byte ^ 128],
  ] as const) {
    let [from, last] = [0, ''];
    const tell = (to: number): void => {
      if (last !== '' && last !== sound)
        lines.push(`${what} at ${from === to - 1 ? from : `${from}-${to - 1}`}: ${last}`);
    };
    for (let at = 0; at <= bytes.length; at += 1) {
      const other = Buffer.from(bytes);
      if (at < bytes.length) other[at] = changed(other[at] ?? 0);
      const now = at < bytes.length ? said(other) : '';
      if (now === last) continue;
      tell(at);
      [from, last] = [at, now];
    }
  }
  let before = '';
  for (let length = bytes.length - 1; length >= 0; length -= 1) {
    const now = said(bytes.subarray(0, length));
    if (now !== before) lines.push(`cut to ${length}: ${now}`);
    before = now;
  }
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`each-byte/${name}.txt`);
});
