import { describe, expect, test } from 'vitest';
import { emptyCell, plain, type Cell, type InlineTag, type Side } from '../../../../core/model/index.ts';
import { cutAt, cutsFor, halves, matchingPlace } from '../../../../engine/project/split-cells.ts';

const cell = (text: string, origin: Cell['origin']): Cell => ({
  ...emptyCell,
  ...plain(text),
  state: 'draft',
  origin,
});

describe('where a text is cut', () => {
  test('white space at the cut belongs to neither half', () => {
    expect(cutAt('One.  Two.', 5)).toEqual({ end: 4, resume: 6, length: 10 });
    expect(cutAt('一。二。', 2)).toEqual({ end: 2, resume: 2, length: 4 });
  });

  test('never inside a grapheme, never with an empty half', () => {
    expect(cutAt('a\u{1f469}\u200d\u{1f467}b', 2)).toEqual({ end: 1, resume: 1, length: 5 });
    expect(cutAt('e\u0301x', 1)).toBeNull();
    expect([0, 3, 4, -1].map((at) => cutAt('一二三', at))).toEqual([null, null, null, null]);
    expect(cutAt('一  ', 1)).toBeNull();
  });

  test('the matching place is the same one in texts of equal length, else the nearest clause, else the share', () => {
    expect(matchingPlace('一二三四', 3, 4)).toBe(3);
    expect(matchingPlace('The second, with a clause.', 4, 9)).toBe(12);
    expect(matchingPlace('no clause ends here', 5, 10)).toBe(10);
  });

  test('tags go with their halves, a pair across the cut is closed and opened again', () => {
    const tags: InlineTag[] = [
      { at: 0, kind: 'open', id: 1, type: 'strong' },
      { at: 7, kind: 'close', id: 1, type: 'strong' },
    ];
    const cut = cutAt('One two', 3);
    const [head, rest] = cut === null ? [] : halves({ text: 'One two', tags }, cut);
    expect(head).toEqual({ text: 'One', tags: [tags[0], { ...tags[1], at: 3 }] });
    expect(rest).toEqual({ text: 'two', tags: [tags[0], { ...tags[1], at: 3 }] });
  });

  test('a caret in converted text cuts what it was converted from, and all that follows that', () => {
    const cells = new Map<Side, Cell>([
      ['source', cell('One clause, another.', 'imported')],
      ['zh-Hans', cell('一句，又一句。', 'typed')],
      ['zh-Hant', cell('一句，又一句。', 'converted')],
    ]);
    const cuts = cutsFor('en', cells, 'zh-Hant', 3);
    expect(cuts?.get('zh-Hans')).toEqual({ end: 3, resume: 3, length: 7 });
    expect(cuts?.get('zh-Hant')).toEqual({ end: 3, resume: 3, length: 7 });
    expect(cuts?.get('source')).toEqual({ end: 11, resume: 12, length: 20 });
  });
});
