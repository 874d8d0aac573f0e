/** A part of a file in Rich Text Format (RTF 1.9.1, "RTF Syntax"), with its bytes: `from` and `to` are offsets. */
export type RtfToken =
  | { readonly is: 'open' | 'close'; readonly from: number; readonly to: number }
  /** A control word, with its number if it has one; of one letter that is none, a control symbol. */
  | {
      readonly is: 'word';
      readonly name: string;
      readonly value: number | null;
      readonly from: number;
      readonly to: number;
    }
  /** A byte that is written as `\'hh`. */
  | { readonly is: 'byte'; readonly byte: number; readonly from: number; readonly to: number }
  /** Bytes of text as they stand. */
  | { readonly is: 'text'; readonly from: number; readonly to: number };

const [open, close, backslash, quote] = [0x7b, 0x7d, 0x5c, 0x27];
const [lineFeed, carriageReturn, space, minus] = [10, 13, 32, 45];

const isLetter = (byte: number): boolean => (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90);
const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;

/** Control words and numbers are never longer: what follows is text. */
const longestWord = 32;
const longestNumber = 10;

const hexOf = (bytes: Uint8Array, at: number): number | null => {
  const digits = String.fromCharCode(bytes[at] ?? 0, bytes[at + 1] ?? 0);
  return /^[\da-f]{2}$/i.test(digits) ? Number.parseInt(digits, 16) : null;
};

const wordAt = (bytes: Uint8Array, from: number): RtfToken => {
  const at = (place: number): number => bytes[place] ?? 0;
  let to = from + 1;
  if (!isLetter(at(to))) {
    const hex = at(to) === quote ? hexOf(bytes, to + 1) : null;
    if (hex !== null) return { is: 'byte', byte: hex, from, to: to + 3 };
    // A line's end behind a backslash is a paragraph's.
    const isEnd = at(to) === lineFeed || at(to) === carriageReturn;
    const name = isEnd ? 'par' : String.fromCharCode(at(to));
    return { is: 'word', name, value: null, from, to: Math.min(to + 1, bytes.length) };
  }
  let name = '';
  while (isLetter(at(to)) && name.length < longestWord) name += String.fromCharCode(at(to++));
  let digits = '';
  if (at(to) === minus && isDigit(at(to + 1))) digits += String.fromCharCode(at(to++));
  while (isDigit(at(to)) && digits.length < longestNumber) digits += String.fromCharCode(at(to++));
  const value = digits === '' ? null : Number(digits);
  if (at(to) === space) to += 1;
  // Raw bytes, in which nothing is markup.
  if (name === 'bin' && value !== null && value > 0) to = Math.min(bytes.length, to + value);
  return { is: 'word', name, value, from, to: Math.min(to, bytes.length) };
};

/** The parts of a file in order. Ends of lines are nothing, and in none of them. Linear; any bytes are read. */
export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  let at = 0;
  const isMarkup = (byte: number): boolean =>
    byte === open || byte === close || byte === backslash || byte === lineFeed || byte === carriageReturn;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === lineFeed || byte === carriageReturn) {
      at += 1;
      continue;
    }
    let token: RtfToken;
    if (byte === open || byte === close)
      token = { is: byte === open ? 'open' : 'close', from: at, to: at + 1 };
    else if (byte === backslash) token = wordAt(bytes, at);
    else {
      let to = at + 1;
      while (to < bytes.length && !isMarkup(bytes[to] ?? 0)) to += 1;
      token = { is: 'text', from: at, to };
    }
    yield token;
    at = token.to;
  }
}
