/** A file in a zip, not yet unpacked. */
export type ZipEntry = {
  readonly name: string;
  readonly method: 'stored' | 'deflated';
  /** CRC-32 and size in bytes of what it should unpack to. */
  readonly crc: number;
  readonly size: number;
  readonly packed: Uint8Array;
};

/** A line of the directory, and where the file's own header is. */
type Listed = Omit<ZipEntry, 'packed' | 'method'> & {
  readonly flags: number;
  readonly method: number;
  readonly packedSize: number;
  readonly header: number;
  readonly next: number;
};

// PKWARE's APPNOTE.TXT 6.3, sections 4.3.7, 4.3.9, 4.3.12 and 4.3.16. All numbers are little-endian.
const signatures = { local: 0x04034b50, descriptor: 0x08074b50, listed: 0x02014b50, end: 0x06054b50 };
const lengths = { local: 30, descriptor: 16, listed: 46, end: 22 };

/** The sizes follow the data. */
const sizesFollow = 1 << 3;
/** Bits 1 and 2 say how hard the compressor tried, bit 11 that names are UTF-8. Encryption, patches and masks are not for us. */
const knownFlags = sizesFollow | 0b110 | (1 << 11);

const methods: ReadonlyMap<number, ZipEntry['method']> = new Map([
  [0, 'stored'],
  [8, 'deflated'],
]);

/** One character a byte: names are only compared. */
const nameAt = (view: DataView, at: number, length: number): string =>
  new TextDecoder('latin1').decode(new Uint8Array(view.buffer, view.byteOffset + at, length));

/** The directory's place, from the record at the very end of the file: one disk, no comment, nothing in between. */
const directoryOf = (view: DataView): { start: number; end: number; count: number } | null => {
  const at = view.byteLength - lengths.end;
  if (at < 0 || view.getUint32(at, true) !== signatures.end) return null;
  const disks = view.getUint32(at + 4, true);
  const [here, count] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
  const [size, start] = [view.getUint32(at + 12, true), view.getUint32(at + 16, true)];
  const comment = view.getUint16(at + 20, true);
  const isPlain = disks === 0 && here === count && comment === 0 && start + size === at;
  return isPlain ? { start, end: at, count } : null;
};

const listedAt = (view: DataView, at: number, end: number): Listed | null => {
  if (at + lengths.listed > end || view.getUint32(at, true) !== signatures.listed) return null;
  const nameLength = view.getUint16(at + 28, true);
  const next = at + lengths.listed + nameLength;
  // Extra fields, a comment, another disk.
  const hasMore = view.getUint32(at + 30, true) !== 0 || view.getUint16(at + 34, true) !== 0;
  if (hasMore || next > end) return null;
  return {
    name: nameAt(view, at + lengths.listed, nameLength),
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    header: view.getUint32(at + 42, true),
    next,
  };
};

const hasSizes = (view: DataView, at: number, { crc, packedSize, size }: Listed): boolean =>
  view.getUint32(at, true) === crc &&
  view.getUint32(at + 4, true) === packedSize &&
  view.getUint32(at + 8, true) === size;

/** The file whose header is at `at`, where it says the same of itself as the directory does; and where it ends. */
const entryAt = (view: DataView, at: number, listed: Listed, end: number): [ZipEntry, number] | null => {
  const { name, crc, size, flags, packedSize } = listed;
  const method = methods.get(listed.method);
  const data = at + lengths.local + name.length;
  const after = data + packedSize;
  const next = after + ((flags & sizesFollow) === 0 ? 0 : lengths.descriptor);
  if (listed.header !== at || method === undefined || (flags & ~knownFlags) !== 0 || next > end) return null;
  const isSame =
    view.getUint32(at, true) === signatures.local &&
    view.getUint16(at + 6, true) === flags &&
    view.getUint16(at + 8, true) === listed.method &&
    view.getUint32(at + 26, true) === name.length &&
    nameAt(view, at + lengths.local, name.length) === name;
  if (!isSame) return null;
  const nothing = { ...listed, crc: 0, packedSize: 0, size: 0 };
  const areSizes =
    (flags & sizesFollow) === 0
      ? hasSizes(view, at + 14, listed)
      : hasSizes(view, at + 14, nothing) &&
        view.getUint32(after, true) === signatures.descriptor &&
        hasSizes(view, after + 4, listed);
  if (!areSizes) return null;
  const packed = new Uint8Array(view.buffer, view.byteOffset + data, packedSize);
  return [{ name, method, crc, size, packed }, next];
};

/**
 * The files of a zip that holds nothing else: one after the other from its first byte, the directory, the end; no two
 * share a byte, and none lies between them. Null for any other, however usual: no extra fields, comments, zip64 or
 * encryption. Names are not judged here.
 */
export const zipEntries = (bytes: Uint8Array): readonly ZipEntry[] | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = directoryOf(view);
  if (directory === null) return null;
  const entries: ZipEntry[] = [];
  let [at, line] = [0, directory.start];
  for (let index = 0; index < directory.count; index += 1) {
    const listed = listedAt(view, line, directory.end);
    const found = listed && entryAt(view, at, listed, directory.start);
    if (!found) return null;
    entries.push(found[0]);
    [at, line] = [found[1], listed.next];
  }
  return at === directory.start && line === directory.end ? entries : null;
};
