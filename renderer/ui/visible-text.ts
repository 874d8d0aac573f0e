/** A stretch of text as it is, or one character that cannot be seen, by the name people know it by. */
export type Piece = { /** Where it starts, in UTF-16 units. */ readonly at: number } & (
  | { readonly text: string }
  | { readonly chip: string; readonly codePoint: string }
);

const known: ReadonlyMap<number, string> = new Map([
  [0x09, 'TAB'],
  [0x0a, '↵'],
  [0x0d, 'CR'],
  [0x85, 'NEL'],
  [0xa0, 'NBSP'],
  [0xad, 'SHY'],
  [0x061c, 'ALM'],
  [0x1680, 'OGHAM SP'],
  [0x180e, 'MVS'],
  [0x2000, 'EN QUAD'],
  [0x2001, 'EM QUAD'],
  [0x2002, 'EN SP'],
  [0x2003, 'EM SP'],
  [0x2007, 'FIGURE SP'],
  [0x2009, 'THIN SP'],
  [0x200a, 'HAIR SP'],
  [0x200b, 'ZWSP'],
  [0x200c, 'ZWNJ'],
  [0x200d, 'ZWJ'],
  [0x200e, 'LRM'],
  [0x200f, 'RLM'],
  [0x2028, 'LSEP'],
  [0x2029, 'PSEP'],
  [0x202a, 'LRE'],
  [0x202b, 'RLE'],
  [0x202c, 'PDF'],
  [0x202d, 'LRO'],
  [0x202e, 'RLO'],
  [0x202f, 'NNBSP'],
  [0x205f, 'MMSP'],
  [0x2060, 'WJ'],
  [0x2066, 'LRI'],
  [0x2067, 'RLI'],
  [0x2068, 'FSI'],
  [0x2069, 'PDI'],
  [0x3000, 'IDSP'],
  [0xfeff, 'BOM'],
  [0xfffd, 'U+FFFD'],
]);

const hex = (point: number): string => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;

const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufffd]/u;

/** Whether plain spaces of a text would be overlooked: at its ends, and beside others. One between words shows by itself. */
export const hidesSpaces = (text: string): boolean => /^ | $| {2}/.test(text);

/**
 * Cuts a text into what shows by itself and what does not: control, format and bidi characters, odd spaces
 * (Unicode general categories Cc, Cf, Cs, Zl, Zp, and Zs other than U+0020). With `spaces`, plain spaces are shown too.
 */
export const visiblePieces = (text: string, spaces = false): readonly Piece[] => {
  const pieces: Piece[] = [];
  let run = '';
  let at = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const isSpace = spaces && point === 0x20;
    if (!isSpace && !unseen.test(character)) {
      run += character;
      continue;
    }
    if (run !== '') pieces.push({ at, text: run });
    at += run.length;
    run = '';
    pieces.push({ at, chip: isSpace ? '␣' : (known.get(point) ?? hex(point)), codePoint: hex(point) });
    at += character.length;
  }
  if (run !== '') pieces.push({ at, text: run });
  return pieces;
};
