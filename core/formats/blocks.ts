import type { Block, RichText } from '../model/index.ts';
import { isChinese, isEmpty } from '../model/index.ts';
import { joinRich } from '../text/mapping.ts';
import type { ExportColumn, ExportRow } from './export-source.ts';

/** A block of the document put together again from its segments: one text for each column, in the columns' order. */
export type WholeBlock = {
  readonly block: Block;
  readonly opensDocument: string | null;
  readonly texts: readonly RichText[];
  /** The gap behind the block's last segment. */
  readonly gap: string;
  /** How many segments it had. */
  readonly rows: number;
};

/** Ideographs, kana, full-width forms, and the quotes and dashes that Chinese shares with Latin. */
const wide = /[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\ud840-\udfff“”‘’—…]/;

/**
 * What stands between two texts of a column. The original's own gap is right for the original; a translation keeps
 * its line breaks, and otherwise has a space between sentences where its script wants one.
 */
export const joiner = (column: ExportColumn, gap: string, before: string, after: string): string => {
  if (column.side === 'source') return gap;
  if (before === '' || after === '') return '';
  if (gap.includes('\n')) return '\n';
  if (!isChinese(column.language)) return ' ';
  return wide.test(before.charAt(before.length - 1)) || wide.test(after.charAt(0)) ? '' : ' ';
};

/** A segment's text, and what stands before it when it is not the first. */
type Part = { readonly rich: RichText; readonly joiner: string };

/** Joins neighbours, then neighbours of these, so that a block of many segments does not copy its text for each. */
const joinAll = (parts: readonly Part[]): RichText => {
  let left = parts;
  while (left.length > 1) {
    left = left.flatMap((part, i) => {
      if (i % 2 === 1) return [];
      const next = left[i + 1];
      if (next === undefined) return [part];
      return [{ rich: joinRich(part.rich, next.joiner, next.rich), joiner: part.joiner }];
    });
  }
  return left[0]?.rich ?? { text: '', tags: [] };
};

const columnText = (rows: readonly ExportRow[], column: ExportColumn): RichText => {
  const parts: Part[] = [];
  let before = '';
  rows.forEach((row, i) => {
    const rich = row.texts[column.side] ?? { text: '', tags: [] };
    if (column.side !== 'source' && isEmpty(rich)) return;
    parts.push({ rich, joiner: joiner(column, rows[i - 1]?.gap ?? '', before, rich.text) });
    before = rich.text;
  });
  return joinAll(parts);
};

/** Rows gathered into blocks. Holds one block at a time. */
export function* wholeBlocks(
  rows: Iterable<ExportRow>,
  columns: readonly ExportColumn[],
): Generator<WholeBlock> {
  let open: ExportRow[] = [];
  const close = (): WholeBlock[] => {
    const [first] = open;
    if (first === undefined) return [];
    const { block, opensDocument } = first;
    const texts = columns.map((column) => columnText(open, column));
    return [{ block, opensDocument, texts, gap: open.at(-1)?.gap ?? '', rows: open.length }];
  };
  for (const row of rows) {
    if (row.opensBlock || row.opensDocument !== null) {
      yield* close();
      open = [];
    }
    open.push(row);
  }
  yield* close();
}
