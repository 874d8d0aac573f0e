import { compileQuery } from '#core/text/search/index.ts';
import { givenRows, rowsOf } from './lib/read-cases.ts';
import type { TruthFigure, TruthMeasure } from './measure.ts';

const isFound = ([, text = '', needle = '']: readonly string[]): boolean => {
  const query = {
    text: needle,
    mode: 'plain',
    matchCase: false,
    wholeWord: false,
    exactScript: false,
  } as const;
  const matcher = compileQuery(query);
  return matcher.ok && matcher.value(text).length > 0;
};

const figure = (what: string, rows: readonly string[][], note: string): TruthFigure => ({
  what,
  right: rows.filter(isFound).length,
  of: rows.length,
  wanted: 'all',
  note,
});

/** Whether a text is found by another spelling of the same words. */
export const measure: TruthMeasure = {
  name: 'search',
  run: () => {
    const given = givenRows('chinese/search.tsv');
    return [
      ...(given === null ? [] : [figure('search: given cases', given, 'as given')]),
      figure('search: own cases', rowsOf('search.tsv'), 'written for this measure'),
    ];
  },
};
