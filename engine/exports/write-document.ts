import { writeDocx } from '../../core/formats/docx/write.ts';
import type { ExportRow, ExportSource } from '../../core/formats/export-source.ts';
import type { Result } from '../../core/model/index.ts';
import type { ExportOrder } from './messages.ts';

/** Writes rows in the format asked for, as bytes; answers how many rows there were. */
export const writeDocument = (
  { title, columns, labels, created }: ExportOrder,
  rows: Iterable<ExportRow>,
  sink: (bytes: Uint8Array) => void,
): Result<number> => {
  const source: ExportSource = { title, columns, rows, labels };
  const written = writeDocx(source, { layout: 'table', created }, sink);
  return written.ok ? { ok: true, value: written.value.rows } : written;
};
