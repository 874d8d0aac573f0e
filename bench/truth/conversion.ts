import { casesIn, countMarks, judge, type ConversionCase } from '#tests/unit/core/text/conversion/judge.ts';
import { givenRows, paragraphsOf, rowsOf } from './lib/read-cases.ts';
import type { TruthFigure, TruthMeasure } from './measure.ts';

const toTraditional = { from: 'zh-Hans', to: 'zh-Hant', region: 'tw', spelling: true } as const;
const toSimplified = { from: 'zh-Hant', to: 'zh-Hans', region: 'tw', spelling: false } as const;
const fromHongKong = { ...toSimplified, region: 'hk' } as const;

type Set = {
  readonly what: string;
  readonly cases: readonly ConversionCase[];
  readonly options: Parameters<typeof judge>[1];
  readonly note: string;
};

const ownNote = 'written for this measure, before the rules were fitted to it';

const own: readonly Set[] = [
  {
    what: 'to Traditional: words and phrases',
    cases: casesIn(rowsOf('to-traditional.tsv'), 1),
    options: toTraditional,
    note: `${ownNote}: 15 of 1,913 wrong and unmarked when first judged`,
  },
  {
    what: 'to Traditional: sentences',
    cases: casesIn(rowsOf('to-traditional-prose.tsv'), 1),
    options: toTraditional,
    note: `${ownNote}: 5 of 192 wrong and unmarked when first judged`,
  },
  {
    what: 'to Simplified: variants and words',
    cases: casesIn(rowsOf('to-simplified.tsv'), 0),
    options: toSimplified,
    note: 'written beside the rules',
  },
  {
    what: 'to Simplified: 著 and 着',
    cases: casesIn(rowsOf('zhu.tsv'), 0),
    options: toSimplified,
    note: `${ownNote}: 19 of 160 wrong and unmarked under the rules before`,
  },
];

const given = (): readonly Set[] =>
  (
    [
      ['to Traditional', 's2t.tsv', 1, toTraditional],
      ['to Traditional: names', 'names-s2t.tsv', 1, toTraditional],
      ['to Simplified', 't2s.tsv', 1, toSimplified],
      ['to Simplified: Hong Kong', 't2s-hk.tsv', 1, fromHongKong],
      ['to Simplified: names', 'names-t2s.tsv', 1, toSimplified],
      ['to Simplified: 著 and 着', 'zhu.tsv', 0, toSimplified],
    ] as const
  ).flatMap(([what, file, column, options]) => {
    const rows = givenRows(`chinese/${file}`);
    if (rows === null) return [];
    return [{ what: `${what}: given cases`, cases: casesIn(rows, column), options, note: 'as given' }];
  });

const figuresOf = ({ what, cases, options, note }: Set): TruthFigure => {
  const verdicts = cases.map((one) => judge(one, options).verdict);
  const count = (verdict: string): number => verdicts.filter((one) => one === verdict).length;
  return {
    what,
    right: verdicts.length - count('wrong'),
    of: verdicts.length,
    wanted: '≥ 99 %',
    note: `right or marked as doubtful: ${count('right')} right, ${count('marked')} marked, ${count('wrong')} wrong and unmarked; ${note}`,
  };
};

const sharesOf = (): TruthFigure[] =>
  (
    [
      ['prose-zh-Hans.txt', toTraditional],
      ['prose-zh-Hant.txt', toSimplified],
    ] as const
  ).map(([file, options]) => {
    const { marks, characters } = countMarks(paragraphsOf(file), options);
    return {
      what: `characters not marked as doubtful, ordinary prose to ${options.to}`,
      right: characters - marks,
      of: characters,
      wanted: '≥ 99.5 %',
      note: `${marks} marks`,
    };
  });

/** What conversion between the scripts writes, and how often it says that it does not know. */
export const measure: TruthMeasure = {
  name: 'conversion',
  run: () => {
    const all = given();
    const missing = all.length === 0 ? ['the given cases are not here'] : [];
    return [...all, ...own].map(figuresOf).concat(
      sharesOf(),
      missing.map((note) => ({ what: 'conversion: given cases', right: 0, of: 0, wanted: 'all', note })),
    );
  },
};
