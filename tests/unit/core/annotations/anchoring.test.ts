import { describe, expect, it } from 'vitest';
import { changes, lengths } from './anchoring/cases.ts';
import { judge } from './anchoring/judge.ts';

const count = 60;

describe.each(changes)('quotes after: %s', (kind) => {
  it.each(lengths)('of %i characters are where they belong, or say that they are lost', (length) => {
    for (const way of ['reimport', 'edit'] as const) {
      const shares = judge(way, kind, length, count) ?? { exact: count, honest: 0, wrong: 0 };
      expect([way, shares.wrong]).toEqual([way, 0]);
      expect(shares.exact).toBeGreaterThanOrEqual(0.97 * count);
    }
  });
});
