import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeMd } from '#core/formats/md/write.ts';
import type { InlineTag, RichText } from '#core/model/index.ts';
import { plain } from '#core/model/index.ts';
import { validRich } from '#core/text/mapping.ts';
import { blocksOf, column, hostileRich, hostileText, sourceOf } from './sources.ts';
import type { RowSpec } from './sources.ts';

const shapes = (text: string): unknown[] =>
  blocksOf('md', text).map(({ kind, level, rich }) => [kind, level, rich.text]);

const write = (specs: readonly RowSpec[], columns = column('source', 'zh-Hant')): string => {
  let text = '';
  expect(writeMd(sourceOf(specs, columns), (piece) => (text += piece)).ok).toBe(true);
  return text;
};

describe('reading Markdown', () => {
  it('knows headings, paragraphs, items, quotes, cells and code', () => {
    const text = [
      '---\ntitle: x\n---\n# 標題\n\n一段，\n換行。and\nmore\n\n- a\n- b\n\n  later\n  1. deep\n',
      '> quote\n> > inner\n\n| h | i |\n|---|---|\n|   | 2 |\n\n```js\nx\n\ny\n```\n\n<div>\nhtml\n</div>\n',
    ].join('\n');
    expect(shapes(text)).toEqual([
      ['paragraph', 0, 'x'],
      ['heading', 1, '標題'],
      ['paragraph', 0, '一段，換行。and more'],
      ['list-item', 1, 'a'],
      ['list-item', 1, 'b'],
      ['paragraph', 0, 'later'],
      ['list-item', 2, 'deep'],
      ['quote', 1, 'quote'],
      ['quote', 2, 'inner'],
      ['table-cell', 0, 'h'],
      ['table-cell', 0, 'i'],
      ['table-cell', 0, '2'],
      ['code', 0, 'x\n\ny'],
      ['paragraph', 0, 'html'],
    ]);
  });

  it('puts inline tags at code points, and resolves references defined elsewhere', () => {
    const far = '一段話。\n\n'.repeat(5000);
    const [block] = blocksOf(
      'md',
      `𠮷**粗**[連結][r]![圖](a.png)<sub>2</sub>  \n下\n\n${far}[r]: https://example.org "T"`,
    );
    expect(block?.rich.text).toBe('𠮷粗連結2\n下');
    expect(block?.rich.tags).toEqual([
      { at: 1, kind: 'open', id: 1, type: 'strong' },
      { at: 2, kind: 'close', id: 1, type: 'strong' },
      { at: 2, kind: 'open', id: 2, type: 'link', data: { href: 'https://example.org', title: 'T' } },
      { at: 4, kind: 'close', id: 2, type: 'link' },
      { at: 4, kind: 'empty', id: 3, type: 'image', data: { src: 'a.png', alt: '圖' } },
      { at: 4, kind: 'open', id: 4, type: 'sub' },
      { at: 5, kind: 'close', id: 4, type: 'sub' },
    ]);
  });

  it('says on which line a block begins, also far down', () => {
    const text = `${'- 項\n'.repeat(2000)}\n\n# end\n\n${'平。\n\n'.repeat(3000)}last *one*`;
    const blocks = blocksOf('md', text);
    expect(blocks).toHaveLength(5002);
    expect(blocks.map(({ line }) => line).slice(-1)).toEqual([8005]);
    expect(blocks[2000]).toMatchObject({ kind: 'heading', line: 2003 });
  });

  it.each([
    ['quotes', '>'.repeat(100_000)],
    ['brackets', '['.repeat(100_000)],
    ['pictures', '!['.repeat(20_000) + '](a)'.repeat(20_000)],
    ['emphasis', '*a_'.repeat(30_000)],
    ['emphasis in lines', '*a_\n'.repeat(2_000)],
    ['ordered lists', '1. '.repeat(30_000)],
    ['lists', '- '.repeat(30_000)],
    ['spaces', `a${' '.repeat(500_000)}a`],
    ['spaces between lines', `a${' '.repeat(50_000)}\na`],
    ['bars', `${'|'.repeat(90_000)}a\n${'[a '.repeat(600)}`],
    ['indented lists', Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}- a`).join('\n')],
  ])('keeps every word of hostile %s', (_, text) => {
    const letters = (from: string): number => from.replaceAll(/[^a]/g, '').length;
    const read = blocksOf('md', text).map(({ rich }) => rich);
    const sources = read.flatMap(({ tags }) => tags.map((tag) => tag.data?.['src'] ?? ''));
    expect(letters(read.map((rich) => rich.text).join('') + sources.join(''))).toBe(letters(text));
  });

  it('reads any text into valid blocks', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const { rich } of blocksOf('md', text.toWellFormed())) expect(validRich(rich)).toBe(true);
      }),
    );
  });
});

/** Text as a paragraph can hold it: no space at the ends of lines, no empty lines, no controls. */
const writable = hostileText.map((text) =>
  text
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\uffff\t]/g, '')
    .replaceAll(/[ \u3000]*\n[ \u3000\n]*/g, '\n')
    .replaceAll(/^[\s\u3000]+|[\s\u3000]+$/g, ''),
);

const pair = (type: InlineTag['type'], id: number, start: number, end: number): InlineTag[] => [
  {
    at: start,
    kind: 'open',
    id,
    type,
    ...(type === 'link' ? { data: { href: 'https://example.org/a_(b)' } } : {}),
  },
  { at: end, kind: 'close', id, type },
];

describe('writing Markdown', () => {
  it('is read back with the same texts, whatever they hold', () => {
    const kinds = fc.constantFrom(
      ['paragraph', 0] as const,
      ['heading', 2] as const,
      ['list-item', 1] as const,
      ['quote', 1] as const,
      ['code', 0] as const,
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(kinds, writable), { maxLength: 4 }), (blocks) => {
        const kept = blocks
          .map(
            ([[kind, level], text]) =>
              [kind, level, kind === 'heading' ? text.replaceAll('\n', ' ') : text] as const,
          )
          .filter(([, , text]) => text !== '');
        const rows = kept.map(([kind, level, text]) => ({ kind, level, texts: { source: text } }));
        expect(shapes(write(rows))).toEqual(kept);
      }),
      { numRuns: 400 },
    );
  });

  it('is read back with the same tags', () => {
    const text = fc.array(fc.constantFrom('中', '。', '“', '”', 'a', '1', ',', '*', '_'), {
      minLength: 4,
      maxLength: 9,
    });
    const types = fc.constantFrom('strong', 'emphasis', 'underline', 'link', 'sub', 'strike');
    fc.assert(
      fc.property(text, types, types, fc.nat(3), fc.nat(3), (parts, outer, inner, from, length) => {
        const words = parts.join('');
        const start = Math.min(from, words.length - 1);
        const end = Math.min(start + 1 + length, words.length);
        const nested = outer !== inner && end - start > 1 ? pair(inner, 2, start, end - 1) : [];
        const [open, close] = pair(outer, 1, start, end);
        if (open === undefined || close === undefined) return;
        const rich: RichText = { text: words, tags: [open, ...nested, close] };
        expect(blocksOf('md', write([{ texts: { source: rich } }])).map((block) => block.rich)).toEqual([
          rich,
        ]);
      }),
      { numRuns: 400 },
    );
  });

  it('keeps code in a line as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a`*_ <&|\\]{1,8}$/), (code) => {
        fc.pre(code.trim() !== '');
        const rich = { text: `x ${code} y`, tags: pair('code', 1, 2, 2 + code.length) };
        expect(blocksOf('md', write([{ texts: { source: rich } }]))[0]?.rich).toEqual(rich);
      }),
    );
  });

  it('writes tables from the gaps between their cells', () => {
    const cells = ['a', 'b|c', '1', '2\n3'];
    const gaps = ['\t', '\n', '\t', '\n\n'];
    const rows = cells.map((text, i) => ({
      kind: 'table-cell' as const,
      gap: gaps[i] ?? '',
      texts: { source: text },
    }));
    const text = write([...rows, { texts: { source: 'after' } }]);
    expect(text).toBe('| a | b\\|c |\n| --- | --- |\n| 1 | 2<br>3 |\n\nafter\n');
    expect(blocksOf('md', text).map(({ rich, gap }) => [rich.text, gap])).toEqual([
      ...cells.map((cell, i) => [cell, gaps[i]]),
      ['after', ''],
    ]);
  });

  it('keeps front matter, and puts columns below each other', () => {
    const rows: RowSpec[] = [
      { kind: 'code', opensDocument: 'd', texts: { source: '---\na: b\n---' } },
      { kind: 'heading', level: 2, texts: { source: '題', en: 'Title' } },
      { kind: 'list-item', level: 1, texts: { source: '項', en: 'Item' } },
      { kind: 'list-item', level: 3, texts: { source: '深', en: '' } },
    ];
    expect(write(rows, [...column('source', 'zh-Hant'), ...column('en', 'en')])).toBe(
      '---\na: b\n---\n\n## 題\n\n## Title\n\n- 項\\\n  Item\n  - 深\n',
    );
  });

  it('never writes a link of another kind, nor markup from a text', () => {
    const link = (href: string): RichText => ({
      text: 'x',
      tags: [
        { at: 0, kind: 'open', id: 1, type: 'link', data: { href } },
        { at: 1, kind: 'close', id: 1, type: 'link' },
      ],
    });
    for (const href of [
      'javascript:alert(1)',
      'data:text/html,x',
      '//evil.example',
      ' java\nscript:x',
      'file:///etc',
      '&#106;avascript:alert(1)',
    ])
      expect(write([{ texts: { source: link(href) } }])).toMatch(/^x\n$|^\[x\]\(<\\&/);
    expect(write([{ texts: { source: link('https://a.example/ b>') } }])).toBe(
      '[x](<https://a.example/%20b%3E>)\n',
    );
    fc.assert(
      fc.property(hostileRich, (rich) => {
        const read = blocksOf('md', write([{ texts: { source: rich } }]));
        for (const block of read) {
          expect(block.kind).toBe('paragraph');
          for (const tag of block.rich.tags)
            expect(tag.data?.['href'] ?? '').toMatch(/^$|^https?:|^mailto:|^(?!\/\/)[^:]*$|^[^:]*[?#]/i);
        }
      }),
      { numRuns: 300 },
    );
    expect(
      blocksOf('md', write([{ texts: { source: plain('<script>alert(1)</script>') } }]))[0]?.rich,
    ).toEqual(plain('<script>alert(1)</script>'));
  });
});
