import type { Concept, Language, Range } from '../../model/index.ts';
import { usableTerms } from '../wanted-terms.ts';

/** A name as its letters: without marks, spaces, hyphens, apostrophes and the numbers of tones, in lower case, ü as u. */
const lettersOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}]/gu, '');

const word = /[\p{L}\p{M}\p{N}]+(?:[’'ʼ‘-][\p{L}\p{M}\p{N}]+)*/gu;
const possessive = /[’'ʼ]s$/iu;

type Word = { readonly text: string; readonly start: number; readonly end: number };

/** Words of a text in UTF-16 offsets, a possessive left off. */
const wordsIn = (text: string): readonly Word[] =>
  Array.from(text.matchAll(word), ({ 0: written, index }) => {
    const bare = written.replace(possessive, '');
    return { text: bare, start: index, end: index + bare.length };
  });

const words = (text: string): readonly string[] => wordsIn(text).map(({ text: one }) => one);

/** Letters a spelling has at least: shorter ones are words of many languages. */
const shortest = 4;

/** All ways in which a name may be written in Latin letters, whether they may be used or not. */
const spellingsOf = (concept: Concept, language: Language): readonly string[] => {
  const read = Object.values(concept.name?.romanisations ?? {}).filter((text) => text !== '');
  const western = concept.name?.kind === 'person' ? read.map(turned) : [];
  return [...usableTerms(concept, language).map(({ text }) => text), ...read, ...western];
};

/** The family name behind the given name. */
function turned(text: string): string {
  const [first = '', ...rest] = text.split(' ');
  return [...rest, first].join(' ');
}

const apostrophes = /[’ʼ‘]/gu;
const sameWriting = (a: string, b: string): boolean =>
  a.normalize('NFC').replaceAll(apostrophes, "'") === b.normalize('NFC').replaceAll(apostrophes, "'");

/** A spelling of a name in a text. */
export type Spelling = {
  /** Code points. */
  readonly range: Range;
  readonly text: string;
  /** The term it is, or would be if it were written like it; null where it is another romanisation. */
  readonly like: string | null;
  /** It is written as that term is. */
  readonly exact: boolean;
};

/** How many words of a text a name may be spread over. */
const mostWords = 6;

const isCapital = (text: string): boolean => /^\p{Lu}/u.test(text);

/**
 * Where a name is spelled in a text that is written with Latin letters, the longest spelling at each place. A difference of spaces, hyphens, apostrophes,
 * marks or case makes another spelling of it; all capitals do not. Linear in the text.
 */
export const findSpellings = (concept: Concept, language: Language, text: string): readonly Spelling[] => {
  const usable = usableTerms(concept, language).map((term) => term.text);
  const known = new Set(
    spellingsOf(concept, language)
      .map(lettersOf)
      .filter(({ length }) => length >= shortest),
  );
  if (known.size === 0) return [];
  const longest = Math.max(...Array.from(known, ({ length }) => length));
  const all = wordsIn(text);
  const found: Spelling[] = [];
  let from = 0;
  while (from < all.length) {
    let last: Spelling | null = null;
    let until = from;
    for (let to = from; to < Math.min(all.length, from + mostWords); to += 1) {
      const [first, end] = [all[from], all[to]];
      if (first === undefined || end === undefined || !isCapital(first.text)) break;
      const between = to > from ? text.slice(all[to - 1]?.end ?? 0, end.start) : ' ';
      if (!/^[\s\u00a0‐‑-]*$/u.test(between)) break;
      const written = text.slice(first.start, end.end);
      const letters = lettersOf(written);
      if (letters.length > longest) break;
      if (!known.has(letters)) continue;
      const like = usable.find((one) => lettersOf(one) === letters) ?? null;
      const exact =
        usable.some((one) => sameWriting(one, written)) ||
        (written === written.toUpperCase() && usable.some((one) => sameWriting(one.toUpperCase(), written)));
      const start = Array.from(text.slice(0, first.start)).length;
      const range = { start, end: start + Array.from(written).length };
      last = { range, text: written, like, exact };
      until = to;
    }
    if (last === null) from += 1;
    else {
      found.push(last);
      from = until + 1;
    }
  }
  return found;
};

/** The words a person may be called by alone, each of three letters at least: family name, given name. */
const partsOf = (concept: Concept, language: Language): ReadonlySet<string> =>
  new Set(
    spellingsOf(concept, language)
      .flatMap(words)
      .map(lettersOf)
      .filter(({ length }) => length >= 2),
  );

/** Whether a person is named in a text, be it by a part of the name. */
export const isPartlyNamed = (concept: Concept, language: Language, text: string): boolean => {
  const parts = partsOf(concept, language);
  return words(text).some((one) => isCapital(one) && parts.has(lettersOf(one)));
};

/** Where a person is named in a text, be it by a part of the name: UTF-16 offsets. */
export const placesOfPerson = (concept: Concept, language: Language, text: string): readonly Word[] => {
  const parts = partsOf(concept, language);
  return wordsIn(text).filter(({ text: one }) => isCapital(one) && parts.has(lettersOf(one)));
};

/** The family name as a translation has it: the word of the best spelling that reads like it. Null where none does. */
export const surnameIn = (concept: Concept, language: Language): string | null => {
  const [best] = usableTerms(concept, language);
  if (best === undefined || concept.name === undefined) return null;
  const read = new Set(
    Object.values(concept.name.romanisations).map((text) => lettersOf(words(text)[0] ?? '')),
  );
  const own = words(best.text);
  return own.find((one) => read.has(lettersOf(one))) ?? (own.length > 1 ? (own[0] ?? null) : null);
};
