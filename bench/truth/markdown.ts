import { lostLetters, rendered, roundTrip, suites } from '#tests/unit/core/formats/md-suites.ts';
import { blocksOf } from '#tests/unit/core/formats/sources.ts';
import type { TruthFigure, TruthMeasure } from './measure.ts';

const names = { commonmark: 'CommonMark 0.31', gfm: 'GFM 0.29' } as const;

const figuresOf = (suite: keyof typeof suites): TruthFigure[] => {
  const examples = suites[suite];
  const of = examples.length;
  const same = examples.filter(
    ({ markdown }) =>
      rendered(
        roundTrip(markdown, (text) => text),
        suite,
      ) === rendered(markdown, suite),
  );
  const kinds = (markdown: string): string =>
    blocksOf('md', markdown)
      .map(({ kind }) => kind)
      .join(' ');
  const edited = examples.filter(
    ({ markdown }) =>
      kinds(roundTrip(markdown, (text) => (text === '' ? '' : `${text}車`))) === kinds(markdown),
  );
  const whole = examples.filter((example) => lostLetters(example) === '');
  const note = 'examples of the specification, from npm';
  return [
    {
      what: `${names[suite]}: render the same after import and export`,
      right: same.length,
      of,
      wanted: '≥ 95 %',
      note,
    },
    {
      what: `${names[suite]}: keep their blocks when every row is another text`,
      right: edited.length,
      of,
      wanted: '≥ 95 %',
      note: `${note}; a letter is added to every row that is no code`,
    },
    { what: `${names[suite]}: keep their words`, right: whole.length, of, wanted: 'all', note },
  ];
};

/** Markdown in and out again. */
export const measure: TruthMeasure = {
  name: 'markdown',
  run: () => [...figuresOf('commonmark'), ...figuresOf('gfm')],
};
