import type { Block, RichText } from '../../model/index.ts';
import { plain } from '../../model/index.ts';
import type { ExportColumn, ExportRow, ExportSource } from '../export-source.ts';
import type { SymbolWriter } from '../symbols.ts';
import type { ExportNote } from '../notes.ts';
import type { CommentTable } from './comments.ts';
import { runs } from './runs.ts';
import type { LinkTable, RunMark } from './runs.ts';
import { roomFor, runStyle, textStyle } from './styles.ts';
import {
  cell,
  longCell,
  paper,
  paragraph,
  rowsPerTable,
  sectionEnd,
  spacer,
  tableStart,
  type Page,
} from './table.ts';

const numberWidth = 700;

/** The page and the widths of the columns, the number's first. English takes more room than Chinese for the same. */
const pageFor = (columns: readonly ExportColumn[]): Page => {
  const landscape = columns.length >= 3;
  const room = (landscape ? paper.long : paper.short) - 2 * paper.margin - numberWidth;
  const weights = columns.map(({ language }) => roomFor(language));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    landscape,
    widths: [numberWidth, ...weights.map((weight) => Math.floor((room * weight) / total))],
  };
};

/** Paragraph properties that show what a block is: the bullet only where the block begins. */
const blockShape = (block: Block, opens: boolean): string => {
  const level = Math.min(Math.max(block.level, 1), 9);
  if (block.kind === 'quote') return `<w:ind w:left="${240 * level}"/>`;
  if (block.kind !== 'list-item') return '';
  if (opens) return `<w:numPr><w:ilvl w:val="${level - 1}"/><w:numId w:val="1"/></w:numPr>`;
  return `<w:ind w:left="${240 * level}"/>`;
};

/** Turns rows into the XML of the main part, a few hundred characters to a few kilobytes at a time. */
export const bodyWriter = (
  source: ExportSource,
  links: LinkTable,
  symbols: SymbolWriter,
  comments: CommentTable | null,
) => {
  const { columns, labels } = source;
  const page = pageFor(columns);
  const language = columns[0]?.language ?? labels.language;
  const label = (text: string, look: Parameters<typeof runs>[1]): string =>
    runs(plain(text), look, links, symbols);
  const headRow = `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${[
    cell(
      numberWidth,
      paragraph('ColumnHead', label(labels.number, { language: labels.language }), '<w:jc w:val="right"/>'),
    ),
    ...columns.map(({ language, label: name }, i) =>
      cell(
        page.widths[i + 1] ?? 0,
        paragraph('ColumnHead', label(name, { language, style: runStyle(language) })),
      ),
    ),
  ].join('')}</w:tr>`;
  const tableHead = tableStart(page.widths) + headRow;
  let rowsInTable = 0; // 0 when no table is open

  const closeTable = (): string => {
    if (rowsInTable === 0) return '';
    rowsInTable = 0;
    return `</w:tbl>${spacer}`;
  };

  type Text = { readonly column: ExportColumn; readonly rich: RichText; readonly marks: readonly RunMark[] };
  const texts = (row: ExportRow): readonly Text[] =>
    columns.map((column) => ({
      column,
      rich: row.texts[column.side] ?? plain(''),
      marks: comments?.marksOf((row.notes ?? []).filter(({ side }) => side === column.side)) ?? [],
    }));

  /** A note whose words stand nowhere: on a line with the words it was made on. */
  const elsewhere = (note: ExportNote): string => {
    const rich = plain(note.quote);
    const place = {
      note,
      side: 'source',
      start: 0,
      end: Array.from(note.quote).length,
      isFirst: true,
    } as const;
    const marks = comments?.marksOf([place]) ?? [];
    return paragraph(textStyle(language), runs(rich, { language }, links, symbols, marks));
  };

  const notesElsewhere = (): string => {
    const notes = source.notes?.elsewhere ?? [];
    if (notes.length === 0) return '';
    const title = label(source.notes?.elsewhereTitle ?? '', {
      language: labels.language,
      style: runStyle(labels.language),
    });
    return paragraph('Subtitle', title) + notes.map(elsewhere).join('');
  };

  const heading = (row: ExportRow): string => {
    const level = Math.min(Math.max(row.block.level, 1), 6);
    const lines = texts(row)
      .filter(({ rich, marks }) => rich.text !== '' || marks.length > 0)
      .map(({ column: { language }, rich, marks }, i) => {
        const style = runStyle(language);
        const extra = '<w:color w:val="595959"/><w:sz w:val="22"/><w:szCs w:val="22"/>';
        return runs(rich, i === 0 ? { language, style } : { language, style, extra }, links, symbols, marks);
      });
    const number = label(`${row.row}\u2002`, {
      language: 'en',
      extra: '<w:color w:val="767676"/><w:sz w:val="16"/><w:szCs w:val="16"/>',
    });
    return closeTable() + paragraph(`Heading${level}`, number + lines.join('<w:r><w:br/></w:r>'));
  };

  const tableRow = (row: ExportRow): string => {
    const cells = texts(row);
    const shape = blockShape(row.block, row.opensBlock);
    const code = row.block.kind === 'code';
    const whole = cells.every(({ rich }) => rich.text.length <= longCell) ? '<w:cantSplit/>' : '';
    const full = rowsInTable >= rowsPerTable ? closeTable() : '';
    const start = full + (rowsInTable === 0 ? tableHead : '');
    rowsInTable++;
    const number = cell(numberWidth, paragraph('RowNumber', `<w:r><w:t>${row.row}</w:t></w:r>`));
    const rest = cells.map(({ column: { language }, rich, marks }, i) =>
      cell(
        page.widths[i + 1] ?? 0,
        paragraph(
          textStyle(language),
          runs(rich, { language, code }, links, symbols, marks),
          rich.text === '' ? '' : shape,
        ),
      ),
    );
    return `${start}<w:tr>${whole === '' ? '' : `<w:trPr>${whole}</w:trPr>`}${number}${rest.join('')}</w:tr>`;
  };

  return {
    title: (): string =>
      source.title === ''
        ? ''
        : paragraph('Title', label(source.title, { language, style: runStyle(language) })),
    row: (row: ExportRow): string => {
      const name = row.opensDocument;
      const document =
        name === null || name === source.title
          ? ''
          : closeTable() + paragraph('Subtitle', label(name, { language, style: runStyle(language) }));
      return document + (row.block.kind === 'heading' ? heading(row) : tableRow(row));
    },
    end: (): string => `${closeTable()}${notesElsewhere()}${sectionEnd(page)}</w:body></w:document>`,
  };
};
