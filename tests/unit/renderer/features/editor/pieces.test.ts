import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InlineTag, RichText } from '#core/model/index.ts';
import { cellPieces, chipLabel, wholeLabel, type CellPiece } from '#renderer/features/editor/pieces.ts';

const pair = (id: number, type: InlineTag['type'], from: number, to: number): InlineTag[] => [
  { at: from, kind: 'open', id, type },
  { at: to, kind: 'close', id, type },
];

const shown = (piece: CellPiece): string =>
  'text' in piece ? piece.text : 'chip' in piece ? `[${piece.chip}]` : '^';

describe('the pieces of a cell', () => {
  it('are none for a plain text', () => {
    expect(cellPieces({ text: '這是一封信，寫給遠方的朋友。', tags: [] }, [])).toBeNull();
  });

  it('take the look of the tags they stand between', () => {
    const rich: RichText = { text: '一封寫給朋友的信', tags: pair(1, 'strong', 2, 6) };
    expect(
      cellPieces(rich, [])?.map((piece) => ('text' in piece ? [piece.text, piece.looks] : piece)),
    ).toEqual([
      ['一封', []],
      ['寫給朋友', ['strong']],
      ['的信', []],
    ]);
  });

  it('are chips where a tag has no look', () => {
    const rich: RichText = { text: '見圖。', tags: [{ at: 2, kind: 'empty', id: 3, type: 'image' }] };
    expect(cellPieces(rich, [])?.map(shown)).toEqual(['見圖', '[3]', '。']);
    expect(chipLabel({ at: 0, kind: 'empty', id: 1, type: 'break' })).toBe('↵');
  });

  it('say by number or by name which tag it is, and which end of a pair, its other end elsewhere or not', () => {
    const tag = (kind: InlineTag['kind'], data?: Record<string, string>): InlineTag => ({
      at: 0,
      kind,
      id: 4,
      type: 'other',
      ...(data === undefined ? {} : { data }),
    });
    const labels = (one: InlineTag): readonly string[] => [chipLabel(one), wholeLabel(one)];
    expect(labels(tag('empty', { display: '%s' }))).toEqual(['4', '%s']);
    expect(labels(tag('empty', { half: 'start', display: '<g>' }))).toEqual(['4▸', '<g>▸']);
    expect(labels(tag('empty', { half: 'end' }))).toEqual(['◂4', '◂4']);
    expect(labels(tag('open', { element: 'kbd' }))).toEqual(['4▸', 'kbd▸']);
    expect(labels(tag('close'))).toEqual(['◂4', '◂4']);
  });

  it('hold a sign where annotated words were taken away, at the ends as well', () => {
    const pieces = cellPieces({ text: '一封信', tags: [] }, [], [0, 2, 3]);
    expect(pieces?.map(shown)).toEqual(['^', '一封', '^', '信', '^']);
  });

  it('name what cannot be seen', () => {
    const pieces = cellPieces({ text: 'a\u200bb', tags: [] }, []);
    expect(pieces?.map(shown)).toEqual(['a', '[ZWSP]', 'b']);
  });

  it('mark a doubtful character at its code point, behind a surrogate pair too', () => {
    const doubt = { at: 2, original: '乾', current: '干', alternatives: ['干', '乾'] };
    const pieces = cellPieces({ text: '𠮷姓干。', tags: [] }, [doubt]);
    const marked = pieces?.filter((piece) => 'doubt' in piece && piece.doubt !== null);
    expect(marked).toMatchObject([{ text: '干', doubt }]);
  });

  it('say where the text differs from another, in words or in looks, under tags too', () => {
    const rich: RichText = { text: '𠮷姓一封信', tags: pair(1, 'strong', 1, 3) };
    const differs = [
      { start: 0, end: 2, in: 'words' },
      { start: 3, end: 4, in: 'tags' },
      { start: 5, end: 5, in: 'words' },
    ] as const;
    const pieces = cellPieces(rich, [], [], differs) ?? [];
    expect(pieces.map((piece) => ('text' in piece ? [piece.text, piece.differs] : piece))).toEqual([
      ['𠮷', 'words'],
      ['姓', 'words'],
      ['一', null],
      ['封', 'tags'],
      ['信', null],
    ]);
  });

  it('hold the whole text in order, each under a key of its own', () => {
    const texts = fc.array(fc.constantFrom('a', '現', '𠮷', '。', ' '), { maxLength: 10 });
    const ends = fc.tuple(fc.nat(10), fc.nat(10));
    fc.assert(
      fc.property(texts, ends, fc.nat(9), (characters, [one, other], doubtful) => {
        const clamp = (at: number): number => Math.min(at, characters.length);
        const rich: RichText = {
          text: characters.join(''),
          tags: pair(1, 'emphasis', clamp(Math.min(one, other)), clamp(Math.max(one, other))),
        };
        const current = characters[doubtful];
        const doubts =
          current === undefined
            ? []
            : [{ at: doubtful, original: current, current, alternatives: [current] }];
        const pieces = cellPieces(rich, doubts) ?? [];
        expect(pieces.map((piece) => ('text' in piece ? piece.text : '')).join('')).toBe(rich.text);
        expect(new Set(pieces.map(({ key }) => key)).size).toBe(pieces.length);
      }),
    );
  });
});
