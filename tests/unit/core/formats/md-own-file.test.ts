import { describe, expect, it } from 'vitest';
import { frontValues } from '#core/formats/md/front-matter.ts';
import { maskMdx } from '#core/formats/md/mdx.ts';
import { readScalar, writeScalar } from '#core/formats/md/scalar.ts';
import { writeMd } from '#core/formats/md/write.ts';
import type { DocumentId, RichText } from '#core/model/index.ts';
import { readBlocks } from './read-blocks.ts';
import { fileOf, sourceOf } from './sources.ts';

type Change = (rich: RichText) => string;

/** A file imported, and written with other words for the texts of its rows; the rows in the order that `order` gives them. */
const filled = (
  markdown: string,
  change: Change,
  name = 'a.md',
  keep: (text: string) => boolean = () => true,
) => {
  const rows = Array.from(readBlocks('md', [markdown], { name })).flatMap((block, n) => {
    if (!block.ok) throw new Error(block.error.code);
    const { rich, ref, kind, level } = block.value;
    if (!keep(rich.text)) return [];
    const en = { ...rich, text: change(rich) };
    return [
      {
        kind,
        level,
        document: 1 as DocumentId,
        opensDocument: n === 0 ? name : null,
        ...(ref === undefined ? {} : { ref }),
        texts: { source: rich, en },
      },
    ];
  });
  let out = '';
  const source = sourceOf(rows, [{ side: 'en', language: 'en', label: 'English' }]);
  const written = writeMd(
    { ...source, originals: () => [fileOf(markdown)] },
    (piece) => (out += typeof piece === 'string' ? piece : Buffer.from(piece).toString()),
  );
  expect(written.ok).toBe(true);
  return out;
};

describe('Markdown by reference', () => {
  it('puts each text where it is from, though paragraphs of the same words stand beside it', () => {
    const text = '同\n\n同\n\n- 同\n\n同\n';
    let n = 0;
    expect(filled(text, () => `w${(n += 1)}`)).toBe('w1\n\nw2\n\n- w3\n\nw4\n');
  });

  it('takes a paragraph out whose rows were joined to others, and leaves what it has no rows for', () => {
    const text = '---\ntitle: 題\n---\n\n甲\n\n乙![圖](a.png)\n\n丙\n';
    expect(
      filled(
        text,
        ({ text: words }) => words,
        'a.md',
        (words) => words !== '丙',
      ),
    ).toBe('---\ntitle: 題\n---\n\n甲\n\n乙![圖](a.png)\n\n');
    expect(
      filled(
        text,
        ({ text: words }) => words,
        'a.md',
        (words) => words !== '圖' && words !== '題',
      ),
    ).toBe(text);
  });

  it('makes a link of an address in angle brackets whose words change', () => {
    const words = 'the page of an address';
    expect(words).toHaveLength('https://example.org/ab'.length);
    expect(
      filled('見 <https://example.org/ab>。\n', ({ text }) => text.replace('https://example.org/ab', words)),
    ).toBe(`見 [${words}](<https://example.org/ab>)。\n`);
  });
});

describe('values of front matter', () => {
  it.each([
    ['plain', '渡口', 'Ferry', 'Ferry'],
    ['plain that needs quotes', '渡口', 'Ferry: a #1 "tale"', '"Ferry: a #1 \\"tale\\""'],
    ['plain that would be no text', '渡口', 'true', '"true"'],
    ['in double quotes', '"渡\\u53e3\\n"', 'a "b" \\', '"a \\"b\\" \\\\"'],
    ['in single quotes', "'它''s'", "it's", "'it''s'"],
    ['a literal block', '|-\n    甲\n    乙', 'a\nb\nc', '|-\n    a\n    b\n    c'],
    ['a folded block', '>\n  甲\n  乙', 'a\nb', '>\n  a\n\n  b'],
  ])('%s', (_, source, words, wanted) => {
    expect(writeScalar(source, words)).toBe(wanted);
    expect(readScalar(wanted)).toBe(words);
  });

  it.each([
    ['"渡\\u53e3\\n"', '渡口\n'],
    ["'它''s'", "它's"],
    ['|\n  甲\n    乙\n\n  丙', '甲\n  乙\n\n丙'],
    ['>-\n  甲\n  乙\n\n  丙', '甲 乙\n丙'],
  ])('%s is read', (source, words) => {
    expect(readScalar(source)).toBe(words);
  });

  it('are those of the keys that are named, at any depth; lists, maps, aliases and what goes on in the next line are left alone', () => {
    const front =
      '---\nTitle: 甲\nseo:\n  title: 乙\ntags: [丙]\nsummary: *丁\ncaption: 戊\n  己\nlead: 12\n---\n';
    expect(frontValues(front).map(({ text }) => text)).toEqual(['甲', '乙']);
    expect(frontValues(front, ['tags', 'lead']).map(({ text }) => text)).toEqual([]);
  });
});

describe('MDX', () => {
  it.each([
    [
      'a module',
      'import A from "a"\nexport const b = 1\n\n字',
      '                 \n                  \n\n字',
    ],
    ['an expression of its own', '{a}\n', '   \n'],
    ['an expression in a line', '字{a + "}"}字', '字<aaaaaaa>字'],
    ['a tag with an expression', '字<b c={1 > 0}>', '字<aaaaaaaaaaa>'],
    ['a fragment', '<>\n字\n</>', '  \n字\n   '],
    ['an element of HTML', '字<b class="x">字</b>', '字<b class="x">字</b>'],
    ['code', '`{a}` 與\n\n```\n{a}\n```\n', '`{a}` 與\n\n```\n{a}\n```\n'],
    ['what is escaped', '\\{a} \\<B>', '\\{a} \\<B>'],
    ['what has no end', '{ a < b\n\n"', '{ a < b\n\n"'],
    ['import within a paragraph', '字\nimport x', '字\nimport x'],
  ])('%s', (_, text, masked) => {
    expect(maskMdx(text)).toBe(masked);
  });

  it('keeps what is no words, and writes braces of words so that they are words', () => {
    const text = 'import A from "a"\n\n# 題號 {x}\n\n一<B c={1}>二</B>。\n';
    expect(filled(text, ({ text: words }) => words.replace('題號', '{}'), 'a.mdx')).toBe(
      text.replace('題號', '\\{\\}'),
    );
  });

  it('is as quick on a text of many braces and tags that have no end', () => {
    const text = '{ <A '.repeat(4000);
    expect(maskMdx(text)).toBe(text);
  });
});
