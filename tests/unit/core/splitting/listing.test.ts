import { expect, it } from 'vitest';
import type { InlineTag, InlineTagType } from '#core/model/index.ts';
import { cutPlaces } from '#core/splitting/places.ts';

/*
 * Where texts may be cut in two, with the level of each place and what it would split, as a person has read it. Where a change of the code changes a line, it is read like any other.
 */

const texts: readonly (readonly [
  text: string,
  language: string,
  own?: readonly string[],
  tags?: readonly (readonly [InlineTagType, number, number])[],
])[] = [
  ['他走了。她也走了；天亮了：好！真的嗎？是……好——走', 'zh-Hant'],
  ['「天亮了，」他說，「走吧。」（她沒走。）《渡口》、〈船〉', 'zh-Hant'],
  ['沈國梁在渡口等船', 'zh-Hant', ['沈國梁', '渡口等']],
  ['他有3.14元、50%的 H2O，12:30見A-12號。', 'zh-Hant'],
  ['The ferry left; it rained: "Go!" she said (once) — and left… OK?', 'en'],
  ['Mr. J. K. Lin paid $5.50 for 1,000 C++ books, e.g. these.', 'en'],
  ['see https://example.org/a?b=c and `npm run x` now', 'en'],
  ['見渡口的船和河邊', 'zh-Hant', [], [['link', 1, 5]]],
  ['見渡口的船。和河邊', 'zh-Hant', [], [['link', 1, 9]]],
  ['見渡口的船和河邊', 'zh-Hant', [], [['strong', 1, 5]]],
  [
    'H2O和x2很多',
    'zh-Hant',
    [],
    [
      ['sub', 1, 2],
      ['sup', 5, 6],
    ],
  ],
  [
    'see the code here now',
    'en',
    [],
    [
      ['code', 4, 12],
      ['emphasis', 13, 21],
    ],
  ],
  ['𠮷野家在那裡，好。', 'zh-Hant'],
  ['雨が降った。彼は行った。', 'ja'],
  ['  前後有空白  。  好  ', 'zh-Hant'],
  ['', 'en'],
];

it('lists the places', () => {
  const lines = texts.flatMap(([text, language, own = [], marks = []]) => {
    const tags = marks
      .flatMap(([type, start, end], n): InlineTag[] => [
        { at: start, kind: 'open', id: n + 1, type },
        { at: end, kind: 'close', id: n + 1, type },
      ])
      .sort((a, b) => a.at - b.at);
    const { places, weight } = cutPlaces({ text, tags }, language, own);
    return [
      `== ${text} ${marks.map(([type, start, end]) => `${type} ${start}-${end}`).join(' ')} weight ${weight.toFixed(2)}`,
      places
        .map(({ at, end, level, mark, share, depth, splits }) =>
          [
            `${end === at ? '' : `${end}-`}${at}`,
            `${level}${mark}`,
            share.toFixed(2),
            depth === 0 ? '' : `in ${depth}`,
            splits === 'nothing' ? '' : splits,
          ]
            .filter((part) => part !== '')
            .join(' '),
        )
        .join(' | '),
    ];
  });
  return expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('listing.txt');
});
