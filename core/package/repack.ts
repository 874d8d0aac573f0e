import { deflateSync } from 'fflate';
import { crcOf } from './crc.ts';
import { directory, extentsOf, findEnd, headerSize, type Entry, type ZipProblem } from './unzip.ts';
import {
  directoryPlace,
  endPatches,
  findRecord,
  recordPatches,
  valuePatches,
  type ZipPatch,
} from './zip64.ts';

/** What one file of the new zip is made of: its header and data, and the entry of the directory but for the offset. */
type Packed = { readonly body: readonly Uint8Array[]; readonly entry: Uint8Array };

const patched = (bytes: Uint8Array, values: readonly ZipPatch[]) => {
  const copy = new Uint8Array(bytes);
  const view = new DataView(copy.buffer);
  for (const [at, value, size] of values)
    if (size === 2) view.setUint16(at, value, true);
    else if (size === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
  return copy;
};

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Sizes in the header of a file, where it holds them. */
const inHeader = (header: Uint8Array, packed: number, size: number): readonly ZipPatch[] => {
  const view = viewOf(header);
  const extra = { from: headerSize + view.getUint16(26, true), to: header.length };
  return valuePatches(
    view,
    [
      [22, size],
      [18, packed],
    ],
    extra,
  );
};

/** Values of an entry of the directory, where it holds them; what is left out stays. */
const inEntry = (
  entry: Uint8Array,
  { size, packed, header }: { size?: number; packed?: number; header?: number },
): readonly ZipPatch[] => {
  const view = viewOf(entry);
  const from = 46 + view.getUint16(28, true);
  const wanted = [size, packed, header];
  const patches = valuePatches(
    view,
    [24, 20, 42].map((field, n) => [field, wanted[n] ?? 0]),
    { from, to: from + view.getUint16(30, true) },
  );
  return patches.filter((_, n) => wanted[n] !== undefined);
};

/** Sizes and sums stand in the header itself: no descriptor follows (APPNOTE 4.4.4, bit 3). */
const withoutDescriptor = (flags: number): number => flags & ~8;

/** Packs bytes as a stream of DEFLATE without a head (RFC 1951). */
export type Deflate = (bytes: Uint8Array) => Uint8Array;

const ownDeflate: Deflate = (bytes) => deflateSync(bytes, { level: 6 });

/** A file with other content: its name, date, attributes and method stay. */
const replaced = (zip: Uint8Array, entry: Entry, content: Uint8Array, deflate: Deflate): Packed => {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const data = entry.stored ? content : deflate(content);
  const [crc, flags] = [crcOf(content, 0), withoutDescriptor(view.getUint16(entry.at + 8, true))];
  const nameLength = view.getUint16(entry.header + 26, true);
  const extra = view.getUint16(entry.header + 28, true);
  const header = zip.subarray(entry.header, entry.header + headerSize + nameLength + extra);
  const listed = zip.subarray(entry.at, entry.at + entry.length);
  return {
    body: [
      patched(header, [[6, flags, 2], [14, crc, 4], ...inHeader(header, data.length, content.length)]),
      data,
    ],
    entry: patched(listed, [
      [8, flags, 2],
      [16, crc, 4],
      ...inEntry(listed, { packed: data.length, size: content.length }),
    ]),
  };
};

const kept = (zip: Uint8Array, entry: Entry, extent: { from: number; to: number }): Packed => ({
  body: [zip.subarray(extent.from, extent.to)],
  entry: zip.subarray(entry.at, entry.at + entry.length),
});

/** A file that the zip does not have yet: packed, dated as zips without a date are (1980-01-01), its name in UTF-8. */
const fresh = (name: string, content: Uint8Array, deflate: Deflate): Packed => {
  const path = new TextEncoder().encode(name);
  const data = deflate(content);
  const sizes = [crcOf(content, 0), data.length, content.length] as const;
  const headers = (size: number, shift: number, fixed: readonly ZipPatch[]): Uint8Array => {
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

type RepackOptions = {
  /** Files that come behind all others, by their names. */
  readonly added?: ReadonlyMap<string, Uint8Array> | undefined;
  /** That of the platform, where there is one: it is quicker. */
  readonly deflate?: Deflate | undefined;
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
  { added = new Map(), deflate = ownDeflate }: RepackOptions = {},
): ZipProblem | null => {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const entries = directory(zip, view);
  if (typeof entries === 'string') return entries;
  const end = findEnd(view);
  if (end === null) return 'not-a-zip';
  const directoryAt = directoryPlace(view, end)?.from ?? 0;
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
    const packed = content === undefined ? kept(zip, entry, extent) : replaced(zip, entry, content, deflate);
    offsets.set(entry, patched(packed.entry, inEntry(packed.entry, { header: offset })));
    for (const piece of packed.body) {
      sink(piece);
      offset += piece.length;
    }
  }
  const behind: Uint8Array[] = [];
  for (const [name, content] of added) {
    const packed = fresh(name, content, deflate);
    behind.push(patched(packed.entry, inEntry(packed.entry, { header: offset })));
    for (const piece of packed.body) {
      sink(piece);
      offset += piece.length;
    }
  }
  const listed = [...all.flatMap((entry) => offsets.get(entry) ?? []), ...behind];
  for (const entry of listed) sink(entry);
  const size = listed.reduce((sum, { length }) => sum + length, 0);
  // What stands between the directory and its end record (a signature, what says the same in 64 bits) is kept too.
  const behindAt = directoryAt + all.reduce((sum, { length }) => sum + length, 0);
  const now = { count: listed.length, size, from: offset };
  const record = findRecord(view, end);
  if (record === null) sink(zip.subarray(behindAt, end));
  else {
    sink(zip.subarray(behindAt, record.record));
    const at = offset + size + (record.record - behindAt);
    sink(patched(zip.subarray(record.record, end), recordPatches(record, now, at)));
  }
  sink(patched(zip.subarray(end), endPatches(view, end, now)));
  return null;
};
