/**
 * What a font file (OpenType 1.9, "sfnt") says of itself: the characters it has, and whether a program that embeds it may take out a part.
 * Offsets are in bytes; numbers are big-endian.
 */
type Table = { readonly at: number; readonly length: number };

const viewOf = (font: Uint8Array): DataView => new DataView(font.buffer, font.byteOffset, font.byteLength);

const tableOf = (font: Uint8Array, name: string): Table | null => {
  const view = viewOf(font);
  const count = view.getUint16(4);
  for (let n = 0; n < count; n += 1) {
    const record = 12 + n * 16;
    if (String.fromCharCode(...font.subarray(record, record + 4)) === name)
      return { at: view.getUint32(record + 8), length: view.getUint32(record + 12) };
  }
  return null;
};

/** Tells characters in ranges that follow each other upwards. */
export type Coverage = (point: number) => boolean;

const segmented = 12;

/**
 * The characters of a font, of its table of the whole of Unicode (`cmap` format 12, "segmented coverage"). One without such a table, which
 * fonts of the BMP alone may lack, is said to have none. Asking is O(log ranges).
 */
export const coverageOf = (font: Uint8Array): Coverage => {
  const cmap = tableOf(font, 'cmap');
  if (cmap === null) return () => false;
  const view = viewOf(font);
  const count = view.getUint16(cmap.at + 2);
  const tables = Array.from({ length: count }, (_, n) => cmap.at + view.getUint32(cmap.at + 8 + n * 8));
  const at = tables.find((table) => view.getUint16(table) === segmented);
  if (at === undefined) return () => false;
  const ranges = view.getUint32(at + 12);
  const start = (n: number): number => view.getUint32(at + 16 + n * 12);
  return (point) => {
    let [low, high] = [0, ranges];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (start(middle) <= point) low = middle + 1;
      else high = middle;
    }
    return low > 0 && point <= view.getUint32(at + 20 + (low - 1) * 12);
  };
};

/** Bit 8 of `fsType` in the table OS/2: a program that embeds the font takes all of it. */
const noSubsetting = 0x0100;

/**
 * A copy of a font that is embedded whole. It may still be embedded and installed: only taking a part of it is ruled out, so that every
 * file in which it is embedded has the same bytes of it.
 */
export const embeddedWhole = (font: Uint8Array): Uint8Array => {
  const own = font.slice();
  const table = tableOf(own, 'OS/2');
  if (table === null) return own;
  const view = viewOf(own);
  view.setUint16(table.at + 8, view.getUint16(table.at + 8) | noSubsetting);
  return own;
};
