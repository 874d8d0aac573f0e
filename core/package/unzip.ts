import { Inflate, inflateSync } from 'fflate';
import { fatalDecoder } from '../text/decode/encodings.ts';
import { crcOf } from './crc.ts';
import { directoryPlace, valuesOf } from './zip64.ts';

/** A file of a zip, as its directory names it. Sizes in bytes. */
export type Entry = {
  readonly name: string;
  readonly stored: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where the file's own header stands, and its entry in the directory with that entry's length. */
  readonly header: number;
  readonly at: number;
  readonly length: number;
};

/**
 * Bytes of the parts that are read, all together, and files a document may have. 10,000 rows are about 15 MB. `part`: of one that is held as a
 * whole, whose text takes twice as many bytes beside them.
 */
export const zipLimits = { bytes: 128 * 1024 * 1024, part: 64 * 1024 * 1024, entries: 10_000 } as const;

/** What is wrong with a zip. `encrypted`: with a password. `large-part`: a part is too large to be held as a whole. */
export type ZipProblem = 'not-a-zip' | 'damaged' | 'encrypted' | 'too-large' | 'large-part';

/** The bytes of a part in pieces. Nothing of them may be believed before the end, which says what is wrong, or null. */
export type PartPieces = Generator<Uint8Array, ZipProblem | null>;

/** The parts of a package, by name. Null when there is none of that name. */
export type Parts = {
  /** In the order of the directory; folders (`name/`) among them. */
  readonly names: readonly string[];
  readonly read: (name: string) => Uint8Array | ZipProblem | null;
  readonly pieces: (name: string) => PartPieces | ZipProblem | null;
};

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const fileMark = 0x04034b50;
const endSize = 22;
const longestComment = 0xffff;

export const findEnd = (view: DataView): number | null => {
  const last = view.byteLength - endSize;
  for (let at = last; at >= 0 && at >= last - longestComment; at -= 1)
    if (view.getUint32(at, true) === endMark) return at;
  return null;
};

const longestName = 1024;

const charactersOf = (own: Uint8Array): string => {
  if (own.every((byte) => byte < 0x80)) return String.fromCharCode(...own);
  try {
    return fatalDecoder('utf-8').decode(own);
  } catch {
    return String.fromCharCode(...own);
  }
};

/**
 * Names are UTF-8, as every program writes them for documents, whether its flag says so (APPNOTE 4.4.4, bit 11) or not; bytes that
 * are no UTF-8 become one character each. Some programs of Windows set folders off by backslashes, which no name may hold (4.4.17.1): whatever is
 * asked of a name, whether it is safe above all, is asked once they are slashes.
 */
const nameAt = (bytes: Uint8Array, from: number, length: number): string =>
  charactersOf(bytes.subarray(from, from + Math.min(length, longestName))).replaceAll('\\', '/');

/** Nothing is unpacked to the disk here, but what was read is handed on: a name that leads out of its folder is an attack. */
const isUnsafe = (name: string): boolean =>
  name === '' || /^(?:\/|[A-Za-z]:)/.test(name) || /(?:^|\/)\.\.(?:\/|$)/.test(name);

export const headerSize = 30;

/** The end of each file's header, data and descriptor: where the next one begins. Null where files lie in each other. */
export const extentsOf = (
  entries: Iterable<Entry>,
  directoryAt: number,
): ReadonlyMap<Entry, { from: number; to: number }> | null => {
  const inOrder = [...entries].sort((a, b) => a.header - b.header);
  const extents = new Map<Entry, { from: number; to: number }>();
  for (const [n, entry] of inOrder.entries()) {
    const to = inOrder[n + 1]?.header ?? directoryAt;
    if (entry.header + headerSize + entry.packed > to) return null;
    extents.set(entry, { from: entry.header, to });
  }
  return extents;
};

/** More than this many bytes to each packed one is no document: deflate itself ends at 1,032. */
const highestRatio = 1_000;

/** The directory (APPNOTE 4.3.12). */
export const directory = (bytes: Uint8Array, view: DataView): ReadonlyMap<string, Entry> | ZipProblem => {
  const end = findEnd(view);
  if (end === null) return 'not-a-zip';
  const place = directoryPlace(view, end);
  if (place === null) return 'damaged';
  const { count } = place;
  if (count > zipLimits.entries) return 'too-large';
  const entries = new Map<string, Entry>();
  let at = place.from;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== entryMark) return 'damaged';
    const method = view.getUint16(at + 10, true);
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const name = nameAt(bytes, at + 46, nameLength ?? 0);
    if ((view.getUint16(at + 8, true) & 1) === 1) return 'encrypted';
    // Two files of one name are two documents, and which of them is shown is a matter of the program.
    if ((method !== 0 && method !== 8) || entries.has(name) || isUnsafe(name)) return 'damaged';
    const length = 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
    if (at + length > end) return 'damaged';
    const extraAt = at + 46 + (nameLength ?? 0);
    const values = valuesOf(view, [at + 24, at + 20, at + 42], { from: extraAt, to: extraAt + (extra ?? 0) });
    const [size, packed, header] = values ?? [];
    if (size === undefined || packed === undefined || header === undefined) return 'damaged';
    const crc = view.getUint32(at + 16, true);
    const own = { name, stored: method === 0, crc, packed, size, header, at, length };
    // A small text may well be packed a thousandfold; a bomb is large besides.
    if (own.size > 1024 * 1024 && own.size > own.packed * highestRatio) return 'too-large';
    entries.set(name, own);
    at += own.length;
  }
  if (extentsOf(entries.values(), place.from) === null) return 'damaged';
  return entries;
};

/** Packed bytes given to the decompressor at a time: it answers with at most about 1000 times as many. */
const step = 16_384;

/**
 * Inflates at once what is given to the decompressor at once: room for its size is enough, where one that waits for more takes
 * two hundred thousand bytes. One byte more than its size tells what is longer. Null when the data is no deflate.
 */
const inflatedWhole = (packed: Uint8Array, size: number): Uint8Array | null => {
  try {
    return inflateSync(packed, { out: new Uint8Array(size + 1) });
  } catch {
    return null;
  }
};

/** Inflates piece by piece. False in the end when the data is no deflate, or does not end where it should. */
function* inflated(packed: Uint8Array, size: number): Generator<Uint8Array, boolean> {
  if (packed.length > 0 && packed.length <= step) {
    const whole = inflatedWhole(packed, size);
    if (whole !== null) yield whole;
    return whole !== null;
  }
  let pieces: Uint8Array[] = [];
  const got = { all: false };
  const inflater = new Inflate((piece, last) => {
    pieces.push(piece);
    got.all = last;
  });
  for (let from = 0; from < packed.length; from += step) {
    try {
      inflater.push(packed.subarray(from, from + step), from + step >= packed.length);
    } catch {
      return false;
    }
    yield* pieces;
    pieces = [];
  }
  return got.all;
}

/** Bytes, some at a time. True in the end. */
function* sliced(bytes: Uint8Array): Generator<Uint8Array, boolean> {
  for (let from = 0; from < bytes.length; from += step) yield bytes.subarray(from, from + step);
  return true;
}

/** What a part unpacks to, held to its size and its CRC; it stops as soon as there is more than the directory promised. */
function* checked(packed: Uint8Array, { size, crc, stored }: Entry): PartPieces {
  const pieces = stored ? sliced(packed) : inflated(packed, size);
  let [bytes, sum] = [0, 0];
  for (;;) {
    const next = pieces.next();
    if (next.done === true) return next.value && bytes === size && sum === crc ? null : 'damaged';
    bytes += next.value.length;
    if (bytes > size) return 'damaged';
    sum = crcOf(next.value, sum);
    // Little bytes may inflate to much: whoever reads on is given a little at a time.
    yield* sliced(next.value);
  }
}

const packedBytes = (bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array | null => {
  const { header, packed } = entry;
  if (header + 30 > bytes.length || view.getUint32(header, true) !== fileMark) return null;
  const from = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  return from + packed > bytes.length ? null : bytes.subarray(from, from + packed);
};

/**
 * Opens a zip whose parts are read one by one, when they are asked for. No more is inflated than the directory says and
 * `zipLimits` allows, every part is checked against its CRC, and names lead nowhere: nothing is written anywhere. `most`: bytes of all parts that
 * are read, where other than usual.
 */
export const openZip = (bytes: Uint8Array, most: number = zipLimits.bytes): Parts | ZipProblem => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = directory(bytes, view);
  if (typeof entries === 'string') return entries;
  let total = 0;
  const pieces = (name: string): PartPieces | ZipProblem | null => {
    const entry = entries.get(name);
    if (entry === undefined) return null;
    total += entry.size;
    if (total > most) return 'too-large';
    const packed = packedBytes(bytes, view, entry);
    return packed === null ? 'damaged' : checked(packed, entry);
  };
  const read = (name: string): Uint8Array | ZipProblem | null => {
    const size = entries.get(name)?.size ?? 0;
    if (size > zipLimits.part) return 'large-part';
    const own = pieces(name);
    if (own === null || typeof own === 'string') return own;
    // As large as the directory says, which `pieces` holds to: a large part is not in memory twice.
    const whole = new Uint8Array(size);
    let at = 0;
    for (;;) {
      const next = own.next();
      if (next.done === true) return next.value ?? whole;
      whole.set(next.value, at);
      at += next.value.length;
    }
  };
  return { names: [...entries.keys()], read, pieces };
};
