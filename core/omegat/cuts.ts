import type { LanguageTag } from '../formats/raw-block.ts';

/** Behind `before`, where `after` follows. */
type Rule = { readonly before: RegExp; readonly after: RegExp };

const chinese: { readonly stays: readonly Rule[]; readonly cuts: readonly Rule[] } = {
  stays: [
    { before: /[。？！—]$/u, after: /^[’”"」）』？—]/u },
    { before: /[、,.．]$/u, after: /^./u },
  ],
  cuts: [{ before: /[。？！]$/u, after: /^./u }],
};

/** Of every language, behind its own. */
const everywhere: typeof chinese = {
  stays: [{ before: /\.\.\.$/u, after: /^\s+\P{Lu}/u }],
  cuts: [
    { before: /^\s*\p{Nd}+[\p{Nd}.)\]]+\s+$/u, after: /^\p{Lu}/u },
    { before: /[.?!]+$/u, after: /^\s/u },
  ],
};

const matches = ({ before, after }: Rule, left: string, right: string): boolean =>
  before.test(left) && after.test(right);

/** How far a rule looks back: its longest is a number at the beginning. */
const reach = 40;

/**
 * Where OmegaT's usual rules (version 3.6 and later, as delivered) cut a paragraph into segments, in UTF-16 units, ascending; white space beside a
 * cut belongs to neither. The first rule that fits a place decides. Rules for abbreviations of other languages are not known here; those that a project has
 * of its own are in `segmentation.ts`. Lines of a paragraph are segments of their own.
 */
export const omegatCuts = (text: string, language: LanguageTag): readonly number[] => {
  const sets = language.toLowerCase().startsWith('zh') ? [chinese, everywhere] : [everywhere];
  const cuts: number[] = [];
  for (let at = 1; at < text.length; at += 1) {
    if (text.charAt(at) === '\n' || text.charAt(at - 1) === '\n') {
      cuts.push(at);
      continue;
    }
    if (!/[。？！.?!\s—、,．]/u.test(text.charAt(at - 1))) continue;
    const left = at <= reach ? text.slice(0, at) : `\u0000${text.slice(at - reach, at)}`;
    const right = text.slice(at, at + reach);
    const decides = sets
      .flatMap(({ stays, cuts: own }) => [
        ...stays.map((rule) => ({ rule, isCut: false })),
        ...own.map((rule) => ({ rule, isCut: true })),
      ])
      .find(({ rule }) => matches(rule, left, right));
    if (decides?.isCut === true) cuts.push(at);
  }
  return cuts;
};
