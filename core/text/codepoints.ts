/**
 * Between code points, which the model counts in, and UTF-16 code units, which JavaScript strings count in.
 * A lone surrogate counts as one code point, as string iteration has it. Offsets outside a text are clamped.
 */
const surrogate = /[\ud800-\udfff]/;

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** True when UTF-16 offset `at` stands between the two halves of a surrogate pair. */
const splitsPair = (text: string, at: number): boolean =>
  at > 0 && at < text.length && isLow(text.charCodeAt(at)) && isHigh(text.charCodeAt(at - 1));

/** True when code points and UTF-16 units are the same thing in this text. */
export const isBmp = (text: string): boolean => !surrogate.test(text);

/** False when the text holds half of a surrogate pair, which cannot be written as UTF-8. */
export const isWellFormed = (text: string): boolean => text.isWellFormed();

/** Number of code points. */
export const codePointLength = (text: string): number => {
  if (isBmp(text)) return text.length;
  let pairs = 0;
  for (let i = 1; i < text.length; i += 1) if (splitsPair(text, i)) pairs += 1;
  return text.length - pairs;
};

/** UTF-16 offset of the code point with number `codePoint`, the text's length when there is none. */
export const utf16Offset = (text: string, codePoint: number): number => {
  if (codePoint <= 0) return 0;
  if (isBmp(text)) return Math.min(codePoint, text.length);
  let at = 0;
  for (let seen = 0; seen < codePoint && at < text.length; seen += 1) at += splitsPair(text, at + 1) ? 2 : 1;
  return at;
};

/** `utf16Offset` for offsets that only ever grow, in one pass over the text for all of them. */
export const ascendingOffsets = (text: string): ((codePoint: number) => number) => {
  if (isBmp(text)) return (codePoint) => Math.min(codePoint, text.length);
  let [unit, point] = [0, 0];
  return (codePoint) => {
    for (; point < codePoint && unit < text.length; point += 1) unit += splitsPair(text, unit + 1) ? 2 : 1;
    return unit;
  };
};

/** Number of the code point at a UTF-16 offset; inside a surrogate pair, that of the pair. */
export const codePointOffset = (text: string, utf16: number): number => {
  const end = Math.min(Math.max(utf16, 0), text.length);
  const head = text.slice(0, splitsPair(text, end) ? end - 1 : end);
  return codePointLength(head);
};

/** `codePointOffset` for offsets that only ever grow, in one pass over the text for all of them. */
export const ascendingPoints = (text: string): ((utf16: number) => number) => {
  if (isBmp(text)) return (utf16) => Math.min(Math.max(utf16, 0), text.length);
  let [unit, point] = [0, 0];
  return (utf16) => {
    while (unit < text.length) {
      const next = unit + (splitsPair(text, unit + 1) ? 2 : 1);
      if (next > utf16) break;
      unit = next;
      point += 1;
    }
    return point;
  };
};

/** The text between two code point offsets. */
export const sliceCodePoints = (text: string, start: number, end?: number): string => {
  const from = utf16Offset(text, start);
  if (end === undefined) return text.slice(from);
  if (end <= start) return '';
  const tail = text.slice(from);
  return tail.slice(0, utf16Offset(tail, end - Math.max(start, 0)));
};

/** `sliceCodePoints` for many stretches of one text: one pass over it for all that begin no sooner than the one before. */
export const codePointSlicer = (text: string): ((start: number, end?: number) => string) => {
  if (isBmp(text))
    return (start, end = text.length) => text.slice(Math.max(start, 0), Math.max(start, end, 0));
  let [last, offsets] = [0, ascendingOffsets(text)];
  return (start, end) => {
    const from = Math.max(start, 0);
    if (from < last) offsets = ascendingOffsets(text);
    last = from;
    const unit = offsets(from);
    if (end === undefined) return text.slice(unit);
    // Its end is looked for behind its beginning: the next stretch may begin before this one ends.
    const count = Math.max(0, end - from);
    return sliceCodePoints(text.slice(unit, unit + 2 * count), 0, count);
  };
};

/** Characters that always begin a grapheme after one of their own kind: ASCII, Han, kana letters, CJK punctuation. */
const isPlainUnit = (unit: number): boolean =>
  (unit >= 0x20 && unit < 0x7f) ||
  (unit >= 0x4e00 && unit <= 0x9fff) ||
  (unit >= 0x3400 && unit <= 0x4dbf) ||
  (unit >= 0x3000 && unit <= 0x3029) ||
  (unit >= 0xff01 && unit <= 0xff9d);

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How far around an offset is looked; longer graphemes than this are pathological and may be cut. */
const reach = 2048;

const isPlainPair = (text: string, at: number): boolean =>
  isPlainUnit(text.charCodeAt(at)) && isPlainUnit(text.charCodeAt(at - 1));

/** The grapheme (UAX #29, extended) that spans UTF-16 offset `at`, or an empty span there when none does. */
const graphemeSpanning = (text: string, at: number): { start: number; end: number } => {
  const none = { start: at, end: at };
  if (at <= 0 || at >= text.length || isPlainPair(text, at)) return none;
  let from = at - 1;
  const floor = Math.max(0, at - reach);
  while (from > floor && !isPlainPair(text, from)) from -= 1;
  let to = at + 1;
  const ceiling = Math.min(text.length, at + reach);
  while (to < ceiling && !isPlainPair(text, to)) to += 1;
  const found = graphemes.segment(text.slice(from, to)).containing(at - from);
  if (found === undefined || found.index === at - from) return none;
  return { start: from + found.index, end: from + found.index + found.segment.length };
};

/** True when no grapheme spans UTF-16 offset `at`. */
export const isGraphemeBoundary = (text: string, at: number): boolean =>
  graphemeSpanning(text, at).start === at;

/** The last grapheme boundary (UTF-16) that is not after UTF-16 offset `at`. */
export const graphemeStart = (text: string, at: number): number => graphemeSpanning(text, at).start;

/** The grapheme boundary (code points) nearest to `codePoint`: at or before it (`lean` -1), at or after it (1). */
export const graphemeBoundary = (text: string, codePoint: number, lean: -1 | 1): number => {
  const { start, end } = graphemeSpanning(text, utf16Offset(text, codePoint));
  return codePointOffset(text, lean < 0 ? start : end);
};

/** Only characters of `isPlainUnit`, which are most texts; and ends of lines. */
const plainText = /^[\n\x20-\x7e\u3000-\u3029\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff9d]*$/;

/** The graphemes of a text, in order. */
export const splitGraphemes = (text: string): string[] =>
  plainText.test(text) ? text.split('') : Array.from(graphemes.segment(text), ({ segment }) => segment);
