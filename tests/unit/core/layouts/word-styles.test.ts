import { describe, expect, it } from 'vitest';
import { bookLayouts } from '#core/layouts/layouts.ts';
import { bookOf, partsIn, settingsOf, written } from './books.ts';

/**
 * What properties may hold besides the style: of paragraphs the section that ends there, of tables and cells their
 * widths, and of a row that it is a head, which a style cannot say.
 */
const allowed: Readonly<Record<string, ReadonlySet<string>>> = {
  rPr: new Set(['rStyle']),
  pPr: new Set(['pStyle', 'sectPr']),
  tblPr: new Set(['tblStyle', 'tblW', 'tblLayout']),
  trPr: new Set(['tblHeader']),
  tcPr: new Set(['tcW']),
};

/** The readings of a document taken out: their size stands at them. */
const withoutReadings = (xml: string): string => xml.replaceAll(/<w:rt>.*?<\/w:rt>/gsu, '');

/** Properties that are no style, in the parts of a document that have its words. */
const direct = (bytes: Uint8Array): readonly string[] =>
  [...partsIn(bytes)]
    .filter(([name]) => /^word\/(?:document|footnotes|endnotes|footer.*|header.*)\.xml$/u.test(name))
    .flatMap(([name, part]) =>
      Object.entries(allowed).flatMap(([kind, known]) =>
        Array.from(
          withoutReadings(part)
            .replaceAll(/<w:sectPr>.*?<\/w:sectPr>/gsu, '<w:sectPr/>')
            .matchAll(new RegExp(`<w:${kind}>(.*?)</w:${kind}>`, 'gsu')),
          ([, inside = '']) => inside,
        )
          .flatMap((inside) => Array.from(inside.matchAll(/<w:(\w+)/gu), ([, property = '']) => property))
          .filter((property) => !known.has(property))
          .map((property) => `${name}: ${kind} ${property}`),
      ),
    );

describe('a Word document has styles and no direct formatting', () => {
  for (const { id } of bookLayouts.filter(({ outputs }) => outputs.includes('docx')))
    it.each(['pinyin', 'none'] as const)(`${id}, readings: %s`, (readings) => {
      const settings = settingsOf({
        layout: id,
        readings,
        glosses: true,
        back: readings === 'none' ? [] : ['notes', 'glossary', 'changes'],
      });
      expect(direct(written(bookOf(), settings, 'docx'))).toEqual([]);
    });
});

it('a reading has half the size of the words in the size of the paper', () => {
  const parts = partsIn(written(bookOf(), settingsOf({ readings: 'pinyin', paper: 'a4' }), 'docx'));
  expect(parts.get('word/document.xml')).toContain('<w:rStyle w:val="Reading"/><w:sz w:val="11"/>');
});

it('annotations at the end have their head with them, wherever a program puts them, and none where they are at the foot', () => {
  const parts = partsIn(written(bookOf(), settingsOf({ back: ['notes'] }), 'docx'));
  const [head = ''] = /<w:endnote w:type="separator".*?<\/w:endnote>/su.exec(
    parts.get('word/endnotes.xml') ?? '',
  ) ?? [''];
  expect(head).toContain('<w:pStyle w:val="NotesHeading"/>');
  expect(head).toContain('Notes</w:t>');
  expect(parts.get('word/document.xml')).not.toContain('Notes</w:t>');
  expect(parts.get('word/settings.xml')).toContain('<w:endnotePr><w:numFmt w:val="decimal"/>');
  const atFoot = partsIn(written(bookOf(), settingsOf({}), 'docx'));
  expect(atFoot.get('word/endnotes.xml')).not.toContain('NotesHeading');
});
