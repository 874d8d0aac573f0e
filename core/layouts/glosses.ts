import type { DictionaryEntry } from '../dictionary/index.ts';
import { wordLevel } from './level.ts';

/** A word of a text with its reading and its first meanings; `gloss` is '' for a word that is in no dictionary. */
export type GlossedWord = { readonly word: string; readonly reading: string; readonly gloss: string };

/** The entries of a word in either script; what a dictionary of the core answers. */
export type LookUp = (word: string) => readonly DictionaryEntry[];

const han = /\p{Script=Han}/u;
/** Meanings that say how a word is counted or written, and not what it means. */
const aside = /^(?:CL:|variant of|old variant of|see |surname |used in|abbr\. |also written|also pr\.)/u;
/** UTF-16 units of a gloss below a word. */
const longestGloss = 28;

/** The shortest useful meaning: the first one, without remarks in brackets, cut at a word. */
const short = (meaning: string): string => {
  const plain = meaning
    .replaceAll(/\([^)]*\)/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replace(/^to /u, '');
  if (plain.length <= longestGloss) return plain;
  const cut = plain.slice(0, longestGloss).split(/[;,]/u)[0] ?? '';
  return cut.length < plain.length && !/[;,]/u.test(plain.slice(0, longestGloss))
    ? `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))}…`
    : cut.trim();
};

const entryFor = (entries: readonly DictionaryEntry[]): DictionaryEntry | null =>
  // Common nouns before surnames and places, which the dictionary spells with a capital letter.
  entries.find(
    ({ pinyin, meanings }) => !/^\p{Lu}/u.test(pinyin) && meanings.some((one) => !aside.test(one)),
  ) ??
  entries[0] ??
  null;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * Looks words up, each once: words by the rules of ICU, and where the dictionary has none of them, its characters by themselves.
 */
export const glosser = (lookUp: LookUp) => {
  const known = new Map<string, GlossedWord>();
  const glossOf = (word: string): GlossedWord => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const entry = entryFor(lookUp(word));
    const meaning = entry?.meanings.find((one) => !aside.test(one)) ?? entry?.meanings[0] ?? '';
    const glossed = { word, reading: (entry?.pinyin ?? '').replaceAll(' ', ''), gloss: short(meaning) };
    known.set(word, glossed);
    return glossed;
  };
  /** All words of a text in order; what is no Chinese word as it stands. */
  const words = (text: string): readonly GlossedWord[] =>
    Array.from(segmenter.segment(text), ({ segment }) => segment).flatMap((word) => {
      if (!han.test(word)) return [{ word, reading: '', gloss: '' }];
      const whole = glossOf(word);
      return whole.gloss !== '' ? [whole] : Array.from(word, glossOf);
    });
  return {
    words,
    /** The words above a level that have a meaning, each once. */
    hard: (text: string, above: number): readonly GlossedWord[] => {
      const seen = new Set<string>();
      return words(text).filter(({ word, gloss }) => {
        if (gloss === '' || seen.has(word) || wordLevel(word) <= above) return false;
        seen.add(word);
        return true;
      });
    },
  };
};

export type Glosser = ReturnType<typeof glosser>;
