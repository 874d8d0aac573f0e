import { describe, expect, it } from 'vitest';
import type { InlineTag } from '#core/model/index.ts';
import { toDoc } from '#renderer/features/editor/rich-doc.ts';
import { cutOut, formattedFrom } from '#renderer/features/editor/formatting/clipboard.ts';
import { addressOf } from '#renderer/features/editor/formatting/address.ts';

const pair = [
  { at: 0, kind: 'open', id: 1, type: 'link', data: { href: 'https://example.org/' } },
  { at: 1, kind: 'close', id: 1, type: 'link' },
];

describe('formatted words on a clipboard', () => {
  it('are taken as they were copied', () => {
    const rich = { text: '好啊', tags: pair };
    expect(formattedFrom(JSON.stringify(rich))).toEqual(rich);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', 'words'],
    ['null', 'null'],
    ['a number', '7'],
    ['no tags', JSON.stringify({ text: 'a' })],
    ['two lines', JSON.stringify({ text: 'a\nb', tags: [] })],
    ['half a surrogate pair', JSON.stringify({ text: '\ud842', tags: [] })],
    ['half a pair of tags', JSON.stringify({ text: 'ab', tags: pair.slice(0, 1) })],
    ['a tag behind the end', JSON.stringify({ text: '', tags: pair })],
    ['another type', JSON.stringify({ text: 'ab', tags: pair.map((tag) => ({ ...tag, type: 'script' })) })],
    [
      'data that are no words',
      JSON.stringify({ text: 'ab', tags: pair.map((tag) => ({ ...tag, data: { href: 1 } })) }),
    ],
    [
      'an offset that is no number',
      JSON.stringify({ text: 'ab', tags: pair.map((tag) => ({ ...tag, at: '0' })) }),
    ],
  ])('are refused when they are %s', (_, given) => {
    expect(formattedFrom(given)).toBeNull();
  });
});

describe('words that are copied', () => {
  const [open, close] = pair as unknown as [InlineTag, InlineTag];
  /** ab with b in a link, then 圖 and c in bold; the editor holds a character for each end. */
  const shown = toDoc({
    text: 'ab圖c',
    tags: [
      { ...open, at: 1 },
      { ...close, at: 2 },
      { at: 2, kind: 'open', id: 2, type: 'strong' },
      { at: 4, kind: 'close', id: 2, type: 'strong' },
    ],
  });
  const looks = (from: number, to: number): readonly string[] => {
    const { text, tags } = cutOut(shown, from, to);
    return [text, ...tags.map(({ at, kind, type }) => `${kind} ${type} ${at}`)];
  };

  it.each([
    [0, 1, ['a']],
    [0, 8, ['ab圖c', 'open link 1', 'close link 2', 'open strong 2', 'close strong 4']],
    // Formatted words keep their format, selected with the ends of pairs or without.
    [1, 4, ['b', 'open link 0', 'close link 1']],
    [2, 3, ['b', 'open link 0', 'close link 1']],
    [5, 6, ['圖', 'open strong 0', 'close strong 1']],
    [2, 6, ['b圖', 'open link 0', 'close link 1', 'open strong 1', 'close strong 2']],
    [3, 5, ['']],
  ])('from %i to %i', (from, to, expected) => {
    expect(looks(from, to)).toEqual(expected);
  });
});

describe('an address that is typed', () => {
  it.each([
    ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
    ['  http://example.org ', 'http://example.org'],
    ['example.org/書', 'https://example.org/書'],
    ['localhost:8080/x', 'https://localhost:8080/x'],
    ['me@example.org', 'mailto:me@example.org'],
    ['mailto:me@example.org', 'mailto:me@example.org'],
    ['', null],
    ['two words', null],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['file:///etc/passwd', null],
    ['https://example.org/"><b>', 'https://example.org/%22%3E%3Cb%3E'],
  ])('%s', (typed, address) => {
    expect(addressOf(typed)).toBe(address);
  });
});
