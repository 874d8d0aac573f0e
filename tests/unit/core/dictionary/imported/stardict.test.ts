import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryOfData, indexWords, readInfo, synonyms, tidyEntry } from '#core/dictionary/imported/index.ts';
import { makeStarDict } from '#tests/stardict.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const size = (length: number): string => String.fromCharCode(0, 0, 0, length);

/** In chunks of a few bytes, as a file is read. */
function* chunks(all: Uint8Array, length: number): Generator<Uint8Array> {
  for (let at = 0; at < all.length; at += length) yield all.subarray(at, at + length);
}

describe('the files of StarDict', () => {
  it('say what they are', () => {
    const { ifo } = makeStarDict({
      entries: [['一', '1']],
      facts: ['author=Somebody', 'date=2024-05-06', 'description=<b>Words</b>. Licence: CC BY 4.0; more'],
      types: 'tm',
      wide: true,
    });
    expect(readInfo(ifo, 'x.ifo')).toEqual({
      ok: true,
      value: {
        name: 'A small dictionary',
        version: '2024-05-06',
        licence: 'Licence: CC BY 4.0',
        author: 'Somebody',
        offsetBytes: 8,
        types: 'tm',
        entries: 1,
      },
    });
    expect(readInfo('bookname=x', 'x.ifo')).toMatchObject({ error: { code: 'dictionary.not-stardict' } });
    expect(readInfo("StarDict's dict ifo file\nsametypesequence=<x>", 'x.ifo').ok).toBe(false);
  });

  it.each([1, 3, 7, 100])('are read in chunks of %d bytes', (length) => {
    const made = makeStarDict({
      entries: [
        ['發現', 'to find'],
        ['河', 'river'],
      ],
      synonyms: [['发现', 0]],
    });
    expect([...indexWords(chunks(made.idx, length), 4)]).toEqual([
      { word: '發現', offset: 0, size: 7 },
      { word: '河', offset: 7, size: 5 },
    ]);
    expect([...synonyms(chunks(made.syn, length))]).toEqual([{ word: '发现', index: 0 }]);
  });

  it('tell where they are cut off, or have a word without an end', () => {
    const { idx } = makeStarDict({ entries: [['河', 'river']] });
    expect([...indexWords([idx.subarray(0, idx.length - 1)], 4)]).toEqual([null]);
    expect([...indexWords([bytes('x'.repeat(5000))], 4)]).toEqual([null]);
  });

  it.each([
    ['mto find\0', ['to find']],
    ['mto find\0tfā xiàn\0mto discover\0', ['to find', 'to discover', 'fā xiàn']],
    ['1x', []],
    ['', []],
  ])('have data that says its types itself: %j', (data, meanings) => {
    const entry = entryOfData(['發現'], bytes(data), '');
    expect(JSON.stringify(entry)).toContain('發現');
    for (const meaning of meanings) expect(JSON.stringify(entry)).toContain(meaning);
  });

  it('have places of 64 bits', () => {
    const { idx } = makeStarDict({ entries: [['河', 'river']], wide: true });
    expect([...indexWords([idx], 8)]).toEqual([{ word: '河', offset: 0, size: 5 }]);
  });
});

describe('the data of an entry', () => {
  it.each<[string, string, string, { readonly reading: string; readonly text: string }]>([
    ['plain text', 'm', 'to find', { reading: '', text: 'to find' }],
    ['a reading before it', 'tm', 'fāxiàn\0to find', { reading: 'fāxiàn', text: 'to find' }],
    ['kinds that each says itself', '', 'mto find\0yㄈㄚ\0', { reading: 'ㄈㄚ', text: 'to find' }],
    ['a picture before it', 'Pm', `${size(3)}abcto find`, { reading: '', text: 'to find' }],
    ['a list of files', 'rm', 'img:a.png\0to find', { reading: '', text: 'to find' }],
    ['a picture longer than all', '', `P${size(99)}abc`, { reading: '', text: '' }],
    [
      'HTML',
      'h',
      '<p>to <b>find</b><br>discover &amp; more</p><script>alert(1)</script>',
      { reading: '', text: '\nto find\ndiscover & more\n' },
    ],
    [
      'HTML with a picture from the network',
      'h',
      'a<img src="http://example.org/x.png">b',
      { reading: '', text: 'ab' },
    ],
    ['Pango', 'g', '<span foreground="red">to find</span>', { reading: '', text: 'to find' }],
    ['XDXF', 'x', '<k>發現</k><ex>He found it</ex>', { reading: '', text: '發現\nHe found it\n' }],
    ['MediaWiki', 'w', "'''find''' [[river|rivers]]", { reading: '', text: 'find rivers' }],
    ['a script that does not end', 'h', 'x<script>alert(1)', { reading: '', text: 'x' }],
    ['an angle bracket that is none', 'h', 'a < b and b > a', { reading: '', text: 'a < b and b > a' }],
  ])('%s', (_, types, data, expected) => {
    expect(entryOfData(['發現'], bytes(data), types)).toEqual({ words: ['發現'], ...expected });
  });

  it('is text whatever the bytes are', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('', 'm', 'h', 'tm', 'Wm', 'x'),
        (data, types) => {
          const entry = tidyEntry(entryOfData(['x'], data, types));
          expect(entry?.text ?? '').not.toMatch(/[^\P{Cc}\n]/u);
          expect((entry?.text ?? '').isWellFormed()).toBe(true);
        },
      ),
    );
  });

  it('is cut where it is too long, and left out where it says nothing', () => {
    expect(tidyEntry({ words: ['x'], reading: '', text: 'a'.repeat(50_000) })?.text.length).toBe(20_000);
    expect(tidyEntry({ words: [' ', 'x\u0007'], reading: '', text: 'a\r\n\r\n b\t c' })).toEqual({
      words: ['x'],
      reading: '',
      text: 'a\nb c',
    });
    expect(tidyEntry({ words: ['x'], reading: '', text: ' \n' })).toBeNull();
    expect(tidyEntry({ words: ['x'.repeat(301)], reading: '', text: 'a' })).toBeNull();
  });
});
