import { chineseScript, type Language } from '../../model/language.ts';
import { diffText } from '../diff.ts';
import { fold } from '../fold.ts';
import { codePointLength } from '../codepoints.ts';
import { simplifyingDoubts, type Doubt } from './doubtful-table.ts';
import { anyDoubtfulTraditional } from './may-be-doubtful.ts';
import { simplifiedWords } from './simplify.ts';
import { once } from './tables.ts';
import { decideTraditional, traditionalAlternatives } from './traditionalize.ts';
import { decideZhu } from './zhu.ts';

/** A converted character that may have to be another, depending on what is meant. */
export type DoubtfulCharacter = {
  /** Code point offset in the converted text. */
  readonly at: number;
  readonly original: string;
  readonly current: string;
  /** All forms it may take, the current one among them. */
  readonly alternatives: readonly string[];
};

/** Longest words that are looked up; longer ones in OpenCC's lists hold shorter ones that settle the character. */
const longestWord = 4;

/** OpenCC's words with a doubtful character, for asking whether a word settles it. */
const wordsWith = (
  words: ReadonlyMap<string, string>,
  doubts: ReadonlyMap<string, Doubt>,
): ReadonlySet<string> => {
  const known = new Set<string>();
  for (const word of words.keys()) {
    if (codePointLength(word) > longestWord) continue;
    for (const character of word) if (doubts.has(character)) known.add(word);
  }
  for (const { sure = [], open = [] } of doubts.values()) {
    for (const word of sure) known.add(word);
    for (const word of open) known.delete(word);
  }
  return known;
};

type Direction = {
  readonly doubts: ReadonlyMap<string, Doubt>;
  readonly words: ReadonlySet<string>;
};

const simplifying = once((): Direction => ({
  doubts: simplifyingDoubts,
  words: wordsWith(simplifiedWords(), simplifyingDoubts),
}));

/** Whether the character at `at` stands in a word that says which form it takes. */
const isSettled = (text: readonly string[], at: number, words: ReadonlySet<string>): boolean => {
  for (let start = Math.max(0, at - longestWord + 1); start <= at; start += 1) {
    for (let end = Math.max(at + 1, start + 2); end <= Math.min(text.length, start + longestWord); end += 1) {
      if (words.has(text.slice(start, end).join(''))) return true;
    }
  }
  return false;
};

const holds = (characters: string | undefined, character: string | undefined): boolean =>
  characters !== undefined && character !== undefined && characters.includes(character);

const isDoubtful = (text: readonly string[], at: number, { doubts, words }: Direction): Doubt | null => {
  const doubt = doubts.get(text[at] ?? '');
  if (doubt === undefined || isSettled(text, at, words)) return null;
  if (doubt.after === undefined && doubt.before === undefined) return doubt;
  return holds(doubt.after, text[at - 1]) || holds(doubt.before, text[at + 1]) ? doubt : null;
};

const zhuDoubt: Doubt = { forms: ['着', '著'] };

/** A character whose form is a matter of meaning: where it stands (code points of the source), and its forms. */
type Doubted = { readonly at: number; readonly original: string; readonly forms: readonly string[] };

/** UTF-16 offsets of a text, ascending, as code points. */
const inCodePoints = (text: string, units: readonly number[]): number[] => {
  let [unit, point] = [0, 0];
  return units.map((at) => {
    point += codePointLength(text.slice(unit, at));
    unit = at;
    return point;
  });
};

const doubtedInTraditional = (source: string): Doubted[] => {
  if (!anyDoubtfulTraditional.test(source)) return [];
  const table = simplifying();
  const unsure = decideZhu(source).filter(({ isDoubtful }) => isDoubtful);
  const zhu = new Set(
    inCodePoints(
      source,
      unsure.map(({ at }) => at),
    ),
  );
  const text = Array.from(source);
  return text.flatMap((original, at) => {
    const doubt = zhu.has(at) ? zhuDoubt : isDoubtful(text, at, table);
    return doubt === null ? [] : [{ at, original, forms: doubt.forms }];
  });
};

const doubtedInSimplified = (source: string): Doubted[] => {
  const unsure = decideTraditional(source).filter(({ isDoubtful }) => isDoubtful);
  const points = inCodePoints(
    source,
    unsure.map(({ at }) => at),
  );
  return unsure.map(({ at: unit }, index) => {
    const original = source.charAt(unit);
    return { at: points[index] ?? 0, original, forms: traditionalAlternatives(original) };
  });
};

/** Up to this length edited texts are aligned by their difference; longer ones are not worth the wait. */
const longestEdited = 5000;

/** For each code point of the source, its place in the converted text; -1 where it was edited away. */
const align = (source: string, converted: string, length: number): Int32Array | null => {
  const places = Int32Array.from({ length }, (_, at) => at);
  if (codePointLength(converted) === length) return places;
  const options = { script: true, lower: false };
  const [before, after] = [fold(source, options), fold(converted, options)];
  const isOneToOne =
    codePointLength(before) === length && codePointLength(after) === codePointLength(converted);
  if (!isOneToOne || length > longestEdited) return null;
  let shift = 0;
  let from = 0;
  for (const edit of diffText(before, after)) {
    for (let at = from; at < edit.start; at += 1) places[at] = at + shift;
    places.fill(-1, edit.start, edit.end);
    shift += codePointLength(edit.insert) - (edit.end - edit.start);
    from = edit.end;
  }
  for (let at = from; at < length; at += 1) places[at] = at + shift;
  return places;
};

/**
 * The characters of a converted text that may be wrong, because their conversion is a matter of meaning and nothing
 * beside them settles it: 乾 (干 or 乾), 发 (發 or 髮). OpenCC's own words and curated neighbours settle most.
 * An edited text is aligned with its source by their difference; a character that is none of the forms its original
 * may take was chosen by a person and is not marked.
 */
export const doubtfulCharacters = (
  source: string,
  converted: string,
  from: Language,
  to: Language,
): DoubtfulCharacter[] => {
  const [script, wanted] = [chineseScript(from), chineseScript(to)];
  if (script === null || wanted === null || script === wanted) return [];
  const doubted = wanted === 'zh-Hans' ? doubtedInTraditional(source) : doubtedInSimplified(source);
  if (doubted.length === 0) return [];
  const after = Array.from(converted);
  const places = align(source, converted, codePointLength(source));
  if (places === null) return [];
  return doubted.flatMap(({ at, original, forms }) => {
    const place = places[at] ?? -1;
    const current = after[place];
    // A character that is none of the forms was chosen by a person.
    if (current === undefined || (current !== original && !forms.includes(current))) return [];
    return [{ at: place, original, current, alternatives: [...new Set([current, ...forms])] }];
  });
};
