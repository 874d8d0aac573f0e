import { unzlibSync, zlibSync } from 'fflate';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (one) => one.charCodeAt(0));

/** Chromium shows a soft hyphen as a glyph without width that says what it is (ISO 32000-1, section 14.9.4). */
const begins = bytesOf('/Span<</ActualText <FEFF00AD> >> BDC\n');
const ends = bytesOf('EMC\n');
const shows = /<[0-9A-Fa-f]+> Tj\n/gu;

const [slash = 0] = begins;
const [letterE = 0] = ends;

const isAt = (bytes: Uint8Array, at: number, wanted: Uint8Array): boolean =>
  wanted.every((byte, n) => bytes[at + n] === byte);

/** The next place from `from` on where these bytes stand; -1 where there is none. */
const find = (bytes: Uint8Array, wanted: Uint8Array, first: number, from: number): number => {
  let at = bytes.indexOf(first, from);
  while (at !== -1 && !isAt(bytes, at, wanted)) at = bytes.indexOf(first, at + 1);
  return at;
};

/** Bytes of a stretch between two operators, in which the next glyph is still placed and none is shown. */
const withoutGlyphs = (bytes: Uint8Array): Uint8Array =>
  bytesOf(
    Array.from(bytes, (byte) => String.fromCharCode(byte))
      .join('')
      .replaceAll(shows, '\n'),
  );

/**
 * The contents of a page (deflated) without soft hyphens, which are not seen and would be copied with the words; the hyphens at the ends of
 * lines are glyphs of their own. What is not written like that stays as it is. O(length).
 */
export const withoutSoftHyphens = (contents: Uint8Array): Uint8Array => {
  const bytes = unzlibSync(contents);
  const kept: Uint8Array[] = [];
  let from = 0;
  for (;;) {
    const start = find(bytes, begins, slash, from);
    const end = start === -1 ? -1 : find(bytes, ends, letterE, start + begins.length);
    if (end === -1) break;
    kept.push(bytes.subarray(from, start), withoutGlyphs(bytes.subarray(start + begins.length, end)));
    from = end + ends.length;
  }
  if (from === 0) return contents;
  kept.push(bytes.subarray(from));
  const whole = new Uint8Array(kept.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of kept) {
    whole.set(piece, at);
    at += piece.length;
  }
  return zlibSync(whole, { level: 4 });
};
