/** What the first bytes of a file are made of. */
export type ByteCounts = {
  readonly all: number;
  readonly controls: number;
  readonly evenNuls: number;
  readonly oddNuls: number;
};

export const noBytes: ByteCounts = { all: 0, controls: 0, evenNuls: 0, oddNuls: 0 };

const countedBytes = 65_536;
const mostControls = 0.02;
const mostStrayNuls = 0.1;

/** Adds a chunk to the counts; beyond the first 64 KB nothing is counted. In: counts so far, the next bytes. */
export const countBytes = (counts: ByteCounts, chunk: Uint8Array): ByteCounts => {
  if (counts.all >= countedBytes) return counts;
  let { all, controls, evenNuls, oddNuls } = counts;
  for (const byte of chunk.subarray(0, countedBytes - all)) {
    if (byte === 0 && all % 2 === 0) evenNuls++;
    else if (byte === 0) oddNuls++;
    else if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b)) controls++;
    all++;
  }
  return { all, controls, evenNuls, oddNuls };
};

/**
 * Whether bytes that decode in no encoding are no text at all, rather than a text with damage: many control bytes, or
 * many NULs on both sides of the byte pairs (in UTF-16 they keep to one side).
 */
export const looksBinary = ({ all, controls, evenNuls, oddNuls }: ByteCounts): boolean => {
  if (all === 0) return false;
  const nuls = evenNuls + oddNuls;
  const stray = Math.min(evenNuls, oddNuls);
  return controls / all > mostControls || (nuls / all > 0.001 && stray / nuls > mostStrayNuls);
};
