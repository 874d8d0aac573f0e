import { expect, it } from 'vitest';
import type { FoundSentence } from '#core/book-back/found.ts';
import type { KnownTexts } from '#core/book-back/known.ts';
import { settleMeetings } from '#core/book-back/meetings.ts';
import type { Sentence } from '#core/book-back/sentence.ts';
import type { SegmentId } from '#core/model/index.ts';

const known = (unspaced: boolean): KnownTexts => ({
  project: 'p',
  sides: ['en'],
  rowOf: Number,
  present: () => null,
  versions: () => [],
  isUnspaced: () => unspaced,
  blockOf: () => 1,
});

type Read = readonly [written: string, read: string, byAuthors?: Readonly<Record<string, string>>];

/** Sentences of one paragraph, as they were written and as they read; '' reads as no words. */
const sentences = (texts: readonly Read[], row = (n: number) => n + 1): Sentence[] =>
  texts.map(([written, read, byAuthors = {}], n) => {
    const versions = Object.entries(byAuthors).map(([author, text]) => ({ author, date: `day ${n}`, text }));
    const found: FoundSentence = {
      segment: n as SegmentId,
      print: '',
      side: null,
      text: read,
      versions,
      before: written,
      copies: [],
      from: 3,
      to: 3,
      comments: [],
    };
    const rich = { text: written, tags: [], state: 'draft' as const };
    return {
      found,
      side: 'en',
      row: row(n),
      written: { side: 'en', rich, text: written },
      changed: read === written ? null : read,
      versions,
      isSplit: false,
    };
  });

const settled = (texts: readonly Read[], unspaced = false, row?: (n: number) => number) => {
  const all = sentences(texts, row);
  settleMeetings(known(unspaced), all);
  return all.map(({ changed, versions }) => [
    changed,
    ...versions.map(({ author, text }) => `${author}: ${text}`),
  ]);
};

it.each<[what: string, texts: readonly Read[], unspaced: boolean, expected: readonly (string | null)[]]>([
  // A program moved the marks: nothing was changed.
  [
    'a mark that moved',
    [
      ['天亮了，', '天亮了，他'],
      ['他走了。', '走了。'],
    ],
    true,
    [null, null],
  ],
  [
    'a mark that moved back',
    [
      ['天亮了，', '天亮'],
      ['他走了。', '了，他走了。'],
    ],
    true,
    [null, null],
  ],
  [
    'two marks',
    [
      ['天亮了，', '天亮了，他'],
      ['他走了。', '走了。她'],
      ['她也走。', '也走。'],
    ],
    true,
    [null, null, null],
  ],
  [
    'with blanks',
    [
      ['It rained.', 'It rained. He'],
      ['He left.', 'left.'],
    ],
    false,
    [null, null],
  ],
  // What was changed as well is in the sentence where it stands.
  [
    'a change in the first',
    [
      ['天亮了，', '天黑了，他'],
      ['他走了。', '走了。'],
    ],
    true,
    ['天黑了，', null],
  ],
  [
    'a change in the second',
    [
      ['天亮了，', '天亮了，他'],
      ['他走了。', '來了。'],
    ],
    true,
    [null, '他來了。'],
  ],
  [
    'a change at the end',
    [
      ['天亮了，', '天亮了，他'],
      ['他走了。', '走了嗎？'],
    ],
    true,
    [null, '他走了嗎？'],
  ],
  // What replaces the end of one is typed into the next.
  [
    'words that went over',
    [
      ['天亮了，', '天'],
      ['他走了。', '黑了，他走了。'],
    ],
    true,
    ['天黑了，', null],
  ],
  // Where marks and words say the same, the marks stay.
  [
    'a plain change',
    [
      ['天亮了，', '天黑了，'],
      ['他走了。', '他走了。'],
    ],
    true,
    ['天黑了，', null],
  ],
  [
    'words put in where two meet, by the first mark',
    [
      ['天亮了，', '天亮了，啊，'],
      ['他走了。', '他走了。'],
    ],
    true,
    ['天亮了，啊，', null],
  ],
  [
    'words put in where two meet, by the second mark',
    [
      ['天亮了，', '天亮了，'],
      ['他走了。', '啊，他走了。'],
    ],
    true,
    [null, '啊，他走了。'],
  ],
  [
    'beyond U+FFFF',
    [
      ['𠮷野，', '𠮷野，𠮷'],
      ['𠮷田。', '田。'],
    ],
    true,
    [null, null],
  ],
])('%s', (_, texts, unspaced, expected) => {
  expect(settled(texts, unspaced).map(([changed]) => changed)).toEqual(expected);
});

it('no character is lost or doubled, whatever moved', () => {
  const written = ['天亮了，', '他走了。', '她也走。'];
  const whole = '天黑了，他走了，她也走。';
  for (let a = 0; a <= whole.length; a += 1)
    for (let b = a; b <= whole.length; b += 1) {
      const read = [whole.slice(0, a), whole.slice(a, b), whole.slice(b)];
      // A sentence without words is not looked at.
      if (read.includes('')) continue;
      const after = settled(
        written.map((text, n) => [text, read[n] ?? ''] as const),
        true,
      );
      expect(after.map(([changed], n) => changed ?? written[n]).join('')).toBe(whole);
    }
});

it('what each author changed is settled alike, and stays theirs', () => {
  expect(
    settled(
      [
        ['天亮了，', '天黑了，他', { A: '天黑了，他' }],
        ['他走了。', '走了。', { A: '走了。' }],
      ],
      true,
    ),
  ).toEqual([
    ['天黑了，', 'A: 天黑了，'],
    [null, 'A: 他走了。'],
  ]);
});

it('sentences that do not follow each other in the project, or stand alone, are left as they are', () => {
  const moved: readonly Read[] = [
    ['天亮了，', '天亮了，他'],
    ['他走了。', '走了。'],
  ];
  expect(settled(moved, true, (n) => 3 * n).map(([changed]) => changed)).toEqual(['天亮了，他', '走了。']);
  expect(settled(moved.slice(0, 1), true)).toEqual([['天亮了，他']]);
  const emptied: readonly Read[] = [
    ['天亮了，', '天亮了，他走了。'],
    ['他走了。', ''],
  ];
  expect(settled(emptied, true).map(([changed]) => changed)).toEqual(['天亮了，他走了。', '']);
});
