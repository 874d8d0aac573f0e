import { usualness } from '../decode/common-han.ts';
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
  const usual = usualness(char);
  const share = usual === 1 ? 1 / 800 : usual === undefined ? 1 / 300_000 : 1 / 10_000;
  return isOtherScript(code, survey) ? share / 100 : share;
};

const isOtherScript = (code: number, { mainScript }: Survey): boolean =>
  mainScript === 'zh-Hant'
    ? isSimplifiedForm(code) && !isTraditionalForm(code)
    : mainScript === 'zh-Hans' && isTraditionalForm(code) && !isSimplifiedForm(code);

/**
 * How likely a character is at its place: the logarithm of its expected share in this document (counted there, with
 * a general prior of 2000 characters' weight), plus up to 4 for a pair with the character before it that is
 * seen elsewhere in the document. In: the character, the one before (or ''), the survey.
 */
export const likelihood = (char: string, before: string, survey: Survey): number =>
  share(char, survey) + pairBonus(char, before, survey);

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
export const pairBonus = (char: string, before: string, survey: Survey): number => {
  if (before === '' || char === '') return 0;
  const seen = Math.log1p(2 * pairCount(survey, before.charCodeAt(0), char.charCodeAt(0)));
  return Math.min(4, seen) + (closers.includes(char) ? endBonus(before) : 0);
};
