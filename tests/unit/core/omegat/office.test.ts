import { describe, expect, it } from 'vitest';
import type { RawBlock } from '#core/formats/raw-block.ts';
import type { RichText } from '#core/model/index.ts';
import { readTranslation, writeTranslation } from '#core/omegat/inline-text.ts';
import { readSavedUnits, savedFinder } from '#core/omegat/saved-units.ts';
import { withSavedTranslations } from '#core/omegat/translated-blocks.ts';
import { p, r, wordFile } from '../formats/docx-files.ts';
import { blocksIn, bytesFile } from '../formats/filling.ts';
import { openDocumentFile, p as paragraph } from '../formats/open-document-files.ts';
import { memory, project } from './omegat-files.ts';

/* Originals as OmegaT 3.6 itself writes them of these paragraphs (console-createpseudotranslatetmx). */

/** A text with its tags where they stand, by their numbers here. */
const shown = ({ text, tags }: RichText): string => {
  const units = Array.from(text);
  const at = (place: number): string =>
    tags
      .filter((tag) => tag.at === place)
      .map(({ kind, id }) => (kind === 'open' ? `<${id}>` : kind === 'close' ? `</${id}>` : `<${id}/>`))
      .join('');
  return units.map((unit, n) => at(n) + unit).join('') + at(units.length);
};

/** The segments of a file whose units say of themselves what they are: each original with its translation, which is the same. */
const readWith = (blocks: readonly RawBlock[], format: string, originals: readonly string[]) => {
  const units = readSavedUnits(
    memory(originals.map((original) => ({ original, translation: `x ${original}` }))),
    project(),
  );
  if (!units.ok) throw new Error(units.error.code);
  const reading = { project: project(), find: savedFinder(units.value), file: `a.${format}`, format };
  return [...withSavedTranslations(blocks, reading)].flatMap(({ segments = [] }) =>
    segments.map(({ rich, translations }) => [
      shown(rich),
      translations?.[0] === undefined ? null : shown(translations[0].rich),
    ]),
  );
};

const bold = '<w:b/>';
const italic = '<w:i/>';
const span = (style: string, words: string): string =>
  `<text:span text:style-name="${style}">${words}</text:span>`;

type Case = readonly [
  name: string,
  paragraph: string,
  originals: readonly string[],
  read: readonly (readonly string[])[],
];

const word: readonly Case[] = [
  [
    'a run within',
    p(r('這是') + r('粗體', bold) + r('文字。')),
    ['這是<t0/>粗體<t1/>文字。'],
    [['這是<1>粗體</1>文字。', 'x 這是<1>粗體</1>文字。']],
  ],
  ['a run that is all', p(r('全部粗體。', bold)), ['全部粗體。'], [['全部粗體。', 'x 全部粗體。']]],
  [
    'runs beside each other',
    p(r('一') + r('二', bold) + r('三', italic) + r('四。')),
    ['一<t0/>二<t1/>三<t2/>四。'],
    [['一<1>二</1><2>三</2>四。', 'x 一<1>二</1><2>三</2>四。']],
  ],
  [
    'counted through the sentences of a paragraph',
    p(r('第一句。') + r('粗。', bold) + r('第二') + r('斜', italic) + r('句。')),
    ['第一句。', '<t0/>粗。', '<t1/>第二<t2/>斜<t3/>句。'],
    [
      ['第一句。', 'x 第一句。'],
      ['<1>粗。</1>', 'x <1>粗。</1>'],
      ['第二<2>斜</2>句。', 'x 第二<2>斜</2>句。'],
    ],
  ],
  [
    'a line break, which parts',
    p(`${r('斷')}<w:r><w:br/></w:r>${r('行')}${r('粗', bold)}${r('了。')}`),
    ['斷', '行<t0/>粗<t1/>了。'],
    [
      ['斷<1/>', 'x 斷<1/>'],
      ['行<2>粗</2>了。', 'x 行<2>粗</2>了。'],
    ],
  ],
  [
    'a line break within a sentence before another',
    p(`${r('斷')}<w:r><w:br/></w:r>${r('行了。又一句。')}`),
    ['斷', '行了。', '又一句。'],
    [
      ['斷<1/>', 'x 斷<1/>'],
      ['行了。', 'x 行了。'],
      ['又一句。', 'x 又一句。'],
    ],
  ],
  [
    'runs that differ in nothing here',
    p(`${r('甲')}<w:proofErr w:type="spellStart"/>${r('乙')}${r('丙')}${r('粗', bold)}${r('了。')}`),
    ['甲<t0/>乙<t1/>丙<t2/>粗<t3/>了。'],
    [['甲乙丙<1>粗</1>了。', 'x 甲乙丙<1>粗</1>了。']],
  ],
];

const text: readonly Case[] = [
  [
    'a span within',
    paragraph(`這是${span('T1', '粗體')}文字。`),
    ['這是<f0>粗體</f0>文字。'],
    [['這是<1>粗體</1>文字。', 'x 這是<1>粗體</1>文字。']],
  ],
  [
    'a span at the end, whose end OmegaT leaves out',
    paragraph(`普通${span('T1', '末尾。')}`),
    ['普通<f0>末尾。'],
    [['普通<1>末尾。</1>', 'x 普通<1>末尾。</1>']],
  ],
  [
    'a span without a look here',
    paragraph(`一${span('T1', '二')}${span('T2', '三')}四。`),
    ['一<f0>二</f0><f1>三</f1>四。'],
    [['一<1>二</1>三四。', 'x 一<1>二</1>三四。']],
  ],
  [
    'a link',
    paragraph('見<text:a xlink:href="http://a.example/">連結</text:a>處。'),
    ['見<a0>連結</a0>處。'],
    [['見<1>連結</1>處。', 'x 見<1>連結</1>處。']],
  ],
  [
    'bookmarks',
    paragraph('書<text:bookmark-start text:name="a"/>籤<text:bookmark-end text:name="a"/>在。'),
    ['書<bs0/>籤<be1/>在。'],
    [['書<1/>籤<2/>在。', 'x 書<1/>籤<2/>在。']],
  ],
  [
    'a tab, which parts',
    paragraph(`註<text:tab/>跳${span('T1', '粗')}了。`),
    ['註', '跳<f0>粗</f0>了。'],
    [
      ['註', 'x 註'],
      ['跳<1>粗</1>了。', 'x 跳<1>粗</1>了。'],
    ],
  ],
];

describe('tags of OmegaT in an office file are those of its text', () => {
  it.each(word)('Word: %s', async (_, body, originals, read) => {
    const blocks = await blocksIn('docx', bytesFile(wordFile(body), 'utf-8'));
    expect(readWith(blocks, 'docx', originals)).toEqual(read);
  });

  it.each(text)('OpenDocument: %s', async (_, body, originals, read) => {
    const blocks = await blocksIn('odt', bytesFile(openDocumentFile('text', body), 'utf-8'));
    expect(readWith(blocks, 'odt', originals)).toEqual(read);
  });

  it.each([
    [
      'docx',
      wordFile(p(r('這是') + r('粗體', bold) + r('文字。'))),
      '這是<t0/>粗體<t1/>文字。',
      'A <t0/>bold<t1/> text.',
    ],
    [
      'odt',
      openDocumentFile('text', paragraph(`這是${span('T1', '粗體')}文字。`)),
      '這是<f0>粗體</f0>文字。',
      'A <f0>bold</f0> text.',
    ],
  ] as const)('and are written back as they were read: %s', async (format, bytes, written, translation) => {
    const [block] = await blocksIn(format, bytesFile(bytes, 'utf-8'));
    if (block === undefined) throw new Error('no text');
    const read = readTranslation(translation, written, block.rich);
    expect(shown(read)).toBe('A <1>bold</1> text.');
    expect(writeTranslation(read, block.rich, written)).toBe(translation);
  });
});
