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

  it('are those of MQM Core, version 2', () => {
    expect(mqmCategories.map(({ id }) => id.split('/')[1] ?? id).join(' ')).toMatchInlineSnapshot(
      `"terminology inconsistent-with-resource inconsistent-use wrong-term accuracy mistranslation overtranslation undertranslation addition omission do-not-translate untranslated linguistic-conventions grammar punctuation spelling unintelligible character-encoding textual-conventions style organizational-style third-party-style inconsistent-with-reference language-register awkward unidiomatic inconsistent locale-conventions number-format currency-format measurement-format time-format date-format address-format telephone-format shortcut-key audience-appropriateness culture-specific-reference offensive design-and-markup character-formatting layout markup-tag truncation missing-text link custom"`,
    );
  });

  it('are told from what other programs call theirs', () => {
    expect(isMqmCategory('accuracy/omission')).toBe(true);
    expect(isMqmCategory('accuracy/wrong')).toBe(false);
  });
});
