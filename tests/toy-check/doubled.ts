import { ascendingPoints } from '#core/text/codepoints.ts';
import type { Check } from '#core/checks/check.ts';

const pattern = /([。，、；：])\1+/g;

/** A mark that stands there twice in a row, and is meant once. */
export const doubled: Check<'mark'> = {
  id: 'doubled',
  concerns: 'every-column',
  codes: { mark: 'info' },
  run: ({ rich: { text } }) => {
    const point = ascendingPoints(text);
    return Array.from(text.matchAll(pattern), ({ index, 0: marks, 1: mark = '' }) => ({
      code: 'mark' as const,
      words: marks,
      range: { start: point(index), end: point(index + marks.length) },
      params: { marks },
      replacement: mark,
    }));
  },
};
