import type { InlineTag, RichText } from '../model/index.ts';
import { codePointLength } from '../text/codepoints.ts';
import { longestBlock } from './raw-block.ts';

const enders = '。！？';
const closers = '」』”’）】》〉';

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/**
 * Where to cut `text` at the latest `bound` code units after `from`: behind the last 。！？ (and its closing quotes),
 * else behind the last space, else at the bound, one unit earlier when it would split a surrogate pair.
 * All offsets are UTF-16 code units.
 */
export const cutPoint = (text: string, from: number, bound: number = longestBlock): number => {
  const limit = from + bound;
  if (text.length <= limit) return text.length;
  let space = -1;
  for (let at = limit - 1; at > from; at--) {
    const char = text.charAt(at);
    if (enders.includes(char)) {
      let end = at + 1;
      while (end < limit && closers.includes(text.charAt(end))) end++;
      return end;
    }
    if (space < 0 && (char === ' ' || char === '\n')) space = at + 1;
  }
  if (space > 0) return space;
  return isHigh(text.charCodeAt(limit - 1)) && isLow(text.charCodeAt(limit)) ? limit - 1 : limit;
};

/**
 * Cuts a text that is longer than `bound` UTF-16 code units into several, at the places `cutPoint` names.
 * The pieces join back to the whole; a pair of tags that spans a cut is closed before it and opened again behind it.
 */
export const cutLong = (rich: RichText, bound: number = longestBlock): readonly RichText[] => {
  if (rich.text.length <= bound) return [rich];
  const pieces: RichText[] = [];
  const open = new Map<number, InlineTag>();
  let tag = 0;
  let start = 0;
  for (let from = 0; from < rich.text.length;) {
    const to = cutPoint(rich.text, from, bound);
    const text = rich.text.slice(from, to);
    const end = start + codePointLength(text);
    const last = to === rich.text.length;
    const tags: InlineTag[] = [...open.values()].map((each) => ({ ...each, at: 0 }));
    for (let next = rich.tags[tag]; next !== undefined; next = rich.tags[++tag]) {
      if (!last && (next.at > end || (next.at === end && next.kind !== 'close'))) break;
      tags.push({ ...next, at: next.at - start });
      if (next.kind === 'open') open.set(next.id, next);
      if (next.kind === 'close') open.delete(next.id);
    }
    if (!last)
      for (const each of [...open.values()].reverse())
        tags.push({ at: end - start, kind: 'close', id: each.id, type: each.type });
    pieces.push({ text, tags });
    start = end;
    from = to;
  }
  return pieces;
};
