import { findLost } from './byte-lost.ts';
import { restoreShift, restoreUnsynced } from './byte-search.ts';
import type { Restored } from './byte-search.ts';
import type { Finding, Layer } from './finding.ts';
import { isHalfInFragment, mayBeHalfCharacter, shiftAt } from './shift-pattern.ts';
import type { Survey } from './survey.ts';
import { triggers } from './triggers.ts';

/** Half a character completed by a letter: what text out of step ends with. */
const maybeUnsynced = /\?[?\u0080-\uffff]{1,12}[@-~€]/y;

/** A search is dear. Real damage is far rarer than this; a text made of it must not hold the program up. */
const searchesIn = (text: string): number => 64 + text.length / 200;

/** What can be said of the question mark at `at`, if anything; undefined also for one that means a question. */
const findingAt = (text: string, at: number, survey: Survey): Finding | undefined => {
  const shift = shiftAt(text, at);
  if (shift) {
    const restored = restoreShift(text, at, survey);
    if (restored) return toFinding(at, restored);
    return survey.habit.converter ? unresolved(text, at, shift.end) : undefined;
  }
  const restored = restoreUnsynced(text, at, survey);
  return restored && toFinding(at, restored);
};

/** Whether a question mark is worth a search. */
const isSuspect = (text: string, at: number, survey: Survey): boolean => {
  if (mayBeHalfCharacter(text, at, 1, survey) || isHalfInFragment(text, at, survey)) return true;
  maybeUnsynced.lastIndex = at;
  return survey.habit.converter && maybeUnsynced.test(text);
};

const toFinding = (start: number, { text, end, certainty, reason, glosses }: Restored): Finding => ({
  kind: 'byte-shift',
  certainty,
  start,
  end,
  after: text,
  reason,
  params: { glosses },
});

const unresolved = (text: string, start: number, end: number): Finding => ({
  kind: 'byte-shift',
  certainty: 'hint',
  start,
  end,
  after: text.slice(start, end),
  reason: 'byteShift.unresolved',
});

/**
 * Text whose bytes were pushed apart by a gloss put between them, and misread from there on:
 * `應當?shù)摹?rdquo;` -> `應當的。”`.
 */
export const byteShiftLayer: Layer = {
  triggers: triggers.question | triggers.space,
  find: (text, survey) => {
    const shifted: Finding[] = [];
    let searches = searchesIn(text);
    for (let at = text.indexOf('?'); at >= 0; at = text.indexOf('?', at + 1)) {
      if (!isSuspect(text, at, survey)) continue;
      if (searches-- <= 0) break;
      const finding = findingAt(text, at, survey);
      if (!finding) continue;
      shifted.push(finding);
      at = finding.end - 1;
    }
    return withoutTouched(shifted, findLost(text, survey));
  },
};

/** Both lists in one order; what lies in shifted text is not looked at twice. */
const withoutTouched = (shifted: readonly Finding[], lost: readonly Finding[]): Finding[] => {
  let next = 0;
  const apart = lost.filter(({ start, end }) => {
    while (next < shifted.length && (shifted[next]?.end ?? 0) <= start) next++;
    return (shifted[next]?.start ?? Infinity) >= end;
  });
  return [...shifted, ...apart].sort((one, other) => one.start - other.start);
};
