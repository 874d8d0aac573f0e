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

/**
 * What a byte-minded tool made of byte A0: a character that ended with it became a space, a no-break space two question
 * marks around one. In: text and survey. Out: doubtful findings, ordered, only where a converter was at work.
 */
export const findLost = (text: string, survey: Survey): Finding[] => {
  if (!survey.habit.converter) return [];
  return Array.from(text.matchAll(spaces)).flatMap(({ 0: found, index }): Finding[] => {
    const range = {
      kind: 'byte-shift',
      certainty: 'doubtful',
      start: index,
      end: index + found.length,
    } as const;
    if (found.length > 1) return [{ ...range, after: ' ', reason: 'byteShift.noBreakSpace' }];
    const char = lostAfter(text.charAt(index - 1), survey);
    return char === undefined ? [] : [{ ...range, after: char, reason: 'byteShift.lostCharacter' }];
  });
};
