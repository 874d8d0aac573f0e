import { noteWriter, type NoteWriter } from '../../formats/html/notes.ts';
import { languageOfSide, type Column, type Language, type Side } from '../../model/index.ts';
import type { Words } from '../score-lines.ts';
import { escapeMarkup, symbolWriter, type SymbolWriter } from '../../formats/symbols.ts';
import { noteCounter } from './notes.ts';

/** In which language a report speaks, and its sentences. */
export type ReportVoice = { readonly language: Language; readonly words: Words };

/** What all parts of a page share. */
export type Page = ReportVoice & {
  /** Of the texts of a column. */
  readonly languageOf: (side: Side) => Language;
  readonly symbols: SymbolWriter;
  /** Text for an element or a quoted attribute. */
  readonly shown: (text: string) => string;
  readonly notes: NoteWriter;
  readonly nextNote: () => number;
  readonly nextChart: () => number;
};

/** `columns` are those of the review. */
export const pageOf = ({ language, words }: ReportVoice, columns: readonly Column[]): Page => {
  const symbols = symbolWriter();
  return {
    language,
    words,
    languageOf: (side) => languageOfSide(columns, side),
    symbols,
    shown: (text) => escapeMarkup(symbols.visible(text)).replaceAll('\n', '<br>'),
    notes: noteWriter({ elsewhere: [], elsewhereTitle: '', continued: '' }, language, symbols),
    nextNote: noteCounter(),
    nextChart: noteCounter(),
  };
};

export type TableCell = string | { readonly figure: string };

const tableCell = (cell: TableCell, isHead: boolean): string => {
  const [kind, text] = typeof cell === 'string' ? ['', cell] : [' class="figure"', cell.figure];
  return isHead ? `<th scope="row"${kind}>${text}</th>` : `<td${kind}>${text}</td>`;
};

export type TableRow = { readonly cells: readonly TableCell[]; readonly kind?: string };

/** A table of figures; all of it is HTML already. Columns of figures are those whose heads are. */
export const figuresTable = (
  heads: readonly TableCell[],
  rows: readonly TableRow[],
  { caption = '', foot }: { readonly caption?: string; readonly foot?: readonly TableCell[] } = {},
): string => {
  const head = heads
    .map((cell) =>
      typeof cell === 'string'
        ? `<th scope="col">${cell}</th>`
        : `<th scope="col" class="figure">${cell.figure}</th>`,
    )
    .join('');
  const line = ({ cells, kind = '' }: TableRow): string =>
    `<tr${kind === '' ? '' : ` class="${kind}"`}>${cells.map((cell, i) => tableCell(cell, i === 0)).join('')}</tr>`;
  return (
    `<div class="wide"><table class="figures">${caption === '' ? '' : `<caption>${caption}</caption>`}<thead><tr>${head}</tr></thead>` +
    `<tbody>${rows.map(line).join('')}</tbody>${foot === undefined ? '' : `<tfoot>${line({ cells: foot })}</tfoot>`}</table></div>`
  );
};
