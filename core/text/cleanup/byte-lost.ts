import { association, endingShare } from './character-pairs.ts';
import type { Finding } from './finding.ts';
import { gbkChar, lastByte } from './gbk.ts';
import { isTraditionalForm } from './scripts.ts';
import { pairCount, unitCount } from './survey.ts';
import type { Survey } from './survey.ts';

const spaces = /\? \?|(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])/g;

/** The byte of Latin-1's no-break space: a step that turned it into a space ate the characters that end with it. */
const noBreakByte = 0xa0;

let losable: readonly string[] | undefined;

const build = (): string[] => {
  const chars: string[] = [];
  for (let lead = 0x81; lead <= lastByte; lead++) {
    const char = gbkChar(lead, noBreakByte);
    if (char !== '' && isTraditionalForm(char.charCodeAt(0))) chars.push(char);
  }
  return chars;
};

/** The character that the document elsewhere writes behind this one, of those a space may have replaced. */
const lostAfter = (before: string, survey: Survey): string | undefined => {
  let best: { readonly char: string; readonly count: number } | undefined;
  for (const char of (losable ??= build())) {
    if (unitCount(survey, char.charCodeAt(0)) === 0) continue;
    const count = pairCount(survey, before.charCodeAt(0), char.charCodeAt(0));
    if (count > (best?.count ?? 0)) best = { char, count };
  }
  return best?.char;
};

/** Logarithms: a pair so much commoner than chance, behind a character that seldom ends a word. */
const leastAssociation = 4.5;
const mostEnding = 0.3;

/** The character that ordinary text has behind this one, where one must follow: 規 alone is no word, 規範 is. */
const expectedAfter = (before: string): string | undefined => {
  const unit = before.charCodeAt(0);
  if (endingShare(unit) > mostEnding || !isTraditionalForm(unit)) return undefined;
  const fitting = (losable ??= build()).filter(
    (char) => association(unit, char.charCodeAt(0)) >= leastAssociation,
  );
  return fitting.length === 1 ? fitting[0] : undefined;
};

const hasOneSpace = (text: string): boolean =>
  (text.match(/[\u3400-\u9fff] [\u3400-\u9fff]/g)?.length ?? 0) === 1;

/**
 * What a byte-minded tool made of byte A0: a character that ended with it became a space, a no-break space two question
 * marks around one. In: text and survey. Out: doubtful findings, ordered: where a converter was at work, and where a
 * single space stands in a word.
 */
export const findLost = (text: string, survey: Survey): Finding[] => {
  const { converter } = survey.habit;
  const alone = !converter && hasOneSpace(text);
  if (!converter && !alone) return [];
  return Array.from(text.matchAll(spaces)).flatMap(({ 0: found, index }): Finding[] => {
    const range = {
      kind: 'byte-shift',
      certainty: 'doubtful',
      start: index,
      end: index + found.length,
    } as const;
    if (found.length > 1)
      return converter ? [{ ...range, after: ' ', reason: 'byteShift.noBreakSpace' }] : [];
    const before = text.charAt(index - 1);
    const char = (converter ? lostAfter(before, survey) : undefined) ?? expectedAfter(before);
    return char === undefined ? [] : [{ ...range, after: char, reason: 'byteShift.lostCharacter' }];
  });
};
