import { ok, plain, type Result } from '../../model/index.ts';
import { changedRows } from '../bilingual-docx/changed-rows.ts';
import type { RowComment } from '../bilingual-docx/row-comments.ts';
import type { BilingualRow } from '../bilingual-docx/rows.ts';
import type { TableCell } from '../bilingual-docx/tables.ts';
import type { ExportSource } from '../export-source.ts';
import type { FillFinding, PieceSink, WriteDocument } from '../format.ts';
import type { SourceEdit } from '../patch.ts';
import { symbolWriter } from '../symbols.ts';
import { bilingualRtfRows, type BilingualRtf } from './rows.ts';
import { rtfComment, rtfOf } from './write-cell.ts';

type Plan = {
  readonly bytes: Uint8Array;
  /** In bytes of the file; their text is ASCII, or bytes of the file as Latin-1. */
  readonly edits: readonly SourceEdit[];
  readonly rows: number;
};

/** New words where the first of the old ones stood, else where the cell ends; the old ones are taken out, and nothing else. */
const cellEdits = (
  [target, source]: readonly [own: BilingualRow['target'], original: BilingualRow['source']],
  text: Parameters<typeof rtfOf>[0],
  document: BilingualRtf,
  bytes: Uint8Array,
  visible: (words: string) => string,
): readonly SourceEdit[] => {
  const place = document.sourceOf.get(target.cell);
  if (place === undefined) return [];
  const written = rtfOf(text, target, source, document, bytes, visible);
  const content = place.content.toSorted((a, b) => a.from - b.from);
  const [first, ...others] = content;
  if (first === undefined) return [{ from: place.end, to: place.end, text: written }];
  return [{ ...first, text: written }, ...others.map((slice) => ({ ...slice, text: '' }))];
};

const codes = { locked: 'bilingual-rtf.locked', kept: 'bilingual-rtf.kept' } as const;

const plan = (
  source: ExportSource,
  visible: (text: string) => string,
  find: (finding: FillFinding) => void,
): Result<Plan | null> => {
  const changed = changedRows(codes, source, bilingualRtfRows, find, ({ comments }) => comments);
  if (!changed.ok || changed.value === null) return changed.ok ? ok(null) : changed;
  const { bytes, document, changes, count } = changed.value;
  const noted = (cell: TableCell, comments: readonly RowComment[]): readonly SourceEdit[] => {
    const end = document.sourceOf.get(cell)?.end;
    const text = comments.map((comment) => rtfComment(comment, visible)).join('');
    return end === undefined || text === '' ? [] : [{ from: end, to: end, text }];
  };
  const edits = changes.flatMap(({ row, rich, stateWord, comments }): readonly SourceEdit[] => [
    ...noted(
      row.source.cell,
      comments.filter(({ isTarget }) => !isTarget),
    ),
    ...(rich === null ? [] : cellEdits([row.target, row.source], rich, document, bytes, visible)),
    ...(stateWord === null || row.stated === null
      ? []
      : cellEdits([row.stated, row.stated], plain(stateWord), document, bytes, visible)),
    // Behind new words, which may stand at the same place.
    ...noted(
      row.target.cell,
      comments.filter(({ isTarget }) => isTarget),
    ),
  ]);
  return ok({ bytes, edits, rows: count });
};

const bytesOf = (latin: string): Uint8Array => Uint8Array.from(latin, (char) => char.charCodeAt(0) & 0xff);

const writeBytes = ({ bytes, edits }: Plan, sink: PieceSink): void => {
  let done = 0;
  for (const { from, to, text } of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    if (from < done) continue;
    if (from > done) sink(bytes.subarray(done, from));
    if (text !== '') sink(bytesOf(text));
    done = to;
  }
  if (done < bytes.length) sink(bytes.subarray(done));
};

/**
 * Puts translations into the cells of the table they came from: words as Unicode, tags as they were. Cells that did not change, and all else of the file, keep
 * their bytes. Rows that the file locks, and cells with fields and tables, are never rewritten.
 */
export const fillBilingualRtf: WriteDocument = (source, { find = () => undefined }, sink) => {
  const symbols = symbolWriter();
  const planned = plan(source, symbols.visible, find);
  if (!planned.ok) return planned;
  if (planned.value === null) return ok({ rows: 0, symbols: 0 });
  writeBytes(planned.value, sink);
  return ok({ rows: planned.value.rows, symbols: symbols.count() });
};
