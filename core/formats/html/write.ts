import type { Result } from '../../model/index.ts';
import { fail, ok, plain } from '../../model/index.ts';
import type { ExportColumn, ExportRow, ExportSource, Written } from '../export-source.ts';
import { escapeMarkup, symbolWriter } from '../symbols.ts';
import type { SymbolWriter } from '../symbols.ts';
import { inlineHtml } from './inline.ts';
import { noteWriter, type NoteWriter } from './notes.ts';
import { noteStyle, pageStyle } from './style.ts';

export type HtmlOptions = { readonly layout: 'side-by-side' | 'stacked' };

/** What differs between the two layouts: how a run of rows begins and ends, and one row. */
type Layout = {
  readonly start: string;
  readonly row: (row: ExportRow) => string;
  readonly end: string;
};

/** Headings begin at `<h2>`: the title of the page is its `<h1>`. */
const headingName = (level: number): string => `h${Math.min(Math.max(level, 1) + 1, 6)}`;

const classes = ({ block, opensBlock, opensDocument }: ExportRow): string => {
  const level = block.kind === 'list-item' && block.level > 1 ? ` level-${Math.min(block.level, 4)}` : '';
  return `${block.kind}${level}${opensBlock || opensDocument !== null ? ' opens' : ''}`;
};

/** The text of a row in one column, with its notes marked. */
const textOf = (
  { texts, notes = [] }: ExportRow,
  side: ExportColumn['side'],
  symbols: SymbolWriter,
  writer: NoteWriter | null,
): string => {
  const rich = texts[side] ?? plain('');
  return inlineHtml(rich, symbols, writer?.marksOn(notes, side));
};

const sideBySide = (
  columns: readonly ExportColumn[],
  number: string,
  symbols: SymbolWriter,
  writer: NoteWriter | null,
): Layout => ({
  start:
    `<table><colgroup><col class="number">${'<col>'.repeat(columns.length)}${writer === null ? '' : '<col class="notes">'}</colgroup>` +
    `<thead><tr><th scope="col" class="number">${number}</th>${columns
      .map(
        ({ language, label }) =>
          `<th scope="col" lang="${language}">${escapeMarkup(symbols.visible(label))}</th>`,
      )
      .join('')}${writer === null ? '' : '<td class="notes"></td>'}</tr></thead><tbody>\n`,
  row: (row) => {
    const name = row.block.kind === 'heading' ? headingName(row.block.level) : null;
    const cells = columns.map(({ side, language }) => {
      const html = textOf(row, side, symbols, writer);
      const inside = name === null || html === '' ? html : `<${name}>${html}</${name}>`;
      return `<td class="text" lang="${language}">${inside}</td>`;
    });
    const beside = writer === null ? '' : `<td class="notes">${writer.beside(row.notes ?? [])}</td>`;
    return `<tr class="${classes(row)}"><th scope="row" class="number">${row.row}</th>${cells.join('')}${beside}</tr>\n`;
  },
  end: '</tbody></table>\n',
});

const stacked = (
  columns: readonly ExportColumn[],
  symbols: SymbolWriter,
  writer: NoteWriter | null,
): Layout => ({
  start: '<section>\n',
  row: (row) => {
    const name = row.block.kind === 'heading' ? headingName(row.block.level) : 'p';
    const lines = columns.map(({ side, language }) => {
      const html = textOf(row, side, symbols, writer);
      return html === '' ? '' : `<${name} class="text" lang="${language}">${html}</${name}>`;
    });
    const notes = writer?.beside(row.notes ?? []) ?? '';
    const beside = notes === '' ? '' : `<div class="notes">${notes}</div>`;
    return `<div class="row ${classes(row)}"><span class="number">${row.row}</span>${lines.join('')}${beside}</div>\n`;
  },
  end: '</section>\n',
});

const pageHead = (source: ExportSource, symbols: SymbolWriter): string => {
  const title = escapeMarkup(symbols.visible(source.title));
  const language = source.columns[0]?.language ?? source.labels.language;
  return (
    `<!doctype html>\n<html lang="${language}">\n<head>\n<meta charset="utf-8">\n` +
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n` +
    `<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${title}</title>\n` +
    `<style>${pageStyle}${source.notes === undefined ? '' : noteStyle}</style>\n</head>\n`
  );
};

/**
 * Writes one self-contained page: no scripts, nothing fetched, `lang` on every text, light and dark, made for paper too.
 * `side-by-side` is a table whose head repeats on every page, `stacked` puts the texts of a row below each other.
 * Notes stand in the margin beside the row they begin in, numbered, and below it where the page is narrow.
 * Text goes to `sink` while rows come in. Fails with `export.no-columns`.
 */
export const writeHtml = (
  source: ExportSource,
  options: HtmlOptions,
  sink: (text: string) => void,
): Result<Written> => {
  if (source.columns.length === 0) return fail('export.no-columns');
  const symbols = symbolWriter();
  const number = `<span lang="${source.labels.language}">${escapeMarkup(symbols.visible(source.labels.number))}</span>`;
  const writer =
    source.notes === undefined ? null : noteWriter(source.notes, source.labels.language, symbols);
  const layout =
    options.layout === 'stacked'
      ? stacked(source.columns, symbols, writer)
      : sideBySide(source.columns, number, symbols, writer);
  sink(
    `${pageHead(source, symbols)}<body>\n<main class="${options.layout}${writer === null ? '' : ' noted'}">\n`,
  );
  if (source.title !== '') sink(`<h1 class="title">${escapeMarkup(symbols.visible(source.title))}</h1>\n`);
  let open = false;
  let rows = 0;
  for (const row of source.rows) {
    const name = row.opensDocument;
    if (name !== null && name !== source.title) {
      sink(`${open ? layout.end : ''}<h2 class="document">${escapeMarkup(symbols.visible(name))}</h2>\n`);
      open = false;
    }
    if (!open) sink(layout.start);
    open = true;
    sink(layout.row(row));
    rows++;
  }
  sink(`${open ? layout.end : ''}${writer?.elsewhere() ?? ''}</main>\n</body>\n</html>\n`);
  return ok({ rows, symbols: symbols.count() });
};
