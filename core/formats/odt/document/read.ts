import { ok, type Result } from '#core/model/index.ts';
import { blockSink } from '../../block-sink.ts';
import type { Reading, ReadOptions } from '../../format.ts';
import { joinedBytes } from '../../joined-bytes.ts';
import { cutBlock, type LanguageTag, type RawBlock } from '../../raw-block.ts';
import { rowSegment } from '../../sheet-table.ts';
import type { OpenDocumentKind } from './kind.ts';
import { itemsOf, openDocument } from './open.ts';

/** What is found out of a file while it is read. */
type Noted = { language: LanguageTag | null; hasComments: boolean };

function* blocksOf(
  bytes: Uint8Array,
  kind: OpenDocumentKind,
  { choices, report }: ReadOptions,
  noted: Noted,
): Generator<Result<RawBlock>> {
  const document = openDocument(bytes, kind, choices);
  if (!document.ok) {
    yield document;
    return;
  }
  for (const finding of document.value.findings) report?.(finding);
  noted.hasComments = document.value.parts.some(({ text }) => /<(?:[\w.-]+:)?annotation[\s>]/.test(text));
  const sink = blockSink();
  let [line, cells] = [0, 0];
  for (const part of document.value.parts) {
    const read = itemsOf(part, document.value);
    if (!read.ok) {
      yield read;
      return;
    }
    const { items, tables } = read.value;
    for (const item of items) {
      if (!item.ok) {
        yield item;
        return;
      }
      const { value } = item;
      if (value.kind === 'table') sink.table();
      else if (value.kind === 'row') sink.row();
      else if (value.kind === 'cell') sink.cell(0);
      else if (value.kind === 'left') {
        const own = tables.get(value.name);
        if (own === undefined) continue;
        noted.language ??= own.table.language;
        yield* sink.end();
        for (const row of own.table.rows)
          yield ok(
            cutBlock({ kind: 'paragraph', level: 0, line: (line += 1), gap: '\n' }, [
              rowSegment(row, own.table),
            ]),
          );
        report?.({ code: 'ods.bilingual', line: 0, detail: value.name, count: 1 });
      } else if (value.kind === 'places')
        for (const { block, rich, ref } of value.places) sink.add({ ...block, rich, line: (line += 1), ref });
      cells += 1;
      if (cells % 64 === 0) yield* sink.drain();
    }
    sink.table();
  }
  yield* sink.end();
}

/** A reader of OpenDocument files of a kind. Failures: of the package and its XML. */
export const readOpenDocument =
  (kind: OpenDocumentKind) =>
  (bytes: Iterable<Uint8Array>, options: ReadOptions): Reading => {
    const noted: Noted = { language: null, hasComments: false };
    function* blocks(): Generator<Result<RawBlock>> {
      yield* blocksOf(joinedBytes(bytes), kind, options, noted);
    }
    const ids = (): readonly string[] =>
      kind.options.flatMap(({ id }) => (id === 'comments' && !noted.hasComments ? [] : [id]));
    return {
      blocks: blocks(),
      options: ids,
      language: () => noted.language,
      damage: () => ({ count: 0, places: [] }),
    };
  };
