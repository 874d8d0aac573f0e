import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyCell,
  plain,
  type Answer,
  type Cell,
  type RichText,
  type SegmentId,
} from '#core/model/index.ts';
import { acceptItems, acceptUncontested } from '#core/review/accept-items.ts';
import { clausesOf, shareClause } from '#core/review/clauses.ts';
import { decisionsBy, segmentChoices, type SegmentChoice } from '#core/review/decide.ts';
import { reviewedCell } from '#core/review/items.ts';
import { mergeCell, type MergedCell, type Returned } from '#core/review/merge.ts';
import { richHash } from '#core/review/rich-edit.ts';
import { sliceCodePoints } from '#core/text/codepoints.ts';

const place = { segment: 3 as SegmentId, side: 'zh-Hans' as const };
const cell = (text: string): Cell => ({ ...emptyCell, text, state: 'translated' });

type Handed = Readonly<Record<string, string>>;
const returnedOf = (base: string, handed: Handed): Returned[] =>
  Object.entries(handed).map(([reviewer, text]) => ({
    cell: reviewedCell({ ...place, reviewer }, plain(base), plain(text), 'translated'),
    frozen: { ...plain(base), ...place, state: 'translated', hash: richHash(plain(base)) },
  }));
const merge = (
  base: string,
  ours: string,
  handed: Handed,
  answers?: ReadonlyMap<string, readonly Answer[]>,
): MergedCell => mergeCell(place, cell(ours), returnedOf(base, handed), answers);
const ids = ({ items }: MergedCell, reviewer?: string): Set<string> =>
  new Set(
    items
      .filter(({ item }) => reviewer === undefined || item.reviewer === reviewer)
      .map(({ item }) => item.id),
  );
const bulk = (base: string, ours: string, handed: Handed): string => {
  const merged = merge(base, ours, handed);
  return acceptUncontested(plain(ours), merged, ids(merged)).text.text;
};
const choicesOf = (base: string, ours: string, handed: Handed): readonly SegmentChoice[] =>
  segmentChoices(plain(ours), plain(base), returnedOf(base, handed), merge(base, ours, handed));

describe('clauses', () => {
  it('end at Chinese marks, and at Latin ones before white space', () => {
    const cut = (text: string): string[] =>
      clausesOf(text).map(({ start, end }) => sliceCodePoints(text, start, end));
    expect(cut('他来了，我走了。')).toEqual(['他来了，', '我走了。']);
    expect(cut('他说：“来吧！”我没动；')).toEqual(['他说：', '“来吧！”', '我没动；']);
    expect(cut('It cost 1,234.5 yuan, he said. No.')).toEqual(['It cost 1,234.5 yuan,', ' he said.', ' No.']);
    expect(cut('“Stop.” He left')).toEqual(['“Stop.”', ' He left']);
    expect(cut('see example.org/a?b today')).toEqual(['see example.org/a?b today']);
    expect(cut('')).toEqual([{ start: 0, end: 0 }].map(() => ''));
  });

  it('are shared by changes in them and by one that takes away what parts them', () => {
    const clauses = clausesOf('他来了，我走了。');
    expect(shareClause(clauses, { start: 0, end: 1 }, { start: 2, end: 3 })).toBe(true);
    expect(shareClause(clauses, { start: 0, end: 1 }, { start: 4, end: 5 })).toBe(false);
    expect(shareClause(clauses, { start: 2, end: 3 }, { start: 3, end: 4 })).toBe(true);
    expect(shareClause(clauses, { start: 3, end: 4 }, { start: 5, end: 6 })).toBe(true);
    expect(shareClause(clauses, { start: 4, end: 4 }, { start: 6, end: 6 })).toBe(true);
    expect(shareClause(clauses, { start: 4, end: 4 }, { start: 0, end: 1 })).toBe(true);
  });
});

describe('what several changed in one segment', () => {
  it('waits, with no word of one joined to a word of the other', () => {
    expect(bulk('夏天的风很大。', '夏天的风很大。', { A: '盛夏的风很大。', B: '夏日的风很大。' })).toBe(
      '夏天的风很大。',
    );
    const boat = 'The boatman stopped poling.';
    expect(bulk(boat, boat, { A: 'The boatman stilled the pole.', B: 'The boatman quit poling.' })).toBe(
      boat,
    );
  });

  it('waits where it lies in different clauses too, and can then be read together before it is taken', () => {
    const base = '雨停了，他走了。';
    const handed = { A: '大雨停了，他走了。', B: '雨停了，她走了。' };
    expect(bulk(base, base, handed)).toBe(base);
    expect(
      choicesOf(base, base, handed).map(({ is, reviewers, text }) => [is, ...reviewers, text.text]),
    ).toEqual([
      ['sent', base],
      ['reviewer', 'A', handed.A],
      ['reviewer', 'B', handed.B],
      ['combined', 'A', 'B', '大雨停了，她走了。'],
    ]);
  });

  it('is never offered together where two changed one clause', () => {
    const base = 'The ferry left the old pier at noon.';
    const handed = { A: 'The boat left the old pier at noon.', B: 'The ferry left the old pier at dusk.' };
    expect(choicesOf(base, base, handed).map(({ is }) => is)).toEqual(['sent', 'reviewer', 'reviewer']);
    expect(merge(base, base, handed).items.map(({ standing }) => standing)).toMatchObject([
      { is: 'free', rivals: [expect.any(String)] },
      { is: 'free', rivals: [expect.any(String)] },
    ]);
  });

  it('is agreement where the texts are the same, and is taken', () => {
    expect(bulk('夏天的风很大。', '夏天的风很大。', { A: '盛夏的风很大。', B: '盛夏的风很大。' })).toBe(
      '盛夏的风很大。',
    );
    // Who changed nothing has no part in it.
    expect(bulk('夏天的风很大。', '夏天的风很大。', { A: '盛夏的风很大。', B: '夏天的风很大。' })).toBe(
      '盛夏的风很大。',
    );
  });

  it('counts the translator among them', () => {
    const handed = { A: '雨停了，她走了。' };
    expect(bulk('雨停了，他走了。', '大雨停了，他走了。', handed)).toBe('大雨停了，他走了。');
    const merged = merge('雨停了，他走了。', '大雨停了，他走了。', handed);
    const single = acceptItems(plain('大雨停了，他走了。'), merged, ids(merged));
    expect(single).toMatchObject({ accepted: [], unconfirmed: '大雨停了，她走了。' });
    const read = acceptItems(plain('大雨停了，他走了。'), merged, ids(merged), {
      confirmed: '大雨停了，她走了。',
    });
    expect(read.text.text).toBe('大雨停了，她走了。');
    expect(choicesOf('雨停了，他走了。', '大雨停了，他走了。', handed).map(({ is }) => is)).toEqual([
      'sent',
      'mine',
      'reviewer',
      'combined',
    ]);
  });

  it('may be decided one suggestion after another while each result is somebody’s own', () => {
    const base = '夏天的风很大。';
    const merged = merge(base, base, { A: '盛夏的风很大。', B: '夏日的风很大。' });
    const one = acceptItems(plain(base), merged, ids(merged, 'A'));
    expect(one).toMatchObject({ text: plain('盛夏的风很大。'), unconfirmed: null });
  });

  it('of one reviewer alone is taken piece by piece', () => {
    const base = '他每天早上六点起床，晚上很晚才回家。';
    const handed = { A: '他每天清晨六点起床，夜里很晚才回家。' };
    const merged = merge(base, base, handed);
    const [first] = merged.items;
    const part = acceptItems(plain(base), merged, new Set([first?.item.id ?? '']));
    expect(part.text.text).toBe('他每天清晨六点起床，晚上很晚才回家。');
    const answer: Answer = { item: first?.item.id ?? '', decision: 'accepted', reason: '', by: '', at: '' };
    const rest = merge(base, part.text.text, handed, new Map([[answer.item, [answer]]]));
    expect(acceptUncontested(part.text, rest, ids(rest)).text.text).toBe(handed.A);
  });
});

describe('a decision on a segment', () => {
  it('answers every suggestion by whether the chosen text holds it', () => {
    const base = '雨停了，他走了。';
    const handed = { A: '大雨停了，她走了。', B: '雨停了，她走了。', C: '雨停了，他跑了。' };
    const decisions = decisionsBy(plain(handed.B), returnedOf(base, handed));
    const told = merge(base, base, handed).items.map(({ item }) => [
      item.reviewer,
      item.inserted,
      decisions.get(item.id),
    ]);
    expect(told.toSorted(([a = '', b = ''], [c = '', d = '']) => (a + b < c + d ? -1 : 1))).toEqual([
      ['A', '大雨', 'rejected'],
      ['A', '她', 'accepted'],
      ['B', '她', 'accepted'],
      ['C', '跑了', 'rejected'],
    ]);
  });
});

const sentences = [
  '夏天的风很大，他一个人走到江边，渡船已经开了。',
  '老人们坐在码头上，看着电车从桥上过去。',
  '一共三百二十五页，他读了整整一个夏天。',
  'The boatman stopped poling, and the river was quiet.',
  'He read 1,234 pages in May; nobody asked him why.',
  'The old men of the pier saw the tram, then it was gone.',
] as const;
const pieces = ['盛', '夏日', '她', '，', '桥', '12', 'stilled', ' the', 'boat', '👨‍👩‍👧', '。', ''] as const;

/** A sentence as somebody leaves it who replaces a few stretches of it. */
const revisionOf = (text: string): fc.Arbitrary<string> => {
  const points = Array.from(text);
  return fc
    .array(fc.tuple(fc.nat(points.length), fc.nat(4), fc.constantFrom(...pieces)), { maxLength: 3 })
    .map((edits) =>
      edits
        .reduce<string[]>((left, [at, length, piece]) => left.toSpliced(at, length, piece), points)
        .join(''),
    );
};

const situation = fc.constantFrom(...sentences).chain((base) =>
  fc.record({
    base: fc.constant<string>(base),
    ours: fc.oneof(fc.constant<string>(base), revisionOf(base)),
    texts: fc.array(fc.oneof(revisionOf(base), fc.constant<string>(base)), { minLength: 2, maxLength: 4 }),
    turn: fc.nat(23),
    pick: fc.infiniteStream(fc.boolean()),
  }),
);

const shuffled = <T>(values: readonly T[], turn: number): T[] => {
  const left = [...values];
  const taken: T[] = [];
  for (let n = turn; left.length > 0; n = Math.floor(n / 2) + 1)
    taken.push(...left.splice(n % left.length, 1));
  return taken;
};

describe('whatever reviewers and the translator change', () => {
  it('gives the same text in every order, and one that somebody wrote or confirmed', () => {
    fc.assert(
      fc.property(situation, ({ base, ours, texts, turn, pick }) => {
        const handed = texts.map((text, n) => [`R${n}`, text] as const);
        const [one, other] = [Object.fromEntries(handed), Object.fromEntries(shuffled(handed, turn))];
        const merged = merge(base, ours, one);
        expect(merge(base, ours, other)).toEqual(merged);
        const written = new Set([base, ours, ...texts]);
        // All that is shown, and any part of it.
        expect(written).toContain(acceptUncontested(plain(ours), merged, ids(merged)).text.text);
        const some = new Set([...ids(merged)].filter(() => pick.next().value));
        const accepted: RichText = acceptItems(plain(ours), merged, some).text;
        const changed = new Set(texts.filter((text) => text !== base));
        // What one reviewer alone changed may be taken in part: each suggestion was looked at.
        const isAlone = changed.size < 2 && (ours === base || changed.has(ours));
        expect(isAlone || written.has(accepted.text)).toBe(true);
        const offered = choicesOf(base, ours, one).filter(({ is }) => is !== 'combined');
        expect(offered.filter(({ text }) => !written.has(text.text))).toEqual([]);
        expect(choicesOf(base, ours, other)).toEqual(choicesOf(base, ours, one));
      }),
      { numRuns: 400 },
    );
  });
});
