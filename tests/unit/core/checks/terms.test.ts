import { describe, expect, it } from 'vitest';
import type { CheckedRow } from '#core/checks/check.ts';
import { checks } from '#core/checks/index.ts';
import { plain, type Concept, type ConceptId, type Language, type TermStatus } from '#core/model/index.ts';
import { createTermIndex } from '#core/terms/index.ts';
import { applyEdits } from '#core/text/mapping.ts';

type Written = readonly [Language, string, TermStatus?];

const termbase = (...concepts: readonly (readonly Written[])[]) => {
  const index = createTermIndex();
  for (const [n, terms] of concepts.entries()) {
    const concept: Concept = {
      id: (n + 1) as ConceptId,
      uid: `c${n}`,
      terms: terms.map(([language, text, status = 'preferred']) => ({ language, text, status })),
      partOfSpeech: null,
      domain: '',
      note: '',
      source: '',
    };
    index.put(concept);
  }
  return index;
};

const inShort = (
  terms: ReturnType<typeof termbase>,
  original: string,
  translation: string,
  language: Language = 'en',
): readonly string[] => {
  const text = (side: string, of: Language, words: string) => ({
    side,
    language: of,
    rich: plain(words),
    convertedFrom: null,
  });
  const row: CheckedRow = {
    block: 'paragraph',
    texts: [text('source', 'zh-Hant', original), text('en', language, translation)],
    terms,
  };
  return checks.run(row).map(({ code, words, ranges, params }) => {
    const [place] = ranges;
    return [code, words, params['wanted'] ?? '', place === undefined ? '' : `${place.start}-${place.end}`]
      .filter((part) => part !== '')
      .join(' ');
  });
};

const ferry: readonly Written[] = [
  ['zh-Hant', '渡口'],
  ['en', 'ferry crossing'],
  ['en', 'crossing', 'admitted'],
  ['en', 'ferry port', 'forbidden'],
];

describe('terms of a translation', () => {
  it.each([
    ['the preferred one, inflected', 'The ferry crossings closed.', []],
    ['an admitted one', 'The crossing closed.', []],
    ['none', 'The pier closed.', ['missing 渡口 ferry crossing']],
    ['a forbidden one', 'Two ferry ports closed.', ['forbidden ferry port ferry crossing 4-15']],
    ['nothing yet', '', []],
  ])('with %s', (_, translation, expected) => {
    expect(inShort(termbase(ferry), '渡口关闭。', translation)).toEqual(expected);
  });

  it('are asked for only where the original has the concept, and not where it has a longer one', () => {
    const longer: readonly Written[] = [
      ['zh-Hant', '渡口鎮'],
      ['en', 'Dukou'],
    ];
    expect(inShort(termbase(ferry), '橋斷了。', 'A ferry port.')).toEqual([]);
    expect(inShort(termbase(ferry, longer), '渡口镇很小。', 'Dukou is small.')).toEqual([]);
  });

  it('that nothing in the original could ask for are forbidden everywhere', () => {
    const banned: readonly Written[] = [['en', 'utilize', 'forbidden']];
    expect(inShort(termbase(banned), '用。', 'Utilize it.')).toEqual(['forbidden-alone utilize 0-7']);
  });

  it.each([
    ['An ferry port, a ferry port’s gate.', 'A ferry crossing, a ferry crossing’s gate.'],
    ['Two Ferry Ports', 'Two Ferry Crossings'],
    ['A FERRY PORT', 'A FERRY CROSSING'],
  ])('are put right with their form, where one is forbidden: %s', (translation, right) => {
    const [finding] = checks.run({
      block: 'paragraph',
      texts: [
        { side: 'source', language: 'zh-Hant', rich: plain('渡口'), convertedFrom: null },
        { side: 'en', language: 'en', rich: plain(translation), convertedFrom: null },
      ],
      terms: termbase(ferry),
    });
    expect(applyEdits(translation, finding?.fix ?? [])).toBe(right);
  });

  it('may have a forbidden one within one that may be used', () => {
    const people: readonly Written[] = [
      ['zh-Hant', '人民'],
      ['en', 'the people'],
      ['en', 'people', 'forbidden'],
    ];
    expect(inShort(termbase(people), '人民', 'The people')).toEqual([]);
    expect(inShort(termbase(people), '人民', 'People')).toEqual(['forbidden people the people 0-6']);
  });

  it('of one word with two senses: one of them is enough', () => {
    const one: readonly Written[] = [
      ['zh-Hant', '道'],
      ['en', 'the Way'],
    ];
    const other: readonly Written[] = [
      ['zh-Hans', '道'],
      ['en', 'road'],
    ];
    expect(inShort(termbase(one, other), '道遠。', 'The road is long.')).toEqual([]);
    expect(inShort(termbase(one, other), '道遠。', 'Far.')).toEqual(['missing 道 the Way']);
  });

  it('of Chinese are the same in either script', () => {
    const network: readonly Written[] = [
      ['zh-Hant', '網路'],
      ['zh-Hans', '网络'],
    ];
    expect(inShort(termbase(network), '網路', '网络', 'zh-Hans')).toEqual([]);
    expect(inShort(termbase(network), '網路', '互联网', 'zh-Hans')).toEqual(['missing 網路 网络']);
  });
});
