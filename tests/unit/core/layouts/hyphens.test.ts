import { describe, expect, it } from 'vitest';
import { englishHyphens } from '#core/layouts/hyphens.ts';
import type { Language } from '#core/model/index.ts';

const hyphens = englishHyphens();

/** A text with its places as hyphens. */
const divided = (text: string, language: Language = 'en'): string => {
  const places = hyphens(text, language);
  return Array.from(text, (point, n) => (places.has(n) ? `-${point}` : point)).join('');
};

describe('places at which English words are divided', () => {
  it('are those of the patterns, in words of six letters and more', () => {
    expect(divided('the representative was understanding; water, garden')).toBe(
      'the rep-re-sen-ta-tive was under-stand-ing; water, gar-den',
    );
  });

  it('leave three letters before and two behind', () => {
    for (const word of ['understanding', 'extraordinary', 'anybody', 'already', 'attentively', 'nobody']) {
      const parts = divided(word).split('-');
      if (parts.length === 1) continue;
      expect(parts[0]?.length).toBeGreaterThanOrEqual(3);
      expect(parts.at(-1)?.length).toBeGreaterThanOrEqual(2);
    }
    expect(divided('attentively')).toBe('atten-tive-ly');
  });

  it('are none in words with a capital, in parts of others, and in what is no prose', () => {
    for (const text of [
      'Representative Zhang, of NATIONALITY and McPherson',
      'a self-representation or a representation-like thing',
      'representative@understanding.example https://understanding.example/representation',
      'representation2',
    ])
      expect(divided(text)).toBe(text);
  });

  it('are as in Britain for the English of Britain', () => {
    expect(divided('representative', 'en-GB')).toBe('rep-res-ent-at-ive');
    expect(divided('representative', 'en-US')).toBe('rep-re-sen-ta-tive');
  });

  it('are counted in code points', () => {
    expect(divided('𠮷 and 😀 representative')).toBe('𠮷 and 😀 rep-re-sen-ta-tive');
  });

  it('are none in other languages', () => {
    for (const language of ['zh-Hant', 'de', 'fr', 'und'] as const)
      expect(divided('representative', language)).toBe('representative');
  });
});
