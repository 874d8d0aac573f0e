import { describe, expect, it } from 'vitest';
import { isMqmCategory, mqmCategories, mqmKey } from '#core/annotations/mqm.ts';
import { languages, wordsOf } from '../../words.ts';

describe('the categories of errors', () => {
  it('stand once each, below a parent that comes first', () => {
    const seen = new Set<string>();
    for (const { id, parent } of mqmCategories) {
      expect(seen.has(id)).toBe(false);
      seen.add(id);
      expect(parent === null ? !id.includes('/') : seen.has(parent) && id.startsWith(`${parent}/`), id).toBe(
        true,
      );
    }
    expect(mqmCategories.filter(({ parent }) => parent === null).map(({ id }) => id)).toEqual([
      'terminology',
      'accuracy',
      'linguistic-conventions',
      'style',
      'locale-conventions',
      'audience-appropriateness',
      'design-and-markup',
      'custom',
    ]);
  });

  it.each(languages)('have names, and no others are named (%s)', (language) => {
    const named = [...wordsOf(language).keys()].filter((key) => key.startsWith('annotations:mqm.'));
    expect(named.sort()).toEqual(mqmCategories.map(({ id }) => `annotations:${mqmKey(id)}`).sort());
  });

  it('are told from what other programs call theirs', () => {
    expect(isMqmCategory('accuracy/omission')).toBe(true);
    expect(isMqmCategory('accuracy/wrong')).toBe(false);
  });
});
