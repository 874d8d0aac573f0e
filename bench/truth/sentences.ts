import type { Language } from '#core/model/index.ts';
import { judgeCuts, sentenceCases } from '#tests/unit/core/text/segmentation/judge.ts';
import { givenRows, rowsOf } from './lib/read-cases.ts';
import type { TruthFigure, TruthMeasure } from './measure.ts';

const figure = (
  what: string,
  rows: readonly (readonly string[])[],
  language: Language,
  note: string,
): TruthFigure => ({
  what,
  right: sentenceCases(rows).filter((one) => judgeCuts(one, language).isRight).length,
  of: rows.length,
  wanted: '≥ 95 %',
  note,
});

/** Whether texts are cut into sentences as a reader would; a text counts only when every cut is right. */
export const measure: TruthMeasure = {
  name: 'sentences',
  run: () => {
    const given = [givenRows('chinese/segment-zh.tsv'), givenRows('chinese/segment-en.tsv')] as const;
    return [
      ...(given[0] === null
        ? []
        : [figure('sentences, Chinese: given cases', given[0], 'zh-Hans', 'as given')]),
      ...(given[1] === null ? [] : [figure('sentences, English: given cases', given[1], 'en', 'as given')]),
      figure(
        'sentences, Chinese: own cases',
        rowsOf('sentences-zh.tsv'),
        'zh-Hans',
        'when first judged, after the rules had been fitted to others: 130 of 138 held out, then 53 of 60, then 59 of 60',
      ),
      figure(
        'sentences, English: own cases',
        rowsOf('sentences-en.tsv'),
        'en',
        'when first judged, after the rules had been fitted to others: 65 of 67 held out, then 31 of 33, then 27 of 30',
      ),
    ];
  },
};
