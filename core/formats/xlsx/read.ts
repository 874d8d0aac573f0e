import type { Result } from '#core/model/index.ts';
import { blockSink } from '../block-sink.ts';
import type { Reading, ReadOptions } from '../format.ts';
import { joinedBytes } from '../joined-bytes.ts';
import type { RawBlock } from '../raw-block.ts';
import { openSheet, openWorkbook } from './open-workbook.ts';

function* blocksOf(bytes: Uint8Array, { choices, report }: ReadOptions): Generator<Result<RawBlock>> {
  const workbook = openWorkbook(bytes, choices);
  if (!workbook.ok) {
    yield workbook;
    return;
  }
  for (const finding of workbook.value.workbook.findings) report?.(finding);
  const sink = blockSink();
  const told = new Set<string>();
  let line = 0;
  for (const sheet of workbook.value.workbook.sheets) {
    const open = openSheet(workbook.value, sheet);
    if (!open.ok) {
      yield open;
      return;
    }
    sink.table();
    let row = 0;
    for (const { cell, ref, string } of open.value?.cells ?? []) {
      if (!cell.isWanted || told.has(ref)) continue;
      told.add(ref);
      if (cell.row !== row) sink.row();
      row = cell.row;
      sink.cell(0);
      sink.add({ kind: 'table-cell', level: 0, rich: string.rich, line: (line += 1), ref });
    }
    yield* sink.drain();
    sink.table();
  }
  yield* sink.end();
}

/** Reads a workbook: each text once, where it first stands. Failures: of the package and its XML. */
export const readWorkbook = (bytes: Iterable<Uint8Array>, options: ReadOptions): Reading => {
  function* blocks(): Generator<Result<RawBlock>> {
    yield* blocksOf(joinedBytes(bytes), options);
  }
  return { blocks: blocks(), damage: () => ({ count: 0, places: [] }) };
};
