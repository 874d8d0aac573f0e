import { ok, type Result } from '#core/model/index.ts';
import { blockSink } from '../block-sink.ts';
import type { Reading, ReadOptions } from '../format.ts';
import { joinedBytes } from '../joined-bytes.ts';
import { cutBlock, type LanguageTag, type RawBlock } from '../raw-block.ts';
import { extraParts } from './extras.ts';
import { openWorkbook } from './open-workbook.ts';
import { readSheet } from './read-sheet.ts';
import { nameText } from './sheet-names.ts';
import { hasWords } from './strings.ts';
import { rowSegment, type SheetRow, type SheetTable } from '../sheet-table.ts';

type Noted = { language: LanguageTag | null };

const blockOf = (row: SheetRow, table: SheetTable, line: number): RawBlock =>
  cutBlock({ kind: 'paragraph', level: 0, line, gap: '\n' }, [rowSegment(row, table)]);

function* blocksOf(
  bytes: Uint8Array,
  { choices, report, memo }: ReadOptions,
  noted: Noted,
): Generator<Result<RawBlock>> {
  const workbook = openWorkbook(bytes, choices, memo);
  if (!workbook.ok) {
    yield workbook;
    return;
  }
  for (const finding of workbook.value.workbook.findings) report?.(finding);
  const sink = blockSink();
  const told = new Set<number>();
  const tables: string[] = [];
  let line = 0;
  for (const [n, sheet] of workbook.value.workbook.sheets.entries()) {
    const open = readSheet(workbook.value, sheet);
    const extras = extraParts(workbook.value.office, sheet.part, workbook.value.choices);
    if (!open.ok) {
      yield open;
      return;
    }
    if (!extras.ok) {
      yield extras;
      return;
    }
    const { table, cells } = open.value ?? { table: null, cells: [] };
    if (workbook.value.choices['sheetNames'] === true && /\p{L}/u.test(sheet.name))
      sink.add({ kind: 'heading', level: 1, line: (line += 1), ...nameText(sheet.name, n) });
    if (table !== null) {
      noted.language ??= table.language;
      tables.push(sheet.name);
      yield* sink.end();
      for (const row of table.rows) yield ok(blockOf(row, table, (line += 1)));
    } else {
      sink.table();
      let row = 0;
      for (const one of cells) {
        if (!one.ok) {
          yield one;
          return;
        }
        const { cell, ref, string } = one.value;
        if (!cell.isWanted || !hasWords(string)) continue;
        if ('shared' in cell.string) {
          if (told.has(cell.string.shared)) continue;
          told.add(cell.string.shared);
        }
        if (cell.row !== row) sink.row();
        row = cell.row;
        sink.cell(0);
        sink.add({ kind: 'table-cell', level: 0, rich: string.rich, line: (line += 1), ref });
        yield* sink.drain();
      }
      sink.table();
    }
    for (const { texts } of extras.value)
      for (const { ref, rich } of texts)
        sink.add({ kind: 'paragraph', level: 0, rich, line: (line += 1), ref });
    yield* sink.drain();
  }
  // What stands in other columns of these is no text to translate: whoever did not mean that has to hear of it.
  if (tables.length > 0) {
    const detail = tables.slice(0, 5).join(', ');
    report?.({ code: 'xlsx.bilingual', line: 0, detail, count: tables.length });
  }
  yield* sink.end();
}

/** Reads a workbook: each text once, where it first stands; of sheets with originals and translations each row with both. Failures: of the package and its XML. */
export const readWorkbook = (bytes: Iterable<Uint8Array>, options: ReadOptions): Reading => {
  const noted: Noted = { language: null };
  function* blocks(): Generator<Result<RawBlock>> {
    yield* blocksOf(joinedBytes(bytes), options, noted);
  }
  return { blocks: blocks(), language: () => noted.language, damage: () => ({ count: 0, places: [] }) };
};
