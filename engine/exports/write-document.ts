import { writeDocx } from '#core/formats/docx/write.ts';
import type { ExportRow, ExportSource, Written } from '#core/formats/export-source.ts';
import { writeHtml } from '#core/formats/html/write.ts';
import { writeMd } from '#core/formats/md/write.ts';
import { writeTxt } from '#core/formats/txt/write.ts';
import type { DocumentId, Result } from '#core/model/index.ts';
import type { ExportOrder } from './messages.ts';

type ByteSink = (bytes: Uint8Array) => void;

/** UTF-16 units gathered before they go to disk: writing every line by itself would be slow. */
const gathered = 65_536;

/** Text in small pieces to bytes in large ones. `flush` sends the rest. */
const encoded = (sink: ByteSink) => {
  let waiting: string[] = [];
  let units = 0;
  const flush = (): void => {
    if (units > 0) sink(Buffer.from(waiting.join(''), 'utf8'));
    waiting = [];
    units = 0;
  };
  const take = (text: string): void => {
    waiting.push(text);
    units += text.length;
    if (units >= gathered) flush();
  };
  return { take, flush };
};

const writeText = (order: ExportOrder, source: ExportSource, sink: ByteSink): Result<Written> => {
  const { take, flush } = encoded(sink);
  const layout = order.layout === 'stacked' ? 'stacked' : 'side-by-side';
  const written =
    order.format === 'html'
      ? writeHtml(source, { layout }, take)
      : order.format === 'md'
        ? writeMd(source, take)
        : writeTxt(source, take);
  flush();
  return written;
};

/** Writes rows in the format asked for, into the documents' own files where they are of that format, as bytes; answers how many rows there were. */
export const writeDocument = (
  order: ExportOrder,
  rows: Iterable<ExportRow>,
  originals: (document: DocumentId) => readonly string[],
  sink: ByteSink,
): Result<number> => {
  const { format, title, columns, labels, created, notes } = order;
  const source: ExportSource = {
    title,
    columns,
    rows,
    labels,
    originals,
    ...(notes === null ? {} : { notes }),
  };
  const written =
    format === 'docx'
      ? writeDocx(source, { layout: 'table', created }, sink)
      : writeText(order, source, sink);
  return written.ok ? { ok: true, value: written.value.rows } : written;
};
