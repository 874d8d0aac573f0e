import { ChangeSet, Text } from '@codemirror/state';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inlineTagTypes, sameRich, type InlineTag, type RichText } from '#core/model/index.ts';
import {
  docOffset,
  fromDoc,
  offsetOfPlace,
  placeAt,
  richOffset,
  tagChanges,
  tagCharacter,
  toDoc,
} from '#renderer/features/editor/rich-doc.ts';

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

  it('has places for characters and placeholders, none for the ends of pairs', () => {
    fc.assert(
      fc.property(richTexts, (rich) => {
        const shown = toDoc(rich);
        const last = Array.from(rich.text).length + rich.tags.filter(({ kind }) => kind === 'empty').length;
        expect(placeAt(shown, shown.doc.length)).toBe(last);
        for (let place = 0; place <= last; place += 1) {
          const before = offsetOfPlace(shown, place, 'before');
          const behind = offsetOfPlace(shown, place, 'behind');
          expect([placeAt(shown, before), placeAt(shown, behind)]).toEqual([place, place]);
          expect(before).toBeLessThanOrEqual(behind);
        }
      }),
    );
  });

  it('is led to other tags by changes of the tags alone', () => {
    fc.assert(
      fc.property(richTexts, richTexts, (rich, other) => {
        const length = Array.from(rich.text).length;
        const tags = other.tags.map((tag) => ({ ...tag, at: Math.min(tag.at, length) }));
        const [before, after] = [toDoc(rich), toDoc({ text: rich.text, tags })];
        const changes = ChangeSet.of([...tagChanges(before, after)], before.doc.length);
        expect(changes.apply(Text.of(before.doc.split('\n'))).toString()).toBe(after.doc);
        const touched = new Set(before.tags.map(({ at }) => at));
        changes.iterChanges((from, to) => {
          for (let at = from; at < to; at += 1) expect(touched).toContain(at);
        });
      }),
    );
  });
});
