import type { BookElement, Standing } from '../elements.ts';
import { fontSizes, textWidth } from '../estimate.ts';
import type { GlossedWord } from '../glosses.ts';
import { allWords } from '../marks.ts';
import { unbroken } from '../unbroken.ts';
import type { Line } from '../book.ts';
import { sectionXml, textWidthOf } from './parts.ts';
import { paragraphXml, type WordPen } from './pen.ts';

/** Rows of one table: layout of long tables takes the square of their length in LibreOffice. */
const rowsPerTable = 200;

const styleOf = ({ kind, level }: Standing, column: number): string => {
  const id = `Column${column + 1}`;
  if (kind === 'list-item') return `${id}Item${Math.min(Math.max(level, 1), 4)}`;
  if (kind === 'quote') return `${id}Quote`;
  return kind === 'code' ? `${id}Code` : id;
};

const cellXml = (wide: number, inside: string): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${wide}" w:type="dxa"/></w:tcPr>${inside}</w:tc>`;

/**
 * A table of cells that are paragraphs, with columns of the widths given (twips), and the narrow line that must follow it. `head`: a row that is
 * repeated on each page.
 */
const tableOf = (
  style: string,
  widths: readonly number[],
  rows: readonly (readonly string[])[],
  head: readonly string[] | null = null,
): string => {
  const whole = widths.reduce((sum, one) => sum + one, 0);
  const rowXml = (cells: readonly string[], properties = ''): string =>
    `<w:tr>${properties}${cells.map((inside, n) => cellXml(widths[n] ?? 0, inside)).join('')}</w:tr>`;
  const body = [
    ...(head === null ? [] : [rowXml(head, '<w:trPr><w:tblHeader/></w:trPr>')]),
    ...rows.map((cells) => rowXml(cells)),
  ];
  return (
    `<w:tbl><w:tblPr><w:tblStyle w:val="${style}"/><w:tblW w:w="${whole}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>` +
    `<w:tblGrid>${widths.map((one) => `<w:gridCol w:w="${one}"/>`).join('')}</w:tblGrid>${body.join('')}</w:tbl>${paragraphXml('Spacer', '')}`
  );
};

/** The same with equal columns over the whole page. */
export const evenTable = (
  { settings }: WordPen,
  style: string,
  columns: number,
  rows: readonly (readonly string[])[],
  head: readonly string[] | null = null,
): string => {
  const wide = Math.floor(textWidthOf(settings) / Math.max(1, columns));
  return tableOf(
    style,
    Array.from({ length: columns }, () => wide),
    rows,
    head,
  );
};

type Row = BookElement & { is: 'row' };

const sideBySide = (elements: readonly Row[], pen: WordPen): string =>
  evenTable(
    pen,
    'Parallel',
    elements[0]?.cells.length ?? 1,
    elements.map((element) =>
      element.cells.map((line, column) =>
        paragraphXml(styleOf(element, column), line === null ? '' : pen.line(line)),
      ),
    ),
  );

/** A word, and how it is written. */
type ShownWord = GlossedWord & { readonly xml: string };

/** As many words on each line as it holds, with their punctuation. */
const linesOfWords = (
  words: readonly ShownWord[],
  width: number,
  wideOf: (word: GlossedWord) => number,
): readonly (readonly ShownWord[])[] => {
  const lines: ShownWord[][] = [[]];
  let used = 0;
  for (const group of unbroken(words)) {
    const wide = group.reduce((sum, word) => sum + wideOf(word), 0);
    if (used > 0 && used + wide > width) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push(...group);
    used += wide;
  }
  return lines;
};

/** Words in tables of three rows: reading, word, meaning. */
const byWords = ({ line, ...standing }: BookElement & { is: 'words' }, pen: WordPen): string => {
  const { glosser, settings, label } = pen;
  const words = line.sentences.flatMap((sentence) => {
    const found = glosser?.words(allWords(sentence.rich)) ?? [];
    if (found.length === 0) return [];
    const pieces = pen.inPieces(
      sentence,
      line.column,
      found.map(({ word }) => label(word)),
    );
    return found.map((word, n): ShownWord => ({ ...word, xml: pieces[n] ?? '' }));
  });
  if (words.length === 0) return paragraphXml(styleOf(standing, line.column), pen.line(line));
  const width = textWidthOf(settings);
  const unit = fontSizes[settings.paper] * 20;
  const wideOf = ({ word, reading, gloss }: GlossedWord): number => {
    const ems = Math.max(textWidth(word) * 1.1, textWidth(reading) * 0.66, textWidth(gloss) * 0.66);
    return Math.min(width, Math.ceil(ems * unit * 1.06 + 200));
  };
  const notes = line.sentences.flatMap((sentence) => pen.notes.signsOf(sentence).map(({ xml }) => xml));
  const tables = linesOfWords(words, width, wideOf).map((own) =>
    tableOf('Parallel', own.map(wideOf), [
      own.map(({ reading }) => paragraphXml('WordReading', label(reading))),
      own.map(({ xml }) => paragraphXml('WordText', xml)),
      own.map(({ gloss }) => paragraphXml('WordGloss', label(gloss))),
    ]),
  );
  return tables.join('') + (notes.length === 0 ? '' : paragraphXml('Gloss', notes.join('')));
};

const glosses = (line: Line, { glosser, settings, label, own }: WordPen): string => {
  const found = glosser?.hard(line.sentences.map(({ rich }) => rich.text).join('\n'), settings.level) ?? [];
  if (found.length === 0) return '';
  const words = found.map(
    ({ word, reading, gloss }) => `${label(word, `Run${line.column + 1}`)}${label(` ${reading} ${gloss}`)}`,
  );
  return own(paragraphXml('Gloss', words.join(label(' · '))));
};

const heading = ({ level, lines }: BookElement & { is: 'heading' }, pen: WordPen): string => {
  const texts = lines.map((line, n) => pen.line(line, `${n === 0 ? 'Run' : 'Subheading'}${line.column + 1}`));
  return paragraphXml(`Heading${Math.min(Math.max(level, 1), 6)}`, texts.join('<w:r><w:br/></w:r>'));
};

/** The properties of a section stand in its last paragraph. */
export const withSection = (inside: string, properties: string): string => {
  const filled = inside.includes('</w:pPr>') ? inside : paragraphXml('Spacer', '');
  const at = filled.lastIndexOf('</w:pPr>');
  return `${filled.slice(0, at)}${properties}${filled.slice(at)}`;
};

const drawOne = (element: BookElement, pen: WordPen): string => {
  if (element.is === 'heading') return heading(element, pen);
  if (element.is === 'text')
    return paragraphXml(styleOf(element, element.line.column), pen.line(element.line));
  if (element.is === 'glosses') return glosses(element.line, pen);
  if (element.is === 'words') return byWords(element, pen);
  // Word has nothing that is hidden until it is tapped, and no slides: these layouts are not written as documents.
  if (element.is !== 'flow' && element.is !== 'page') return '';
  const left = element.is === 'page' && element.side === 'left';
  const starts = element.is === 'flow' ? 'nextPage' : left ? 'evenPage' : 'oddPage';
  const section = sectionXml({ starts, vertical: element.vertical }, pen.settings);
  return withSection(drawWord(element.elements, pen), section);
};

/** Elements as paragraphs and tables of a Word document; rows that follow each other share a table. */
export const drawWord = (elements: readonly BookElement[], pen: WordPen): string => {
  let xml = '';
  let rows: Row[] = [];
  const endTable = (): void => {
    if (rows.length > 0) xml += sideBySide(rows, pen);
    rows = [];
  };
  for (const element of elements) {
    if (element.is !== 'row' || rows.length >= rowsPerTable) endTable();
    if (element.is === 'row') rows.push(element);
    else xml += drawOne(element, pen);
  }
  endTable();
  return xml;
};
