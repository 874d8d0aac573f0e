import { describe, expect, it } from 'vitest';
import { bookLayouts } from '#core/layouts/layouts.ts';
import { papers } from '#core/layouts/settings.ts';
import { sectionXml } from '#core/layouts/word/parts.ts';
import { markStyles } from '#core/layouts/word/styles.ts';
import type { InlineTag } from '#core/model/index.ts';
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

it('marks have styles of their own, a style for each set, in the order that Word wants', () => {
  const styles = markStyles();
  const tag = (type: string) => ({ at: 0, kind: 'open', id: 1, type }) as InlineTag;
  const marks = ['sup', 'sub', 'underline', 'strike', 'emphasis', 'strong', 'code'];
  expect(styles.idOf([])).toBe('');
  expect(styles.idOf([tag('link')])).toBe('');
  for (const mark of marks) expect(styles.idOf([tag(mark), tag('link')])).toBe(`Mark-${mark}`);
  expect(styles.idOf(marks.map(tag))).toBe('Mark-code-strong-emphasis-strike-underline-sub-sup');
  expect(styles.idOf([tag('strong'), tag('code')])).toBe('Mark-code-strong');
  return expect(`${styles.all().replaceAll('<w:style ', '\n<w:style ').trim()}\n`).toMatchFileSnapshot(
    'written/mark-styles.txt',
  );
});

it('sections have heads and feet on both pages but in front, and are turned where they are vertical', () => {
  const sections = (['nextPage', 'evenPage', 'oddPage', 'continuous'] as const).flatMap((starts, n) =>
    [true, false].flatMap((vertical) =>
      [undefined, true].map((isFront) =>
        sectionXml(
          { starts, vertical, ...(isFront === undefined ? {} : { isFront }) },
          { paper: papers[n] ?? 'a4' },
        ),
      ),
    ),
  );
  return expect(`${sections.join('\n')}\n`).toMatchFileSnapshot('written/sections.txt');
});
