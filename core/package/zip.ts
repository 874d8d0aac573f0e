import { Zip, ZipDeflate, ZipPassThrough, strToU8 } from 'fflate';

/** XML gathered before it is compressed (UTF-16 code units): compressing every row by itself would be slow. */
const batch = 65_536;

/** The earliest time a zip can hold: files in the package bear no date, so that the same text gives the same bytes. */
const noDate = new Date(1980, 0, 1);

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
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = noDate;
    zip.add(file);
    return (text, last) => {
      file.push(strToU8(text), last);
      give();
    };
  };
  return {
    /** Begins a file whose text comes bit by bit, the last of it told. No other may be begun before. */
    open,
    add: (name: string, text: string): void => open(name)(text, true),
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
      const push = open(name);
      let waiting = '';
      for (const piece of pieces()) {
        waiting += piece;
        if (waiting.length < batch) continue;
        push(waiting, false);
        waiting = '';
      }
      push(waiting, true);
    },
    end: (): string | null => {
      zip.end();
      give();
      return problem;
    },
  };
};
