import type { Block, DocumentId, RichText } from '../model/index.ts';
import { isEmpty, isUnspaced, sameRich } from '../model/index.ts';
import { joinRich } from '../text/mapping.ts';
import type { ExportColumn, ExportRow } from './export-source.ts';

/** A block of the document put together again from its segments: one text for each column, in the columns' order. */
export type WholeBlock = {
  readonly block: Block;
  readonly opensDocument: string | null;
  readonly document: DocumentId | null;
  readonly texts: readonly RichText[];
  /** The gap behind the block's last segment. */
  readonly gap: string;
  /** Where it stands in its file, where one of its rows says so. */
  readonly ref?: string;
  /** How many segments it had. */
  readonly rows: number;
};

/** Ideographs, kana, full-width forms, and the quotes and dashes that Chinese shares with Latin. */
const wide = /[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\ud840-\udfff“”‘’—…]/;

/**
 * What stands between two texts of a column. The original's own gap is right for the original; a translation keeps
 * its line breaks, and otherwise has a space between sentences where its script wants one.
 */
const joiner = (column: ExportColumn, gap: string, before: string, after: string): string => {
  if (column.side === 'source') return gap;
  if (before === '' || after === '') return '';
  if (gap.includes('\n')) return '\n';
  if (!isUnspaced(column.language)) return ' ';
  return wide.test(before.charAt(before.length - 1)) || wide.test(after.charAt(0)) ? '' : ' ';
};

/** A segment's text, and what stands before it when it is not the first. */
type Part = { readonly rich: RichText; readonly joiner: string };

const none: RichText = { text: '', tags: [] };

/** Joins neighbours, then neighbours of these, so that a block of many segments does not copy its text for each. */
const joinAll = (parts: readonly Part[]): RichText => {
  let left = parts;
  while (left.length > 1) {
    const joined: Part[] = [];
    let before: Part | null = null; // waits for its neighbour
    for (const part of left) {
      if (before === null) {
        before = part;
        continue;
      }
      joined.push({ rich: joinRich(before.rich, part.joiner, part.rich), joiner: before.joiner });
      before = null;
    }
    if (before !== null) joined.push(before);
    left = joined;
  }
  return left[0]?.rich ?? none;
};

/** Code keeps its shape in every column; a line that is not translated is the original's. */
const codeText = (rows: readonly ExportRow[], column: ExportColumn): RichText => {
  const own = rows.map(({ texts }) => texts[column.side] ?? { text: '', tags: [] });
  if (own.every(isEmpty)) return { text: '', tags: [] };
  return joinAll(
    own.map((rich, i) => ({
      rich: isEmpty(rich) ? (rows[i]?.texts.source ?? rich) : rich,
      joiner: rows[i - 1]?.gap ?? '',
    })),
  );
};

/** Whether a column says of these rows what the original says: then it keeps the original's white space too. */
const isCopy = (rows: readonly ExportRow[], { side }: ExportColumn): boolean => {
  for (const { texts } of rows) {
    const [own, source] = [texts[side], texts.source];
    if (own === undefined || source === undefined || !sameRich(own, source)) return false;
  }
  return true;
};

/**
 * The text of a column over rows that follow each other in one block. With `keepsCopies`, a column that says what the original
 * says has the original's white space too.
 */
export const columnText = (
  rows: readonly ExportRow[],
  column: ExportColumn,
  keepsCopies: boolean,
): RichText => {
  const [only] = rows;
  if (only !== undefined && rows.length === 1) return only.texts[column.side] ?? none;
  if (only?.block.kind === 'code') return codeText(rows, column);
  const keepsGaps = column.side === 'source' || (keepsCopies && isCopy(rows, column));
  const parts: Part[] = [];
  let [before, gap] = ['', ''];
  for (const row of rows) {
    const rich = row.texts[column.side] ?? none;
    if (column.side === 'source' || !isEmpty(rich)) {
      parts.push({ rich, joiner: keepsGaps ? gap : joiner(column, gap, before, rich.text) });
      before = rich.text;
    }
    ({ gap } = row);
  }
  return joinAll(parts);
};

/**
 * Rows gathered into blocks. Holds one block at a time. With `keepsCopies`, a column that says what the original says has
 * the original's white space too.
 */
export function* wholeBlocks(
  rows: Iterable<ExportRow>,
  columns: readonly ExportColumn[],
  keepsCopies = false,
): Generator<WholeBlock> {
  let open: ExportRow[] = [];
  const close = (): WholeBlock[] => {
    const [first] = open;
    if (first === undefined) return [];
    const { block, opensDocument, document = null } = first;
    const texts = columns.map((column) => columnText(open, column, keepsCopies));
    const ref = open.find((row) => row.ref !== undefined)?.ref;
    const whole = { block, opensDocument, document, texts, gap: open.at(-1)?.gap ?? '', rows: open.length };
    return [ref === undefined ? whole : { ...whole, ref }];
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
