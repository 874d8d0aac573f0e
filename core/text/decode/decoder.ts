import { damageCollector, type DamageList } from './damage.ts';
import { fatalDecoder } from './encodings.ts';
import type { Encoding } from './encodings.ts';
import { foreignMarkLength, mayBecomeMark } from './marks.ts';
import { doublePairs, firstDouble } from './pair-tables.ts';
import { badCode, sequenceReader } from './sequences.ts';

/** How a text was read so far; counts of what was seen, for judging whether the encoding is right. */
export type Tally = {
  /** Bytes of valid characters beyond ASCII. */
  readonly validBytes: number;
  /** Valid characters beyond ASCII. */
  readonly valid: number;
  /** Those among them of three bytes or more. */
  readonly long: number;
  /** Bad sequences, NULs not among them. */
  readonly bad: number;
  /** NUL characters. */
  readonly nuls: number;
};

/** A decoder without `tally`, which costs a look at every byte. */
export type TextDecoding = Omit<DocumentDecoder, 'tally'>;

export type DocumentDecoder = {
  /** The text of the next chunk, cut anywhere. */
  push(chunk: Uint8Array): string;
  /** The text of what is left. To be called once, after the last chunk. */
  end(): string;
  /** What could not be read of all the bytes so far. */
  damage(): DamageList;
  /** After `end`: the bytes of the character that the end of the file cuts; none where it ends with a whole one. */
  cutCharacter(): Uint8Array;
  tally(): Tally;
};

const none = new Uint8Array(0);
const replacement = 0xfffd;
/** Bytes turned into text at a time: the size of the buffer. */
const blockLength = 65_536;

const join = (first: Uint8Array, second: Uint8Array): Uint8Array => {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
};

const unitsAtOnce = 8192;

const textOf = (units: Uint16Array, length: number): string => {
  let text = '';
  for (let from = 0; from < length; from += unitsAtOnce)
    text += String.fromCharCode.apply(
      null,
      units.subarray(from, Math.min(from + unitsAtOnce, length)) as unknown as number[],
    );
  return text;
};

/** Bytes of an unfinished character at the end of UTF-8 that begins at a character boundary. */
const unfinishedUtf8 = (bytes: Uint8Array): number => {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return back < length ? back : 0;
  }
  return 0;
};

/** Counts the ends of lines (LF, CR, CRLF) of a text that comes in pieces. */
const lineCounter = () => {
  let line = 1;
  let wasReturn = false;
  return {
    now: (): number => line,
    units: (units: Uint16Array, from: number, to: number): void => {
      for (let at = from; at < to; at++) {
        const unit = units[at];
        if (unit === 0x0d || (unit === 0x0a && !wasReturn)) line++;
        wasReturn = unit === 0x0d;
      }
    },
    text: (text: string): void => {
      if (text === '') return;
      if (wasReturn && text.startsWith('\n')) line--;
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) line++;
      for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1))
        if (text.charCodeAt(at + 1) !== 0x0a) line++;
      wasReturn = text.endsWith('\r');
    },
  };
};

/** Text of bytes that are whole and valid UTF-8 without a NUL, by the platform's decoder, which is much the quickest. */
const cleanUtf8 = (bytes: Uint8Array): string | null => {
  if (bytes.includes(0)) return null;
  try {
    return fatalDecoder('utf-8').decode(bytes);
  } catch {
    return null;
  }
};

/**
 * Turns the bytes of a document into text, chunk by chunk; what comes out does not depend on where they are cut. A
 * byte order mark at the start is left out, that of another encoding too. Never fails: every bad sequence, as the WHATWG Encoding Standard delimits them,
 * becomes U+FFFD, and so does a run of NULs, which no text holds and which nothing downstream keeps whole. Half of a
 * surrogate pair is a bad sequence, and so is a character that the end cuts. Where that happened is in `damage`.
 * Linear; memory: one chunk, and the bounded list of damage.
 */
export const openDecoder = (encoding: Encoding): TextDecoding => decoderOf(encoding, false);

/** `openDecoder` that counts what it sees, for judging whether the encoding is right. */
export const openTallyingDecoder = (encoding: Encoding): DocumentDecoder => decoderOf(encoding, true);

const decoderOf = (encoding: Encoding, tallies: boolean): DocumentDecoder => {
  const read = sequenceReader(encoding);
  const damaged = damageCollector();
  const lines = lineCounter();
  const tally = { validBytes: 0, valid: 0, long: 0, bad: 0, nuls: 0 };
  let buffer = new Uint16Array(0);
  let pending: Uint8Array = none;
  let base = 0; // offset in the file of the first byte of `pending`
  let started = false;
  let begun = false; // whether a mark of another encoding has been looked for
  let cut: Uint8Array = none;
  let wasNul = false;

  const withoutMark = (text: string): string => {
    if (started || text === '') return text;
    started = true;
    return text.startsWith('\ufeff') ? text.slice(1) : text;
  };

  /** Takes what is bad at `at`; tells whether a U+FFFD stands for it: the first NUL of a run stands for all. */
  const takeBad = (bytes: Uint8Array, at: number, length: number, isNul: boolean): boolean => {
    const follows = isNul && wasNul;
    tally[isNul ? 'nuls' : 'bad']++;
    damaged.add(base + at, bytes.subarray(at, at + length), lines.now());
    wasNul = isNul;
    return !follows;
  };

  /** Reads one block character by character; gives where the next one begins. */
  const readBlock = (bytes: Uint8Array, from: number, final: boolean): { text: string; next: number } => {
    const until = Math.min(bytes.length, from + blockLength);
    // No byte becomes more than one unit; a character may reach beyond the block.
    if (buffer.length < until - from + 2) buffer = new Uint16Array(until - from + 2);
    let at = from;
    let units = 0;
    let counted = 0; // units whose lines are counted
    let valid = 0;
    let validBytes = 0;
    let long = 0;
    while (at < until) {
      const sequence = read(bytes, at);
      if (sequence === 0 && !final) break;
      const code = sequence === 0 ? badCode : sequence >> 3;
      const length = sequence === 0 ? bytes.length - at : sequence & 7;
      if (sequence === 0) cut = bytes.slice(at);
      if (code === 0 || code === badCode) {
        lines.units(buffer, counted, units);
        counted = units;
        if (takeBad(bytes, at, length, code === 0)) buffer[units++] = replacement;
        at += length;
        continue;
      }
      at += length;
      if (code < 0x80) {
        wasNul = false;
        buffer[units++] = code;
        continue;
      }
      wasNul = false;
      valid++;
      validBytes += length;
      if (length > 2) long++;
      if (code <= 0xffff) buffer[units++] = code;
      else if (code < firstDouble) {
        buffer[units++] = 0xd7c0 + (code >> 10);
        buffer[units++] = 0xdc00 | (code & 0x3ff);
      } else {
        const double = doublePairs[code - firstDouble] ?? '';
        buffer[units++] = double.charCodeAt(0);
        buffer[units++] = double.charCodeAt(1);
      }
    }
    lines.units(buffer, counted, units);
    tally.valid += valid;
    tally.validBytes += validBytes;
    tally.long += long;
    return { text: textOf(buffer, units), next: at };
  };

  const quickly = (bytes: Uint8Array): string | null => {
    if (encoding !== 'utf-8') return null;
    const text = cleanUtf8(bytes);
    if (text === null) return null;
    lines.text(text);
    wasNul = false;
    if (!tallies) return text;
    let valid = 0;
    let long = 0;
    let validBytes = 0;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      if (byte < 0x80) continue;
      validBytes++;
      if (byte >= 0xc0) valid++;
      if (byte >= 0xe0) long++;
    }
    tally.valid += valid;
    tally.long += long;
    tally.validBytes += validBytes;
    return text;
  };

  /** Where the text begins in the first bytes of the file. */
  const begin = (bytes: Uint8Array): number => {
    if (begun) return 0;
    begun = true;
    return foreignMarkLength(bytes, encoding);
  };

  const push = (chunk: Uint8Array): string => {
    const bytes = join(pending, chunk);
    if (!begun && mayBecomeMark(bytes)) {
      pending = bytes.slice();
      return '';
    }
    const parts: string[] = [];
    let at = begin(bytes);
    while (at < bytes.length) {
      const block = bytes.subarray(at, Math.min(bytes.length, at + blockLength));
      const whole = block.length - unfinishedUtf8(block);
      const text = whole === 0 ? null : quickly(block.subarray(0, whole));
      if (text !== null) {
        parts.push(text);
        at += whole;
        continue;
      }
      const slow = readBlock(bytes, at, false);
      if (slow.next === at) break;
      parts.push(slow.text);
      at = slow.next;
    }
    pending = bytes.slice(at);
    base += at;
    return withoutMark(parts.join(''));
  };

  const end = (): string => {
    const bytes = pending;
    pending = none;
    const parts: string[] = [];
    for (let at = begin(bytes); at < bytes.length;) {
      const { text, next } = readBlock(bytes, at, true);
      parts.push(text);
      at = next;
    }
    base += bytes.length;
    return withoutMark(parts.join(''));
  };

  return { push, end, damage: damaged.list, cutCharacter: () => cut, tally: () => ({ ...tally }) };
};
