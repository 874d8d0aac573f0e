import type { ExportRow, ExportSource, OriginalFile } from '#core/formats/export-source.ts';
import type { WriteOptions } from '#core/formats/format.ts';
import { formats } from '#core/formats/index.ts';
import type { RawBlock } from '#core/formats/raw-block.ts';
import { usualLimits } from '#core/formats/text-format.ts';
import type { BlockId, DocumentId, Result, RichText } from '#core/model/index.ts';
import type { Written } from '#core/formats/export-source.ts';
import { openDecoder, type Encoding } from '#core/text/decode/index.ts';
import { encodeText } from '#core/text/encode/index.ts';
import { column, labels } from './sources.ts';

/** A file of bytes as writers are given it. */
export const bytesFile = (bytes: Uint8Array, encoding: Encoding): OriginalFile => ({
  encoding,
  bytes: () => bytes,
  text: () => {
    const decoder = openDecoder(encoding);
    return decoder.push(bytes) + decoder.end();
  },
});

export const encodedFile = (text: string, encoding: Encoding = 'utf-8'): OriginalFile =>
  bytesFile(encodeText(text, encoding), encoding);

/** Everything that a format reads of a file; a failure is a failed test. */
export const blocksIn = async (format: string, file: OriginalFile): Promise<readonly RawBlock[]> => {
  const code = await formats.get(format)?.load();
  const reading = code?.read?.([file.bytes()], { encoding: file.encoding ?? 'utf-8' }, usualLimits);
  return Array.from(reading?.blocks ?? [], (block) => {
    if (!block.ok) throw new Error(block.error.code);
    return block.value;
  });
};

/** One row for each block with its reference, and what a translation makes of it. */
export const rowsFor = (
  blocks: readonly RawBlock[],
  translate: (block: RawBlock, index: number) => RichText,
): readonly ExportRow[] =>
  blocks.map((block, n) => ({
    row: n + 1,
    document: 1 as DocumentId,
    block: { id: (n + 1) as BlockId, kind: block.kind, level: block.level },
    opensBlock: true,
    opensDocument: null,
    gap: block.gap,
    texts: { source: block.rich, en: translate(block, n) },
    ...(block.ref === undefined ? {} : { ref: block.ref }),
  }));

/** What comes out where rows go into their file: the bytes, and what the writer says. */
export const filledWith = async (
  format: string,
  files: readonly OriginalFile[],
  rows: readonly ExportRow[],
  { columns = column('en', 'en'), ...options }: Partial<WriteOptions & Pick<ExportSource, 'columns'>> = {},
): Promise<{ readonly bytes: Uint8Array; readonly written: Result<Written> | undefined }> => {
  const code = await formats.get(format)?.load();
  const parts: Uint8Array[] = [];
  const written = code?.fill?.(
    { title: '', columns, rows, labels, originals: () => files },
    { layout: 'interleaved', created: '2026-01-02T03:04:05.000Z', ...options },
    (piece) => void parts.push(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece),
  );
  return { bytes: Uint8Array.from(parts.flatMap((part) => [...part])), written };
};
