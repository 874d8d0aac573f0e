import { describe, expect, it } from 'vitest';
import { givenRows, measuredRows } from '../tables.ts';
import { casesIn, judge } from './judge.ts';

const options = { from: 'zh-Hant', to: 'zh-Hans', region: 'tw', spelling: false } as const;

describe('conversion to Simplified', () => {
  it.each(casesIn(measuredRows('to-simplified.tsv'), 0).map(({ text, wanted }) => [text, wanted] as const))(
    'writes %s as the mainland does',
    (text, wanted) => expect(judge({ text, wanted }, options)).toMatchObject({ verdict: 'right' }),
  );

  it.each(casesIn(measuredRows('zhu.tsv'), 0).map(({ text, wanted }) => [text, wanted] as const))(
    'knows 著 from 着 in %s, or says that it does not',
    (text, wanted) => expect(judge({ text, wanted }, options).verdict).not.toBe('wrong'),
  );

  const given = (
    [
      ['t2s.tsv', 1, 'tw'],
      ['t2s-hk.tsv', 1, 'hk'],
      ['names-t2s.tsv', 1, 'tw'],
      ['zhu.tsv', 0, 'tw'],
    ] as const
  ).map(([file, column, region]) => ({ rows: givenRows(`chinese/${file}`), column, region }));

  it.skipIf(given.some(({ rows }) => rows === null))(
    'is right or marked in the given cases (skipped: ../shared is not here)',
    () => {
      for (const { rows, column, region } of given) {
        const wrong = casesIn(rows ?? [], column).filter(
          (one) => judge(one, { ...options, region }).verdict === 'wrong',
        );
        expect(wrong).toEqual([]);
      }
    },
  );
});
