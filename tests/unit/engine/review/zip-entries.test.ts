import * as fc from 'fast-check';
import { crc32, deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { zipEntries } from '#engine/review/package-file/zip-entries.ts';
import { zipOf, type FileToZip } from '#engine/review/package-file/zip-write.ts';

/*
 * A package is a zip that holds its files and nothing else: whoever unpacks it otherwise finds the same, and nothing can be hidden in it.
 */

type Shape = {
  /** The sizes follow the data, as streaming writers have it. */
  readonly follows: boolean;
  readonly flags: number;
};
type Made = { readonly bytes: Buffer; readonly free: ReadonlySet<number> };

const packedOf = ({ bytes, method }: FileToZip): Buffer =>
  method === 'stored' ? bytes : deflateRawSync(bytes);

/**
 * A zip by the letter of the specification (APPNOTE.TXT 6.3, 4.3), and the places of what says nothing of the files: which program made
 * it, which is needed, times, and attributes.
 */
const zip = (files: readonly FileToZip[], { follows, flags }: Shape): Made => {
  const free = new Set<number>();
  const parts: Buffer[] = [];
  let at = 0;
  const add = (part: Buffer, ...unsaid: readonly (readonly [from: number, length: number])[]): void => {
    for (const [from, length] of unsaid) for (let n = 0; n < length; n += 1) free.add(at + from + n);
    parts.push(part);
    at += part.length;
  };
  const sums = (bytes: Buffer, packed: Buffer): Buffer => {
    const part = Buffer.alloc(12);
    part.writeUInt32LE(crc32(bytes), 0);
    part.writeUInt32LE(packed.length, 4);
    part.writeUInt32LE(bytes.length, 8);
    return part;
  };
  const all = flags | (follows ? 8 : 0);
  const listed = files.map((file) => {
    const packed = packedOf(file);
    const name = Buffer.from(file.name, 'latin1');
    const method = file.method === 'stored' ? 0 : 8;
    const header = at;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(all, 6);
    local.writeUInt16LE(method, 8);
    if (!follows) sums(file.bytes, packed).copy(local, 14);
    local.writeUInt16LE(name.length, 26);
    add(local, [4, 2], [10, 4]);
    add(name);
    add(packed, [0, packed.length]);
    if (follows) add(Buffer.concat([Buffer.from([0x50, 0x4b, 7, 8]), sums(file.bytes, packed)]));
    return { file, packed, name, method, header };
  });
  const start = at;
  for (const { file, packed, name, method, header } of listed) {
    const line = Buffer.alloc(46);
    line.writeUInt32LE(0x02014b50, 0);
    line.writeUInt16LE(all, 8);
    line.writeUInt16LE(method, 10);
    sums(file.bytes, packed).copy(line, 16);
    line.writeUInt16LE(name.length, 28);
    line.writeUInt32LE(header, 42);
    add(line, [4, 4], [12, 4], [36, 6]);
    add(name);
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(at - start, 12);
  end.writeUInt32LE(start, 16);
  add(end);
  return { bytes: Buffer.concat(parts), free };
};

const entriesOf = (files: readonly FileToZip[]) =>
  files.map((file) => ({
    name: file.name,
    method: file.method,
    crc: crc32(file.bytes),
    size: file.bytes.length,
    packed: packedOf(file),
  }));
const read = (bytes: Buffer) =>
  zipEntries(bytes)?.map(({ packed, ...entry }) => ({ ...entry, packed: Buffer.from(packed) })) ?? null;

const file = fc
  .record({
    name: fc.stringMatching(/^[a-z/é]{1,6}$/),
    bytes: fc.uint8Array({ maxLength: 20 }),
    method: fc.constantFrom('stored' as const, 'deflated' as const),
  })
  .map((one): FileToZip => ({ ...one, bytes: Buffer.from(one.bytes) }));
const files = fc.array(file, { maxLength: 3 });
const shape = fc.record({ follows: fc.boolean(), flags: fc.constantFrom(0, 2, 4, 6, 0x800, 0x806) });

test('the files of a zip are read as they were put in, wherever in memory it lies', () => {
  fc.assert(
    fc.property(files, shape, fc.nat(5), (some, how, before) => {
      const { bytes } = zip(some, how);
      expect(read(bytes)).toEqual(entriesOf(some));
      const within = Buffer.concat([Buffer.alloc(before, 0x50), bytes, Buffer.alloc(7)]);
      expect(read(within.subarray(before, before + bytes.length))).toEqual(entriesOf(some));
    }),
  );
});

test('what this program writes is one', async () => {
  await fc.assert(
    fc.asyncProperty(files, async (some) => {
      const named = some.map((one) => ({ ...one, name: one.name.replaceAll('é', 'e') }));
      expect(read(await zipOf(named))).toEqual(entriesOf(named));
    }),
    { numRuns: 20 },
  );
});

test('no byte of it can be another: but for the files themselves, times and attributes, it is none then', () => {
  fc.assert(
    fc.property(files, shape, fc.integer({ min: 1, max: 255 }), (some, how, other) => {
      const { bytes, free } = zip(some, how);
      const taken = Array.from(bytes.keys()).filter((at) => {
        const changed = Buffer.from(bytes);
        changed.writeUInt8(bytes.readUInt8(at) ^ other, at);
        return zipEntries(changed) !== null;
      });
      expect(taken).toEqual([...free]);
    }),
    { numRuns: 20 },
  );
});

test('nothing can be put in or left out anywhere, not even both headers alike', () => {
  fc.assert(
    fc.property(fc.array(file, { minLength: 1, maxLength: 3 }), shape, (some, how) => {
      const { bytes } = zip(some, how);
      for (let at = 0; at < bytes.length; at += 1) {
        const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
        expect(zipEntries(Buffer.concat([before, Buffer.from([0]), after]))).toBeNull();
        expect(zipEntries(Buffer.concat([before, after.subarray(1)]))).toBeNull();
        expect(zipEntries(before)).toBeNull();
      }
    }),
    { numRuns: 10 },
  );
});

test.each([1, 0x10, 0x20, 0x40, 0x1000, 0x2000])(
  'flag %i is of what is not read: encryption, patches, masks',
  (flag) => {
    const one = { name: 'a', bytes: Buffer.from('a'), method: 'stored' as const };
    expect(read(zip([one], { follows: false, flags: 0 }).bytes)).toHaveLength(1);
    expect(read(zip([one], { follows: false, flags: flag }).bytes)).toBeNull();
  },
);
