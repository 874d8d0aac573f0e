import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { adapterFor } from '#core/memory/adapt/index.ts';
import { plain, type InlineTag } from '#core/model/index.ts';
import { sliceCodePoints } from '#core/text/codepoints.ts';
import { validRich } from '#core/text/mapping.ts';

const said = fc.constantFrom(
  ...'3隻貓 三十二人 150萬元 2023年5月3日 五月初三 百分之五 5% 下午3點30分 星期三 XR-200 {count} 第三章 三四天 H2O 民國112年 3至5天 1/2 5月3日至5日 ３５，０００'.split(
    ' ',
  ),
  ...'3 cats|32|1.5 million|May 3, 2023|5%|3:30 p.m.|Wednesday|Chapter 3|the third|3–5 days|5/3/2023|in May|1 page|𠮷3𠮷'.split(
    '|',
  ),
);
const words = fc.constantFrom('，', '。', ' ', '和', ' and ', '他說', '𠮷', 'the ', '、', '(', ')');
const text = fc.array(fc.oneof(said, words), { maxLength: 8 }).map((parts) => parts.join(''));
const anything = fc.oneof(text, fc.string({ unit: 'grapheme', maxLength: 30 }));

it('changes nothing for the same original', () => {
  fc.assert(
    fc.property(anything, anything, (original, translation) => {
      expect(adapterFor(original)(original, plain(translation))).toBeNull();
    }),
  );
});

/** A translation without the stretches that were exchanged. */
const rest = (
  whole: string,
  ranges: readonly { readonly start: number; readonly end: number }[],
): string[] => {
  let from = 0;
  const parts: string[] = [];
  for (const { start, end } of ranges) {
    parts.push(sliceCodePoints(whole, from, start));
    from = end;
  }
  return [...parts, sliceCodePoints(whole, from)];
};

it('changes what it tells, and nothing else', () => {
  fc.assert(
    fc.property(anything, anything, anything, (original, wanted, translation) => {
      const found = adapterFor(wanted)(original, plain(translation));
      if (found === null) return;
      const { rich, adapted } = found;
      expect(adapted.length).toBeGreaterThan(0);
      const kept = rest(rich.text, adapted);
      let at = 0;
      for (const [n, part] of kept.entries()) {
        const place =
          n === kept.length - 1 ? translation.length - part.length : translation.indexOf(part, at);
        expect(place).toBeGreaterThanOrEqual(at);
        expect(translation.slice(place, place + part.length)).toBe(part);
        at = place + part.length;
      }
    }),
  );
});

it('keeps tags whole, in their order, on their words', () => {
  const tagged = fc.tuple(text, fc.nat(30), fc.nat(30)).map(([one, a, b]) => {
    const { length } = Array.from(one);
    const [from, to] = [Math.min(a, b, length), Math.min(Math.max(a, b), length)];
    const tags: InlineTag[] = [
      { at: from, kind: 'open', id: 1, type: 'strong' },
      { at: to, kind: 'close', id: 1, type: 'strong' },
    ];
    return { text: one, tags };
  });
  fc.assert(
    fc.property(text, text, tagged, (original, wanted, translation) => {
      const found = adapterFor(wanted)(original, translation);
      expect(validRich(found?.rich ?? translation)).toBe(true);
    }),
  );
});

it('comes back when a translation is adapted there and back', () => {
  const numbers = fc.integer({ min: 2, max: 9_000 });
  fc.assert(
    fc.property(numbers, numbers, (was, is) => {
      const [original, wanted] = [`共有${was}個人。`, `共有${is}個人。`];
      const there = adapterFor(wanted)(original, plain(`There are ${was} people.`));
      const text = there?.rich ?? plain(`There are ${was} people.`);
      expect(text.text).toBe(`There are ${is} people.`);
      expect((adapterFor(original)(wanted, text)?.rich ?? text).text).toBe(`There are ${was} people.`);
    }),
  );
});
