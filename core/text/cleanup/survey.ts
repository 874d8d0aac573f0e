import { judgeGlosses } from './gloss-habit.ts';
import type { GlossCounts, GlossHabit } from './gloss-habit.ts';
import { findGlosses } from './gloss-pattern.ts';
import { countLesson, type LessonCounts } from './lesson.ts';
import { createPageSurvey, type PageHabit } from './page-survey.ts';
import { isSimplifiedForm, isTraditionalForm } from './scripts.ts';
import { createWrapSurvey } from './wrapping.ts';
import type { Following, Wrapping } from './wrapping.ts';

type MainScript = 'zh-Hant' | 'zh-Hans' | 'none';

/**
 * What is known of a whole document. A plain value: it can be sent to another worker.
 * Its size does not depend on the document's.
 */
export type Survey = {
  /** Occurrences by UTF-16 unit. */
  readonly counts: Uint32Array;
  /** Han characters in all. */
  readonly han: number;
  /** Characters that only the Traditional, only the Simplified script writes. */
  readonly traditional: number;
  readonly simplified: number;
  readonly mainScript: MainScript;
  /** Pairs of neighbours, counted by hash (see `pairCount`) in the first part of the document. */
  readonly pairs: Uint16Array;
  readonly habit: GlossHabit;
  readonly wrapping: Wrapping;
  readonly pages: PageHabit;
  /** Blocks with markup as letters in them, and those that tell of it. */
  readonly lesson: Readonly<LessonCounts>;
};

export type SurveyBuilder = {
  /** Takes the raw text of the next block, in order, and what follows it (a single line break when nothing is said). */
  observe(blockText: string, following?: Following): void;
  finish(): Survey;
};

const pairSlots = 1 << 19;
/** Pairs are counted in so many characters at most: enough to know a document's habits, little to pay. */
const pairedCharacters = 1_000_000;
const mostGlosses = 20_000;

const slotOf = (one: number, other: number): number =>
  (Math.imul(one, 40_503) + other * 31) & (pairSlots - 1);

/** How often `other` follows `one` in the beginning of the document; too high at times, never too low. UTF-16 units. */
export const pairCount = (survey: Survey, one: number, other: number): number =>
  survey.pairs[slotOf(one, other)] ?? 0;

/** How often a UTF-16 unit occurs in the document. */
export const unitCount = (survey: Survey, unit: number): number => survey.counts[unit] ?? 0;

/** Begins the one streaming pass over a document that later judgements rest on. Memory is bounded. */
export const createSurvey = (): SurveyBuilder => {
  const counts = new Uint32Array(0x10000);
  const pairs = new Uint16Array(pairSlots);
  const glosses: GlossCounts = new Map();
  const wrap = createWrapSurvey();
  const pages = createPageSurvey();
  const lesson: LessonCounts = { marked: 0, taught: 0 };
  let paired = 0;

  const countPairs = (text: string): void => {
    for (let at = 1; at < text.length; at++) {
      const slot = slotOf(text.charCodeAt(at - 1), text.charCodeAt(at));
      const count = pairs[slot] ?? 0;
      if (count < 0xffff) pairs[slot] = count + 1;
    }
    paired += text.length;
  };

  const observe = (blockText: string, following?: Following): void => {
    for (let at = 0; at < blockText.length; at++) {
      const unit = blockText.charCodeAt(at);
      counts[unit] = (counts[unit] ?? 0) + 1;
    }
    if (paired < pairedCharacters) countPairs(blockText.slice(0, pairedCharacters - paired));
    if (blockText.includes('(') && glosses.size < mostGlosses)
      for (const { char, reading } of findGlosses(blockText)) {
        const key = `${char}${reading}`;
        glosses.set(key, (glosses.get(key) ?? 0) + 1);
      }
    wrap.observe(blockText, following);
    pages.observe(blockText);
    countLesson(lesson, blockText);
  };

  const finish = (): Survey => {
    const { han, traditional, simplified } = countScripts(counts);
    // Japanese writes forms of both: nothing in it is left over from the other script.
    const isJapanese = 3 * countKana(counts) > han;
    const mainScript =
      traditional + simplified === 0 || isJapanese
        ? 'none'
        : traditional >= simplified
          ? 'zh-Hant'
          : 'zh-Hans';
    const habit = judgeGlosses(glosses, (char) => counts[char.charCodeAt(0)] ?? 0);
    return {
      counts,
      han,
      traditional,
      simplified,
      mainScript,
      pairs,
      habit,
      wrapping: wrap.finish(),
      pages: pages.finish(),
      lesson: { ...lesson },
    };
  };

  return { observe, finish };
};

const countKana = (counts: Uint32Array): number =>
  counts.subarray(0x3041, 0x30ff).reduce((sum, count) => sum + count, 0);

const countScripts = (counts: Uint32Array): Pick<Survey, 'han' | 'traditional' | 'simplified'> => {
  let han = 0;
  let traditional = 0;
  let simplified = 0;
  for (let code = 0x3400; code <= 0x9fff; code++) {
    const count = counts[code] ?? 0;
    if (count === 0) continue;
    han += count;
    if (isTraditionalForm(code)) {
      if (!isSimplifiedForm(code)) traditional += count;
    } else if (isSimplifiedForm(code)) simplified += count;
  }
  return { han, traditional, simplified };
};
