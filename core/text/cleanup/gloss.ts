import type { Finding, Layer } from './finding.ts';
import { findGlosses } from './gloss-pattern.ts';
import { triggers } from './triggers.ts';

/** Glosses left by a converter, as judged over the whole document: 現(xiàn) -> 現. */
export const glossLayer: Layer = {
  triggers: triggers.paren,
  find: (text, { habit }) => {
    if (habit.verdicts.size === 0) return [];
    return findGlosses(text).flatMap(({ char, reading, start, end }): Finding[] => {
      const certainty = habit.verdicts.get(`${char}${reading}`);
      if (!certainty) return [];
      const reason = certainty === 'certain' ? 'gloss.converter' : 'gloss.likely';
      return [
        { kind: 'gloss', certainty, start: start - 1, end, after: char, reason, params: { char, reading } },
      ];
    });
  },
};
