import { deflateSync } from 'fflate';
import { crcOf } from './crc.ts';
import { directory, extentsOf, findEnd, headerSize, type Entry, type ZipProblem } from './unzip.ts';

/** What one file of the new zip is made of: its header and data, and the entry of the directory but for the offset. */
type Packed = { readonly body: readonly Uint8Array[]; readonly entry: Uint8Array };

const patched = (
  bytes: Uint8Array,
  values: readonly (readonly [at: number, value: number, size: 2 | 4])[],
) => {
  const copy = new Uint8Array(bytes);
  const view = new DataView(copy.buffer);
  for (const [at, value, size] of values)
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
  return copy;
};

/** Sizes and sums stand in the header itself: no descriptor follows (APPNOTE 4.4.4, bit 3). */
const withoutDescriptor = (flags: number): number => flags & ~8;

/** A file with other content: its name, date, attributes and method stay. */
const replaced = (zip: Uint8Array, entry: Entry, content: Uint8Array): Packed => {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const data = entry.stored ? content : deflateSync(content, { level: 6 });
  const [crc, flags] = [crcOf(content, 0), withoutDescriptor(view.getUint16(entry.at + 8, true))];
  const nameLength = view.getUint16(entry.header + 26, true);
  const extra = view.getUint16(entry.header + 28, true);
  const header = zip.subarray(entry.header, entry.header + headerSize + nameLength + extra);
  return {
    body: [
      patched(header, [
        [6, flags, 2],
        [14, crc, 4],
        [18, data.length, 4],
        [22, content.length, 4],
      ]),
      data,
    ],
    entry: patched(zip.subarray(entry.at, entry.at + entry.length), [
      [8, flags, 2],
      [16, crc, 4],
      [20, data.length, 4],
      [24, content.length, 4],
    ]),
  };
};

const kept = (zip: Uint8Array, entry: Entry, extent: { from: number; to: number }): Packed => ({
  body: [zip.subarray(extent.from, extent.to)],
  entry: zip.subarray(entry.at, entry.at + entry.length),
});

/** A file that the zip does not have yet: packed, dated as zips without a date are (1980-01-01), its name in UTF-8. */
const fresh = (name: string, content: Uint8Array): Packed => {
  const path = new TextEncoder().encode(name);
  const data = deflateSync(content, { level: 6 });
  const sizes = [crcOf(content, 0), data.length, content.length] as const;
  const headers = (
    size: number,
    shift: number,
    fixed: readonly (readonly [number, number, 2 | 4])[],
  ): Uint8Array => {
    const bytes = new Uint8Array(size + path.length);
    bytes.set(path, size);
    return patched(bytes, [
      ...fixed,
      // Version 2.0, bit 11 for the name, method 8, date; then sums and sizes (APPNOTE 4.3.7, 4.3.12).
      [shift, 20, 2],
      [shift + 2, 0x0800, 2],
      [shift + 4, 8, 2],
      [shift + 8, 0x0021, 2],
      [shift + 10, sizes[0], 4],
      [shift + 14, sizes[1], 4],
      [shift + 18, sizes[2], 4],
      [shift + 22, path.length, 2],
    ]);
  };
  return {
    body: [headers(headerSize, 4, [[0, 0x04034b50, 4]]), data],
    entry: headers(46, 6, [
      [0, 0x02014b50, 4],
      [4, 20, 2],
    ]),
  };
};

/**
 * Writes a zip again with other content for some of its files, to `sink` in pieces: every other file, the order, names, dates,
 * and the comment keep their bytes, and with nothing to replace the zip is what it was, byte for byte. Names that the zip does not
 * have are passed over; `added` come behind all others. Gives what is wrong with the zip, and then has written nothing.
 */
export const repack = (
  zip: Uint8Array,
  contents: ReadonlyMap<string, Uint8Array>,
  sink: (bytes: Uint8Array) => void,
  added: ReadonlyMap<string, Uint8Array> = new Map(),
): ZipProblem | null => {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const entries = directory(zip, view);
  if (typeof entries === 'string') return entries;
  const end = findEnd(view);
  if (end === null) return 'not-a-zip';
  const directoryAt = view.getUint32(end + 16, true);
  const all = [...entries.values()];
  const extents = extentsOf(all, directoryAt);
  if (extents === null) return 'damaged';
  if (added.size === 0 && !all.some(({ name }) => contents.has(name))) {
    // Also what the zip says wrongly of itself stays, as a size of its directory that nobody reads.
    sink(zip);
    return null;
  }
  const first = Math.min(directoryAt, ...all.map(({ header }) => header));
  let offset = first;
  sink(zip.subarray(0, first));
  const offsets = new Map<Entry, Uint8Array>();
  for (const [entry, extent] of extents) {
    const content = contents.get(entry.name);
    const packed = content === undefined ? kept(zip, entry, extent) : replaced(zip, entry, content);
    offsets.set(entry, patched(packed.entry, [[42, offset, 4]]));
    for (const piece of packed.body) {
      sink(piece);
      offset += piece.length;
    }
  }
  const behind: Uint8Array[] = [];
  for (const [name, content] of added) {
    const packed = fresh(name, content);
    behind.push(patched(packed.entry, [[42, offset, 4]]));
    for (const piece of packed.body) {
      sink(piece);
      offset += piece.length;
    }
  }
  const listed = [...all.flatMap((entry) => offsets.get(entry) ?? []), ...behind];
  for (const entry of listed) sink(entry);
  const size = listed.reduce((sum, { length }) => sum + length, 0);
  // What stands between the directory and its end record (a signature) is kept too.
  const oldSize = all.reduce((sum, { length }) => sum + length, 0);
  sink(zip.subarray(directoryAt + oldSize, end));
  sink(
    patched(zip.subarray(end), [
      [8, listed.length, 2],
      [10, listed.length, 2],
      [12, size, 4],
      [16, offset, 4],
    ]),
  );
  return null;
};
