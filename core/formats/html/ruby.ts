import type { OpenPair, RichBuilder } from '../rich-builder.ts';
import type { Slice } from '../source-place.ts';

/** Longer readings are no readings; only so much of them is kept, in UTF-16 units. */
const longestReading = 200;

type Ruby = {
  /** The characters that the next readings belong to, in order; in `<rb>` form several may wait. */
  waiting: (OpenPair | null)[];
  /** All that had their first reading since the last base began: a second line of readings (`<rtc>`) is for them. */
  done: { readonly pair: OpenPair | null; reading: string }[];
  /** Which of them has the next reading of a second line; null in the first line. */
  next: number | null;
  isOpen: boolean;
  /** What stands for the end of the last base (at first, for the beginning of the first): it grows with every tag. */
  tail: { from: number; to: number } | null;
  hadBase: boolean;
};

/** What stands for the beginning of the next base: for all but the first, nothing of its own. */
const baseSource = ({ tail, hadBase }: Ruby): Slice | undefined =>
  tail === null ? undefined : hadBase ? { from: tail.to, to: tail.to } : tail;

const grow = ({ tail }: Ruby, at: Slice | null): void => {
  if (tail !== null && at !== null) tail.to = Math.max(tail.to, at.to);
};

type Reading = { readonly kept: boolean; text: string };

const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]$/u;

/** Two parts of one reading: those in Latin letters are words of their own. */
const joined = (one: string, other: string): string =>
  unspaced.test(one.slice(-1)) && unspaced.test(other.slice(0, 1)) ? one + other : `${one} ${other}`;

/**
 * Puts readings on the characters they belong to (HTML, section 4.5.10, and the `<rb>` and `<rtc>` of XHTML ruby): every base
 * becomes a pair of tags `other` that carries its reading. Takes what a page's reader meets inside `<ruby>`.
 */
export const rubyReader = (builder: RichBuilder) => {
  const stack: Ruby[] = [];
  let reading: Reading | null = null;

  const openBase = (ruby: Ruby): void => {
    if (ruby.isOpen) return;
    // The first base after readings begins a new row of them.
    if (ruby.done.length > 0 && ruby.waiting.length === 0) {
      ruby.done = [];
      ruby.next = null;
    }
    ruby.isOpen = true;
    ruby.waiting.push(builder.open('other', undefined, baseSource(ruby)));
    ruby.hadBase = true;
  };

  /** `at`: the tag that ends it. */
  const closeBase = (ruby: Ruby, at: Slice | null): void => {
    if (!ruby.isOpen) return;
    ruby.isOpen = false;
    ruby.tail = at === null ? null : { ...at };
    builder.close('other', undefined, ruby.tail ?? undefined);
  };

  const give = (ruby: Ruby, text: string): void => {
    const pair = ruby.waiting.shift();
    if (pair !== undefined) {
      ruby.done.push({ pair, reading: text });
      if (pair !== null) pair.data = { ruby: text };
      return;
    }
    const base = (ruby.next === null ? undefined : ruby.done[ruby.next++]) ?? ruby.done.at(-1);
    if (base === undefined) {
      builder.flow(text); // a reading of nothing: its words are all there is
      return;
    }
    base.reading = joined(base.reading, text);
    if (base.pair !== null) base.pair.data = { ruby: base.reading };
  };

  /** Ends what is being read: the reading goes where it belongs. */
  const endReading = (): void => {
    const ended = reading;
    reading = null;
    const ruby = stack.at(-1);
    if (ended?.kept === true && ruby !== undefined && ended.text.trim() !== '')
      give(ruby, ended.text.replace(/\s+/g, ' ').trim());
  };

  return {
    /** True when the words belong to a reading and are no text of the block. */
    takes: (text: string): boolean => {
      if (reading === null) {
        const ruby = stack.at(-1);
        if (ruby !== undefined && text.trim() !== '') openBase(ruby);
        return false;
      }
      if (reading.text.length < longestReading) reading.text += text.slice(0, longestReading);
      return true;
    },
    /** True when the element is one of a ruby. */
    open: (name: string, at: Slice | null = null): boolean => {
      if (name === 'ruby') {
        const outer = stack.at(-1);
        if (outer !== undefined && reading === null) openBase(outer);
        const tail = at === null ? null : { ...at };
        stack.push({ waiting: [], done: [], next: null, isOpen: false, tail, hadBase: false });
        return true;
      }
      const ruby = stack.at(-1);
      if (name === 'rb') {
        if (ruby !== undefined) {
          closeBase(ruby, at);
          grow(ruby, at);
          openBase(ruby);
        }
        return true;
      }
      if (name === 'rtc') {
        endReading();
        if (ruby !== undefined) {
          closeBase(ruby, at);
          grow(ruby, at);
          // A second line of readings, unless it is the first.
          if (ruby.waiting.length === 0) ruby.next = 0;
        }
        reading = { kept: true, text: '' };
        return true;
      }
      if (name !== 'rt' && name !== 'rp') return false;
      endReading();
      if (ruby !== undefined) {
        closeBase(ruby, at);
        grow(ruby, at);
      }
      reading = { kept: name === 'rt', text: '' };
      return true;
    },
    close: (name: string, at: Slice | null = null): boolean => {
      const ruby = stack.at(-1);
      if (name === 'rt' || name === 'rp' || name === 'rtc') endReading();
      else if (name === 'rb') {
        if (ruby !== undefined) closeBase(ruby, at);
      } else if (name === 'ruby') {
        endReading();
        stack.pop();
        if (ruby !== undefined) closeBase(ruby, at);
      } else return false;
      if (ruby !== undefined) grow(ruby, at);
      return true;
    },
    /** The block ends here, inside a ruby or not. */
    flush: endReading,
  };
};
