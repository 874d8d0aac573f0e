/** One stretch of neighbouring bytes that stand for no character. In the text each bad sequence of it is a U+FFFD. */
export type Damage = {
  /** Offset of its first byte in the file. */
  readonly offset: number;
  /** How many bytes. */
  readonly length: number;
  /** The bytes themselves in hexadecimal, at most the first 16, for showing. The file's own bytes are kept elsewhere. */
  readonly bytes: string;
  /** 1-based line of the file, by LF, CR and CRLF. */
  readonly line: number;
};

/** All damage of a text. `places` holds the first `mostPlaces`, in order; `count` counts all. */
export type DamageList = { readonly count: number; readonly places: readonly Damage[] };

/** Places kept: enough to go through by hand, and a bound on memory. */
const mostPlaces = 1000;
const shownBytes = 16;

type Open = { offset: number; length: number; bytes: string; line: number };

/** Gathers bad sequences, reported in order, into stretches. */
export const damageCollector = () => {
  const places: Damage[] = [];
  let count = 0;
  let open: Open | null = null;

  const close = (): void => {
    if (open !== null && places.length < mostPlaces) places.push(open);
    open = null;
  };

  return {
    /** `bytes` are those of one bad sequence, which begins at `offset` of the file, on `line`. */
    add: (offset: number, bytes: Uint8Array, line: number): void => {
      if (open === null || open.offset + open.length !== offset) {
        close();
        count++;
        open = { offset, length: 0, bytes: '', line };
      }
      for (let at = 0; at < bytes.length && open.length + at < shownBytes; at++)
        open.bytes += `${open.bytes === '' ? '' : ' '}${(bytes[at] ?? 0).toString(16).padStart(2, '0')}`;
      open.length += bytes.length;
    },
    /** What was gathered so far. */
    list: (): DamageList => ({
      count,
      places: open === null || places.length >= mostPlaces ? [...places] : [...places, { ...open }],
    }),
  };
};
