import { expect, it } from 'vitest';
import type { KnownTexts } from '#core/book-back/known.ts';
import { placeLoose, type Missing } from '#core/book-back/loose.ts';
import type { Sentence } from '#core/book-back/sentence.ts';
import { plain, type SegmentId } from '#core/model/index.ts';

/** The texts each sentence ever had, the present one first, by its row. */
type Past = Readonly<Record<number, readonly string[]>>;

const known = (past: Past): KnownTexts => ({
  project: 'p',
  sides: ['source', 'en'],
  rowOf: Number,
  present: () => null,
  versions: (segment) =>
    (past[Number(segment)] ?? []).map((text) => ({ ...plain(text), state: 'draft' as const })),
  isUnspaced: () => true,
  blockOf: () => 1,
});

/** A sentence with its mark: as it was written, and as it reads. */
const sentence = (
  row: number,
  written: string,
  read = written,
  at: readonly [number, number] = [row, row],
): Sentence => ({
  found: {
    segment: row as SegmentId,
    print: '',
    side: null,
    text: read,
    versions: [],
    before: written,
    copies: [],
    from: at[0],
    to: at[1],
    comments: [],
  },
  side: 'source',
  row,
  written: { side: 'source', rich: { ...plain(written), state: 'draft' }, text: written },
  changed: read === written ? null : read,
  versions: [],
  isSplit: false,
});

type Case = {
  readonly past?: Past;
  readonly sentences: readonly Sentence[];
  /** Rows whose sentences have no mark any more. */
  readonly missing?: readonly number[];
  /** Words, the paragraph they stand in, and how many sentences stand before them. */
  readonly loose: readonly (readonly [text: string, paragraph: number, after: number])[];
};

const placed = ({ past = {}, sentences, missing = [], loose }: Case) => {
  const gone = missing.map((row): Missing => ({
    segment: row as SegmentId,
    side: 'source',
    row,
    isThere: false,
  }));
  const left = placeLoose(
    known(past),
    sentences,
    gone,
    loose.map(([text, paragraph, after]) => ({ text, paragraph, after })),
  );
  return {
    there: gone.flatMap(({ row, isThere }) => (isThere ? [row] : [])),
    changed: sentences.flatMap(({ row, changed }) => (changed === null ? [] : [`${row}: ${changed}`])),
    split: sentences.flatMap(({ row, isSplit }) => (isSplit ? [row] : [])),
    left: left.map(({ text }) => text),
  };
};

const nothing = { there: [], changed: [], split: [], left: [] };

it.each<[what: string, one: Case, expected: Partial<typeof nothing> | object]>([
  [
    'a sentence that lost its mark, word for word, between its neighbours',
    {
      past: { 2: ['他走了。'] },
      sentences: [sentence(1, '天亮了。'), sentence(3, '天黑了。')],
      missing: [2],
      loose: [['他走了。', 2, 1]],
    },
    { there: [2] },
  ],
  [
    'by a former text of it, and whatever its white space',
    {
      past: { 2: ['他來了。', '他 走了。'] },
      sentences: [sentence(1, '天亮了。')],
      missing: [2],
      loose: [['他走 了。', 2, 1]],
    },
    { there: [2] },
  ],
  [
    'two of them in one stretch',
    {
      past: { 2: ['他走了。'], 3: ['她也走。'] },
      sentences: [sentence(1, '天亮了。'), sentence(4, '天黑了。')],
      missing: [2, 3],
      loose: [['他走了。她也走。', 2, 1]],
    },
    { there: [2, 3] },
  ],
  [
    'never one that is empty, which any words would begin with',
    {
      past: { 2: ['', '早。'], 3: ['他走了。'] },
      sentences: [sentence(1, '天亮了。'), sentence(4, '天黑了。')],
      missing: [2, 3],
      loose: [['他走了。', 2, 1]],
    },
    { there: [3] },
  ],
  [
    'none where several would do',
    {
      past: { 2: ['他走了。'], 3: ['他走了。'] },
      sentences: [sentence(1, '天亮了。'), sentence(4, '天黑了。')],
      missing: [2, 3],
      loose: [['他走了。', 2, 1]],
    },
    { left: ['他走了。'] },
  ],
  [
    'each in its place where sure neighbours tell them apart',
    {
      past: { 2: ['他走了。'], 4: ['他走了。'] },
      sentences: [sentence(1, '天亮了。'), sentence(3, '下雨。'), sentence(5, '天黑了。')],
      missing: [2, 4],
      loose: [
        ['他走了。', 2, 1],
        ['他走了。', 4, 2],
      ],
    },
    { there: [2, 4] },
  ],
  [
    'one that another makes sure',
    {
      past: { 2: ['他走了。'], 3: ['下雨。'], 4: ['他走了。'] },
      sentences: [sentence(1, '天亮了。')],
      missing: [2, 3, 4],
      loose: [
        ['他走了。', 2, 1],
        ['下雨。', 3, 1],
      ],
    },
    { there: [2, 3] },
  ],
  [
    'none out of its place',
    {
      past: { 5: ['他走了。'] },
      sentences: [sentence(1, '天亮了。'), sentence(3, '天黑了。')],
      missing: [5],
      loose: [['他走了。', 2, 1]],
    },
    { left: ['他走了。'] },
  ],
  [
    'none whose words are only a part',
    {
      past: { 2: ['他走了。'] },
      sentences: [sentence(1, '天亮了。'), sentence(3, '天黑了。')],
      missing: [2],
      loose: [['他走了。好。', 2, 1]],
    },
    { left: ['他走了。好。'] },
  ],
  [
    'what a sentence lost that was split in two paragraphs',
    { sentences: [sentence(1, '天亮了，他走了。', '天亮了，')], loose: [['他走了。', 2, 1]] },
    { split: [1] },
  ],
  [
    'before it as well, and in its own paragraph, where nothing was split',
    { sentences: [sentence(1, '天亮了，他走了。', '他走了。')], loose: [['天亮了，', 1, 0]] },
    {},
  ],
  [
    'words that were typed behind a sentence of the same paragraph',
    { sentences: [sentence(1, '天亮了。'), sentence(2, '他走了。')], loose: [['真的。', 1, 1]] },
    { changed: ['1: 天亮了。真的。'] },
  ],
  [
    'words that were typed before one',
    { sentences: [sentence(1, '天亮了。'), sentence(2, '他走了。')], loose: [['真的。', 2, 1]] },
    { changed: ['2: 真的。他走了。'] },
  ],
  [
    'words in a paragraph of their own',
    { sentences: [sentence(1, '天亮了。'), sentence(3, '他走了。')], loose: [['真的。', 2, 1]] },
    { left: ['真的。'] },
  ],
  [
    'words beside a sentence where one is missing, which they may be',
    {
      past: { 2: ['早。'] },
      sentences: [sentence(1, '天亮了。'), sentence(3, '他走了。')],
      missing: [2],
      loose: [['真的。', 1, 1]],
    },
    { left: ['真的。'] },
  ],
])('words without a mark: %s', (_, one, expected) => {
  expect(placed(one)).toEqual({ ...nothing, ...expected });
});
