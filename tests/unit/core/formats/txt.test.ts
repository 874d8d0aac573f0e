import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBlocks } from './read-blocks.ts';
import { longestBlock } from '#core/formats/raw-block.ts';
import { readTxt } from '#core/formats/txt/read.ts';
import { writeTxt } from '#core/formats/txt/write.ts';
import { blocksOf, column, hostileRich, sourceOf } from './sources.ts';
import type { RowSpec } from './sources.ts';

/** The blocks of a text that no decoder has seen, and which may hold anything. */
const decoded = (texts: Iterable<string>) =>
  Array.from(readTxt(texts), (block) => {
    if (!block.ok) throw new Error(block.error.code);
    return block.value;
  });

const joined = (blocks: ReturnType<typeof blocksOf>): string =>
  blocks.map(({ rich, gap }) => rich.text + gap).join('');

describe('reading plain text', () => {
  it('makes every line with words a block and keeps what stands between them', () => {
    const blocks = blocksOf('txt', '　　一。\r\n\r\n　　二，\n三。 \r四\u2028五\u0085六\u2029七');
    expect(blocks.map(({ rich, gap, line, softBreak }) => [rich.text, gap, line, softBreak])).toEqual([
      ['一。', '\r\n\r\n　　', 1, false],
      ['二，', '\n', 3, true],
      ['三。', ' \r', 4, true],
      ['四', '\u2028', 5, true],
      ['五', '\u0085', 6, true],
      ['六', '\u2029', 7, false],
      ['七', '', 8, false],
    ]);
  });

  it('joins back to the input however it is chunked', () => {
    const text = fc
      .array(
        fc.constantFrom(
          '中',
          'a',
          ' ',
          '　',
          '\t',
          '\n',
          '\r',
          '\r\n',
          '\u0085',
          '\u2028',
          '\u2029',
          '𠮷',
          '\u0000',
          '\u200b',
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 5 }), (input, size) => {
        const chunks = input.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
        const blocks = decoded(chunks);
        expect(input.endsWith(joined(blocks))).toBe(true);
        expect(input.slice(0, input.length - joined(blocks).length)).toMatch(/^[\s\u200b\u0085]*$/);
        expect(blocks).toEqual(decoded([input]));
      }),
    );
  });

  it('cuts a line that is too long behind a sentence, else behind a space, else anywhere but inside a character', () => {
    const sentence = `${'中'.repeat(60_000)}。”`;
    expect(blocksOf('txt', sentence.repeat(2)).map(({ rich }) => rich.text)).toEqual([sentence, sentence]);
    const spaced = blocksOf('txt', `${'a'.repeat(70_000)} ${'b'.repeat(70_000)}`);
    expect(spaced.map(({ rich, gap }) => [rich.text.length, gap])).toEqual([
      [70_000, ' '],
      [70_000, ''],
    ]);
    const pairs = `x${'𠮷'.repeat(120_000)}`;
    const cut = blocksOf('txt', pairs);
    expect(joined(cut)).toBe(pairs);
    const ended = `${'中文，'.repeat(90_000)}\n完\n`;
    expect(joined(blocksOf('txt', ended))).toBe(ended);
    expect(cut.every(({ rich }) => rich.text.isWellFormed() && rich.text.length <= longestBlock)).toBe(true);
  });

  it('takes thousands of empty lines, no text, and only white space', () => {
    expect(blocksOf('txt', `a${'\n'.repeat(10_001)}b`)).toHaveLength(2);
    expect(blocksOf('txt', '')).toEqual([]);
    expect(blocksOf('txt', ' \n　\n\u200b\n')).toEqual([]);
  });

  it('gives blocks before it has seen the end', () => {
    let asked = 0;
    function* endless(): Generator<string> {
      for (;;) {
        asked++;
        yield 'line\n';
      }
    }
    const blocks = readBlocks('txt', endless());
    for (let i = 0; i < 10; i++) blocks[Symbol.iterator]().next();
    expect(asked).toBeLessThan(20);
  });
});

const write = (specs: readonly RowSpec[], columns = column('source', 'zh-Hant')): string => {
  let text = '';
  const written = writeTxt(sourceOf(specs, columns), (piece) => (text += piece));
  expect(written.ok).toBe(true);
  return text;
};

describe('writing plain text', () => {
  it('gives one column of the original as it was read', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('中。', 'a', '\n', '\r\n', '\n\n　　', ' ')), (parts) => {
        const input = parts.join('').trim();
        fc.pre(input !== '');
        const rows = blocksOf('txt', input).map(({ rich, gap }) => ({ gap, texts: { source: rich } }));
        expect(write(rows)).toBe(`${input}\n`);
      }),
    );
  });

  it('joins the segments of a block as their script wants it', () => {
    const rows = [
      { texts: { source: '一。', en: 'One.', 'zh-Hans': '一。' }, gap: '' },
      { texts: { source: '二。', en: 'Two.', 'zh-Hans': '二。' }, gap: ' ', opensBlock: false },
      { texts: { source: 'A', en: '', 'zh-Hans': 'A' }, gap: '\n', opensBlock: false },
      { texts: { source: 'B', en: 'B', 'zh-Hans': 'B' }, gap: '\n\n', opensBlock: false },
    ];
    expect(write(rows)).toBe('一。二。 A\nB\n');
    expect(write(rows, column('en', 'en'))).toBe('One. Two.\nB\n');
    expect(write(rows, column('zh-Hans', 'zh-Hans'))).toBe('一。二。A\nB\n');
  });

  it('interleaves columns block by block and leaves out what is empty', () => {
    const rows = [{ texts: { source: '一', en: 'One' } }, { texts: { source: '二' } }];
    const columns = [...column('source', 'zh-Hant'), ...column('en', 'en')];
    expect(write(rows, columns)).toBe('一\nOne\n\n二\n');
  });

  it('writes the address of a link behind it, of the kinds that are safe', () => {
    const link = (href: string) => ({
      text: '見這裡。',
      tags: [
        { at: 1, kind: 'open', id: 1, type: 'link', data: { href } },
        { at: 3, kind: 'close', id: 1, type: 'link' },
      ] as const,
    });
    expect(write([{ texts: { source: link('https://example.org/') } }])).toContain(
      '見這裡（https://example.org/）。',
    );
    expect(write([{ texts: { source: link('javascript:alert(1)') } }])).toContain('見這裡。');
  });

  it('says so when there is no column', () => {
    const written = writeTxt(sourceOf([], []), () => {});
    expect(written).toEqual({ ok: false, error: { code: 'export.no-columns' } });
  });

  it('writes any text and tags without throwing, as well-formed Unicode', () => {
    fc.assert(
      fc.property(fc.array(hostileRich, { maxLength: 4 }), (texts) => {
        expect(write(texts.map((source) => ({ texts: { source } }))).isWellFormed()).toBe(true);
      }),
    );
  });
});
