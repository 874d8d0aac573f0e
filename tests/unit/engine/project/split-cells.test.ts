import { describe, expect, test } from 'vitest';
import {
  columnsOfDocument,
  defaultColumns,
  emptyCell,
  plain,
  type Cell,
  type InlineTag,
  type Side,
} from '#core/model/index.ts';
import { cutAt, cutsFor, halves } from '#engine/project/split-cells.ts';

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
    const cutting = cutsFor(columnsOfDocument(defaultColumns, 'en', ['zh-Hans', 'zh-Hant']), cells, {
      side: 'zh-Hant',
      at: 3,
      wanted: new Map(),
      ownWords: [],
    });
    expect(cutting.ok ? Object.fromEntries(cutting.value) : cutting.error).toEqual({
      'zh-Hans': { end: 3, resume: 3, length: 7 },
      'zh-Hant': { end: 3, resume: 3, length: 7 },
      source: { end: 11, resume: 12, length: 20 },
    });
  });

  test('places chosen by hand are kept to, and refused where no text may be cut', () => {
    const cells = new Map<Side, Cell>([
      ['source', cell('團隊發布GPT-4，很快。', 'imported')],
      ['zh-Hans', cell('团队发布GPT-4，很快。', 'converted')],
      ['en', cell('The team released GPT-4, and fast.', 'typed')],
    ]);
    const cut = (wanted: readonly (readonly [Side, number | null])[]) => {
      const cutting = cutsFor(columnsOfDocument(defaultColumns, 'zh-Hant', ['zh-Hans', 'en']), cells, {
        side: 'en',
        at: 25,
        wanted: new Map(wanted),
        ownWords: [],
      });
      return cutting.ok
        ? [...cutting.value].map(([side, { resume }]) => [side, resume])
        : [cutting.error.code, cutting.error.params];
    };
    expect(cut([])).toEqual([
      ['en', 25],
      ['source', 10],
      ['zh-Hans', 10],
    ]);
    expect(cut([['source', 2]])).toEqual([
      ['en', 25],
      ['source', 2],
      ['zh-Hans', 2],
    ]);
    expect(cut([['en', null]])).toEqual([
      ['source', 10],
      ['zh-Hans', 10],
    ]);
    expect(cut([['source', 6]])).toEqual(['split.bad-place', { side: 'source' }]);
    expect(cut([['source', null]])).toEqual(['split.bad-place', { side: 'source' }]);
    expect(cut([['en', 20]])).toEqual(['split.bad-place', { side: 'en' }]);
  });
});
