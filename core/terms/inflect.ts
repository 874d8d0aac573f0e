import type { TextEdit } from '../model/index.ts';
import { isFormOf, pluralOf } from './english-forms.ts';

/** The word that changes in a plural: the one before the first preposition, `ferry` of `ferry of the river`; or the last. */
const head = /^.*?(?<word>[\p{L}\p{N}]+)(?=\s+(?:of|in|on|at|to|for|by|with|from)\s|$)/u;

const headOf = (text: string): string => head.exec(text)?.groups?.['word'] ?? '';

const upperFirst = (text: string): string => {
  const [first = '', ...rest] = Array.from(text);
  return `${first.toUpperCase()}${rest.join('')}`;
};

const isUpper = (text: string): boolean => text !== text.toLowerCase() && text === text.toUpperCase();
const startsUpper = (text: string): boolean => /^\p{Lu}/u.test(text);

/** Words that titles leave small. */
const small = /^(?:a|an|the|and|or|of|in|on|at|to|for|by|with|from)$/u;

const inTitle = (text: string): string =>
  text.replaceAll(/[\p{L}\p{N}]+/gu, (word, at: number) =>
    at > 0 && small.test(word) ? word : upperFirst(word),
  );

/** Whether a term was written in capitals that it does not have by itself. */
const isCapitalised = (written: string, base: string): boolean =>
  isUpper(written) && !isUpper(base) && Array.from(written).length > 1;

/** The capitals that were given to words in their place, given to others: all of them, those of a title, that of the beginning of a sentence. */
const cased = (next: string, written: string, base: string): string => {
  if (isCapitalised(written, base)) return next.toUpperCase();
  const words = written.split(/[\s-]+/u).filter((word) => !small.test(word));
  const isTitle = words.length > 1 && words.every(startsUpper) && !base.split(/[\s-]+/u).every(startsUpper);
  if (isTitle) return inTitle(next);
  return startsUpper(written) && !startsUpper(base) ? upperFirst(next) : next;
};

const isPlural = (written: string, base: string): boolean => {
  const [word, wanted] = [headOf(written.toLowerCase()), headOf(base.toLowerCase())];
  return word !== wanted && isFormOf(word, wanted);
};

/** With its capitals: `NGOs`, `Women`. */
const pluralised = (text: string): string =>
  text.replace(head, (before: string, word: string) => {
    const lower = word.toLowerCase();
    const plural = pluralOf(lower);
    const same = plural.startsWith(lower) ? word.length : 1;
    return `${before.slice(0, -word.length)}${word.slice(0, same)}${plural.slice(same)}`;
  });

/** Written in capitals, an abbreviation is mostly spelled out; one of four letters and more with a vowel inside is read as a word. */
const spelledOut = /^(?:[\p{Lu}\d]{1,3}|[B-DF-HJ-NP-TV-Z\d]+)(?!\p{L})/u;

/** Whether a word begins with the sound of a vowel in English, which `an` goes before. */
export const beginsWithVowel = (text: string): boolean => {
  // Eight, eleven and eighteen, of thousands as well; of hundreds only where years are read so.
  if (/^\d/u.test(text)) return /^(?:8|1[18](?:\d{2,3})?(?!\d))/u.test(text);
  if (spelledOut.test(text)) return /^[AEFHILMNORSX]/u.test(text);
  const word = text.toLowerCase();
  if (/^(?:hour|honest|honou?r|heir)/u.test(word)) return true;
  if (/^(?:eu|ew|one\b|once\b|uni(?![mn])|us[aeu]|ut[aeio]|ur[aio]n|ubiq|uk|ufo|unesco)/u.test(word))
    return false;
  return /^[aeiouàáâäèéêëìíîïòóôöùúûü]/u.test(word);
};

const article = /(?<![\p{L}\p{N}])(an?)(\s+)$/iu;

/** `a` or `an` as it should be before words, with the capitals it has; of `A` alone only the words around it tell whether it is one of all. */
const articleFor = (written: string, next: string, allCapitals: boolean): string => {
  const right = beginsWithVowel(next) ? 'an' : 'a';
  if (written === 'AN' || (written === 'A' && allCapitals)) return right.toUpperCase();
  return startsUpper(written) ? upperFirst(right) : right;
};

const possessive = /^[’']s(?![\p{L}\p{N}])/iu;
const bare = /^[’'](?![\p{L}\p{N}])/u;

/**
 * The edits (code points) that put a term in place of another in an English text, where `written` stands for `base` from `start` to `end`: plural and capitals as
 * they were, `a` or `an` before it and the possessive behind it as the new words need them.
 */
export const englishEdits = (
  text: readonly string[],
  { start, end }: { readonly start: number; readonly end: number },
  base: string,
  wanted: string,
): readonly TextEdit[] => {
  const written = text.slice(start, end).join('');
  const plural = isPlural(written, base);
  const next = cased(plural ? pluralised(wanted) : wanted, written, base);
  const before = article.exec(text.slice(Math.max(0, start - 4), start).join(''));
  const edits: TextEdit[] = [];
  if (before !== null) {
    const [whole, said = ''] = before;
    const from = start - Array.from(whole).length;
    const insert = articleFor(said, next, isCapitalised(written, base));
    if (insert !== said) edits.push({ start: from, end: from + said.length, insert });
  }
  edits.push({ start, end, insert: next });
  const behind = text.slice(end, end + 3).join('');
  const endsInS = plural && next.toLowerCase().endsWith('s');
  if (endsInS && possessive.test(behind)) edits.push({ start: end + 1, end: end + 2, insert: '' });
  else if (plural && !endsInS && bare.test(behind)) edits.push({ start: end + 1, end: end + 1, insert: 's' });
  return edits;
};
