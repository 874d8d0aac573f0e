import { expect, it } from 'vitest';
import type { FoundBook, FoundSentence } from '#core/book-back/found.ts';
import { matchBook } from '#core/book-back/match.ts';
import { fingerprint } from '#core/layouts/marks.ts';
import type { SegmentId } from '#core/model/index.ts';
import { changedIn, knownOf, numbered, projectId, toldIn } from './round-trip.ts';

/* Books of one column whose sentences, in paragraphs, came back in some way: what is told of each. Segments are 1, 4, 7, 10, 13. */

const texts = ['天亮了。', '船來了。', '他上了船。', '河上有霧。', '沒有人說話。'];
const specs = numbered(
  texts.map((source, n) => ({
    texts: { source },
    opensBlock: n === 0 || n === 3,
    kind: 'paragraph' as const,
  })),
);
const known = knownOf(specs, [{ side: 'source', language: 'zh-Hant' } as never]);

/** A sentence by its number from 1: how it reads, and in which paragraph. */
type Back = readonly [number: number, text: string | null, paragraph: number, more?: Partial<FoundSentence>];

const sentence = ([number, text, paragraph, more = {}]: Back): FoundSentence => {
  const segment = ((number - 1) * 3 + 1) as SegmentId;
  return {
    segment,
    print: fingerprint(projectId, segment, 'source', texts[number - 1] ?? ''),
    side: text === null ? 'source' : null,
    text: text ?? '',
    versions: [],
    before: text ?? '',
    copies: [],
    from: paragraph,
    to: paragraph,
    comments: [],
    ...more,
  };
};

const book = (back: readonly Back[], wholeParagraphs = true): FoundBook => ({
  record: {
    project: projectId,
    name: '渡口',
    columns: ['source'],
    wholeParagraphs,
    segments: [texts.map((_, n) => (n * 3 + 1) as SegmentId)],
  },
  sentences: back.map(sentence),
  loose: [],
  comments: [],
  hasOwn: false,
});

const usual: readonly Back[] = texts.map((_, n) => [n + 1, null, n < 3 ? 1 : 2]);
const without = (...numbers: readonly number[]): readonly Back[] =>
  usual.filter(([number]) => !numbers.includes(number));
const having = (...changed: readonly Back[]): readonly Back[] =>
  usual.map((one) => changed.find(([number]) => number === one[0]) ?? one);
const andWithout = (back: readonly Back[], ...numbers: readonly number[]): readonly Back[] =>
  back.filter(([number]) => !numbers.includes(number));

it.each<[what: string, back: readonly Back[], told: readonly string[]]>([
  ['as it was written', usual, []],
  ['a sentence was edited', having([2, '船到了。', 1]), ['4 source: edited']],
  ['a sentence was deleted', without(2), ['4 source: deleted']],
  [
    'joined to the one before',
    andWithout(having([1, '天亮了。船來了。', 1]), 2),
    ['1 source: joined', '4 source: joined'],
  ],
  [
    'joined to the one behind, with other white space',
    andWithout(having([3, '船 來了。他上了船。', 1]), 2),
    ['4 source: joined', '7 source: joined'],
  ],
  [
    'words of it two sentences on are another sentence’s',
    andWithout(having([4, '船來了。河上有霧。', 2]), 2),
    ['4 source: deleted', '10 source: edited'],
  ],
  ['a sentence was emptied', having([4, '', 2]), ['10 source: emptied']],
  [
    'a sentence is there twice',
    having([4, null, 2, { copies: ['河上有霧。', '河上無霧。'] }]),
    ['10 source: twice'],
  ],
  [
    'a sentence was moved',
    [1, 2, 4, 3, 5].flatMap((number) => usual.filter((one) => one[0] === number)),
    ['10 source: moved'],
  ],
  [
    'a paragraph was parted',
    having([2, null, 2], [3, null, 2], [4, null, 3], [5, null, 3]),
    ['4 source: parted'],
  ],
  ['paragraphs run on', having([4, null, 1], [5, null, 1]), ['10 source: run-on']],
])('%s', (_, back, told) => {
  expect(toldIn(matchBook(book(back), known))).toEqual(told);
});

it('paragraphs of a book of sentences are no facts of its sentences', () => {
  const parted = having([2, null, 2], [3, null, 3], [4, null, 4], [5, null, 5]);
  expect(toldIn(matchBook(book(parted, false), known))).toEqual([]);
});

it('what reads as the project does by now is told as taken, and what both changed as that', () => {
  const now = knownOf(specs, [{ side: 'source', language: 'zh-Hant' } as never], { '4 source': '船到了。' });
  const match = matchBook(book(having([2, '船到了。', 1])), now);
  expect(match.counts).toEqual({ sentences: 5, unchanged: 4 });
  expect(toldIn(match)).toEqual(['4 source: already']);
  const other = matchBook(book(having([2, '船靠岸了。', 1])), now);
  expect(toldIn(other)).toEqual(['4 source: both-edited']);
  expect(changedIn(other)).toEqual(['4 source: 船靠岸了。']);
});

it('a sentence whose row is gone is told so', () => {
  const gone = knownOf(specs, [{ side: 'source', language: 'zh-Hant' } as never], { '4 source': null });
  expect(toldIn(matchBook(book(having([2, '船到了。', 1])), gone))).toEqual(['4 source: row-gone']);
});
