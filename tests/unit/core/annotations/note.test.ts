import { describe, expect, it } from 'vitest';
import { noteBlocks, noteText } from '#core/annotations/note.ts';
import type { NoteInline } from '#core/annotations/note.ts';

const words = ({ text, looks, href }: NoteInline): unknown =>
  looks.length === 0 && href === null ? text : [text, ...looks, ...(href === null ? [] : [href])];

/** Kind, depth and number of each block, with its words. */
const shape = (body: string): unknown[] =>
  noteBlocks(body).map(({ kind, depth, number, inlines }) => [
    number === null ? `${kind} ${depth}` : `${kind} ${depth} no. ${number}`,
    ...inlines.map(words),
  ]);

describe('the Markdown of a note', () => {
  it('is blocks with their depth and number', () => {
    const body =
      '# 標題\n第一行\n第二行\n\n> 引文\n> > 更深\n\n- a\n  - b\n\n    still b\n3. c\n4. d\n\n```\n<x>\n```\n\n---\n';
    expect(shape(body)).toEqual([
      ['heading 1', '標題'],
      ['paragraph 0', '第一行\n第二行'],
      ['quote 1', '引文'],
      ['quote 2', '更深'],
      ['item 1', 'a'],
      ['item 2', 'b'],
      ['paragraph 2', 'still b'],
      ['item 1 no. 3', 'c'],
      ['item 1 no. 4', 'd'],
      ['code 0', '<x>'],
    ]);
  });

  it('keeps looks and addresses over line breaks, and numbers and depths within what they stand in', () => {
    expect(shape('**a\\\nb [c  \nd](https://example.org/)**')).toEqual([
      ['paragraph 0', ['a\nb ', 'strong'], ['c\nd', 'strong', 'https://example.org/']],
    ]);
    expect(shape('> 1. a\n> 2. b\n>\n>    > c\n>\n>    - d\n> \n> e\n\n- > f\n  - g\n\n    h')).toEqual([
      ['item 1 no. 1', 'a'],
      ['item 1 no. 2', 'b'],
      ['quote 2', 'c'],
      ['item 2', 'd'],
      ['quote 1', 'e'],
      ['quote 1', 'f'],
      ['item 2', 'g'],
      ['paragraph 2', 'h'],
    ]);
  });

  it('is words with their looks, and finds struck words and bare addresses', () => {
    expect(
      shape('平**粗*斜***`a*~~b~~` ~~舊 **b** 詞~~ ~~開\n\n見https://example.org/a_(b)。又<mailto:a@b.c>'),
    ).toEqual([
      [
        'paragraph 0',
        '平',
        ['粗', 'strong'],
        ['斜', 'strong', 'emphasis'],
        ['a*~~b~~', 'code'],
        ' ',
        ['舊 ', 'strike'],
        ['b', 'strong', 'strike'],
        [' 詞', 'strike'],
        ' ~~開',
      ],
      [
        'paragraph 0',
        '見',
        ['https://example.org/a_(b', 'https://example.org/a_(b'],
        ')。又',
        ['mailto:a@b.c', 'mailto:a@b.c'],
      ],
    ]);
  });

  it.each<[string, unknown[]]>([
    ['a ~~b~~ c', ['a ', ['b', 'strike'], ' c']],
    ['a ~~ b~~ c', ['a ~~ b~~ c']],
    ['a ~~b ~~ c', ['a ~~b ~~ c']],
    ['~~b~~', [['b', 'strike']]],
    ['~~b c~~ d~~', [['b c', 'strike'], ' d~~']],
    ['~~甲~~乙~~丙~~', [['甲', 'strike'], '乙', ['丙', 'strike']]],
    ['x~~~a~~~', ['x~~~a~~~']],
    ['a~~ b ~~c', ['a~~ b ~~c']],
    ['a~~ b~~', ['a~~ b~~']],
    ['~~ab* c*d~~', [['ab* c*d', 'strike']]],
    [
      '~~a *b*~~',
      [
        ['a ', 'strike'],
        ['b', 'emphasis', 'strike'],
      ],
    ],
    ['*x *~~a~~', ['*x *', ['a', 'strike']]],
    ['x~~', ['x~~']],
    ['~~', ['~~']],
  ])('strikes out between two signs that touch the words: %s', (body, struck) => {
    expect(shape(body)).toEqual([['paragraph 0', ...struck]]);
  });

  it('shows HTML as letters, images as their text, and leads nowhere unsafe', () => {
    expect(
      shape(
        '<script>alert(1)</script>\n\na <b onclick=x>b</b> ![圖](javascript:1) [x](javascript:alert(1)) [y][r] [z](data:text/html,1) <javascript:x>\n\n[r]: https://example.org/r',
      ),
    ).toEqual([
      ['paragraph 0', '<script>alert(1)</script>'],
      ['paragraph 0', 'a <b onclick=x>b</b> 圖 x ', ['y', 'https://example.org/r'], ' z javascript:x'],
    ]);
  });

  it('gives up no word of hostile bodies, and ends', () => {
    const deep = 30_000;
    for (const mark of ['>', '- ', '*', '[', '~~', '<b>', '![', '`', '~~a', 'https://', '1. ']) {
      const blocks = noteBlocks(mark.repeat(deep) + 'x');
      expect(
        blocks.reduce((sum, { inlines }) => sum + inlines.length, 0),
        mark,
      ).toBeGreaterThan(0);
      expect(noteText(mark.repeat(deep) + '\n\n末').endsWith('末'), mark).toBe(true);
    }
    const nested = Array.from({ length: 600 }, (_, i) => `${'  '.repeat(i % 300)}- a`).join('\n');
    expect(noteBlocks(nested).every(({ depth }) => depth <= 9)).toBe(true);
  });

  it('is one line in a table', () => {
    expect(noteText('# A\n- **b**\n\n\u3000\ud800c\r\nd <i>')).toBe('A b \ud800c d <i>');
    expect(noteText(' \n\n')).toBe('');
    expect(['***', '---', '-', '[a]: https://b.example'].map(noteText)).toEqual([
      '***',
      '---',
      '-',
      '[a]: https://b.example',
    ]);
  });
});
