import { fatalDecoder } from './encodings.ts';
import type { Encoding } from './encodings.ts';
import { unfinishedBytes } from './sequences.ts';

/** Text of a chunk, or the byte offset (from the start of the input) where the first bad sequence begins. */
export type Step = { readonly text: string } | { readonly bad: number };

export type StrictDecoder = { push(chunk: Uint8Array): Step; end(): Step };

const none = new Uint8Array(0);

const join = (first: Uint8Array, second: Uint8Array): Uint8Array => {
  if (first.length === 0) return second;
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
};

const decodes = (encoding: Encoding, bytes: Uint8Array): boolean => {
  try {
    fatalDecoder(encoding).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};

/** Where in `bytes` (which do not decode) the first bad sequence begins, by halving. */
const firstBad = (encoding: Encoding, bytes: Uint8Array): number => {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(encoding, bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return good - unfinishedBytes(encoding, bytes.subarray(0, good));
};

/** Byte offset of a NUL character in `bytes`, or -1. `bytes` begins at a character boundary. */
const nulAt = (encoding: Encoding, bytes: Uint8Array): number => {
  if (!encoding.startsWith('utf-16')) return bytes.indexOf(0);
  for (let at = 0; at + 1 < bytes.length; at += 2) if (bytes[at] === 0 && bytes[at + 1] === 0) return at;
  return -1;
};

const earlier = (one: number, other: number): number =>
  one < 0 ? other : other < 0 ? one : Math.min(one, other);

/**
 * Offset of the first byte that can stand nowhere in `encoding` and that decoders drop without a word all the same,
 * or -1: ICU's Big5, in Node, passes over 80 and FF (WHATWG Encoding Standard, 12.1.1: neither leads nor trails).
 */
const droppedAt = (encoding: Encoding, bytes: Uint8Array): number =>
  encoding === 'big5' ? earlier(bytes.indexOf(0x80), bytes.indexOf(0xff)) : -1;

/**
 * Decodes a stream of chunks, cut anywhere, and stops at the first bad byte. A byte order mark at the start is
 * removed. NUL counts as bad: no text holds one, and nothing downstream keeps it whole.
 * Memory: one chunk and at most three bytes of the one before. After a bad step every step is that step.
 */
export const strictDecoder = (encoding: Encoding): StrictDecoder => {
  const decoder = fatalDecoder(encoding);
  let pending: Uint8Array = none;
  let base = 0; // byte offset of the first pending byte
  let started = false;
  let failed: Step | undefined;

  const failAt = (offset: number): Step => (failed = { bad: offset });

  const withoutMark = (text: string): string => {
    if (started || text === '') return text;
    started = true;
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
  };

  const push = (chunk: Uint8Array): Step => {
    if (failed) return failed;
    const bytes = join(pending, chunk);
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: true });
    } catch {
      return failAt(base + earlier(firstBad(encoding, bytes), droppedAt(encoding, bytes)));
    }
    const nul = text.includes('\0') ? nulAt(encoding, bytes) : -1;
    const bad = earlier(nul, droppedAt(encoding, bytes));
    if (bad >= 0) return failAt(base + bad);
    const unfinished = unfinishedBytes(encoding, bytes);
    pending = bytes.slice(bytes.length - unfinished);
    base += bytes.length - unfinished;
    return { text: withoutMark(text) };
  };

  const end = (): Step => {
    if (failed) return failed;
    if (pending.length > 0) return failAt(base);
    return { text: '' };
  };

  return { push, end };
};
