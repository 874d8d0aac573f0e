import { deflateRawSync } from 'node:zlib';
import type { ExportRow, ExportSource, OriginalFile } from '#core/formats/export-source.ts';
import type { WriteDocument, WriteOptions } from '#core/formats/format.ts';
import { formats } from '#core/formats/index.ts';
import { fail, ok, type DocumentId, type Result } from '#core/model/index.ts';
import type { ExportOrder, WriteAnswer } from './messages.ts';

type ByteSink = (bytes: Uint8Array) => void;

/** UTF-16 units gathered before they go to disk: writing every line by itself would be slow. */
const gathered = 65_536;

/** Pieces of text to bytes in large ones; bytes as they come. `flush` sends the rest. */
export const encoded = (sink: ByteSink) => {
  let waiting: string[] = [];
  let units = 0;
  const flush = (): void => {
    if (units > 0) sink(Buffer.from(waiting.join(''), 'utf8'));
    waiting = [];
    units = 0;
  };
  const take = (piece: string | Uint8Array): void => {
    if (typeof piece !== 'string') {
      flush();
      sink(piece);
      return;
    }
    waiting.push(piece);
    units += piece.length;
    if (units >= gathered) flush();
  };
  return { take, flush };
};

/** The writer of a format, or that which fills; loaded now. Failures: export.unknown-format. */
export const loadWriter = async ({
  format,
  fills,
}: Pick<ExportOrder, 'format' | 'fills'>): Promise<Result<WriteDocument>> => {
  const code = await formats.get(format)?.load();
  const writer = fills ? code?.fill : code?.write;
  return writer === undefined || writer === null ? fail('export.unknown-format', { format }) : ok(writer);
};

/** What a writer takes. */
export const sourceOf = (
  { title, columns, labels, notes }: ExportOrder,
  rows: Iterable<ExportRow>,
  originals: (document: DocumentId) => readonly OriginalFile[],
): ExportSource => ({
  title,
  columns,
  rows,
  labels,
  originals,
  ...(notes === null ? {} : { notes }),
});

export const optionsOf = ({ layout, created, author, fallback, adapt }: ExportOrder): WriteOptions => ({
  layout,
  created,
  author,
  adapt,
  deflate: (bytes) => deflateRawSync(bytes),
  ...(fallback === undefined ? {} : { fallback }),
});

/**
 * Writes rows in the format asked for, into the documents' own files where that is asked for, as bytes; answers how many rows there were.
 * `find`: told of what the format finds on the way.
 */
export const writeDocument = (
  write: WriteDocument,
  order: ExportOrder,
  rows: Iterable<ExportRow>,
  originals: (document: DocumentId) => readonly OriginalFile[],
  sink: ByteSink,
  find?: WriteOptions['find'],
): Result<WriteAnswer> => {
  const { take, flush } = encoded(sink);
  const written = write(
    sourceOf(order, rows, originals),
    { ...optionsOf(order), ...(find === undefined ? {} : { find }) },
    take,
  );
  flush();
  if (!written.ok) return written;
  const { rows: count, adapted = [] } = written.value;
  return ok({ rows: count, adapted });
};
