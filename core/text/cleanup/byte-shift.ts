import type { Finding, Layer } from './finding.ts';
import { triggers } from './triggers.ts';
import { restoreShift } from './byte-search.ts';
import { shiftAt } from './shift-pattern.ts';

/**
 * Text whose bytes were pushed apart by a gloss put between them, and misread from there on:
 * `應當?shù)摹?rdquo;` -> `應當的。”`.
 */
export const byteShiftLayer: Layer = {
  triggers: triggers.question,
  find: (text, survey) => {
    const findings: Finding[] = [];
    for (let at = text.indexOf('?'); at >= 0; at = text.indexOf('?', at + 1)) {
      if (!shiftAt(text, at)) continue;
      const restored = restoreShift(text, at, survey);
      if (!restored) continue;
      findings.push({
        kind: 'byte-shift',
        certainty: restored.certainty,
        start: at,
        end: restored.end,
        after: restored.text,
        reason: restored.reason,
        params: { glosses: restored.glosses },
      });
      at = restored.end - 1;
    }
    return findings;
  },
};
