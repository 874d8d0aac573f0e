import type { Block, Result, RichText } from '../../model/index.ts';
import { fail, ok } from '../../model/index.ts';
import { wholeBlocks } from '../blocks.ts';
import type { WholeBlock } from '../blocks.ts';
import type { ExportColumn, ExportSource, Written } from '../export-source.ts';
import { withoutPieces } from '../filled-texts.ts';
import { symbolWriter, type SymbolWriter } from '../symbols.ts';
import { applySourceEdits } from '../patch.ts';
import { writeEdits } from '../write-edits.ts';
import type { EncodingFallback } from '../encoding-fallback.ts';
import type { PieceSink } from '../format.ts';
import { fillDocument, type FilledDocument } from './fill-document.ts';
import { inlineMarkdown } from './inline-write.ts';

/** A backslash before the end of a line is a hard break (CommonMark 0.31, section 6.7). */
const hardBreak = '\\\n';

const indented = (lines: readonly string[], first: string, rest: string): string =>
  first + lines.join(`${hardBreak}${rest}`);

/** Code is fenced and keeps every character; the fence is longer than any inside. Front matter stays what it is. */
const code = (rich: RichText, opens: boolean): string => {
  const text = rich.text.replaceAll(/\r\n?/g, '\n');
  if (opens && /^---\n[^]*\n(?:---|\.\.\.)$/.test(text) && !/\n---\n/.test(text)) return text;
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
};

/** In a cell even code needs its bars escaped (GFM, section 4.10). */
const cellLines = (lines: readonly string[]): string => lines.join('<br>').replaceAll(/(?<!\\)\|/g, '\\|');

const oneColumn = (block: Block, rich: RichText, opens: boolean): string => {
  const level = Math.max(block.level, 1);
  if (block.kind === 'code') return rich.text === '' ? '' : code(rich, opens);
  const lines = inlineMarkdown(rich);
  if (lines.length === 0) return '';
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(Math.min(level, 6))} ${lines.join(' ').replace(/(^|[ \t])(#+)$/, '$1\\$2')}`;
    case 'quote': {
      const mark = '> '.repeat(Math.min(level, 9));
      return indented(lines, mark, mark);
    }
    case 'list-item': {
      const indent = '  '.repeat(Math.min(level, 9) - 1);
      return indented(lines, `${indent}- `, `${indent}  `);
    }
    case 'table-cell':
      return cellLines(lines);
    case 'paragraph':
      break;
  }
  return lines.join(hardBreak);
};

/** A block in all columns: items and cells hold them as lines of one item or cell, others follow each other. */
const wholeMarkdown = ({ block, texts, opensDocument }: WholeBlock): string => {
  const [first, ...rest] = texts;
  if (rest.length === 0 || (block.kind !== 'list-item' && block.kind !== 'table-cell'))
    return texts
      .map((rich, i) => oneColumn(block, rich, opensDocument !== null && i === 0))
      .filter((text) => text !== '')
      .join('\n\n');
  const lines = [first, ...rest].flatMap((rich) => (rich === undefined ? [] : inlineMarkdown(rich)));
  if (lines.length === 0) return '';
  if (block.kind === 'table-cell') return cellLines(lines);
  const indent = '  '.repeat(Math.min(Math.max(block.level, 1), 9) - 1);
  return indented(lines, `${indent}- `, `${indent}  `);
};

/** Rows of cells, grown cell by cell from the gaps between them: a tab for the next cell, a newline for the next row. */
type Grid = { readonly rows: string[][] };

const addCell = (grid: Grid, text: string, gap: string): Grid => {
  const row = grid.rows.at(-1) ?? [];
  row.push(text);
  if (gap.includes('\n')) {
    const tabs = gap.length - gap.replaceAll('\t', '').length;
    grid.rows.push(Array.from({ length: tabs }, () => ''));
    return grid;
  }
  const skipped = Math.max(0, gap.length - gap.replaceAll('\t', '').length - 1);
  for (let i = 0; i < skipped; i++) row.push('');
  return grid;
};

const tableMarkdown = (grid: Grid): string => {
  const rows = grid.rows.filter((row) => row.length > 0);
  const width = Math.max(...rows.map((row) => row.length));
  const line = (cells: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, i) => cells[i] ?? '').join(' | ')} |`;
  const [head, ...rest] = rows;
  return [line(head ?? []), line(Array.from({ length: width }, () => '---')), ...rest.map(line)].join('\n');
};

/** Tables longer than this begin anew, so that memory does not grow with them. */
const longestTable = 5000;

function* withoutOriginal(blocks: Iterable<WholeBlock>, columns: number): Generator<WholeBlock> {
  for (const block of blocks) yield { ...block, texts: block.texts.slice(0, columns) };
}

/** Writes blocks of whatever document as Markdown of our own. Answers how many rows they had. */
const writeAnew = (
  blocks: Iterable<WholeBlock>,
  symbols: SymbolWriter,
  sink: (text: string) => void,
): number => {
  let rows = 0;
  let grid: Grid | null = null;
  let before: Block['kind'] | null = null;
  const put = (text: string, kind: Block['kind']): void => {
    const apart = before === null ? '' : before === 'list-item' && kind === 'list-item' ? '\n' : '\n\n';
    sink(symbols.visible(apart + text));
    before = kind;
  };
  const endTable = (): void => {
    if (grid !== null) put(tableMarkdown(grid), 'table-cell');
    grid = null;
  };
  let depth = 0; // of the list item before: an item cannot be more than one deeper, or it would be code
  for (const whole of blocks) {
    rows += whole.rows;
    const { kind, level } = whole.block;
    const block = kind === 'list-item' ? { ...whole.block, level: Math.min(level, depth + 1) } : whole.block;
    const text = wholeMarkdown({ ...whole, block });
    if (text !== '') depth = kind === 'list-item' ? block.level : 0;
    if (whole.block.kind !== 'table-cell') {
      endTable();
      if (text !== '') put(text, whole.block.kind);
      continue;
    }
    const grown = addCell(grid ?? { rows: [[]] }, text, whole.gap);
    grid = grown;
    if (/\n[^\S\n]*\n/.test(whole.gap) || grown.rows.length > longestTable) endTable();
  }
  endTable();
  if (before !== null) sink('\n');
  return rows;
};

/** One document's blocks after another; those of one document are taken one at a time. */
function* byDocument(
  blocks: Iterable<WholeBlock>,
): Generator<{ first: WholeBlock; all: Iterable<WholeBlock> }> {
  const iterator = blocks[Symbol.iterator]();
  let next = iterator.next();
  while (next.done !== true) {
    const first = next.value;
    const own = function* (): Generator<WholeBlock> {
      while (next.done !== true && next.value.document === first.document) {
        yield next.value;
        next = iterator.next();
      }
    };
    const all = own();
    yield { first, all };
    for (const _ of all) void _; // whatever was not taken
  }
}

/**
 * Writes Markdown: one column, or several interleaved block by block. The words of a document that was Markdown go back
 * into its own file, which otherwise stays as it is (`fill.ts`); others are written anew. Then everything in the texts
 * that could be markup is escaped; inline tags become marks, or elements without attributes where marks would not
 * hold. Links and pictures keep addresses of http, https, mailto and relative ones only. Text goes to `sink` in pieces.
 * Fails with `export.no-columns`.
 */
export const writeMd = (
  source: ExportSource,
  sink: PieceSink,
  fallback?: EncodingFallback,
): Result<Written> => {
  const { columns, originals } = source;
  if (columns.length === 0) return fail('export.no-columns');
  const symbols = symbolWriter();
  let rows = 0;
  let last = '';
  const put = (text: string): void => {
    if (text === '') return;
    sink(text);
    last = text;
  };
  const original: ExportColumn = { side: 'source', language: columns[0]?.language ?? 'und', label: '' };
  const own = originals === undefined ? columns : [...columns, original];
  // One document alone keeps its encoding; of several the first is text once another one follows.
  let alone: FilledDocument | null = null;
  let isFirst = true;
  const putFilled = ({ file, edits }: FilledDocument): void => {
    for (const piece of applySourceEdits(file.text(), edits)) put(piece);
  };
  for (const { first, all } of byDocument(
    wholeBlocks(withoutPieces(source.rows), own, originals !== undefined),
  )) {
    if (alone !== null) putFilled(alone);
    alone = null;
    if (last !== '') put(last.endsWith('\n') ? '\n' : '\n\n');
    const files = first.document === null || originals === undefined ? [] : originals(first.document);
    const taken = files.length === 0 ? all : [...all];
    const filled = files.length === 0 ? null : fillDocument(files, [...taken], symbols);
    if (filled !== null) {
      rows += filled.rows;
      if (isFirst) alone = filled;
      else putFilled(filled);
    } else rows += writeAnew(withoutOriginal(taken, columns.length), symbols, put);
    isFirst = false;
  }
  if (alone !== null) {
    const written = writeEdits(alone.file, alone.edits, fallback, sink);
    if (!written.ok) return written;
  }
  return ok({ rows, symbols: symbols.count() });
};
