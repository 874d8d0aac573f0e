import { describe, expect, it } from 'vitest';
import { bookLayouts } from '#core/layouts/layouts.ts';
import { bookOf, partsIn, settingsOf, written } from './books.ts';

/*
 * What each layout shows of one small book, as e-books and pages have it, and as Word documents. The listings have been read; where they
 * change, they are written anew by `vitest run THIS-FILE -u` and read again.
 */

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const body = (page: string): string => page.slice(Math.max(0, page.indexOf('<body>')));

/** Each paragraph of a Word document on a line: its style and its words, and what stands between paragraphs. */
const wordLines = (xml: string): string =>
  xml
    .slice(xml.indexOf('<w:body>'))
    .replaceAll(/<w:pPr><w:pStyle w:val="([^"]+)"\/>/gu, '[$1] ')
    .replaceAll(/<w:tbl>|<\/w:tbl>|<\/w:tr>/gu, (tag) => `${tag}\n`)
    .replaceAll(/<w:type w:val="(\w+)"\/>/gu, '{$1}')
    .replaceAll('<w:textDirection w:val="tbRl"/>', '{vertical}')
    .replaceAll('</w:p>', '\n')
    .replaceAll(
      /<w:ruby>.*?<w:rt>.*?<w:t[^>]*>(.*?)<\/w:t>.*?<w:rubyBase>.*?<w:t[^>]*>(.*?)<\/w:t>.*?<\/w:ruby>/gu,
      '$2($1)',
    )
    .replaceAll(/<w:rStyle w:val="([^"]+)"\/>/gu, '‹$1›')
    .replaceAll(/<w:(foot|end)noteReference w:id="(\d+)"\/>/gu, '{$1note $2}')
    .replaceAll(/<\/?w:(?!tbl>|tr>)[^>]*>/gu, '');

describe('what each layout shows', () => {
  for (const { id, outputs, units } of bookLayouts)
    for (const unit of units.length === 0 ? (['paragraph'] as const) : units)
      it(`${id}, by ${unit}`, async () => {
        const settings = settingsOf({
          layout: id,
          unit,
          glosses: true,
          readings: id === 'single' || id === 'cards' ? 'pinyin' : 'none',
          ...(id === 'hidden' && unit === 'sentence' ? { hiding: 'tap' } : {}),
          ...(id === 'single' ? { back: ['notes', 'glossary', 'changes'] } : {}),
        });
        const listing = outputs.map((output) => {
          const bytes = written(bookOf(), settings, output);
          if (output === 'epub') {
            return [...partsIn(bytes)]
              .filter(([name]) => name.endsWith('.xhtml') || (id === 'vertical' && name.endsWith('.opf')))
              .map(([name, part]) => `=== epub ${name}\n${body(part)}`)
              .join('\n');
          }
          if (output === 'docx')
            return `=== docx\n${wordLines(partsIn(bytes).get('word/document.xml') ?? '')}`;
          return `=== ${output}\n${output === 'txt' ? text(bytes) : body(text(bytes))}`;
        });
        await expect(listing.join('\n')).toMatchFileSnapshot(`written/${id}-${unit}.txt`);
      });
});
