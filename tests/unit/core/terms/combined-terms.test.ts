import { describe, expect, it } from 'vitest';
import type { Concept } from '#core/model/index.ts';
import { conceptIn, mostTermbases, numberIn, termbaseOf } from '#core/terms/concept-place.ts';
import { combinedTerms, createTermIndex, type TermIndex } from '#core/terms/index.ts';

const concept = (termbase: number, number: number, uid: string, ...texts: readonly string[]): Concept => ({
  id: conceptIn(termbase, number),
  uid,
  terms: texts.map((text) => ({ language: 'zh-Hant', text, status: 'preferred' })),
  partOfSpeech: null,
  domain: '',
  note: '',
  source: '',
});

const indexOf = (...concepts: readonly Concept[]): TermIndex => {
  const index = createTermIndex();
  for (const one of concepts) index.put(one);
  return index;
};

describe('termbases that are read as one', () => {
  const own = indexOf(concept(0, 1, 'a', '渡口'), concept(0, 2, 'b', '南岸'));
  const first = indexOf(concept(7, 1, 'c', '渡口'), concept(7, 2, 'd', '渡口碼頭'));
  const last = indexOf(concept(3, 1, 'e', '渡口'), concept(3, 2, 'b', '南岸', '南邊'));
  const all = combinedTerms([own, first, last]);
  const found = (text: string) =>
    all.find(text, 'zh-Hans').map(({ concept: id, inside }) => [termbaseOf(id), numberIn(id), inside]);

  it('find what stands alike in their order, and longer terms of any of them around it', () => {
    expect(found('渡口很远')).toEqual([
      [0, 1, false],
      [7, 1, false],
      [3, 1, false],
    ]);
    expect(found('渡口码头')).toEqual([
      [7, 2, false],
      [0, 1, true],
      [7, 1, true],
      [3, 1, true],
    ]);
  });

  it('hide an entry that an earlier one has by the same name, with all its terms', () => {
    expect(found('南岸')).toEqual([[0, 2, false]]);
    expect(found('南边')).toEqual([]);
    expect(all.named('南岸', 'zh-Hant')).toEqual([conceptIn(0, 2)]);
    expect(all.byUid('b')).toBe(conceptIn(0, 2));
  });

  it('say which of them a concept is of', () => {
    expect([conceptIn(0, 1), conceptIn(7, 1), conceptIn(3, 1), conceptIn(5, 1)].map(all.rankOf)).toEqual([
      0, 1, 2, -1,
    ]);
    expect(all.get(conceptIn(3, 1))?.uid).toBe('e');
    expect(all.get(conceptIn(5, 1))).toBeNull();
    expect(all.size()).toBe(6);
  });

  it('have ids that are whole numbers, whichever termbase it is', () => {
    const id = conceptIn(mostTermbases - 1, 2 ** 32 - 1);
    expect(Number.isSafeInteger(id)).toBe(true);
    expect([termbaseOf(id), numberIn(id)]).toEqual([mostTermbases - 1, 2 ** 32 - 1]);
  });
});
