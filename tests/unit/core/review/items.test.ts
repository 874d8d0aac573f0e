import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plain, sameRich } from '../../../../core/model/index.ts';
import type { InlineTag, ReviewItem, RichText, SegmentId } from '../../../../core/model/index.ts';
import { applyItems, itemsOf, itemsOfCell, reviewedCell } from '../../../../core/review/items.ts';
import { sliceCodePoints } from '../../../../core/text/codepoints.ts';
import { validRich } from '../../../../core/text/mapping.ts';
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
  it('is compared by character', () => {
    expect(shown(items('他昨天走了。', '他今天走了。'))).toEqual(['replace [昨|今]']);
    expect(shown(items('這是書。', '這是一本書。'))).toEqual(['insert [|一本]']);
    expect(shown(items('这就是的书。', '这是书。'))).toEqual(['delete [就|]', 'delete [的|]']);
  });

  it('is compared by word where two changes fall into one', () => {
    expect(shown(items('他在研究所工作。', '他在科究院工作。'))).toEqual(['replace [研究所|科究院]']);
    expect(shown(items('他在研究所工作。', '他在科究院工作。', false))).toEqual([
      'replace [研|科]',
      'replace [所|院]',
    ]);
  });

  it('is compared by clause where that holds more than three changes', () => {
    const before = '他在北京大學裡教歷史，今天不來。';
    const four = '她在東京大學外教地理，明天不來。';
    expect(shown(items(before, four, false))).toHaveLength(5);
    expect(shown(items(before, four))).toEqual([
      'replace [他在北京大學裡教歷史|她在東京大學外教地理]',
      'replace [今|明]',
    ]);
  });

  it('keeps Latin words and numbers whole, and astral characters', () => {
    expect(shown(items('用 color 吧', '用 colour 吧'))).toEqual(['replace [color|colour]']);
    expect(shown(items('1949年', '1950年'))).toEqual(['replace [1949|1950]']);
    expect(shown(items('𠮷野家', '𠮷野屋'))).toEqual(['replace [家|屋]']);
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
