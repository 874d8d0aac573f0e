import { deflateSync, strToU8, Zip, ZipDeflate, ZipPassThrough, type ZipInputFile } from 'fflate';
import { crcOf } from './crc.ts';

/** XML gathered before it is compressed (UTF-16 code units): compressing every row by itself would be slow. */
const batch = 65_536;

/** The earliest time a zip can hold: files in the package bear no date, so that the same text gives the same bytes. */
const noDate = new Date(1980, 0, 1);

const level = 6;

/** A zip that gives its bytes away as soon as it has them. */
export const zipTo = (sink: (bytes: Uint8Array) => void) => {
  let problem: string | null = null;
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error === null) ready.push(bytes);
    else problem = error.message;
  });
  /** The sink is called out here: inside, fflate would catch what it throws. */
  const give = (): void => {
    const bytes = ready;
    ready = [];
    for (const piece of bytes) sink(piece);
  };
  const open = (name: string): ((text: string, last: boolean) => void) => {
    const file = new ZipDeflate(name, { level });
    file.mtime = noDate;
    zip.add(file);
    return (text, last) => {
      file.push(strToU8(text), last);
      give();
    };
  };
  /** What is there as a whole needs no buffers for what may follow, which are eight hundred thousand bytes for each file. */
  const add = (name: string, text: string): void => {
    const bytes = strToU8(text);
    const file: ZipInputFile = {
      filename: name,
      size: bytes.length,
      crc: crcOf(bytes, 0),
      compression: 8,
      mtime: noDate,
    };
    zip.add(file);
    file.ondata?.(null, deflateSync(bytes, { level }), true);
    give();
  };
  return {
    /** Begins a file whose text comes bit by bit, the last of it told. No other may be begun before. */
    open,
    add,
    /** Adds a file uncompressed. */
    store: (name: string, text: string): void => {
      const file = new ZipPassThrough(name);
      file.mtime = noDate;
      zip.add(file);
      file.push(strToU8(text), true);
      give();
    },
    /** Adds a file whose text comes in pieces. */
    stream: (name: string, pieces: () => Iterable<string>): void => {
      let push: ReturnType<typeof open> | null = null;
      let waiting = '';
      for (const piece of pieces()) {
        waiting += piece;
        if (waiting.length < batch) continue;
        push ??= open(name);
        push(waiting, false);
        waiting = '';
      }
      if (push === null) add(name, waiting);
      else push(waiting, true);
    },
    end: (): string | null => {
      zip.end();
      give();
      return problem;
    },
  };
};
