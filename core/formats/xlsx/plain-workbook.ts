import { zipTo } from '../../package/zip.ts';
import { escapeXmlAttribute, escapeXmlText } from '../../xml/tag-source.ts';

/** Most rows of a sheet, and most UTF-16 units of a cell, that Excel opens ("Excel specifications and limits"). */
export const mostRows = 1_048_576;
const longestCell = 32_767;

/** Why a table is no sheet. `row`, `column`: of the cell, from 1; of too many rows the first that has no place. */
export type SheetProblem =
  | { readonly kind: 'rows'; readonly row: number; readonly limit: number }
  | { readonly kind: 'cell'; readonly row: number; readonly column: number; readonly limit: number };

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const contentTypes = `${declared}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/></Types>`;

const relationsOf = (targets: readonly (readonly [type: string, target: string])[]): string =>
  `${declared}<Relationships xmlns="${packaged}/relationships">${targets
    .map(
      ([type, target], n) => `<Relationship Id="rId${n + 1}" Type="${office}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

const workbook = (sheet: string): string =>
  `${declared}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escapeXmlAttribute(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;

/**
 * Two looks: cells (0) and heads (1, bold). Both are text (number format 49, `@`), so that a cell which somebody edits is not made a number, a date
 * or a formula.
 */
const styles = `${declared}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`;

/** The letters of a column, from 1. */
const lettersOf = (column: number): string =>
  (column > 26 ? lettersOf(Math.floor((column - 1) / 26)) : '') +
  String.fromCharCode(65 + ((column - 1) % 26));

/**
 * The words of a cell in XML. What XML does not hold, and a carriage return, is written `_x000D_` (ECMA-376 Part 1, section 22.9.2.19), and so is
 * the first letter of whatever would be read as that.
 */
const cellText = (value: string): string =>
  escapeXmlText(
    value
      .toWellFormed()
      .replace(/_(?=x[0-9A-Fa-f]{4})/g, '_x005F_')
      .replace(
        // oxlint-disable-next-line no-control-regex -- these are what XML does not hold
        /[\0-\x08\x0b-\x1f\ufffe\uffff]/g,
        (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
      ),
  );

/** As little as says it: a sheet of a large memory is mostly this. */
const cellXml = (value: string, place: string, style: string): string => {
  const keeps = /^\s|\s$|\s\s|\n/.test(value) ? ' xml:space="preserve"' : '';
  return `<c r="${place}"${style} t="inlineStr"><is><t${keeps}>${cellText(value)}</t></is></c>`;
};

const rowXml = (values: readonly string[], row: number): string => {
  const style = row === 1 ? ' s="1"' : '';
  const cells = values.map((value, n) =>
    value === '' ? '' : cellXml(value, `${lettersOf(n + 1)}${row}`, style),
  );
  const written = cells.join('');
  return written === '' ? '' : `<row r="${row}">${written}</row>`;
};

/** Everything of a sheet before its rows. The row of heads stays in sight. */
const sheetHead = (widths: readonly number[]): string =>
  `${declared}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths
    .map((width, n) => `<col min="${n + 1}" max="${n + 1}" width="${width}" style="0" customWidth="1"/>`)
    .join('')}</cols><sheetData>`;

/** UTF-16 units of a sheet's XML that are compressed at a time. */
const batch = 65_536;

/**
 * A workbook with one sheet of text, in pieces: the first row is that of heads. Every cell is a string, whatever it looks like. The same rows give the same
 * bytes. Answers why the rows are no sheet, or null; the pieces are no file then.
 */
export function* plainWorkbook(
  rows: Iterable<readonly string[]>,
  { sheet, widths }: { readonly sheet: string; readonly widths: readonly number[] },
): Generator<Uint8Array, SheetProblem | null> {
  let ready: Uint8Array[] = [];
  const taken = (): readonly Uint8Array[] => {
    const bytes = ready;
    ready = [];
    return bytes;
  };
  const zip = zipTo((bytes) => void ready.push(bytes));
  zip.add('[Content_Types].xml', contentTypes);
  zip.add('_rels/.rels', relationsOf([['officeDocument', 'xl/workbook.xml']]));
  zip.add('xl/workbook.xml', workbook(sheet));
  zip.add(
    'xl/_rels/workbook.xml.rels',
    relationsOf([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
    ]),
  );
  zip.add('xl/styles.xml', styles);
  const write = zip.open('xl/worksheets/sheet1.xml');
  let waiting = sheetHead(widths);
  let row = 0;
  for (const values of rows) {
    row += 1;
    if (row > mostRows) return { kind: 'rows', row, limit: mostRows };
    const long = values.findIndex((value) => value.length > longestCell);
    if (long >= 0) return { kind: 'cell', row, column: long + 1, limit: longestCell };
    waiting += rowXml(values, row);
    if (waiting.length < batch) continue;
    write(waiting, false);
    waiting = '';
    yield* taken();
  }
  write(`${waiting}</sheetData></worksheet>`, true);
  zip.end();
  yield* taken();
  return null;
}
