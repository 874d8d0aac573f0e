import { commentTable, type CommentTable } from '../../formats/docx/comments.ts';
import { linkTable, runs, type LinkTable, type RunLook } from '../../formats/docx/runs.ts';
import { runStyle } from '../../formats/docx/styles.ts';
import { cell, paragraph, spacer, tableStart } from '../../formats/docx/table.ts';
import type { Language } from '../../model/index.ts';
import { plain } from '../../model/index.ts';
import type { Words } from '../score-lines.ts';
import { symbolWriter, type SymbolWriter } from '../../formats/symbols.ts';
import { noteCounter } from './notes.ts';
import type { ReportVoice } from './page.ts';

/** What all parts of a Word report share. */
export type Desk = {
  readonly language: Language;
  readonly words: Words;
  readonly symbols: SymbolWriter;
  readonly links: LinkTable;
  readonly comments: CommentTable;
  readonly nextNote: () => number;
  /** The number of a tracked change, of which no two are the same. */
  readonly nextChange: () => number;
};

export const deskOf = ({ language, words }: ReportVoice): Desk => {
  const symbols = symbolWriter();
  const notes = { elsewhere: [], elsewhereTitle: '', continued: '' };
  return {
    language,
    words,
    symbols,
    links: linkTable(),
    comments: commentTable(notes, language, symbols),
    nextNote: noteCounter(),
    nextChange: noteCounter(),
  };
};

const grey = '<w:color w:val="595959"/>';
const small = '<w:sz w:val="18"/><w:szCs w:val="18"/>';

/** `title` leaves the size to the paragraph's style. */
export type Tone = 'plain' | 'faint' | 'strong' | 'title';

/** Words of the report as runs. What is in Han characters is set for the language of the report. */
export const said = (text: string, { language, links, symbols }: Desk, tone: Tone = 'plain'): string => {
  const script = /\p{Script=Han}/u.test(text) ? language : 'en';
  const look: RunLook = {
    language: script,
    style: runStyle(script),
    extra: (tone === 'faint' ? grey : '') + (tone === 'title' ? '' : small),
  };
  const rich =
    tone === 'strong'
      ? {
          text,
          tags: [
            { at: 0, kind: 'open' as const, id: 1, type: 'strong' as const },
            { at: Array.from(text).length, kind: 'close' as const, id: 1, type: 'strong' as const },
          ],
        }
      : plain(text);
  return runs(rich, look, links, symbols);
};

const right = '<w:jc w:val="right"/>';

/** A paragraph of the report's own words. */
export const saidLine = (text: string, desk: Desk, tone: Tone = 'plain', isFigure = false): string =>
  paragraph(`Text-${desk.language}`, said(text, desk, tone), isFigure ? right : '');

export const heading = (text: string, level: number, desk: Desk): string =>
  paragraph(`Heading${level}`, said(text, desk, 'title'));

/** A row of a table; `isHead` repeats it on every page. */
export const tableRow = (cells: readonly string[], isHead = false): string =>
  `<w:tr><w:trPr><w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`;

export type Column = { readonly name: string; readonly width: number; readonly isFigure?: boolean };
export type Line = { readonly cells: readonly string[]; readonly tone?: Tone; readonly fill?: string };

export const headRow = (columns: readonly Column[], desk: Desk): string =>
  tableRow(
    columns.map(({ name, width, isFigure = false }) =>
      cell(width, paragraph('ColumnHead', said(name, desk), isFigure ? right : '')),
    ),
    true,
  );

/** A table of words and figures, with its heads where any has a name. */
export const figures = (columns: readonly Column[], lines: readonly Line[], desk: Desk): string => {
  const head = columns.some(({ name }) => name !== '') ? headRow(columns, desk) : '';
  const drawn = lines.map(({ cells, tone = 'plain', fill = '' }) =>
    tableRow(
      columns.map(({ width, isFigure = false }, i) =>
        cell(width, saidLine(cells[i] ?? '', desk, tone, isFigure), fill),
      ),
    ),
  );
  return `${tableStart(
    columns.map(({ width }) => width),
    head !== '',
  )}${head}${drawn.join('')}</w:tbl>${spacer}`;
};

/** A stretch of a bar: its length, its ground and, where there is room, what stands in it. */
type BarPart = { readonly value: number; readonly fill: string };
export type Bar = { readonly name: string; readonly number: string; readonly parts: readonly BarPart[] };

const barColumns = 60;
const nameWidth = 3600;
const barUnit = 120;
const thin = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="exact"/>';

const spanning = (columns: number, content: string, fill: string): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${columns * barUnit}" w:type="dxa"/><w:gridSpan w:val="${columns}"/>` +
  `${fill === '' ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`}</w:tcPr>${content}</w:tc>`;

/**
 * Bars made of shaded cells, every one as long as it is of the most, with its number behind it. What has any length at all
 * is seen; of a bar's ten columns the last six stay free for the number.
 */
export const barTable = (bars: readonly Bar[], most: number, desk: Desk): string => {
  const free = 6;
  const lengthOf = (value: number): number =>
    most <= 0 || value <= 0 ? 0 : Math.max(1, Math.round((value / most) * (barColumns - free)));
  const drawn = bars.map(({ name, number, parts }) => {
    const blank = paragraph('Spacer', '', thin);
    const cells = parts
      .map(({ value, fill }) => ({ length: lengthOf(value), fill }))
      .filter(({ length }) => length > 0);
    const used = cells.reduce((sum, { length }) => sum + length, 0);
    return tableRow([
      cell(nameWidth, saidLine(name, desk)),
      ...cells.map(({ length, fill }) => spanning(length, blank, fill)),
      spanning(Math.max(1, barColumns - used), saidLine(number, desk), ''),
    ]);
  });
  const grid = [nameWidth, ...Array.from({ length: barColumns }, () => barUnit)];
  return `${tableStart(grid, false)}${drawn.join('')}</w:tbl>${spacer}`;
};
