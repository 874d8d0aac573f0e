import { changes, lengths } from '#tests/unit/core/annotations/anchoring/cases.ts';
import { judge, type Shares, type Way } from '#tests/unit/core/annotations/anchoring/judge.ts';
import { round, type Bench } from '../measure.ts';

const cases = 1000;

const percent = (part: number): string => String(round((100 * part) / cases));

/** Exact, honest and wrong, in percent. */
const cell = (shares: Shares | null): string =>
  shares === null ? '–' : [shares.exact, shares.honest, shares.wrong].map(percent).join(' / ');

/** Where quotes are found again after changes of their text, and whether what is said of them is true. */
export const anchors: Bench = {
  name: 'anchors',
  run: () => {
    const columns: readonly (readonly [string, Way])[] = [
      ['read in again', 'reimport'],
      ['edited in the app', 'edit'],
      ['quote anywhere', 'rival'],
    ];
    const lines = changes.flatMap((change) =>
      lengths.map((length) => ({
        change,
        characters: length,
        ...Object.fromEntries(columns.map(([name, way]) => [name, cell(judge(way, change, length, cases))])),
      })),
    );
    return Promise.resolve({
      title: 'Quotes after a change, in percent: exact / honest / wrong',
      notes: [
        `${cases} cases a cell, each a document of 12 paragraphs of generated Chinese prose and a quote in it.`,
        'wrong: says it is on its words, and is not on exactly the true ones. honest: says that it lost words which are there.',
        '"quote anywhere" is the rule of a well-known web annotator: the exact quote anywhere, else the nearest like it.',
        'Paragraphs moved in the app keep their segments, so there is nothing to find again.',
      ],
      lines,
    });
  },
};
