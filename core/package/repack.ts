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

/**
 * Writes a zip again with other content for some of its files, to `sink` in pieces: every other file, the order, names, dates,
 * and the comment keep their bytes, and with nothing to replace the zip is what it was, byte for byte. Names that the zip does not
 * have are passed over. Gives what is wrong with the zip, and then has written nothing.
 */
export const repack = (
  zip: Uint8Array,
  contents: ReadonlyMap<string, Uint8Array>,
  sink: (bytes: Uint8Array) => void,
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
  if (!all.some(({ name }) => contents.has(name))) {
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
  const listed = all.flatMap((entry) => offsets.get(entry) ?? []);
  for (const entry of listed) sink(entry);
  const size = listed.reduce((sum, { length }) => sum + length, 0);
  // What stands between the directory and its end record (a signature) is kept too.
  const oldSize = all.reduce((sum, { length }) => sum + length, 0);
  sink(zip.subarray(directoryAt + oldSize, end));
  sink(
    patched(zip.subarray(end), [
      [12, size, 4],
      [16, offset, 4],
    ]),
  );
  return null;
};
