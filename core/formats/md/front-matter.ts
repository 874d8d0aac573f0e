import type { Slice } from '../source-place.ts';

/** YAML between lines of dashes, or TOML between lines of plus signs, at the very beginning; it begins with a key or a comment. */
const block =
  /^(?:---[ \t]*\n(?=\s*(?:#|[\w"'-]+[ \t]*:))[^]{0,20000}?\n(?:---|\.\.\.)|\+\+\+[ \t]*\n[^]{0,20000}?\n\+\+\+)[ \t]*(?:\n|$)/;

/** The front matter of a text, or nothing. */
export const frontMatterOf = (text: string): string => block.exec(text)?.[0] ?? '';

/** Keys whose values are words for readers. All others may be names that programs look things up by. */
const readable =
  /^([ \t]*(?:sub)?(?:title|titel|subtitle|description|summary|abstract|excerpt|caption|lead)[ \t]*[:=][ \t]*)(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\n]|'')*)'|([^\s"'#&*!|>%@`[{][^\n]*?))[ \t]*$/gim;

/** Where the values of titles, descriptions and the like stand in a front matter. One line each; blocks are left alone. */
export const readableValues = (front: string): readonly Slice[] =>
  Array.from(front.matchAll(readable)).flatMap((match) => {
    const value = match[2] ?? match[3] ?? match[4] ?? '';
    const from = match.index + (match[1]?.length ?? 0) + (match[4] === undefined ? 1 : 0);
    return value === '' ? [] : [{ from, to: from + value.length }];
  });
