import { isEmpty, ok, sameRich, type Result, type RichText } from '../../model/index.ts';
import type { ExportSource, OriginalFile } from '../export-source.ts';
import { filledColumns } from '../filled-columns.ts';
import type { FillFinding } from '../format.ts';
import type { Choices } from '../import-options.ts';
import { peeked } from '../peeked.ts';
import { columnForTable } from './column.ts';
import { newRowComments, rowComments, type DocumentComments, type RowComment } from './row-comments.ts';
import type { BilingualRow, BilingualTables } from './rows.ts';
import { wordsOfFile } from './states.ts';

/** What is told of rows that stay as they are. */
type KeptCodes = { readonly locked: FillFinding['code']; readonly kept: FillFinding['code'] };

type BilingualTable = Pick<BilingualTables, 'target' | 'rows'>;

/** A row of the file that gets other words, another word in its column of states, or comments; null for what stays. */
type ChangedRow = {
  readonly row: BilingualRow;
  readonly rich: RichText | null;
  readonly stateWord: string | null;
  readonly comments: readonly RowComment[];
};

/** What is to be written. */
export type ChangedRows<T extends BilingualTable> = {
  readonly bytes: Uint8Array;
  readonly document: T;
  readonly changes: readonly ChangedRow[];
  /** Rows of the project that go into the file. */
  readonly count: number;
};

/**
 * The rows of a bilingual table whose translation or state is another in the project; null where there is no file. `find` hears of those that the
 * file locks, and of those that were emptied: they stay as they are, but for comments on them. `codes`: what the format calls these. `commentsOf`: what
 * the file says already. Failures: those of `read`.
 */
export const changedRows = <T extends BilingualTable>(
  codes: KeptCodes,
  { rows: all, columns, originals }: ExportSource,
  read: (bytes: Uint8Array, choices: Choices | undefined) => Result<T>,
  find: (finding: FillFinding) => void,
  commentsOf: (document: T) => DocumentComments,
): Result<ChangedRows<T> | null> => {
  const { first, rows } = peeked(all);
  const [file]: readonly (OriginalFile | undefined)[] =
    first?.document === undefined ? [] : (originals?.(first.document) ?? []);
  if (file === undefined) return ok(null);
  const bytes = file.bytes();
  const document = read(bytes, file.choices);
  if (!document.ok) return document;
  const column = columnForTable(document.value.target, columns);
  const filled = filledColumns(rows, column === null ? [] : [column]);
  const changes: ChangedRow[] = [];
  const words = wordsOfFile(
    document.value.rows.flatMap(({ stated }) => (stated === null ? [] : [stated.text.rich.text])),
  );
  const known = commentsOf(document.value);
  for (const row of column === null ? [] : document.value.rows) {
    const text = column === null ? null : filled.of(row.ref, column);
    if (text === null || column === null) continue;
    const isSame = sameRich(row.target.text.rich, text.rich);
    const state = text.facts?.state ?? row.state.state;
    // Tools go by the words that they have themselves: a state that no row of the file has is not written.
    const stateWord = state === row.state.state || row.stated === null ? null : (words.get(state) ?? null);
    const comments = newRowComments(text, column, rowComments(row, known, document.value.target));
    if (isSame && stateWord === null && comments.length === 0) continue;
    const code = row.state.locked ? codes.locked : isEmpty(text.rich) ? codes.kept : null;
    if (code === null) changes.push({ row, rich: isSame ? null : text.rich, stateWord, comments });
    else if (comments.length > 0) changes.push({ row, rich: null, stateWord: null, comments });
    if (code !== null && !isSame)
      find({
        code,
        row: text.rows[0]?.row ?? 0,
        side: column.side,
        severity: 'warning',
        detail: '',
      });
  }
  return ok({ bytes, document: document.value, changes, count: filled.count });
};
