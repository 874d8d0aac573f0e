import { isEmpty, type CellState, type RichText } from '../model/index.ts';
import { columnText } from './blocks.ts';
import type { ExportColumn, ExportRow, TextFacts } from './export-source.ts';

/** What is to stand at one place of a file: the rows that came from there, as one text. */
export type FilledText = {
  readonly ref: string;
  readonly rich: RichText;
  /** The original's words as the project has them, with their own white space. Put together when asked for: few formats need them. */
  readonly source: () => RichText;
  /** Of the least advanced of its rows; locked and stale where one of them is. Null where the rows say nothing. */
  readonly facts: TextFacts | null;
  /** Whether any of its rows has words in the column: its own, or those that the user chose to stand for a missing translation. */
  readonly isTranslated: boolean;
  readonly rows: readonly ExportRow[];
};

/** From the least advanced. */
const order: readonly CellState[] = ['empty', 'draft', 'translated', 'reviewed', 'approved'];

const united = (a: TextFacts, b: TextFacts): TextFacts => {
  const state = order.indexOf(b.state) < order.indexOf(a.state) ? b.state : a.state;
  const [locked, stale] = [a.locked || b.locked, a.stale || b.stale];
  const isSame = state === a.state && locked === a.locked && stale === a.stale;
  return isSame ? a : { ...a, state, locked, stale };
};

const factsOf = (rows: readonly ExportRow[], { side }: ExportColumn): TextFacts | null => {
  let least: TextFacts | null = null;
  for (const { facts } of rows) {
    const own = facts?.[side];
    if (own === undefined || own === least) continue;
    least = least === null ? own : united(least, own);
  }
  return least;
};

const none: RichText = { text: '', tags: [] };

const isTranslated = (rows: readonly ExportRow[], { side }: ExportColumn): boolean => {
  for (const { texts } of rows) if (!isEmpty(texts[side] ?? none)) return true;
  return false;
};

const gathered = (ref: string, rows: readonly ExportRow[], column: ExportColumn): FilledText => ({
  ref,
  rich: columnText(rows, column, true),
  source: () => columnText(rows, { ...column, side: 'source' }, true),
  facts: factsOf(rows, column),
  isTranslated: isTranslated(rows, column),
  rows,
});

const isPieceOf = (ref: string, whole: string): boolean =>
  ref[whole.length] === '/' && ref.startsWith(whole) && /^\d+$/.test(ref.slice(whole.length + 1));

/**
 * Rows with the pieces of texts that were too long to be one (`12`, `12/1`, `12/2`, see `block-sink.ts`) as one place and one block again: only the first has a
 * reference. For formats whose references do not end so by themselves.
 */
export function* withoutPieces(rows: Iterable<ExportRow>): Generator<ExportRow> {
  let whole: string | null = null;
  for (const row of rows) {
    if (row.ref === undefined || whole === null || !isPieceOf(row.ref, whole)) {
      whole = row.ref ?? whole;
      yield row;
      continue;
    }
    const { ref: _ref, ...own } = row;
    yield { ...own, opensBlock: false };
  }
}

/**
 * Rows gathered by the places of the file they came from (`RawBlock.ref`, `RawSegment.ref`), in their order, one place at a
 * time. A row without a reference belongs to the place before it; rows before the first reference have none and are left
 * out. A place whose rows do not follow each other is told more than once.
 */
export function* filledTexts(rows: Iterable<ExportRow>, column: ExportColumn): Generator<FilledText> {
  let ref: string | null = null;
  let held: ExportRow[] = [];
  for (const row of rows) {
    if (row.ref !== undefined && row.ref !== ref) {
      if (ref !== null) yield gathered(ref, held, column);
      ref = row.ref;
      held = [row]; // mostly all there is: a list that grows has room for many
    } else held.push(row);
  }
  if (ref !== null) yield gathered(ref, held, column);
}
