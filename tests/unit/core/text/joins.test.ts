import { expect, it } from 'vitest';
import type { InlineTag, RichText } from '#core/model/index.ts';
import { fold, foldWithMap } from '#core/text/fold.ts';
import { joinRich, splitRich, tagsLeftOfCut, unclosed, validRich } from '#core/text/mapping.ts';

/** A text from marks such as `a<b1>bc</b1><x2>`; a letter is a kind of tag. */
const types = { b: 'strong', i: 'emphasis', a: 'link', x: 'image', r: 'break' } as const;
const from = (marked: string): RichText => {
  const tags: InlineTag[] = [];
  let text = '';
  for (const [part, end, letter, id] of marked.matchAll(/<(\/?)([a-z])(\d)>|[^<]/gu)) {
    if (letter === undefined) text += part;
    else {
      const type = types[letter as keyof typeof types];
      const kind = letter === 'x' || letter === 'r' ? 'empty' : end === '/' ? 'close' : 'open';
      const data = letter === 'a' && kind === 'open' ? { data: { href: `${id ?? ''}.org` } } : {};
      tags.push({ at: Array.from(text).length, kind, id: Number(id), type, ...data });
    }
  }
  return { text, tags };
};
const letters = Object.fromEntries(Object.entries(types).map(([letter, type]) => [type, letter]));
const shown = ({ text, tags }: RichText): string => {
  const points = Array.from(text);
  let [out, at] = ['', 0];
  for (const tag of tags) {
    out += points.slice(at, tag.at).join('');
    at = tag.at;
    out += `<${tag.kind === 'close' ? '/' : ''}${letters[tag.type] ?? '?'}${tag.id}>`;
  }
  return out + points.slice(at).join('');
};

it.each([
  // What a split left is one again.
  ['a<b1>b</b1>', '<b1>c</b1>d', 'a<b1>bc</b1>d'],
  ['<b1><i2>a</i2></b1>', '<b1><i2>b</i2></b1>', '<b1><i2>ab</i2></b1>'],
  // Of other types, other targets, or that do not meet, they are two, with numbers of their own.
  // The end that a split leaves has the target too.
  ['<a1>a</a1>', '<a1>b</a1>', '<a1>a</a1><a2>b</a2>'],
  ['<b1>a</b1>', '<i1>b</i1>', '<b1>a</b1><i2>b</i2>'],
  ['<b1>a</b1>x', '<b1>b</b1>', '<b1>a</b1>x<b2>b</b2>'],
  ['<b1>a</b1>', 'x<b1>b</b1>', '<b1>a</b1>x<b2>b</b2>'],
  ['<b1>a</b1>', '<i2>x</i2><b1>b</b1>', '<b1>a</b1><i2>x</i2><b3>b</b3>'],
  ['<b1>a</b1>', '<x2><b1>b</b1>', '<b1>a</b1><x2><b3>b</b3>'],
  ['<b1>a</b1><x2>', '<b1>b</b1>', '<b1>a</b1><x2><b3>b</b3>'],
  ['<x1>a', '<x1>b<x2>', '<x1>a<x3>b<x2>'],
  ['a', '<b1>b</b1>', 'a<b1>b</b1>'],
  ['<b1>a</b1>', 'b', '<b1>a</b1>b'],
  ['<b1>a</b1><i2>b</i2>', '<b1>c</b1>', '<b1>a</b1><i2>b</i2><b3>c</b3>'],
  ['<i2><b1>a</b1></i2>', '<i2><b3>c</b3></i2>', '<i2><b1>a</b1><b3>c</b3></i2>'],
  ['𠮷<b1>野</b1>', '<b1>家</b1>', '𠮷<b1>野家</b1>'],
])('joined: %s and %s', (a, b, expected) => {
  const joined = joinRich(from(a), '', from(b));
  expect(shown(joined)).toBe(expected);
  expect(validRich(joined)).toBe(true);
  expect(joinRich(from(a), ' ', from(b)).text).toBe(`${from(a).text} ${from(b).text}`);
});

it.each([
  ['a<b1>bc</b1>d', 2, 'a<b1>b</b1>', '<b1>c</b1>d'],
  ['a<b1>bc</b1>d', 1, 'a', '<b1>bc</b1>d'],
  ['a<b1>bc</b1>d', 3, 'a<b1>bc</b1>', 'd'],
  ['a<x1>b', 1, 'a', '<x1>b'],
  ['a<r1>b', 1, 'a<r1>', 'b'],
  ['<b1>a</b1><i2>b</i2>', 1, '<b1>a</b1>', '<i2>b</i2>'],
  ['<b1><i2>ab</i2></b1>', 1, '<b1><i2>a</i2></b1>', '<b1><i2>b</i2></b1>'],
  ['<b1>a<i2>b</b1>c</i2>', 1, '<b1>a</b1>', '<b1><i2>b</b1>c</i2>'],
  ['<b1>𠮷野</b1>', 1, '<b1>𠮷</b1>', '<b1>野</b1>'],
  ['ab', 0, '', 'ab'],
  ['ab', 2, 'ab', ''],
  ['ab<x1>', 2, 'ab', '<x1>'],
])('split: %s at %i', (marked, at, left, right) => {
  expect(splitRich(from(marked), at).map(shown)).toEqual([left, right]);
});

it.each<[what: string, rich: RichText, expected: boolean]>([
  ['a pair', from('<b1>a</b1>'), true],
  ['pairs that overlap', from('<b1>a<i2>b</b1>c</i2>'), true],
  ['half a pair of surrogates', { text: '\ud800', tags: [] }, false],
  ['an end alone', from('a</b1>'), false],
  ['a beginning alone', from('<b1>a'), false],
  ['an end of another type', from('<b1>a</i1>'), false],
  ['one number for two pairs', from('<b1>a</b1><b1>b</b1>'), false],
  ['one number for a pair and a picture', from('<b1>a</b1><x1>'), false],
  ['an end twice', from('<b1>a</b1></b1>'), false],
  ['beyond the text', { text: 'a', tags: [{ at: 2, kind: 'empty', id: 1, type: 'image' }] }, false],
  ['at the end of the text', { text: 'a', tags: [{ at: 1, kind: 'empty', id: 1, type: 'image' }] }, true],
  ['before the text', { text: 'a', tags: [{ at: -1, kind: 'empty', id: 1, type: 'image' }] }, false],
  ['between characters', { text: 'a', tags: [{ at: 0.5, kind: 'empty', id: 1, type: 'image' }] }, false],
  [
    'out of order',
    {
      text: 'ab',
      tags: [
        { at: 1, kind: 'empty', id: 1, type: 'image' },
        { at: 0, kind: 'empty', id: 2, type: 'image' },
      ],
    },
    false,
  ],
])('may be stored or not: %s', (_, rich, expected) => {
  expect(validRich(rich)).toBe(expected);
});

it('what is open where a text is cut', () => {
  const { tags } = from('<b1>a<i2>b</i2><x3></b1><a4>');
  expect(unclosed(tags).map(({ id }) => id)).toEqual([4]);
  expect(unclosed(tags.slice(0, 2)).map(({ id }) => id)).toEqual([1, 2]);
  const cut = from('a</b1><i2></i2><r3><x4><b5>').tags;
  expect([0, 1, 2, 3, 4].map((end) => tagsLeftOfCut(cut, 0, end))).toEqual([0, 1, 1, 1, 4]);
});

it('a long text is folded as its parts are, wherever a mark stands that joins what is before it', () => {
  for (const length of [4094, 4095, 4096, 4097, 8191, 8192]) {
    const text = `${'A'.repeat(length)}e\u0301ＡＢ${'發'.repeat(10)}`;
    const expected = `${'a'.repeat(length)}\u00e9ab${'发'.repeat(10)}`;
    expect(fold(text)).toBe(expected);
    expect(foldWithMap(text).folded).toBe(expected);
  }
});
