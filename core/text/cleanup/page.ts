import type { Finding, Layer } from './finding.ts';
import { headKey, pageNumberOf } from './page-survey.ts';
import { triggers } from './triggers.ts';

/** Page numbers and running heads of a PDF copy, each a line of its own: offered to be taken out. */
export const pageLayer: Layer = {
  triggers: triggers.script,
  find: (text, { pages }): Finding[] => {
    if (!pages.isNumbered || text.includes('\n')) return [];
    const number = pageNumberOf(text);
    if (number === undefined && !pages.heads.has(headKey(text))) return [];
    return [
      {
        kind: 'page',
        certainty: 'doubtful',
        start: 0,
        end: text.length,
        after: '',
        reason: number === undefined ? 'page.head' : 'page.number',
      },
    ];
  },
};
