import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InlineTag, RichText } from '#core/model/index.ts';
import { validRich } from '#core/text/mapping.ts';
import { movedTag } from '#renderer/features/editor/formatting/tag-drag.ts';
import { toDoc } from '#renderer/features/editor/rich-doc.ts';

const empty = (id: number, at: number): InlineTag => ({ at, kind: 'empty', id, type: 'image' });

const rich: RichText = {
  text: '見𠮷圖。',
  tags: [
    { at: 1, kind: 'open', id: 1, type: 'other' },
    empty(2, 2),
    { at: 2, kind: 'close', id: 1, type: 'other' },
  ],
};

describe('a tag that is dragged', () => {
  it('stands where it was dropped, and only it', () => {
    const shown = toDoc(rich); // 見⟨𠮷⟨⟨圖。
    expect(movedTag(shown, 4, 0)?.tags).toEqual([empty(2, 0), rich.tags[0], rich.tags[2]]);
    expect(movedTag(shown, 4, 8)?.tags).toEqual([rich.tags[0], rich.tags[2], empty(2, 4)]);
    expect(movedTag(shown, 4, 4)).toEqual(rich);
    expect(movedTag(shown, 4, 5)).toEqual(rich);
  });

  it('is not the end of a pair before its beginning, nor a character', () => {
    const shown = toDoc(rich);
    expect(movedTag(shown, 5, 0)).toBeNull();
    expect(movedTag(shown, 1, 6)).toBeNull();
    expect(movedTag(shown, 0, 3)).toBeNull();
  });

  it('leaves the words as they are and loses no tag, wherever it goes', () => {
    const place = fc.nat(12);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('甲', '𠮷', 'a'), { maxLength: 6 }),
        fc.array(place, { maxLength: 5 }),
        place,
        place,
        (letters, places, which, to) => {
          const tags = places
            .map((at) => Math.min(at, letters.length))
            .sort((a, b) => a - b)
            .map((at, n) => empty(n + 1, at));
          const shown = toDoc({ text: letters.join(''), tags });
          const from = shown.tags[which % Math.max(tags.length, 1)]?.at;
          if (from === undefined) return;
          // Offsets are those of a caret: never inside a surrogate pair.
          let end = Math.min(to, shown.doc.length);
          if (/^[\udc00-\udfff]/.test(shown.doc.slice(end))) end -= 1;
          const moved = movedTag(shown, from, end);
          expect(moved?.text).toBe(letters.join(''));
          const idsOf = (some: readonly { readonly id: number }[] | undefined) =>
            some?.map(({ id }) => id).sort((a, b) => a - b);
          expect(idsOf(moved?.tags)).toEqual(idsOf(tags));
          expect(moved !== null && validRich(moved)).toBe(true);
        },
      ),
    );
  });
});
