import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InlineTag, InlineTagType, RichText } from '#core/model/index.ts';
import { codePointLength } from '#core/text/codepoints.ts';
import {
  applyFormat,
  applyLink,
  hasFormat,
  linkAround,
  lookTypes,
  pairsAround,
  readdress,
  removeFormat,
  toggleFormat,
} from '#core/text/formatting/format.ts';
import { pairsOf, type PlaceRange } from '#core/text/formatting/pairs.ts';
import { validRich } from '#core/text/mapping.ts';
import { richText } from '../arbitraries.ts';

const opening = { b: 'strong', i: 'emphasis', a: 'link', u: 'underline', o: 'other' } as const;
type Letter = keyof typeof opening;

/** A text from marks such as `a <b1>word</b1> <img2>`, one letter and an id to a pair. */
const from = (marked: string): RichText => {
  const tags: InlineTag[] = [];
  let text = '';
  for (const [part] of marked.matchAll(/<[^>]+>|[^<]/gu)) {
    const end = /^<\/(\w)(\d)>$/.exec(part);
    const start = /^<(\w)(\d)>$/.exec(part);
    const at = codePointLength(text);
    if (end !== null) tags.push({ at, kind: 'close', id: Number(end[2]), type: opening[end[1] as Letter] });
    else if (start !== null) {
      const type: InlineTagType = opening[start[1] as Letter];
      const data = type === 'link' ? { data: { href: 'https://example.org/' } } : {};
      tags.push({ at, kind: 'open', id: Number(start[2]), type, ...data });
    } else if (part.startsWith('<img'))
      tags.push({ at, kind: 'empty', id: Number(part.slice(4, -1)), type: 'image' });
    else text += part;
  }
  return { text, tags };
};

/** The same marks from a text. */
const shown = ({ text, tags }: RichText): string => {
  const points = Array.from(text);
  let written = '';
  let at = 0;
  for (const tag of tags) {
    written += points.slice(at, tag.at).join('');
    at = tag.at;
    const letter = Object.entries(opening).find(([, type]) => type === tag.type)?.[0] ?? '?';
    if (tag.kind === 'empty') written += `<img${tag.id}>`;
    else written += tag.kind === 'open' ? `<${letter}${tag.id}>` : `</${letter}${tag.id}>`;
  }
  return written + points.slice(at).join('');
};

const strong = { type: 'strong' } as const;
const emphasis = { type: 'emphasis' } as const;
const range = (start: number, end: number): PlaceRange => ({ start, end });
const isStrong = ({ type }: { type: InlineTagType }): boolean => type === 'strong';

describe('giving words a format', () => {
  it.each([
    ['plain words', 'abcdef', 1, 3, 'a<b1>bc</b1>def'],
    ['all of it', 'abc', 0, 3, '<b1>abc</b1>'],
    ['beyond the BMP', '𠮷野家', 1, 3, '𠮷<b1>野家</b1>'],
    ['nothing', 'abc', 1, 1, 'abc'],
    ['words that begin inside such a pair', 'a<b1>bc</b1>def', 2, 5, 'a<b1>bcde</b1>f'],
    ['words that end inside such a pair', 'abc<b1>de</b1>f', 1, 4, 'a<b1>bcde</b1>f'],
    ['words round such a pair', 'a<b3>b</b3>cd', 0, 4, '<b3>abcd</b3>'],
    ['words between two such pairs', '<b1>ab</b1>cd<b2>ef</b2>', 2, 4, '<b1>abcdef</b1>'],
    ['words beside such a pair', '<b1>ab</b1>cd', 2, 4, '<b1>abcd</b1>'],
    ['words inside another pair', '<i1>abcd</i1>', 1, 3, '<i1>a<b2>bc</b2>d</i1>'],
    ['just the words of another pair', 'a<i1>bc</i1>d', 1, 3, 'a<b2><i1>bc</i1></b2>d'],
    ['words round another pair', 'a<i1>bc</i1>d', 0, 4, '<b2>a<i1>bc</i1>d</b2>'],
    ['words beside another pair', 'a<i1>bc</i1>d', 3, 4, 'a<i1>bc</i1><b2>d</b2>'],
    ['words before another pair', 'a<i1>bc</i1>d', 0, 1, '<b2>a</b2><i1>bc</i1>d'],
    ['words across the end of another pair', 'a<i1>bc</i1>d', 2, 4, 'a<i1>b<b2>c</i1>d</b2>'],
    ['the first words of a longer pair', '<i1>abcd</i1>', 0, 2, '<i1><b2>ab</b2>cd</i1>'],
    ['a picture', 'a<img4>b', 1, 2, 'a<b5><img4></b5>b'],
    ['words before a picture, without it', 'a<img4>b', 0, 1, '<b5>a</b5><img4>b'],
    ['words behind a picture, without it', 'a<img4>b', 2, 3, 'a<img4><b5>b</b5>'],
    ['words across a chip', 'a<o7>b</o7>c', 0, 3, '<b8>a<o7>b</o7>c</b8>'],
  ])('%s', (_, before, start, end, after) => {
    const rich = from(before);
    const now = applyFormat(rich, range(start, end), strong);
    expect(shown(now)).toBe(after);
    expect(validRich(now)).toBe(true);
  });
});

describe('taking a format away', () => {
  it.each([
    ['from all its words', 'a<b1>bc</b1>d', 1, 3, 'abcd'],
    ['from the middle of its words', '<b1>abcd</b1>', 1, 3, '<b1>a</b1>bc<b2>d</b2>'],
    ['from the first of its words', '<b1>abcd</b1>', 0, 2, 'ab<b1>cd</b1>'],
    ['from the last of its words', '<b1>abcd</b1>', 2, 4, '<b1>ab</b1>cd'],
    ['from words of two pairs', '<b1>ab</b1>cd<b2>ef</b2>', 1, 5, '<b1>a</b1>bcde<b2>f</b2>'],
    ['from words without it', 'ab<b1>c</b1>', 0, 2, 'ab<b1>c</b1>'],
    ['but not another format', '<i1>a<b2>b</b2>c</i1>', 0, 3, '<i1>abc</i1>'],
    ['inside another format', '<b1>a<i2>bc</i2>d</b1>', 1, 3, '<b1>a</b1><i2>bc</i2><b3>d</b3>'],
    ['from half of another format', '<b1>a<i2>bc</i2>d</b1>', 2, 4, '<b1>a<i2>b</b1>c</i2>d'],
    ['beside a picture, which keeps it', '<b1>a<img2>b</b1>', 2, 3, '<b1>a<img2></b1>b'],
  ])('%s', (_, before, start, end, after) => {
    const now = removeFormat(from(before), range(start, end), isStrong);
    expect(shown(now)).toBe(after);
    expect(validRich(now)).toBe(true);
  });

  it('leaves chips and pictures when all formatting goes', () => {
    const rich = from('<b1>a<o2>b</o2><i3>c<img4></i3></b1>');
    expect(shown(removeFormat(rich, range(0, 4), ({ type }) => lookTypes.has(type)))).toBe(
      'a<o2>b</o2>c<img4>',
    );
  });
});

describe('what words have', () => {
  it('is the same by one pair or by several', () => {
    const rich = from('a<b1>b</b1><b2>c</b2>d');
    expect(hasFormat(rich, range(1, 3), 'strong')).toBe(true);
    expect(hasFormat(rich, range(0, 3), 'strong')).toBe(false);
    expect(hasFormat(rich, range(1, 4), 'strong')).toBe(false);
    expect(hasFormat(rich, range(1, 1), 'strong')).toBe(false);
  });

  it('at a caret goes by the side of an end it stands on', () => {
    const rich = from('a<b1>b</b1>c');
    const around = (at: number, tag: number) => pairsAround(rich, { at, tag }).map(({ id }) => id);
    expect(around(1, 0)).toEqual([]);
    expect(around(1, 1)).toEqual([1]);
    expect(around(2, 1)).toEqual([1]);
    expect(around(2, 2)).toEqual([]);
  });
});

describe('a link', () => {
  const href = 'https://example.org/other';

  it('takes the place of the links it overlaps', () => {
    const now = applyLink(from('<a1>abcd</a1>ef'), range(2, 5), href);
    expect(shown(now)).toBe('<a1>ab</a1><a2>cde</a2>f');
    expect(pairsOf(now.tags).map(({ data }) => data?.['href'])).toEqual(['https://example.org/', href]);
  });

  it('is found round a caret and a range, and given another address', () => {
    const rich = from('a<a1>bcd</a1>e');
    expect(linkAround(rich, range(2, 2))?.id).toBe(1);
    expect(linkAround(rich, range(1, 4))?.id).toBe(1);
    expect(linkAround(rich, range(0, 2))).toBeNull();
    const now = readdress(rich, 1, href);
    expect(pairsOf(now.tags)[0]?.data).toEqual({ href });
    expect(shown(now)).toBe(shown(rich));
  });
});

/** For each character the formats of one type that cover it: what the reader sees. */
const seen = (rich: RichText, type: InlineTagType): boolean[] =>
  Array.from(rich.text, (_, at) => pairsAroundOffset(rich, at).some((each) => each === type));
const pairsAroundOffset = ({ tags }: RichText, at: number): InlineTagType[] =>
  pairsOf(tags)
    .filter(({ open, close }) => (tags[open]?.at ?? 0) <= at && at < (tags[close]?.at ?? 0))
    .map(({ type }) => type);

const ranged = richText(24).chain((rich) => {
  const place = fc.nat(codePointLength(rich.text) + rich.tags.filter(({ kind }) => kind === 'empty').length);
  return fc
    .tuple(fc.constant(rich), place, place)
    .map(([text, a, b]) => [text, range(Math.min(a, b), Math.max(a, b))] as const);
});

describe('formats of any text', () => {
  it('change no word, lose no placeholder, and stay valid', () => {
    fc.assert(
      fc.property(ranged, ([rich, words]) => {
        const empties = rich.tags.filter(({ kind }) => kind === 'empty');
        for (const now of [
          applyFormat(rich, words, strong),
          removeFormat(rich, words, isStrong),
          toggleFormat(rich, words, emphasis),
          applyLink(rich, words, 'https://example.org/x'),
        ]) {
          expect(now.text).toBe(rich.text);
          expect(validRich(now)).toBe(true);
          expect(now.tags.filter(({ kind }) => kind === 'empty')).toEqual(empties);
        }
      }),
    );
  });

  it('given and taken away leave a text as it was', () => {
    fc.assert(
      fc.property(ranged, ([rich, words]) => {
        const given = applyFormat(rich, words, emphasis);
        expect(removeFormat(given, words, ({ type }) => type === 'emphasis')).toEqual(rich);
      }),
    );
  });

  it('are on the words they were given to and nowhere else, and twice is once', () => {
    fc.assert(
      fc.property(ranged, ([rich, words]) => {
        const given = applyFormat(rich, words, strong);
        expect(applyFormat(given, words, strong)).toEqual(given);
        const empty = rich.tags.filter(({ kind }) => kind === 'empty');
        const place = (at: number): number => at + empty.filter((tag) => tag.at <= at).length;
        const inside = (at: number): boolean => place(at) >= words.start && place(at) < words.end;
        const before = seen(rich, 'strong');
        expect(seen(given, 'strong')).toEqual(before.map((was, at) => was || inside(at)));
        const taken = removeFormat(rich, words, isStrong);
        expect(seen(taken, 'strong')).toEqual(before.map((was, at) => was && !inside(at)));
        expect(seen(taken, 'link')).toEqual(seen(rich, 'link'));
      }),
    );
  });

  it('built from nothing have a normal form: no two pairs overlap or stand beside one another, none is empty', () => {
    const steps = fc.array(fc.tuple(fc.boolean(), fc.nat(12), fc.nat(12)), { maxLength: 12 });
    fc.assert(
      fc.property(steps, (list) => {
        let rich: RichText = { text: 'abcdefghijkl', tags: [] };
        for (const [give, a, b] of list) {
          const words = range(Math.min(a, b), Math.max(a, b));
          rich = give ? applyFormat(rich, words, strong) : removeFormat(rich, words, isStrong);
        }
        const pairs = pairsOf(rich.tags);
        expect(validRich(rich)).toBe(true);
        pairs.forEach(({ start, end }, n) => {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThan(pairs[n - 1]?.end ?? -1);
        });
      }),
    );
  });

  it('toggled are on words that had it nowhere or in part, and off words that had it throughout', () => {
    fc.assert(
      fc.property(ranged, ([rich, words]) => {
        fc.pre(words.start < words.end);
        const once = toggleFormat(rich, words, strong);
        const twice = toggleFormat(once, words, strong);
        const was = hasFormat(rich, words, 'strong');
        expect([once, twice].map((now) => hasFormat(now, words, 'strong'))).toEqual([!was, was]);
      }),
    );
  });
});
