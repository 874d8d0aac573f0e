import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeMatches, encodeMatches } from '#engine/update/match-code.ts';
import type { Match } from '#engine/update/match.ts';

const numbers = fc.array(fc.nat(1_000_000), { maxLength: 9 });
const match: fc.Arbitrary<Match> = fc.oneof(
  fc.record({
    is: fc.constant('pair' as const),
    present: fc.nat(),
    fresh: fc.nat(),
    base: fc.option(fc.nat()),
  }),
  fc.record({ is: fc.constantFrom('same' as const, 'other' as const), present: numbers, fresh: numbers }),
);

test('matches are the same after they crossed as numbers', () => {
  fc.assert(
    fc.property(fc.array(match), (matches) => {
      expect([...decodeMatches(encodeMatches(matches))]).toEqual(matches);
    }),
  );
});
