import { expect, it } from 'vitest';
import type { BookMatch, SentenceMatch } from '#core/book-back/match.ts';
import { reviewOfBook } from '#core/book-back/review.ts';
import { originalSide, plain, type SegmentId, type Side } from '#core/model/index.ts';
import { richHash } from '#core/review/rich-edit.ts';

const en = 'en';
const fr = 'fr';

const known = (text: string) => ({ ...plain(text), state: 'translated' as const });

const sentence = (segment: number, side: Side | null, more: Partial<SentenceMatch> = {}): SentenceMatch => ({
  segment: segment as SegmentId,
  side,
  row: segment + 10,
  facts: [],
  written: known(`${side ?? '?'} ${segment}`),
  own: `${side ?? '?'} ${segment}!`,
  versions: [
    {
      author: 'A',
      date: null,
      edits: [],
      text: `${side ?? '?'} ${segment}!`,
    } as unknown as SentenceMatch['versions'][number],
  ],
  comments: [],
  texts: [],
  ...more,
});

const matchOf = (...sentences: readonly SentenceMatch[]): BookMatch =>
  ({ sentences, loose: [], comments: [] }) as unknown as BookMatch;

const frame = { block: { kind: 'paragraph', level: 0 }, opensBlock: true, original: known('原文') } as const;

it('what came of each column has all its sentences, be they one or many, with the rows they are of', () => {
  const match = matchOf(
    sentence(1, en),
    sentence(1, fr),
    sentence(2, fr, { versions: [] }),
    sentence(3, originalSide),
  );
  const { rows, matches } = reviewOfBook(match, [originalSide, en, fr], () => frame);
  expect(
    matches.map(({ side, rows: own }) => [
      side,
      own.map(({ segment, row, facts }) => [segment, row, ...facts].join(' ')),
    ]),
  ).toEqual([
    [originalSide, ['3 13 edited']],
    [en, ['1 11 edited']],
    [fr, ['1 11 edited', '2 12 unchanged']],
  ]);
  expect(
    rows.map(({ segment, row, isContext, cells }) => [
      segment,
      row,
      isContext,
      cells.map(({ side, text, original, hash }) => [
        side,
        text,
        original ?? '',
        hash === richHash(plain(text)),
      ]),
    ]),
  ).toEqual([
    [
      1,
      11,
      false,
      [
        [originalSide, '原文', '', true],
        [en, 'en 1', '', true],
        [fr, 'fr 1', '', true],
      ],
    ],
    [
      2,
      12,
      false,
      [
        [originalSide, '原文', '', true],
        [fr, 'fr 2', '', true],
      ],
    ],
    [3, 13, false, [[originalSide, `${originalSide} 3`, 'reviewed', true]]],
  ]);
});

it('what nothing is taken of, and what has no row any more, is left out', () => {
  const match = matchOf(
    sentence(1, en, { written: null }),
    sentence(2, en, { own: null }),
    sentence(3, null),
    sentence(4, en, { row: null }),
    sentence(5, en),
  );
  const { rows, matches } = reviewOfBook(match, [en], (segment) => (Number(segment) === 5 ? null : frame));
  expect(rows).toEqual([]);
  expect(matches.map(({ rows: own }) => own.map(({ segment }) => segment))).toEqual([[5]]);
  expect(
    reviewOfBook(matchOf(sentence(5, en)), [en], () => ({ ...frame, original: null })).rows[0]?.cells.map(
      ({ side }) => side,
    ),
  ).toEqual([en]);
});
