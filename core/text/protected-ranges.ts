import { addressRanges } from './protected-addresses.ts';
import { pathRanges } from './protected-paths.ts';

/** A half-open range of UTF-16 units that holds no words of the language round it. */
export type ProtectedRange = {
  readonly start: number;
  readonly end: number;
  readonly kind: 'address' | 'path' | 'code' | 'placeholder' | 'tag';
};

/** What every protected range holds at least one of; most Chinese paragraphs have none and cost one scan. */
const anyTrigger = /[@`<\\/{%]|\.[A-Za-z0-9]|[A-Za-z]:/;

/** Code spans as CommonMark 0.31 (section 6.1) has them, on one line. The bound keeps a text of backticks linear. */
const codeSpan = /(?<!`)(`{1,3})(?!`)[^\n]{1,500}?(?<!`)\1(?!`)/g;
/** What a program puts a value in: `{{name}}`, `${name}`, `%(name)s`. */
const placeholder = /\{\{[^{}\n]{0,200}\}\}|\$\{[^{}\n]{0,200}\}|%\([^()\n]{1,50}\)[sdif]/g;
/** Tags and comments of HTML. Attributes hold no angle brackets here, so a scan stops at the next one. */
const tag = /<(?:!--[^<>]{0,2000}--|\/?[A-Za-z][A-Za-z0-9:-]{0,60}(?:[\s/][^<>]{0,2000})?)>/g;

const matches = (text: string, pattern: RegExp, kind: ProtectedRange['kind']): readonly ProtectedRange[] =>
  Array.from(text.matchAll(pattern), ({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
    kind,
  }));

/** Ordered, without overlaps: of two that overlap the earlier is kept, and lengthened by what the other has more. */
const merged = (ranges: readonly ProtectedRange[]): readonly ProtectedRange[] => {
  const kept: ProtectedRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || last.end <= range.start) kept.push(range);
    else if (range.end > last.end) kept[kept.length - 1] = { ...last, end: range.end };
  }
  return kept;
};

/**
 * The parts of a text that are not prose and that neither clean-up nor conversion may rewrite: web and mail addresses
 * (also with Han in them), paths and file names, code between backticks, placeholders of programs, tags of HTML.
 * In: plain text, or the text of a block. Out: ranges in UTF-16 units, ordered, not overlapping. Linear in the text's
 * length: every search is bounded or begins where the one before ended.
 */
export const protectedRanges = (text: string): readonly ProtectedRange[] => {
  if (!anyTrigger.test(text)) return [];
  const found = [
    ...addressRanges(text),
    ...pathRanges(text),
    ...(text.includes('`') ? matches(text, codeSpan, 'code') : []),
    ...(/[{%]/.test(text) ? matches(text, placeholder, 'placeholder') : []),
    ...(text.includes('<') ? matches(text, tag, 'tag') : []),
  ];
  return found.length < 2 ? found : merged(found);
};

/** The text with everything outside `ranges` (ordered, not overlapping) put through `change`. */
export const outsideRanges = (
  text: string,
  ranges: readonly { readonly start: number; readonly end: number }[],
  change: (words: string) => string,
): string => {
  if (ranges.length === 0) return change(text);
  const parts: string[] = [];
  let read = 0;
  for (const { start, end } of ranges) {
    if (start > read) parts.push(change(text.slice(read, start)));
    parts.push(text.slice(Math.max(start, read), end));
    read = Math.max(read, end);
  }
  if (read < text.length) parts.push(change(text.slice(read)));
  return parts.join('');
};
