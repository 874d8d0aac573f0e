import { RE2JS } from 're2js';
import { ok, type Result } from '../../model/result.ts';
import type { Range } from '../../model/text.ts';
import {
  ascendingOffsets,
  ascendingPoints,
  codePointOffset,
  isGraphemeBoundary,
  utf16Offset,
} from '../codepoints.ts';
import { once } from '../conversion/tables.ts';
import { simplifiedVariants } from '../conversion/simplify.ts';
import { fold, foldWithMap, isQuotationMarks, type FoldOptions } from '../fold.ts';
import { patternFailure } from './pattern-failure.ts';
import { foldPattern, foldScript } from './regex-fold.ts';

export type Query = {
  readonly text: string;
  readonly mode: 'plain' | 'regex';
  readonly matchCase: boolean;
  /** For letters and digits that are written with spaces between words; Han text has no such ends. */
  readonly wholeWord: boolean;
  /** Do not find 發現 when 发现 is looked for. */
  readonly exactScript: boolean;
};

/** The groups of one hit, the whole hit first; null for a group that took no part. */
export type Groups = readonly (string | null)[];

/** A hit, in code points of the text it was found in, and its groups; null for a hit of plain text. */
export type SearchHit = Range & { readonly groups: Groups | null };

/**
 * Finds the hits in a text: code points of the text as it is, in order, not overlapping, whole graphemes. Only a regular
 * expression can have empty hits (`^`, `$`); an empty text has none. `hits` also tells the groups.
 */
export type Matcher = ((text: string) => Range[]) & { readonly hits: (text: string) => SearchHit[] };

const spaced = /^[\p{L}\p{N}_]$/u;
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]$/u;

const isSpacedLetter = (character: string): boolean => spaced.test(character) && !unspaced.test(character);

/** The code point that ends at a UTF-16 offset. */
const characterBefore = (text: string, at: number): string =>
  String.fromCodePoint(
    text.codePointAt(at > 1 && /^[\udc00-\udfff]/.test(text.charAt(at - 1)) ? at - 2 : at - 1) ?? 0,
  );

const characterAt = (text: string, at: number): string => String.fromCodePoint(text.codePointAt(at) ?? 0);

const isWordEdge = (text: string, at: number): boolean =>
  at <= 0 ||
  at >= text.length ||
  !(isSpacedLetter(characterBefore(text, at)) && isSpacedLetter(characterAt(text, at)));

/** Whether a hit between two UTF-16 offsets may be shown: whole graphemes, and whole words where asked for. */
const isAcceptable = (text: string, start: number, end: number, wholeWord: boolean): boolean =>
  isGraphemeBoundary(text, start) &&
  isGraphemeBoundary(text, end) &&
  (!wholeWord || (isWordEdge(text, start) && isWordEdge(text, end)));

const plainMatcher = (query: Query): Matcher => {
  const script = !query.exactScript;
  const lower = !query.matchCase;
  // Who looks for “ alone means that mark, to replace it, and no other.
  const options: FoldOptions = isQuotationMarks(query.text)
    ? { script, lower, quotes: false }
    : { script, lower };
  const needle = fold(query.text, options);
  const find = (text: string): Range[] => {
    if (!fold(text, options).includes(needle)) return [];
    const { folded, map } = foldWithMap(text, options);
    const [startAt, stopAt] = [ascendingOffsets(text), ascendingOffsets(text)];
    const hits: Range[] = [];
    let at = folded.indexOf(needle);
    while (at >= 0) {
      const end = at + needle.length;
      const start = map[at] ?? 0;
      const stop = map[end] ?? 0;
      // A hit that begins or ends inside what one character became (㍿, ﬁ, …) is no hit.
      const isWhole = (at === 0 || map[at - 1] !== start) && map[end - 1] !== stop;
      const accepted = isWhole && isAcceptable(text, startAt(start), stopAt(stop), query.wholeWord);
      if (accepted) hits.push({ start, end: stop });
      at = folded.indexOf(needle, accepted ? end : at + 1);
    }
    return hits;
  };
  const hits = (text: string): SearchHit[] => find(text).map((range) => ({ ...range, groups: null }));
  return needle === '' ? Object.assign(() => [], { hits: () => [] }) : Object.assign(find, { hits });
};

/**
 * As RE2's GlobalReplace has it, an empty match right after another match is none, so that `.*` is found once in a text.
 */
const regexHits = (expression: RE2JS, query: Query, text: string): SearchHit[] => {
  if (text === '') return [];
  const searched = query.exactScript ? text : foldScript(text);
  const isSame = searched.length === text.length;
  const [unitAt, pointAt] = [ascendingOffsets(text), ascendingPoints(text)];
  const searchedPointAt = ascendingPoints(searched);
  const offset = (at: number): number => (isSame ? at : unitAt(searchedPointAt(at)));
  const matcher = expression.matcher(searched);
  const hits: SearchHit[] = [];
  let last = -1;
  while (matcher.find()) {
    const [from, to] = [matcher.start(), matcher.end()];
    const isEmptyBehind = from === to && from === last;
    last = to;
    const [start, end] = [offset(from), offset(to)];
    if (isEmptyBehind || !isAcceptable(text, start, end, query.wholeWord)) continue;
    const [hit, searchedHit] = [text.slice(start, end), searched.slice(from, to)];
    const inHit = (at: number): number =>
      isSame ? at - from : utf16Offset(hit, codePointOffset(searchedHit, at - from));
    const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, group) =>
      matcher.start(group) < 0 ? null : hit.slice(inHit(matcher.start(group)), inHit(matcher.end(group))),
    );
    hits.push({ start: pointAt(start), end: pointAt(end), groups });
  }
  return hits;
};

const regexMatcher = (query: Query): Result<Matcher> => {
  const pattern = query.exactScript ? query.text : foldPattern(query.text);
  try {
    const expression = RE2JS.compile(pattern, query.matchCase ? 0 : RE2JS.CASE_INSENSITIVE);
    const hits = (text: string): SearchHit[] => regexHits(expression, query, text);
    const find = (text: string): Range[] => hits(text).map(({ start, end }) => ({ start, end }));
    return ok(Object.assign(find, { hits }));
  } catch (error) {
    return patternFailure(query.text, error);
  }
};

/**
 * What a query finds, as a function of a text. Plain text is compared by its search key (`fold`), so width, script
 * and case do not matter unless the query says so. A regular expression has RE2's syntax and runs in linear time on
 * the text as it is, script-blind by putting the literals of the pattern and the text into Simplified form.
 * Fails with `find.bad-pattern` or `find.unsafe-pattern`.
 */
export const compileQuery = (query: Query): Result<Matcher> =>
  query.mode === 'regex' ? regexMatcher(query) : ok(plainMatcher(query));

/**
 * What older versions folded otherwise than today's; their keys stand in projects. 姪 was 姪 and is 侄, so a text that has
 * 侄 in today's key need not have it in its stored one; nor need it have any quotation mark or apostrophe.
 */
const changedSince = once(
  () => new RegExp(`["'${[...new Set(simplifiedVariants().values())].join('')}]+`, 'u'),
);

/**
 * What must occur in the stored search key of a text, of this version or an older one, for the query to have a hit
 * there: the longest part of the query's own key that all versions fold alike; null when nothing can be said.
 */
export const requiredKey = (query: Query): string | null => {
  if (query.mode === 'regex') return null;
  const parts = fold(query.text).split(changedSince());
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '') || null;
};
