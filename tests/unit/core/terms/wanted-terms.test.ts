import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Term } from '#core/model/index.ts';
import { isNamedIn, termsIn, usableTerms } from '#core/terms/wanted-terms.ts';

/** Each with what it is a version of, and the script of Chinese that it is written in. */
const languages: Readonly<Record<string, readonly [of: string, script: string]>> = {
  // Without a script it is the one that is usual.
  zh: ['zh', 'simplified'],
  'zh-Hans': ['zh', 'simplified'],
  'zh-SG': ['zh', 'simplified'],
  'zh-Hant': ['zh', 'traditional'],
  'zh-TW': ['zh', 'traditional'],
  en: ['en', ''],
  'en-GB': ['en', ''],
  ja: ['ja', ''],
};
const tag = fc.constantFrom(...Object.keys(languages));

const concept = fc
  .array(
    fc.record({
      language: tag,
      status: fc.constantFrom<Term['status']>('preferred', 'admitted', 'forbidden'),
    }),
    { maxLength: 6 },
  )
  .map((terms) => ({ terms: terms.map((term, n): Term => ({ ...term, text: `term ${n}` })) }));

/** What comes first has the smaller one. */
const rank = ({ language, status }: Term, wanted: string): number => {
  const isOfScript = languages[language]?.[1] === languages[wanted]?.[1];
  return (
    10 * (language === wanted ? 0 : isOfScript ? 1 : 2) +
    ['preferred', 'admitted', 'forbidden'].indexOf(status)
  );
};

it('the terms of a language come nearest version first, the preferred before others, as they were written where they are alike', () => {
  fc.assert(
    fc.property(concept, tag, (one, wanted) => {
      const expected = one.terms.filter(
        ({ language }) => languages[language]?.[0] === languages[wanted]?.[0],
      );
      const inOrder = [0, 1, 2, 10, 11, 12, 20, 21, 22].flatMap((place) =>
        expected.filter((term) => rank(term, wanted) === place),
      );
      expect(termsIn(one, wanted)).toEqual(inOrder);
      expect(usableTerms(one, wanted)).toEqual(inOrder.filter(({ status }) => status !== 'forbidden'));
      expect(isNamedIn(one, wanted)).toBe(expected.length > 0);
    }),
    { numRuns: 300 },
  );
});
