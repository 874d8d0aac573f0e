import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InlineTag } from '#core/model/text.ts';
import { plain } from '#core/model/text.ts';
import { codePointLength, sliceCodePoints } from '#core/text/codepoints.ts';
import {
  applyEdits,
  joinRich,
  mapOffset,
  mapRange,
  mapTags,
  offsetMapper,
  splitRich,
  validRich,
} from '#core/text/mapping.ts';
import { editsFor, messyText, richText } from './arbitraries.ts';

const textAndEdits = messyText(20).chain((text) => fc.tuple(fc.constant(text), editsFor(text)));
const richAndEdits = richText(20).chain((rich) => fc.tuple(fc.constant(rich), editsFor(rich.text)));
const tag = (at: number, kind: InlineTag['kind'], id = 1): InlineTag => ({ at, kind, id, type: 'strong' });

describe('edits', () => {
  it('never move two offsets past each other, nor out of the text', () => {
    fc.assert(
      fc.property(textAndEdits, ([text, edits]) => {
        const length = codePointLength(applyEdits(text, edits));
        const map = offsetMapper(edits);
        let last = 0;
        for (let at = 0; at <= codePointLength(text); at += 1) {
          const before = mapOffset(edits, at, 'before');
          const after = mapOffset(edits, at, 'after');
          expect([map(at, 'before'), map(at, 'after')]).toEqual([before, after]);
          expect(before).toBeGreaterThanOrEqual(last);
          expect(after).toBeGreaterThanOrEqual(before);
          expect(after).toBeLessThanOrEqual(length);
          last = before;
        }
      }),
    );
  });

  it('leave untouched words standing where their range goes', () => {
    fc.assert(
      fc.property(textAndEdits, fc.nat(20), fc.nat(20), ([text, edits], a, b) => {
        const length = codePointLength(text);
        const range = { start: Math.min(a, b, length), end: Math.min(Math.max(a, b), length) };
        const mapped = mapRange(edits, range);
        const now = sliceCodePoints(applyEdits(text, edits), mapped.range.start, mapped.range.end);
        expect(mapped.touched || now === sliceCodePoints(text, range.start, range.end)).toBe(true);
        expect(mapped.gone && now !== '').toBe(false);
      }),
    );
  });
});

describe('mapOffset', () => {
  it('stays with the text at either side of a replaced stretch, and goes to its edge from inside', () => {
    const edit = fc.tuple(fc.nat(9), fc.nat(5), fc.constantFrom('', '新', '𠮷的a'));
    fc.assert(
      fc.property(
        edit,
        fc.nat(16),
        fc.constantFrom('before' as const, 'after' as const),
        (made, at, lean) => {
          const [start, length, insert] = made;
          const end = start + length;
          const fresh = codePointLength(insert);
          const isInside = start < at && at < end;
          const isAtInsertion = length === 0 && at === start;
          const expected =
            isInside || isAtInsertion
              ? start + (lean === 'before' ? 0 : fresh)
              : at <= start
                ? at
                : at - length + fresh;
          expect(mapOffset([{ start, end, insert }], at, lean)).toBe(expected);
        },
      ),
    );
  });
});

describe('mapRange', () => {
  const range = { start: 2, end: 4 };

  it('leaves out what is inserted at its ends, or takes it in', () => {
    const edits = [
      { start: 2, end: 2, insert: 'x' },
      { start: 4, end: 4, insert: 'y' },
    ];
    expect(mapRange(edits, range)).toEqual({ range: { start: 3, end: 5 }, touched: false, gone: false });
    expect(mapRange(edits, range, 'outward').range).toEqual({ start: 2, end: 6 });
  });

  it('keeps its place on words that replace it as a whole', () => {
    const edits = [{ start: 2, end: 4, insert: '發達了' }];
    expect(mapRange(edits, range)).toEqual({ range: { start: 2, end: 5 }, touched: true, gone: false });
  });

  it('is gone when deleted or swallowed', () => {
    expect(mapRange([{ start: 1, end: 4, insert: '' }], range)).toEqual({
      range: { start: 1, end: 1 },
      touched: true,
      gone: true,
    });
    expect(mapRange([{ start: 0, end: 6, insert: '全新的句子' }], range).gone).toBe(true);
  });
});

describe('tags', () => {
  it('are all kept, in order and in pairs, by any edit', () => {
    fc.assert(
      fc.property(richAndEdits, ([rich, edits]) => {
        const tags = mapTags(rich.tags, edits);
        expect(tags.map(({ id, kind }) => [id, kind])).toEqual(rich.tags.map(({ id, kind }) => [id, kind]));
        expect(validRich({ text: applyEdits(rich.text, edits), tags })).toBe(validRich(rich));
      }),
    );
  });

  it('keep to their words when text is typed beside them, and move to the edge of what replaces them', () => {
    const tags = [tag(1, 'open'), tag(3, 'close')];
    expect(mapTags(tags, [{ start: 1, end: 1, insert: '新' }]).map(({ at }) => at)).toEqual([2, 4]);
    expect(mapTags(tags, [{ start: 3, end: 3, insert: '新' }]).map(({ at }) => at)).toEqual([1, 3]);
    expect(mapTags(tags, [{ start: 0, end: 5, insert: '一二' }]).map(({ at }) => at)).toEqual([2, 2]);
  });

  it('split and join to what they were', () => {
    fc.assert(
      fc.property(richText(20), fc.nat(30), (rich, at) => {
        const place = Math.min(at, codePointLength(rich.text));
        const [left, right] = splitRich(rich, place);
        expect(validRich(left)).toBe(true);
        expect(validRich(right)).toBe(true);
        expect(joinRich(left, '', right)).toEqual(rich);
      }),
    );
  });

  it('close and open again across a split', () => {
    const rich = { text: '一二三四', tags: [tag(1, 'open'), tag(3, 'close')] };
    const [left, right] = splitRich(rich, 2);
    expect(left).toEqual({ text: '一二', tags: [tag(1, 'open'), tag(2, 'close')] });
    expect(right).toEqual({ text: '三四', tags: [tag(0, 'open'), tag(1, 'close')] });
    expect(joinRich(left, '，', right)).toEqual({
      text: '一二，三四',
      tags: [tag(1, 'open'), tag(4, 'close')],
    });
  });

  it('stay valid when any two texts are joined', () => {
    fc.assert(
      fc.property(richText(10), fc.constantFrom('', ' ', '\n'), richText(10), (a, joiner, b) => {
        const joined = joinRich(a, joiner, b);
        expect(joined.text).toBe(a.text + joiner + b.text);
        expect(validRich(joined)).toBe(true);
      }),
    );
  });

  it('are refused when they cannot be stored', () => {
    expect(validRich(plain('\ud800'))).toBe(false);
    expect(validRich({ text: '一', tags: [tag(2, 'empty')] })).toBe(false);
    expect(validRich({ text: '一', tags: [tag(0, 'open')] })).toBe(false);
    expect(validRich({ text: '一', tags: [tag(0, 'close'), tag(1, 'open')] })).toBe(false);
    expect(validRich({ text: '一', tags: [tag(0, 'empty'), tag(0, 'empty')] })).toBe(false);
    expect(validRich({ text: '一二', tags: [tag(1, 'empty', 1), tag(0, 'empty', 2)] })).toBe(false);
  });
});
