import { describe, expect, it } from 'vitest';
import type { CheckedText } from '#core/checks/check.ts';
import { checks } from '#core/checks/index.ts';
import {
  plain,
  type Concept,
  type ConceptId,
  type Gender,
  type NameKind,
  type TermStatus,
} from '#core/model/index.ts';
import { createTermIndex } from '#core/terms/index.ts';
import { romanise } from '#core/terms/names/romanise.ts';
import { surnameOf } from '#core/terms/names/surnames.ts';

type Spelt = readonly [string, TermStatus?];

const named = (
  name: string,
  spellings: readonly Spelt[],
  { kind = 'person', gender = null }: { kind?: NameKind; gender?: Gender | null } = {},
): Omit<Concept, 'id'> => {
  const surname = kind === 'person' ? surnameOf(name) : '';
  return {
    uid: name,
    terms: [
      { language: 'zh-Hant', text: name, status: 'preferred' },
      ...spellings.map(([text, status = 'preferred']) => ({ language: 'en', text, status })),
    ],
    partOfSpeech: 'properNoun',
    domain: '',
    note: '',
    source: '',
    name: { kind, surname, gender, titles: [], romanisations: romanise(name, kind, surname) },
  };
};

type Texts = readonly [original: string, translation: string];

const textsOf = ([original, translation]: Texts): readonly CheckedText[] => [
  { side: 'source', language: 'zh-Hant', rich: plain(original), convertedFrom: null },
  { side: 'en', language: 'en', rich: plain(translation), convertedFrom: null },
];

const found = (
  names: readonly Omit<Concept, 'id'>[],
  row: Texts,
  before?: Texts,
): readonly (readonly [string, string, string])[] => {
  const terms = createTermIndex();
  for (const [n, one] of names.entries()) terms.put({ ...one, id: (n + 1) as ConceptId });
  return checks
    .run({
      block: 'paragraph',
      texts: textsOf(row),
      terms,
      previous: () => (before === undefined ? [] : textsOf(before)),
    })
    .map(({ check, code, words, fix }) => [`${check}.${code}`, words, fix?.[0]?.insert ?? '']);
};

const sun = named('孫中山', [['Sun Yat-sen'], ['Sun Yixian', 'admitted']], { gender: 'male' });
const song = named('宋慶齡', [['Soong Ching-ling']], { gender: 'female' });
const beijing = named('北京', [['Beijing']], { kind: 'place' });

describe('spellings of names', () => {
  it.each([
    ['the preferred one', 'Sun Yat-sen spoke.'],
    ['an admitted one', 'Sun Yixian spoke.'],
    ['with a possessive', 'Sun Yat-sen’s speech.'],
    ['in capitals', 'SUN YAT-SEN SPOKE.'],
    ['the family name alone', 'Sun spoke.'],
    ['a pronoun', 'He spoke.'],
  ])('are right: %s', (_, translation) => {
    expect(found([sun], ['孫中山講話。', translation])).toEqual([]);
  });

  it.each([
    ['Sun Zhongshan spoke.', 'Sun Zhongshan', 'Sun Yat-sen'],
    ['Sun Chung-shan’s speech.', 'Sun Chung-shan', 'Sun Yat-sen'],
    ['Zhongshan Sun spoke.', 'Zhongshan Sun', 'Sun Yat-sen'],
    ['Sun Yat Sen spoke.', 'Sun Yat Sen', 'Sun Yat-sen'],
    ['Sun Yatsen spoke.', 'Sun Yatsen', 'Sun Yat-sen'],
    ['SUN ZHONGSHAN SPOKE.', 'SUN ZHONGSHAN', 'SUN YAT-SEN'],
    ['Sun Yi-xian spoke.', 'Sun Yi-xian', 'Sun Yixian'],
  ])('are told where no term is written so, and put right: %s', (translation, words, right) => {
    expect(found([sun], ['孫中山講話。', translation])).toEqual([['names.spelling', words, right]]);
  });

  it('are told of places, in the other script of the original too, and where a name is missing that is another matter', () => {
    expect(found([beijing], ['他去了北京。', 'He went to Pei-ching.'])).toEqual([
      ['names.spelling', 'Pei-ching', 'Beijing'],
    ]);
    expect(found([beijing], ['他去了北京。', 'He went there.'])).toEqual([['terms.missing', '北京', '']]);
    expect(found([beijing], ['他走了。', 'He left for Pei-ching.'])).toEqual([]);
  });

  it('are told as a hint where one text has two of one name', () => {
    expect(found([sun], ['孫中山，孫中山！', 'Sun Yat-sen, Sun Yixian!'])).toEqual([
      ['names.mixed', 'Sun Yixian', ''],
    ]);
  });

  it('are left to the check of terms where a spelling is forbidden', () => {
    const strict = named('孫中山', [['Sun Yat-sen'], ['Sun Zhongshan', 'forbidden']]);
    expect(found([strict], ['孫中山講話。', 'Sun Zhongshan spoke.']).map(([code]) => code)).toEqual([
      'terms.forbidden',
    ]);
  });
});

describe('pronouns', () => {
  it('are told where they do not fit the one person named in the row or the one before', () => {
    expect(found([sun], ['孫中山回家了。', 'Sun Yat-sen went home, and she slept.'])).toEqual([
      ['names.pronoun', 'she', ''],
    ]);
    expect(
      found([song], ['後來就走了。', 'Then he left.'], ['宋慶齡來了。', 'Soong Ching-ling came.']),
    ).toEqual([['names.pronoun', 'he', '']]);
  });

  const quiet: readonly (readonly [string, Texts, Texts?])[] = [
    ['it fits', ['孫中山回家了。', 'Sun Yat-sen went home, and he slept.']],
    ['another is named in the originals', ['孫中山見了宋慶齡。', 'Sun Yat-sen met Soong, and she smiled.']],
    ['a stranger is named', ['孫中山見了李小紅。', 'Sun Yat-sen met Li Xiaohong, and she smiled.']],
    [
      'a word for a person stands between',
      ['孫中山見了鄰居。', 'Sun Yat-sen met a neighbour, and she smiled.'],
    ],
    ['the original says so', ['孫中山說她來了。', 'Sun Yat-sen said that she had come.']],
    ['it is said by somebody', ['孫中山聽見有人說話。', 'Sun Yat-sen heard: “She is here.”']],
    ['nobody is named before it', ['孫中山也來了。', 'When she came, Sun Yat-sen came too.']],
    ['the row before names another', ['走了。', 'She left.'], ['孫中山和宋慶齡。', 'Sun Yat-sen and Soong.']],
  ];
  it.each(quiet.map(([why, row, before]) => ({ why, row, before })))(
    'are let be where $why',
    ({ row, before }) => {
      expect(found([sun, song], row, before).filter(([code]) => code === 'names.pronoun')).toEqual([]);
    },
  );

  it('say nothing of people whose gender nobody has said', () => {
    expect(found([named('孫中山', [['Sun']])], ['孫中山。', 'Sun came, and she slept.'])).toEqual([]);
  });
});
