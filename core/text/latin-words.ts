import { ascendingPoints } from './codepoints.ts';

/** A word of Latin letters in a text; `start` and `end` in code points. */
export type LatinWord = {
  readonly start: number;
  readonly end: number;
  /** As it stands, but composed (NFC), with straight apostrophes and without soft hyphens. */
  readonly word: string;
  /** A hyphen joins it to what stands behind it. */
  readonly isJoined: boolean;
};

/** Runs of Latin letters, digits and apostrophes; a hyphen parts words. */
const runs = /[\p{Script=Latin}\p{M}\p{N}_'’\u00ad]+/gu;
/** Marks alone are no word: those of other scripts, and the one that makes a heart red. */
const latin = /^\p{Script=Latin}[\p{Script=Latin}\p{M}']*$/u;
const unspaced = /\S+/gu;

/** Nearly all words, which need no closer look. */
const plain = /^[A-Za-z]+(?:'[A-Za-z]+)*$/u;
const suspicious = /[@\\~/]|[\w-]\.[a-z]/u;

/** What is no prose: addresses, names of files, paths. Each is looked at once, from its beginning to its end. */
const isNoProse = (chunk: string): boolean =>
  suspicious.test(chunk) &&
  (chunk.includes('@') ||
    chunk.includes('://') ||
    chunk.includes('\\') ||
    /^(?:www\.|~?\/|\.{1,2}\/)/iu.test(chunk) ||
    /^[(["'“‘]*[\w-]+(?:\.[\w-]+)*\.[a-z]{2,5}[)\]"'”’.,;:!?]*$/u.test(chunk));

const trimmed = /^['’\u00ad]+|['’\u00ad]+$/gu;

/** A run without the apostrophes around it, and as it is looked up; null where it is no word of Latin letters. */
const wordIn = (run: string): { readonly bare: string; readonly word: string } | null => {
  if (plain.test(run)) return { bare: run, word: run };
  const bare = run.replace(trimmed, '');
  const word = bare.replaceAll('’', "'").replaceAll('\u00ad', '').normalize('NFC');
  return latin.test(word) ? { bare, word } : null;
};

const hyphens = '-\u2010\u2011';

/**
 * The words of Latin letters in a text that may be looked up in a dictionary: no addresses, names of files, paths, no words with
 * digits or letters of other scripts. Linear in the length of the text.
 */
export const latinWords = (text: string): readonly LatinWord[] => {
  const point = ascendingPoints(text);
  const found: LatinWord[] = [];
  for (const { index: at, 0: chunk } of text.matchAll(unspaced)) {
    if (isNoProse(chunk)) continue;
    for (const { index, 0: run } of chunk.matchAll(runs)) {
      const one = wordIn(run);
      if (one === null) continue;
      const { bare, word } = one;
      const start = at + index + (bare === run ? 0 : run.indexOf(bare));
      const behind = chunk.charAt(index + run.length);
      // An entity of HTML, as `&nbsp;`.
      if (behind === ';' && chunk.charAt(index - 1) === '&') continue;
      const isJoined = behind !== '' && hyphens.includes(behind);
      found.push({ start: point(start), end: point(start + bare.length), word, isJoined });
    }
  }
  return found;
};
