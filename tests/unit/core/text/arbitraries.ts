import * as fc from 'fast-check';
import type { InlineTag, RichText, TextEdit } from '#core/model/text.ts';
import { codePointLength } from '#core/text/codepoints.ts';

/** Bits that text rules stumble over: both scripts, enders, quotes, marks, pairs of surrogates, families, flags. */
const characters = '發现乾著於的他說说道話。！？…，；：「」『』“”‘’（）《》()[]"\'.!? \n\t\u3000';
const strings = 'abc U.S. 3.14 Mr. said e\u0301 𠮷 𪚥 😀 👨‍👩‍👧 🇹🇼 ﬁ ｶﾞ ㍿ \u0308 İ Ⅷ'.split(' ');
const bits = [...Array.from(characters), ...strings, '\r\n'];

export const messyText = (maxLength = 40): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...bits), { maxLength }).map((parts) => parts.join(''));

/** Ordered edits that do not overlap, in code points of `text`. */
export const editsFor = (text: string): fc.Arbitrary<TextEdit[]> => {
  const length = codePointLength(text);
  return fc.array(fc.tuple(fc.nat(length), messyText(4)), { maxLength: 8 }).map((points) => {
    const sorted = points.sort(([a], [b]) => a - b);
    const edits: TextEdit[] = [];
    for (let i = 0; i + 1 < sorted.length; i += 2) {
      const [start, insert] = sorted[i] ?? [0, ''];
      const [end] = sorted[i + 1] ?? [start];
      edits.push({ start, end, insert });
    }
    return edits;
  });
};

/** A valid text with pairs (that may overlap) and placeholders. */
export const richText = (maxLength = 40): fc.Arbitrary<RichText> =>
  messyText(maxLength).chain((text) => {
    const at = fc.nat(codePointLength(text));
    const type = fc.constantFrom('strong' as const, 'link' as const, 'break' as const);
    return fc.array(fc.tuple(at, at, type), { maxLength: 5 }).map((pairs): RichText => {
      const tags = pairs.flatMap(([a, b, type], id): InlineTag[] =>
        type === 'break'
          ? [{ at: a, kind: 'empty', id, type }]
          : [
              { at: Math.min(a, b), kind: 'open', id, type },
              { at: Math.max(a, b), kind: 'close', id, type },
            ],
      );
      return { text, tags: tags.sort((a, b) => a.at - b.at) };
    });
  });
