import { describe, expect, it } from 'vitest';
import { formattedFrom } from '../../../../../../renderer/features/editor/formatting/clipboard.ts';
import { addressOf } from '../../../../../../renderer/features/editor/formatting/address.ts';

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
    ['https://example.org/"><b>', null],
  ])('%s', (typed, address) => {
    expect(addressOf(typed)).toBe(address);
  });
});
