import type { Language } from '../model/language.ts';
import { alphabeticLanguage } from './alphabetic-language.ts';
import { simplifiedCharacters } from './conversion/simplify.ts';
import { once } from './conversion/tables.ts';
import { traditionalCharacters, traditionalWords } from './conversion/traditional-tables.ts';

export type LanguageGuess = {
  readonly language: Language;
  /** 0 to 1: how much one script or language outweighs the others, less when little speaks for any. */
  readonly confidence: number;
  /** No word of it tells a language: what is said of it is the likeliest, as of nothing but names. */
  readonly isUnknown?: true;
  /** Share of the Han characters that only Traditional text uses. */
  readonly traditional: number;
  /** Share of the Han characters that only Simplified text uses. */
  readonly simplified: number;
  /** Share of Latin words among Latin words and Han characters. */
  readonly latin: number;
};

/**
 * The characters that tell the scripts apart, derived from OpenCC's tables: Traditional-only ones become another
 * character in Simplified and never occur in Simplified; Simplified-only ones the reverse. So 后, 里, 干, which are
 * words in both, tell nothing.
 */
const exclusive = once(() => {
  const simplify = simplifiedCharacters();
  const inSimplified = new Set(simplify.values());
  const inTraditional = new Set<string>();
  for (const word of traditionalWords().values()) for (const form of word) inTraditional.add(form);
  for (const form of traditionalCharacters().values()) inTraditional.add(form);
  const traditional = [...simplify.keys()].filter((form) => !inSimplified.has(form));
  const simplified = [...traditionalCharacters()]
    .filter(([form, other]) => form !== other && !inTraditional.has(form))
    .map(([form]) => form);
  return { traditional: new Set(traditional), simplified: new Set(simplified) };
});

/** Characters only Traditional text uses. */
export const isTraditionalOnly = (character: string): boolean => exclusive().traditional.has(character);

/** Characters only Simplified text uses. */
export const isSimplifiedOnly = (character: string): boolean => exclusive().simplified.has(character);

const wordOrHan = /\p{Script=Han}|[\p{Script=Latin}]+/gu;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const hangul = /\p{Script=Hangul}/gu;

/** Japanese has more kana than Han; Chinese that quotes it, or was damaged, has few. Korean has hardly any Han. */
const otherEastAsian = (sample: string, hanCount: number): Language | null => {
  const [kanaCount, hangulCount] = [kana, hangul].map((script) => sample.match(script)?.length ?? 0);
  if (3 * (kanaCount ?? 0) > hanCount && (kanaCount ?? 0) > (hangulCount ?? 0)) return 'ja';
  return (hangulCount ?? 0) > hanCount ? 'ko' : null;
};
const han = /\p{Script=Han}/u;

/** More than this says nothing new, and a detection must not take as long as an import. */
const longestSample = 200_000;

/**
 * Which language a text is in, by the characters only one script has; glosses, entities and a few characters of the
 * other script do not disturb it; Japanese is told by its kana, Korean by Hangul, what is written in letters by
 * its words (`alphabetic-language.ts`). Chinese without any telling character counts as Simplified, with confidence 0.
 */
export const detectLanguage = (sample: string): LanguageGuess => {
  const { traditional, simplified } = exclusive();
  let [hanCount, latinCount, traditionalCount, simplifiedCount] = [0, 0, 0, 0];
  const read = sample.slice(0, longestSample);
  for (const [match] of read.matchAll(wordOrHan)) {
    if (!han.test(match)) {
      latinCount += 1;
      continue;
    }
    hanCount += 1;
    if (traditional.has(match)) traditionalCount += 1;
    else if (simplified.has(match)) simplifiedCount += 1;
  }
  const shares = {
    traditional: traditionalCount / Math.max(1, hanCount),
    simplified: simplifiedCount / Math.max(1, hanCount),
    latin: latinCount / Math.max(1, latinCount + hanCount),
  };
  const other = otherEastAsian(read, Math.max(hanCount, latinCount));
  if (other !== null) return { language: other, confidence: 0.9, ...shares };
  if (latinCount > hanCount || hanCount === 0) {
    const { language, confidence, unknown } = alphabeticLanguage(read);
    const share = latinCount > hanCount ? 2 * shares.latin - 1 : confidence;
    const sure = language === 'en' ? share : Math.min(share, confidence);
    return { language, confidence: sure, ...(unknown ? ({ isUnknown: true } as const) : {}), ...shares };
  }
  const telling = traditionalCount + simplifiedCount;
  // One telling character may be a slip; add-one smoothing keeps it from sounding sure.
  const confidence = Math.abs(traditionalCount - simplifiedCount) / (telling + 1);
  return { language: traditionalCount > simplifiedCount ? 'zh-Hant' : 'zh-Hans', confidence, ...shares };
};
