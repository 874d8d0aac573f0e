import { fail, ok, type Result } from '../../model/index.ts';
import type { Written } from '../../formats/export-source.ts';
import {
  appProperties,
  coreProperties,
  customProperties,
  documentHead,
  numbering,
  packageRelations,
} from '../../formats/docx/parts.ts';
import { zipTo } from '../../package/zip.ts';
import type { Book } from '../book.ts';
import type { Glosser } from '../glosses.ts';
import { listed } from '../html.ts';
import { layoutOf } from '../layouts.ts';
import { noteParagraphs } from '../note-text.ts';
import { type BookSettings, readingsIn } from '../settings.ts';
import { drawWord, evenTable, withSection } from './draw.ts';
import { paragraphXml, wordPen, type WordPen } from './pen.ts';
import {
  bookRelations,
  bookSettings,
  bookTypes,
  field,
  notesPart,
  runningParts,
  sectionXml,
  textWidthOf,
} from './parts.ts';
import { bookStyles } from './styles.ts';

const bookmark = (n: number): string => `_Chapter${n}`;

/** The parts behind the last chapter that the contents lead to: the names of their places, with their titles. */
const listedBack = (book: Book, settings: BookSettings): ReadonlyMap<string, string> => {
  const has = (part: 'glossary' | 'changes'): boolean =>
    settings.back.includes(part) && book[part].length > 0;
  return new Map([
    ...(has('glossary') ? [['Glossary', book.words.glossary] as const] : []),
    ...(has('changes') ? [['Changes', book.words.changes] as const] : []),
  ]);
};

const front = (book: Book, { label, own, settings }: WordPen): string => {
  const columns = book.columns.map(({ label: name }, n) => label(name, `Run${n + 1}`)).join(label(' · '));
  const by =
    book.author === ''
      ? ''
      : paragraphXml('Subtitle', label(book.words.by.replaceAll('{author}', book.author)));
  const title = paragraphXml('Title', label(book.title, 'Run1'));
  const places = [
    ...listed(book).map(({ number, title: name }) => [bookmark(number), name] as const),
    ...Array.from(listedBack(book, settings), ([name, title]) => [`_${name}`, title] as const),
  ];
  const items = places.map(([place, name]) =>
    paragraphXml(
      'TOC1',
      `<w:hyperlink w:anchor="${place}" w:history="1">${label(name)}<w:r><w:tab/></w:r>${field(`PAGEREF ${place} \\h`, '')}</w:hyperlink>`,
    ),
  );
  const contents =
    items.length < 2 || listed(book).length === 0
      ? ''
      : paragraphXml('ContentsHeading', label(book.words.contents)) + items.join('');
  return own(`${title}${paragraphXml('Subtitle', columns)}${by}${contents}`);
};

/** Terms and names with their remarks, below a head that is repeated on each page. */
const glossary = (book: Book, pen: WordPen): string => {
  const { label, remark } = pen;
  const hasRemarks = book.glossary.some(({ note }) => note !== '');
  const heads = [...book.columns.map((column) => column.label), ...(hasRemarks ? [book.words.remark] : [])];
  const rows = book.glossary.map(({ words, note }) => [
    ...words.map((word, n) => paragraphXml(`Column${n + 1}Entry`, label(word))),
    ...(hasRemarks ? [paragraphXml('Remark', remark(note))] : []),
  ]);
  return evenTable(
    pen,
    'Glossary',
    heads.length,
    rows,
    heads.map((head) => paragraphXml('EntryHead', label(head))),
  );
};

/** Texts that were changed, each below where that is. */
const changes = (book: Book, { label }: WordPen): string =>
  book.changes
    .map(({ row, column, before, after, author, at }) => {
      const where = [book.words.row.replaceAll('{row}', String(row)), author, at.slice(0, 10)].filter(
        (one) => one !== '',
      );
      return (
        paragraphXml('ChangeHead', label(where.join(' · '))) +
        paragraphXml(`Column${column + 1}Entry`, `${label(before, 'Removed')}${label(' ')}${label(after)}`)
      );
    })
    .join('');

/** The parts behind the last chapter. Notes are endnotes, which programs put behind all of it, some on a page of its own, and have their head with them. */
const back = (book: Book, settings: BookSettings, pen: WordPen): readonly string[] => {
  const { label, own, place, remark } = pen;
  const heading = (text: string): string => paragraphXml('Heading1', label(text));
  const parts: string[] = [];
  const elsewhere = (book.notes?.elsewhere ?? []).filter((note) => noteParagraphs(note).length > 0);
  if (elsewhere.length > 0)
    parts.push(
      heading(book.notes?.elsewhereTitle ?? '') +
        elsewhere
          .map((note) =>
            paragraphXml(
              'EndnoteText',
              `${remark(note.quote)}${label('  ')}${remark(noteParagraphs(note).join(' '))}`,
            ),
          )
          .join(''),
    );
  const drawnAs: Readonly<Record<string, (of: Book, by: WordPen) => string>> = {
    Glossary: glossary,
    Changes: changes,
  };
  for (const [name, title] of listedBack(book, settings))
    parts.push(paragraphXml('Heading1', place(name, label(title))) + (drawnAs[name]?.(book, pen) ?? ''));
  return parts.map(own);
};

/** Puts a bookmark round the first paragraph of a chapter, to which the contents lead. */
const marked = (xml: string, n: number): string => {
  const at = xml.indexOf('</w:pPr>');
  if (at < 0) return xml;
  const from = at + '</w:pPr>'.length;
  return `${xml.slice(0, from)}<w:bookmarkStart w:id="${n}" w:name="${bookmark(n)}"/><w:bookmarkEnd w:id="${n}"/>${xml.slice(from)}`;
};

/**
 * Writes a book as a Word document (ECMA-376, transitional) whose looks are styles. Bytes go to `sink` chapter by chapter.
 * Failures: export.unknown-layout, internal.
 */
export const writeWordBook = (
  book: Book,
  wanted: BookSettings,
  glosser: Glosser | null,
  sink: (bytes: Uint8Array) => void,
): Result<Written> => {
  const settings = { ...wanted, readings: readingsIn('docx', wanted.readings) };
  const layout = layoutOf(settings.layout);
  if (layout === null) return fail('export.unknown-layout', { layout: settings.layout });
  const pen = wordPen(book, settings, glosser);
  const { symbols, links, marks } = pen.tools;
  const zip = zipTo(sink);
  const returns = book.origin !== null;
  zip.add('[Content_Types].xml', bookTypes(returns));
  zip.add('_rels/.rels', packageRelations(returns));
  zip.add(
    'docProps/core.xml',
    coreProperties(
      { title: book.title, language: book.columns[0]?.language ?? 'und' },
      book.created,
      symbols,
    ),
  );
  zip.add('docProps/app.xml', appProperties);
  zip.add('word/numbering.xml', numbering);
  zip.add('word/settings.xml', bookSettings);
  for (const [name, xml] of Object.entries(runningParts(book.title, symbols)))
    zip.add(`word/${name}.xml`, xml);
  const frontSection = sectionXml({ starts: 'nextPage', vertical: false, isFront: true }, settings);
  zip.stream('word/document.xml', function* () {
    yield documentHead + withSection(front(book, pen), frontSection);
    for (const chapter of book.chapters)
      yield marked(drawWord(layout.draw(chapter, book, settings, 'docx'), pen), chapter.number);
    for (const part of back(book, settings, pen)) yield part;
    yield `${sectionXml({ starts: 'nextPage', vertical: false }, settings)}</w:body></w:document>`;
  });
  zip.add(
    'word/styles.xml',
    bookStyles(book, settings, marks).replace('w:pos="@"', `w:pos="${textWidthOf(settings)}"`),
  );
  const record = pen.record();
  if (record !== null) zip.add('docProps/custom.xml', customProperties(record, symbols));
  zip.add('word/_rels/document.xml.rels', bookRelations(links.entries()));
  const { kind, all } = pen.notes;
  zip.add('word/footnotes.xml', notesPart('footnote', kind === 'footnote' ? all : []));
  const head = paragraphXml('NotesHeading', pen.label(book.words.notes));
  zip.add(
    'word/endnotes.xml',
    kind === 'endnote' ? notesPart('endnote', all, head) : notesPart('endnote', []),
  );
  const problem = zip.end();
  return problem === null
    ? ok({ rows: book.rows, symbols: symbols.count() })
    : fail('internal', { detail: problem });
};
