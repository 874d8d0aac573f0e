import type { Slice } from '../source-place.ts';
import { readScalar } from './scalar.ts';

/** YAML between lines of dashes, or TOML between lines of plus signs, at the very beginning; it begins with a key or a comment. */
const block =
  /^(?:---[ \t]*\n(?=\s*(?:#|[\w"'-]+[ \t]*:))[^]{0,20000}?\n(?:---|\.\.\.)|\+\+\+[ \t]*\n[^]{0,20000}?\n\+\+\+)[ \t]*(?:\n|$)/;

/** The front matter of a text, or nothing. */
export const frontMatterOf = (text: string): string => block.exec(text)?.[0] ?? '';

/** Keys whose values are words for readers. All others may be names that programs look things up by. */
const usualKeys: readonly string[] = [
  'title',
  'subtitle',
  'titel',
  'description',
  'summary',
  'abstract',
  'excerpt',
  'caption',
  'lead',
];

/** A line with a key and a value, the key perhaps in a list or quoted. */
const keyLine = /^((?:[ \t]|- )*)(["']?)([\w-]+)\2[ \t]*[:=][ \t]*/;
/** A value on its line: in quotes, or plain up to a comment; no alias, tag, list or map. */
const value = /^(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'|[^\s"'#&*!|>%@`[{](?:[^\n#]|(?<=\S)#)*)/;
const blockHeader = /^[|>][-+1-9]{0,2}[ \t]*(?:#[^\n]*)?$/;

/** The end of a block that is indented deeper than its key, without empty lines behind it; null when it holds no words. */
const blockEnd = (front: string, from: number, depth: number): number | null => {
  let end: number | null = null;
  for (let at = from; at < front.length;) {
    const next = front.indexOf('\n', at);
    const to = next < 0 ? front.length : next;
    const line = front.slice(at, to);
    if (line.trim() !== '') {
      if ((/^ */.exec(line)?.[0].length ?? 0) <= depth) break;
      end = to;
    }
    at = to + 1;
  }
  return end;
};

/**
 * Where the values of these keys stand in a front matter, at any depth, with their quotes, or with the first line of a block; and
 * what they say. Keys in any case.
 */
export const frontValues = (
  front: string,
  keys: readonly string[] = usualKeys,
): readonly (Slice & { readonly text: string })[] => {
  const wanted = new Set(keys.map((key) => key.toLowerCase()));
  const found: (Slice & { readonly text: string })[] = [];
  for (let at = 0; at < front.length;) {
    const next = front.indexOf('\n', at);
    let to = next < 0 ? front.length : next;
    const line = front.slice(at, to);
    const key = keyLine.exec(line);
    if (key !== null && wanted.has((key[3] ?? '').toLowerCase())) {
      const from = at + key[0].length;
      const rest = line.slice(key[0].length);
      const end = blockHeader.test(rest) ? blockEnd(front, to + 1, key[1]?.length ?? 0) : null;
      const written = end === null ? (value.exec(rest)?.[0] ?? '').trimEnd() : front.slice(from, end);
      const text = readScalar(written);
      const goesOn = end === null && blockEnd(front, to + 1, key[1]?.length ?? 0) !== null;
      // A value that goes on in the next line is left alone.
      if (!goesOn && /\p{L}/u.test(text) && !blockHeader.test(written)) {
        found.push({ from, to: from + written.length, text });
        to = Math.max(to, from + written.length);
      }
    }
    at = to + 1;
  }
  return found;
};
