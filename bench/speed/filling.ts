import type { OriginalFile } from '#core/formats/export-source.ts';
import type { FormatCode } from '#core/formats/format.ts';
import { usualLimits } from '#core/formats/text-format.ts';
import type { ExportOrder } from '#engine/exports/messages.ts';
import { optionsOf, sourceOf, writeDocument } from '#engine/exports/write-document.ts';
import type { GoldenRows } from '#tests/unit/core/formats/golden-files.ts';
import { labels } from '#tests/unit/core/formats/sources.ts';

/** All that a format's reader says of a document. */
export const readAll = (code: FormatCode, bytes: Uint8Array) => {
  const reading = code.read?.([bytes], {}, usualLimits);
  const blocks = Array.from(reading?.blocks ?? [], (block) => {
    if (!block.ok) throw new Error(block.error.code);
    return block.value;
  });
  return { blocks, findings: [], failure: null, language: reading?.language?.() ?? null };
};

/** Filling a document as the engine does, to nowhere; and looking through it before, which is a step of its own there. */
export const filling = (format: string, code: FormatCode, bytes: Uint8Array, golden: GoldenRows) => {
  const { fill, checkFill } = code;
  const order: ExportOrder = {
    path: '',
    format,
    fills: true,
    layout: 'interleaved',
    title: format,
    columns: [golden.column],
    labels,
    notes: null,
    created: '2026-01-01T00:00:00.000Z',
    author: '',
    adapt: false,
  };
  const originals = (): readonly OriginalFile[] => [
    { encoding: 'utf-8', choices: {}, bytes: () => bytes, text: () => new TextDecoder().decode(bytes) },
  ];
  const filled = (): void => {
    if (fill === null) throw new Error(`${format} is not filled`);
    const done = writeDocument(fill, order, golden.rows, originals, () => undefined);
    if (!done.ok) throw new Error(`${format}: ${done.error.code}`);
  };
  const checked = (): void => {
    Array.from(checkFill?.(sourceOf(order, golden.rows, originals), optionsOf(order)) ?? []);
  };
  return [filled, checked] as const;
};
