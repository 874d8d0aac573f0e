import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inlineTagTypes, sameRich, type InlineTag, type RichText } from '../../../../../core/model/index.ts';
import {
  docOffset,
  fromDoc,
  richOffset,
  tagCharacter,
  toDoc,
} from '../../../../../renderer/features/editor/rich-doc.ts';

/** Texts with surrogate pairs and bare tag characters, and tags anywhere in them. */
const richTexts: fc.Arbitrary<RichText> = fc
  .array(fc.constantFrom('a', ' ', '現', '𠮷', '😀', tagCharacter, '。'), { maxLength: 12 })
  .chain((characters) =>
    fc
      .array(
        fc.record({
          at: fc.integer({ min: 0, max: characters.length }),
          kind: fc.constantFrom<InlineTag['kind']>('open', 'close', 'empty'),
          id: fc.integer({ min: 1, max: 4 }),
          type: fc.constantFrom(...inlineTagTypes),
        }),
        { maxLength: 5 },
      )
      .map((tags) => ({ text: characters.join(''), tags: tags.sort((a, b) => a.at - b.at) })),
  );

describe('a rich text in the editor', () => {
  it('comes back as it went in', () => {
    fc.assert(
      fc.property(richTexts, (rich) => {
        const back = fromDoc(toDoc(rich));
        expect(back).toEqual(rich);
        expect(sameRich(back, rich)).toBe(true);
      }),
    );
  });

  it('has one character for each tag, and keeps offsets apart from them', () => {
    fc.assert(
      fc.property(richTexts, (rich) => {
        const shown = toDoc(rich);
        expect(shown.doc.length).toBe(rich.text.length + rich.tags.length);
        for (const { at } of shown.tags) expect(shown.doc[at]).toBe(tagCharacter);
        const points = Array.from(rich.text).length;
        for (let at = 0; at <= points; at += 1) expect(richOffset(shown, docOffset(rich, at))).toBe(at);
      }),
    );
  });

  it('keeps a tag character that is no tag as a character', () => {
    const rich: RichText = {
      text: `a${tagCharacter}b`,
      tags: [{ at: 1, kind: 'empty', id: 1, type: 'image' }],
    };
    expect(toDoc(rich).doc).toBe(`a${tagCharacter}${tagCharacter}b`);
    expect(fromDoc(toDoc(rich))).toEqual(rich);
  });
});
