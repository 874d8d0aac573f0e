/** Pages and tables that every document we write is made of. Lengths are twentieths of a point. */

/** A4 in twentieths of a point, with margins of 2 cm. */
export const paper = { long: 16838, short: 11906, margin: 1134 };
/** LibreOffice lays out a table in time that grows with the square of its rows. */
export const rowsPerTable = 200;

/** Rows with more than this in a cell (code points, about half a page) may be split between two pages. */
export const longCell = 1000;

export type Page = { readonly landscape: boolean; readonly widths: readonly number[] };

/** The end of the main part: paper and foot. */
export const sectionEnd = ({ landscape }: Page): string => {
  const [width, height] = landscape ? [paper.long, paper.short] : [paper.short, paper.long];
  const { margin } = paper;
  return `<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="${width}" w:h="${height}"${landscape ? ' w:orient="landscape"' : ''}/><w:pgMar w:top="${margin}" w:right="${margin}" w:bottom="${margin}" w:left="${margin}" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`;
};

export const paragraph = (style: string, content: string, extra = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${extra}</w:pPr>${content}</w:p>`;

/** A cell. `fill` colours its ground (six hexadecimal digits), `rule` draws a line at its left. */
export const cell = (width: number, content: string, fill = '', rule = false): string => {
  const border = rule
    ? '<w:tcBorders><w:left w:val="single" w:sz="4" w:space="0" w:color="C8C8C8"/></w:tcBorders>'
    : '';
  const shade = fill === '' ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`;
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${border}${shade}</w:tcPr>${content}</w:tc>`;
};

/** The beginning of a table of columns of these widths, before its first row, which may be its head. */
export const tableStart = (widths: readonly number[], hasHead = true): string =>
  `<w:tbl><w:tblPr><w:tblStyle w:val="Columns"/><w:tblW w:w="${widths.reduce((sum, width) => sum + width, 0)}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="${hasHead ? '0020' : '0000'}" w:firstRow="${hasHead ? 1 : 0}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`;

/** Between two tables, which would otherwise be one. */
export const spacer = paragraph('Spacer', '');
