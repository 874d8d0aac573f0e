import type { Range } from '../model/index.ts';
import { compileQuery, requiredKey, type Matcher, type Query } from '../text/search/index.ts';

/** What is looked for in a concordance. */
export type WordSearch = {
  /** Where each of the words stands in a text, in code points, in order and not overlapping; null when one of them does not. */
  readonly rangesIn: (text: string) => readonly Range[] | null;
  /** What the search key (`core/text/fold.ts`) of every text with the words holds: the longest of them; null when nothing can be said. */
  readonly required: string | null;
};

const queryOf = (text: string): Query => ({
  text,
  mode: 'plain',
  matchCase: false,
  wholeWord: false,
  exactScript: false,
});

/** Ranges in order, those that overlap or touch as one. */
const joined = (ranges: readonly Range[]): readonly Range[] => {
  const found: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = found.at(-1);
    if (last !== undefined && range.start <= last.end)
      found[found.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else found.push(range);
  }
  return found;
};

/**
 * Words to be found in one text, in any order and any script, case and width: what stands between white space. Chinese is written
 * without spaces, so a phrase of it is one word. Null when there is no word.
 */
export const searchWords = (text: string): WordSearch | null => {
  const queries = text.split(/\s+/u).filter(Boolean).map(queryOf);
  const matchers = queries.flatMap((query): readonly Matcher[] => {
    const matcher = compileQuery(query);
    return matcher.ok ? [matcher.value] : [];
  });
  if (matchers.length === 0) return null;
  const required = queries
    .map(requiredKey)
    .reduce<string>((longest, key) => (key !== null && key.length > longest.length ? key : longest), '');
  return {
    required: required === '' ? null : required,
    rangesIn: (where) => {
      const found: Range[] = [];
      for (const matcher of matchers) {
        const ranges = matcher(where);
        if (ranges.length === 0) return null;
        found.push(...ranges);
      }
      return joined(found);
    },
  };
};
