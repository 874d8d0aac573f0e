import { describe, expect, test } from 'vitest';
import { defaultSettings, plain, type InlineTag } from '#core/model/index.ts';
import { converterFor, reconverted } from '#engine/project/conversion.ts';

const convert = converterFor(defaultSettings, 'zh-Hant', 'zh-Hans', null);
const from = (text: string) => ({ from: plain(text), convert });

describe('converting again', () => {
  test('is plain conversion when nobody chose anything', () => {
    expect(reconverted(from('頭髮'), plain('头发'), from('頭髮乾了')).text).toBe('头发干了');
  });

  test.each([
    ['text before it', '乾坤', '乾坤', '論乾坤', '论乾坤'],
    ['text behind it', '乾坤', '乾坤', '乾坤論', '乾坤论'],
    ['an edit elsewhere', '頭髮乾了。後來呢？', '头发乾了。后来呢？', '頭髮乾了。後呢？', '头发乾了。后呢？'],
    ['astral characters', '𠮷乾了', '𠮷乾了', '𠮷𠮷乾了', '𠮷𠮷乾了'],
  ])('keeps a chosen character through %s', (_what, before, present, after, expected) => {
    expect(reconverted(from(before), plain(present), from(after)).text).toBe(expected);
  });

  test('drops a choice whose character is gone', () => {
    expect(reconverted(from('頭髮乾了'), plain('头发乾了'), from('頭髮濕了')).text).toBe('头发湿了');
  });

  test('keeps a choice when the settings change, and takes tags from the source', () => {
    const strict = converterFor(
      { ...defaultSettings, region: 'cn', protectedWords: [{ word: '里長', as: '里长先生' }] },
      'zh-Hant',
      'zh-Hans',
      null,
    );
    const tags: InlineTag[] = [
      { at: 2, kind: 'open', id: 1, type: 'strong' },
      { at: 3, kind: 'close', id: 1, type: 'strong' },
    ];
    const source = { text: '里長乾了', tags };
    const next = reconverted(
      { from: source, convert },
      { text: '里长乾了', tags },
      { from: source, convert: strict },
    );
    expect(next.text).toBe('里长先生乾了');
    expect(next.tags.map(({ at }) => at)).toEqual([4, 5]);
  });
});
