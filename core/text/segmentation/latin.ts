import { isHan, kind, kindAt } from './characters.ts';

/** Before a name or a word of the same sentence, never at an end. */
const neverLast = new Set(
  'mr mrs ms dr prof st mt gen col capt lt sgt rev hon gov sen rep pres messrs mme mlle e.g i.e cf vs viz approx ca ph.d'.split(
    ' ',
  ),
);
/** Only before a number: No. 5, Fig. 3; otherwise `No.` is an answer. */
const beforeNumbers = new Set('no nos fig figs vol vols ch chap sec art p pp eq op ed par'.split(' '));
/** May end a sentence or stand inside it; what follows decides. */
const eitherWay = new Set(
  'inc ltd co corp jr sr etc al bros dept est jan feb mar apr jun jul aug sep sept oct nov dec'.split(' '),
);

/** Words that begin a sentence when capitalised after an abbreviation, as a name would not. */
const starters =
  /^(?:The|This|That|These|Those|There|He|She|It|They|We|You|I|His|Her|Its|Their|Our|My|But|And|So|Yet|If|When|While|Since|Although|However|Then|In|On|At|As|For|From|After|Before|By|With|What|Why|How|Who|Where|No|Not|Now|A|An|Many|Some|Most|Both|Each|Let|To)\b/;

const wordCharacter = /[\p{Script=Latin}\p{N}.'’&-]/u;
const longestWord = 24;

/** Where the word that ends at `end` begins; far enough back for any abbreviation. */
const wordStart = (text: string, end: number): number => {
  let start = end;
  while (start > 0 && end - start < longestWord && wordCharacter.test(text.charAt(start - 1))) start -= 1;
  return start;
};

const isLower = (character: string): boolean => /\p{Ll}/u.test(character);
const isUpper = (character: string): boolean => /\p{Lu}/u.test(character);
const isDigit = (character: string): boolean => /\p{Nd}/u.test(character);

/** 1. and a) and IV. at the beginning of a sentence number it. */
const isEnumerator = (word: string): boolean =>
  /^(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,5})$/.test(word);

const isAbbreviated = (word: string): boolean =>
  /^\p{Lu}$/u.test(word) || /^(?:\p{L}\.)+\p{L}$/u.test(word) || eitherWay.has(word.toLowerCase());

type Stop = {
  /** The single full stop. */
  readonly at: number;
  /** What follows it, after white space. */
  readonly next: number;
  readonly hasSpace: boolean;
  /** Where the sentence began. */
  readonly sentence: number;
};

/** A full stop right before Han text: the end of a Latin sentence of more than one word, else a part of a name. */
const endsBeforeHan = (text: string, { at, next }: Stop): boolean => {
  if (!isHan(text.charAt(next))) return false;
  if (isHan(text.charAt(at - 1))) return true;
  const start = wordStart(text, at);
  const word = text.slice(start, at);
  return (
    /^\p{Ll}{2,}$/u.test(word) &&
    !neverLast.has(word) &&
    !eitherWay.has(word) &&
    text.charAt(start - 1) === ' '
  );
};

/** Whether a single full stop outside quotes ends its sentence: not in 3.14, v2.0.1, U.S. Army, No. 5, 1. First. */
export const endsAtStop = (text: string, stop: Stop): boolean => {
  const { at, next, hasSpace, sentence } = stop;
  if (!hasSpace) return endsBeforeHan(text, stop);
  const following = text.charAt(next);
  if (isLower(following)) return false;
  const start = wordStart(text, at);
  const word = text.slice(start, at);
  if (word === '') return true;
  if (start <= sentence && isEnumerator(word)) return false;
  const lower = word.toLowerCase();
  if (neverLast.has(lower)) return false;
  if (beforeNumbers.has(lower) && isDigit(following)) return false;
  return !isAbbreviated(word) || starters.test(text.slice(next, next + 12));
};

/** Whether ! or ? is a part of an address, whose parts no white space separates. */
const isInAddress = (text: string, at: number): boolean => {
  let start = at;
  while (start > 0 && at - start < 200 && /[\x21-\x7e]/.test(text.charAt(start - 1))) start -= 1;
  return /:\/\/|^www\./.test(text.slice(start, at));
};

/** Whether a run of half-width ! and ? that begins at `at` and ends at `end` ends a sentence. */
export const endsAtHalfWidth = (text: string, at: number, end: number, next: number): boolean => {
  const following = text.charAt(next);
  if (next > end) return !isLower(following);
  const touchesHan = isHan(text.charAt(at - 1)) || isHan(following) || kindAt(text, next) === kind.opener;
  return touchesHan && !isInAddress(text, at);
};

/** Whether dots in a row end a sentence: three are a pause, four are a pause and a full stop. */
export const endsAtDots = (text: string, count: number, next: number, hasSpace: boolean): boolean =>
  count >= 4 && hasSpace && (isUpper(text.charAt(next)) || isHan(text.charAt(next)));

export const isLatinLower = isLower;
export const isLatinUpper = isUpper;
