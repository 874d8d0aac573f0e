import { describe, expect, it } from 'vitest';
import { cellStates } from '#core/model/index.ts';
import { acceptedState, isAcceptedState } from '#core/review/accepted.ts';

describe('a text that a reviewer accepts', () => {
  it.each(cellStates)('is told from one that was handed over as %s', (before) => {
    expect(isAcceptedState(before, before)).toBe(false);
    expect(isAcceptedState(before, acceptedState(before))).toBe(true);
  });

  it('is not one that somebody merely translated', () => {
    expect(isAcceptedState('draft', 'translated')).toBe(false);
    expect(isAcceptedState('reviewed', 'draft')).toBe(false);
  });
});
