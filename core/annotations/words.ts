import { canonicalLanguage, isChinese, plain, primaryOf, type Language, type Range } from '../model/index.ts';
import { ascendingPoints, codePointLength, graphemeBoundary } from '../text/codepoints.ts';
import { segmentText } from '../text/segmentation/index.ts';
import { occurrenceFinder } from './occurrences.ts';

const segmenters = new Map<string, Intl.Segmenter>();

/** Made once for each language: that takes longer than most texts. ICU knows one dictionary for all of Chinese. */
const segmenterFor = (language: Language): Intl.Segmenter => {
  const key = isChinese(language) ? 'zh' : primaryOf(language);
  const known = segmenters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.Segmenter(canonicalLanguage(key) ?? 'und', { granularity: 'word' });
  segmenters.set(key, made);
  return made;
};

const segmenterWords = (text: string, language: Language): Range[] => {
  const point = ascendingPoints(text);
  const words: Range[] = [];
  for (const { index, segment, isWordLike } of segmenterFor(language).segment(text)) {
    if (isWordLike === true) words.push({ start: point(index), end: point(index + segment.length) });
  }
  return words;
};

/** Where own words stand: from the left on, the longest of those that begin at the same place. */
const ownPlaces = (text: string, ownWords: readonly string[]): Range[] => {
  const places = ownWords.flatMap(occurrenceFinder(text)).sort((a, b) => a.start - b.start || b.end - a.end);
  const taken: Range[] = [];
  for (const place of places) if (place.start >= (taken.at(-1)?.end ?? 0)) taken.push(place);
  return taken;
};

/** What of a word own words leave. */
const outside = (word: Range, own: readonly Range[]): Range[] => {
  const left: Range[] = [];
  let from = word.start;
  for (const { start, end } of own) {
    if (end <= from || start >= word.end) continue;
    if (start > from) left.push({ start: from, end: start });
    from = end;
  }
  if (from < word.end) left.push({ start: from, end: word.end });
  return left;
};

/**
 * The words of a text in code points, in order, without punctuation and white space. The project's own words (in
 * either Chinese script) come first: of several the longest, joined from or cut out of what the dictionary of
 * `Intl.Segmenter` takes for words.
 */
export const wordsOf = (
  text: string,
  language: Language,
  ownWords: readonly string[] = [],
): readonly Range[] => {
  const found = segmenterWords(text, language);
  const own = ownWords.length === 0 ? [] : ownPlaces(text, ownWords);
  if (own.length === 0) return found;
  return [...own, ...found.flatMap((word) => outside(word, own))].sort((a, b) => a.start - b.start);
};

/** Marks between clauses. A comma or colon in a number or a time of day is none. */
const clauseMarks = /(?:[，；：。！？…—﹐､]|[,;:.!?](?=[\s"'”’)\]]|$))+/gu;

/** White space, and marks that close what the clause before has opened: 「走吧。」她沒走. */
const behindClause = /^(?:[\s」』”）》〉)\]]|["'’](?=\s|$))+/u;

/** The clauses of a text in code points, in order: what stands between commas, semicolons, colons, dashes and stops. */
export const clausesOf = (text: string): readonly Range[] => {
  const point = ascendingPoints(text);
  const clauses: Range[] = [];
  let from = 0;
  const add = (end: number): void => {
    const words = text.slice(from, end);
    const start = from + (behindClause.exec(words)?.[0].length ?? 0);
    if (/[\p{L}\p{N}]/u.test(words)) {
      clauses.push({ start: point(start), end: point(from + words.trimEnd().length) });
    }
  };
  for (const { index, 0: mark } of text.matchAll(clauseMarks)) {
    add(index);
    from = index + mark.length;
  }
  add(text.length);
  return clauses;
};

/** The sentences of a text in code points, in order, with their closing marks and without white space between them. */
export const sentencesOf = (text: string, language: Language): readonly Range[] => {
  const { lead, pieces } = segmentText(plain(text), language);
  let at = codePointLength(lead);
  return pieces.map((piece) => {
    const start = at;
    const end = start + codePointLength(piece.text);
    at = end + codePointLength(piece.gap);
    return { start, end };
  });
};

/** The least stretch of whole units that holds `range`; of an empty one, the unit round it or else the one it touches. */
const hull = (units: readonly Range[], { start, end }: Range): Range | undefined => {
  const inside = units.filter((unit) => unit.start < end && start < unit.end);
  const touching = units.filter((unit) => unit.start <= end && start <= unit.end);
  const round = inside.length > 0 ? inside : start === end ? touching.slice(-1) : [];
  const [first, last] = [round[0], round.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { start: Math.min(start, first.start), end: Math.max(end, last.end) };
};

/** The next larger selection (code points): whole words, then clauses, then sentences, then the whole text. */
export const growSelection = (
  text: string,
  range: Range,
  language: Language,
  ownWords: readonly string[] = [],
): Range => {
  const units = [
    () => wordsOf(text, language, ownWords),
    () => clausesOf(text),
    () => sentencesOf(text, language),
  ];
  for (const unitsOf of units) {
    const grown = hull(unitsOf(), range);
    if (grown !== undefined && grown.end - grown.start > range.end - range.start) return grown;
  }
  return { start: 0, end: codePointLength(text) };
};

export type SelectionUnit = 'character' | 'word' | 'clause' | 'sentence' | 'text';

const unitsOf = (
  text: string,
  unit: Exclude<SelectionUnit, 'character' | 'text'>,
  language: Language,
  ownWords: readonly string[],
): readonly Range[] => {
  if (unit === 'word') return wordsOf(text, language, ownWords);
  return unit === 'clause' ? clausesOf(text) : sentencesOf(text, language);
};

/**
 * Where one end of a selection goes next (code points): forwards to the nearest end of a unit, backwards to the
 * nearest beginning, and to the end or beginning of the text where there is none.
 */
export const moveBy = (
  text: string,
  at: number,
  unit: SelectionUnit,
  direction: -1 | 1,
  language: Language,
  ownWords: readonly string[] = [],
): number => {
  const length = codePointLength(text);
  const edge = direction > 0 ? length : 0;
  if (unit === 'text' || at === edge) return edge;
  if (unit === 'character') return graphemeBoundary(text, at + direction, direction);
  const units = unitsOf(text, unit, language, ownWords);
  return direction > 0
    ? (units.find(({ end }) => end > at)?.end ?? edge)
    : (units.findLast(({ start }) => start < at)?.start ?? edge);
};
