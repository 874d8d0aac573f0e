import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plain, sameRich } from '#core/model/index.ts';
import type { InlineTag, ReviewItem, RichText, SegmentId } from '#core/model/index.ts';
import { applyItems, itemsOf, itemsOfCell, reviewedCell } from '#core/review/items.ts';
import { sliceCodePoints } from '#core/text/codepoints.ts';
import { validRich } from '#core/text/mapping.ts';
import { textAndRevision } from './arbitraries.ts';

const origin = { reviewer: 'Reviewer', segment: 7 as SegmentId, side: 'zh-Hans' as const };
const english = { ...origin, side: 'en' as const };
const items = (before: string, after: string, widen = true): ReviewItem[] =>
  itemsOf(origin, plain(before), plain(after), { widen });
const nothing = { from: { at: 0, tag: 0 }, to: { at: 0, tag: 0 } };
const shown = (found: readonly ReviewItem[]): string[] =>
  found.map(({ kind, removed, inserted }) => `${kind} [${removed}|${inserted}]`);
const tag = (at: number, kind: InlineTag['kind'], id = 1): InlineTag => ({ at, kind, id, type: 'strong' });

describe('items', () => {
  it('make the reviewer’s text when all are accepted, and leave the frozen one when none is', () => {
    fc.assert(
      fc.property(textAndRevision, fc.boolean(), ([frozen, own], widen) => {
        const found = itemsOf(origin, frozen, own, { widen });
        expect(applyItems(frozen, found)).toEqual(own);
        expect(applyItems(frozen, [])).toEqual(frozen);
        expect(found.length === 0).toBe(sameRich(frozen, own));
        for (const { before, after, removed, inserted } of found) {
          expect(sliceCodePoints(frozen.text, before.start, before.end)).toBe(removed);
          expect(sliceCodePoints(own.text, after.start, after.end)).toBe(inserted);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('make a text that can be stored whichever are accepted, in whatever order', () => {
    fc.assert(
      fc.property(textAndRevision, fc.infiniteStream(fc.boolean()), ([frozen, own], choose) => {
        const chosen = itemsOf(origin, frozen, own).filter(() => choose.next().value);
        const made = applyItems(frozen, chosen);
        expect(validRich(made)).toBe(true);
        expect(applyItems(frozen, chosen.toReversed())).toEqual(made);
        const again = itemsOf(origin, frozen, made, { widen: false });
        expect(applyItems(frozen, again)).toEqual(made);
      }),
      { numRuns: 300 },
    );
  });

  it('travel with the cell, and are computed anew only where they do not make its text', () => {
    fc.assert(
      fc.property(textAndRevision, ([frozen, own]) => {
        const cell = reviewedCell(origin, frozen, own, 'translated');
        expect(itemsOfCell(cell, frozen)).toEqual(itemsOf(origin, frozen, own));
        const finer = itemsOf(origin, frozen, own, { widen: false });
        const cut = { ...cell, changes: finer.map(({ edits }) => edits) };
        expect(itemsOfCell(cut, frozen)).toEqual(finer);
        const forged = { ...cell, changes: [...cell.changes.slice(1), [{ ...nothing, insert: plain('x') }]] };
        expect(itemsOfCell(forged, frozen)).toEqual(itemsOf(origin, frozen, own));
      }),
    );
  });

  it('from elsewhere never part the ends of a pair', () => {
    const bold = { text: 'one', tags: [tag(0, 'open'), tag(3, 'close')] };
    const cell = reviewedCell(origin, plain('one'), bold, 'translated');
    const parted = { ...cell, changes: cell.changes.flat().map((edit) => [edit]) };
    expect(parted.changes).toHaveLength(2);
    expect(itemsOfCell(parted, plain('one'))).toHaveLength(1);
  });

  it('have an identity that depends on what is suggested, to what, by whom, and on nothing else', () => {
    const frozen = plain('他昨天走了，今天來了。');
    const both = itemsOf(origin, frozen, plain('她昨天走了，今天回來了。'));
    const last = itemsOf(origin, frozen, plain('他昨天走了，今天回來了。'));
    expect(both).toHaveLength(2);
    expect(last.map(({ id }) => id)).toEqual([both[1]?.id]);
    const others = [
      ...itemsOf({ ...origin, reviewer: 'Other' }, frozen, plain('他昨天走了，今天回來了。')),
      ...itemsOf({ ...origin, segment: 8 as SegmentId }, frozen, plain('他昨天走了，今天回來了。')),
      ...itemsOf({ ...origin, side: 'zh-Hant' }, frozen, plain('他昨天走了，今天回來了。')),
      ...itemsOf(origin, plain('他昨天走了，今天來了！'), plain('他昨天走了，今天回來了！')),
      ...itemsOf(origin, frozen, plain('他昨天走了，今天又來了。')),
    ];
    expect(new Set([...last, ...others].map(({ id }) => id)).size).toBe(6);
  });
});

describe('Chinese', () => {
  it('is cut at words, never inside one', () => {
    expect(shown(items('夏天的风很大。', '盛夏的风很大。'))).toEqual(['replace [夏天|盛夏]']);
    expect(shown(items('夏天的风很大。', '夏日的风很大。'))).toEqual(['replace [夏天|夏日]']);
    expect(shown(items('他昨天走了。', '他今天走了。'))).toEqual(['replace [昨天|今天]']);
    expect(shown(items('他走了。', '他昨天走了。'))).toEqual(['insert [|昨天]']);
    expect(shown(items('他在研究所工作。', '他在科究院工作。'))).toEqual(['replace [研究所|科究院]']);
  });

  it('is compared by character where every change is to be seen by itself', () => {
    expect(shown(items('夏天的风很大。', '盛夏的风很大。', false))).toEqual(['insert [|盛]', 'delete [天|]']);
    expect(shown(items('他在研究所工作。', '他在科究院工作。', false))).toEqual([
      'replace [研|科]',
      'replace [所|院]',
    ]);
  });

  it('keeps Latin words, numbers in any script and astral characters whole', () => {
    expect(shown(items('用 color 吧', '用 colour 吧'))).toEqual(['replace [color|colour]']);
    expect(shown(items('1949年', '1950年'))).toEqual(['replace [1949|1950]']);
    expect(shown(items('共 1,234.5 元。', '共 1,243.5 元。'))).toEqual(['replace [1,234.5|1,243.5]']);
    expect(shown(items('一共三百二十五页。', '一共三百二十八页。'))).toEqual([
      'replace [三百二十五|三百二十八]',
    ]);
    expect(shown(items('𠮷野家', '𠮷野屋'))).toEqual(['replace [野家|野屋]']);
    expect(shown(items('家👨‍👩‍👧好', '家👨‍👩‍👦好'))).toEqual(['replace [👨‍👩‍👧|👨‍👩‍👦]']);
  });
});

describe('a rewritten segment', () => {
  const rewritten = [
    ['他在北京大學裡教歷史，今天不來。', '她在東京大學外教地理，明天不來。'],
    ['春天的風吹過小山。', '夏天和風雨過大山。'],
    ['He stood at the gate, and said nothing at all.', 'She waited by the door, and spoke not one word.'],
    ['老人们在码头上看见了电车。', '电车被码头上的老人们看见了。'],
  ] as const;
  const moved = [
    ['The old men of the pier saw the tram.', 'The tram was seen by the old men of the pier.'],
    ['The rain fell on the tin roof all night.', 'All night the rain drummed on the tin roof.'],
    ['The cat saw the dog in the garden yesterday.', 'The dog saw the cat in the garden yesterday.'],
    ['我们昨天在图书馆里安静地看了一本旧书。', '昨天我们在图书馆里安静地看了一本旧书。'],
    ['渡船在傍晚慢慢地靠了岸，没有人下船。', '傍晚渡船慢慢地靠了岸，没有人下船。'],
  ] as const;

  it.each([...rewritten, ...moved])('is one suggestion: %s', (before, after) => {
    const found = items(before, after);
    expect(found).toHaveLength(1);
    expect(applyItems(plain(before), found).text).toBe(after);
  });

  it('keeps what stays between its changes, so that annotations there stay on their words', () => {
    const [only] = items(
      'The cat saw the dog in the garden yesterday.',
      'The dog saw the cat in the garden yesterday.',
    );
    expect(only?.edits.map(({ from, to }) => [from.at, to.at])).toEqual([
      [4, 7],
      [16, 19],
    ]);
  });

  it('is one clause where only a clause was rewritten', () => {
    expect(
      shown(
        items(
          '渡船在傍晚靠了岸，雾还没有散，没有人下船。',
          '渡船在傍晚靠了岸，海面上一片白茫茫，没有人下船。',
        ),
      ),
    ).toEqual(['replace [雾还没有散|海面上一片白茫茫]']);
  });

  it('is several suggestions where single words changed far apart', () => {
    expect(
      shown(
        items(
          '他每天早上六点起床，吃完早饭就去上班，晚上很晚才回家。',
          '他每天清晨六点起床，吃完早饭就去上班，夜里很晚才回家。',
        ),
      ),
    ).toEqual(['replace [早上|清晨]', 'replace [晚上|夜里]']);
    expect(shown(items('Price rose 1,234.5 yuan in May.', 'Price rose 1,243.5 yuan in June.'))).toEqual([
      'replace [1,234.5|1,243.5]',
      'replace [May|June]',
    ]);
    expect(
      shown(
        items('The house by the river was sold in spring.', 'A house by the river was sold in the spring.'),
      ),
    ).toEqual(['replace [The|A]', 'insert [| the]']);
    expect(shown(items('He went home late.', 'He ran home early.'))).toHaveLength(2);
  });
});

describe('English', () => {
  const english = (before: string, after: string, widen = true): string[] =>
    shown(itemsOf({ ...origin, side: 'en' }, plain(before), plain(after), { widen }));

  it('is compared by word, and neighbouring words are one change', () => {
    expect(english('He walked home.', 'He walks home.')).toEqual(['replace [walked|walks]']);
    expect(english('The big red car stopped.', 'The small green car stopped.')).toEqual([
      'replace [big red|small green]',
    ]);
    expect(english('The big red car stopped.', 'The small green car stopped.', false)).toHaveLength(2);
    expect(english('He didn’t go.', 'He does not go.')).toEqual(['replace [didn’t|does not]']);
  });
});

describe('tags', () => {
  const bold = (text: string, from: number, to: number): RichText => ({
    text,
    tags: [tag(from, 'open'), tag(to, 'close')],
  });

  it('are items of their own, a pair always one', () => {
    const found = itemsOf(english, plain('one two'), bold('one two', 4, 7));
    expect(shown(found)).toEqual(['tags [two|two]']);
    expect(found[0]?.edits).toHaveLength(2);
    expect(shown(itemsOf(english, bold('one two', 4, 7), bold('one two', 0, 7)))).toEqual([
      'tags [one |one ]',
    ]);
  });

  it('stay out of changes of the words they stand round', () => {
    expect(shown(itemsOf(english, bold('one two', 4, 7), bold('one three', 4, 9)))).toEqual([
      'replace [two|three]',
    ]);
  });

  it('are told from each other by what they carry', () => {
    const link = (href: string): RichText => ({
      text: '書',
      tags: [
        { at: 0, kind: 'open', id: 1, type: 'link', data: { href } },
        { at: 1, kind: 'close', id: 1, type: 'link' },
      ],
    });
    const found = itemsOf(origin, link('a'), link('b'));
    expect(found.map(({ kind }) => kind)).toEqual(['tags']);
    expect(applyItems(link('a'), found)).toEqual(link('b'));
  });
});
