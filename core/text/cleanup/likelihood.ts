import { association, generalShare } from './character-pairs.ts';
import { isHanCode } from './characters.ts';
import { isSimplifiedForm, isTraditionalForm } from './scripts.ts';
import { pairCount, unitCount } from './survey.ts';
import type { Survey } from './survey.ts';

/** Shares of punctuation among all characters of running text, roughly. */
const marks: Readonly<Record<string, number>> = {
  '，': 1 / 20,
  '。': 1 / 30,
  ',': 1 / 60,
  '、': 1 / 120,
};
const otherMarks = '；：？！“”（）《》「」…—.?!:;()"&';
const priorWeight = 2000;

/** How often a character is expected before the document has been looked at, as a share of all characters. */
const prior = (char: string, code: number, survey: Survey): number => {
  if (otherMarks.includes(char)) return 1 / 400;
  const mark = marks[char];
  if (mark !== undefined) return mark;
  if (code < 0x80) return 1 / 1000;
  if (!isHanCode(code)) return 1 / 500_000;
  const share = Math.max(generalShare(code) * shareOfHan, 1 / 1_000_000);
  return isOtherScript(code, survey) ? share / 100 : share;
};

/** Of all characters of running text, those that are Han, roughly. */
const shareOfHan = 0.85;
/** A document shows its script by so many characters that the two write differently, most of them of one. */
const fewestBound = 5;
const mostOther = 0.4;

const isOtherScript = (code: number, { mainScript, traditional, simplified }: Survey): boolean => {
  const bound = traditional + simplified;
  if (bound < fewestBound || Math.min(traditional, simplified) > bound * mostOther) return false;
  return mainScript === 'zh-Hant'
    ? isSimplifiedForm(code) && !isTraditionalForm(code)
    : mainScript === 'zh-Hans' && isTraditionalForm(code) && !isSimplifiedForm(code);
};

/**
 * How likely a character is at its place: the logarithm of its expected share in this document (counted there, with
 * the share in ordinary text at 2000 characters' weight), plus up to 4 for a pair with the character before it that is
 * seen elsewhere in the document or common in ordinary text. In: the character, the one before (or ''), the survey.
 */
export const likelihood = (char: string, before: string, survey: Survey, isBound = false): number =>
  share(char, survey) + pairBonus(char, before, survey, isBound);

/** A pair so much commoner than chance is taken for a word: natural logarithm. */
const wordAssociation = 3;

/** Whether two neighbours make a word, the second character its end. */
export const endsWord = (one: string, other: string): boolean =>
  one !== '' && other !== '' && association(one.charCodeAt(0), other.charCodeAt(0)) >= wordAssociation;

const shares = new WeakMap<Survey, Map<string, number>>();

/** The logarithm of a character's expected share, worked out once for each. */
const share = (char: string, survey: Survey): number => {
  let known = shares.get(survey);
  if (!known) shares.set(survey, (known = new Map()));
  let value = known.get(char);
  if (value === undefined) {
    const code = char.charCodeAt(0);
    const expected = unitCount(survey, code) + priorWeight * prior(char, code, survey);
    value = Math.log(expected / (survey.han * 1.2 + priorWeight));
    known.set(char, value);
  }
  return value;
};

const closers = '”’」』';
const enders = '。！？';
/** A quotation that is closed, and a paragraph, have most likely been ended first. */
const ended = 4;

/** What speaks for a character as the last of a text: 4 for marks that end sentences, else 0. */
export const endBonus = (char: string): number => (enders.includes(char) ? ended : 0);

/** The part of `likelihood` that rests on the pair alone: 0 to 8. */
export const pairBonus = (char: string, before: string, survey: Survey, isBound = false): number => {
  if (before === '' || char === '') return 0;
  const one = before.charCodeAt(0);
  const other = char.charCodeAt(0);
  const seen = Math.log1p(2 * pairCount(survey, one, other));
  // What ends a word seldom begins the next with the same character: 應當, then 地, is not 當地.
  const general = association(one, other) * (isBound ? 0.5 : 1);
  return Math.min(4, Math.max(seen, general)) + (closers.includes(char) ? endBonus(before) : 0);
};
