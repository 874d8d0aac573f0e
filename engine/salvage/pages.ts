import { readFileSync, statSync } from 'node:fs';

/**
 * The pages of a database file, with the committed frames of the log beside it laid over them. Nothing here trusts the file: SQLite's own
 * reader is not used, since it refuses what is damaged (sqlite.org/fileformat2.html, sections 1.3 and 4).
 */
export type Pages = {
  readonly size: number;
  readonly count: number;
  /** Page `n`, from 1; undefined beyond the file. The last one may be cut short, and is then filled with zeros. */
  readonly page: (n: number) => Buffer | undefined;
  /** How many frames of the log were laid over the file. */
  readonly logFrames: number;
};

const usualSize = 4096;

/** The page size of the header where it is one of those there are, else the one this program makes. */
const pageSize = (header: Buffer): number => {
  const told = header.length >= 18 ? header.readUInt16BE(16) : 0;
  const size = told === 1 ? 65_536 : told;
  return size >= 512 && (size & (size - 1)) === 0 ? size : usualSize;
};

type Sums = readonly [number, number];

/** The log's own checksum (file format, section 4.2) over 8-byte steps, continuing from `from`. */
const checksum = (bytes: Buffer, from: Sums, bigEndian: boolean): Sums => {
  let [a, b] = from;
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    const x = bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
    const y = bigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4);
    a = (a + x + b) >>> 0;
    b = (b + y + a) >>> 0;
  }
  return [a, b];
};

/** The newest committed content of each page in a log, up to its first frame that does not fit. */
const framesOf = (log: Buffer, size: number): ReadonlyMap<number, Buffer> => {
  const committed = new Map<number, Buffer>();
  if (log.length < 32 || log.readUInt32BE(8) !== size) return committed;
  const magic = log.readUInt32BE(0);
  if (magic !== 0x377f0682 && magic !== 0x377f0683) return committed;
  const bigEndian = magic === 0x377f0683;
  let sums = checksum(log.subarray(0, 24), [0, 0], bigEndian);
  if (sums[0] !== log.readUInt32BE(24) || sums[1] !== log.readUInt32BE(28)) return committed;
  const salt = log.subarray(16, 24);
  const pending = new Map<number, Buffer>();
  for (let at = 32; at + 24 + size <= log.length; at += 24 + size) {
    if (!log.subarray(at + 8, at + 16).equals(salt)) break;
    const content = log.subarray(at + 24, at + 24 + size);
    sums = checksum(log.subarray(at, at + 8), sums, bigEndian);
    sums = checksum(content, sums, bigEndian);
    if (sums[0] !== log.readUInt32BE(at + 16) || sums[1] !== log.readUInt32BE(at + 20)) break;
    pending.set(log.readUInt32BE(at), content);
    if (log.readUInt32BE(at + 4) === 0) continue;
    for (const [n, page] of pending) committed.set(n, page);
    pending.clear();
  }
  return committed;
};

/**
 * Reads a database file, damaged or not, and the log beside it unless `withLog` is false. Holds both in memory.
 * Throws errors of the file system.
 */
export const readPages = (path: string, withLog: boolean): Pages => {
  const file = readFileSync(path);
  const size = pageSize(file);
  const hasLog = withLog && statSync(`${path}-wal`, { throwIfNoEntry: false }) !== undefined;
  const frames = hasLog ? framesOf(readFileSync(`${path}-wal`), size) : new Map<number, Buffer>();
  const inFile = Math.ceil(file.length / size);
  return {
    size,
    count: Math.max(inFile, ...frames.keys()),
    logFrames: frames.size,
    page: (n) => {
      const newer = frames.get(n);
      if (newer !== undefined) return newer;
      if (n < 1 || n > inFile) return undefined;
      const page = file.subarray((n - 1) * size, n * size);
      return page.length === size ? page : Buffer.concat([page], size);
    },
  };
};
