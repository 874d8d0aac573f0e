import { code } from '#core/formats/docx/code.ts';
import type { ExportRow, Written } from '#core/formats/export-source.ts';
import type { Choices } from '#core/formats/import-options.ts';
import type { RawBlock } from '#core/formats/raw-block.ts';
import { usualLimits } from '#core/formats/text-format.ts';
import type { BlockId, DocumentId, Failure, Language, RichText } from '#core/model/index.ts';
import { openZip } from '#core/package/unzip.ts';
import { labels } from './sources.ts';

/** What is read from a Word document, and the failure it ends with. */
export const readDocx = (
  bytes: Uint8Array,
  choices?: Choices,
): {
  readonly blocks: readonly RawBlock[];
  readonly failure: Failure | null;
  readonly options: readonly string[];
} => {
  const blocks: RawBlock[] = [];
  let failure: Failure | null = null;
  if (code.read === null) throw new Error('docx is read');
  const reading = code.read([bytes], choices === undefined ? {} : { choices }, usualLimits);
  for (const block of reading.blocks)
    if (block.ok) blocks.push(block.value);
    else failure = block.error;
  return { blocks, failure, options: reading.options?.() ?? [] };
};

export type FillSettings = {
  readonly language?: Language;
  readonly adapt?: boolean;
  readonly choices?: Choices;
};

/** A Word document filled: `translate` says what stands for each text. */
export const fillDocx = (
  bytes: Uint8Array,
  translate: (rich: RichText, n: number) => RichText,
  { language = 'en', adapt = false, choices }: FillSettings = {},
): { readonly bytes: Uint8Array; readonly written: Written; readonly part: (name: string) => string } => {
  const rows = readDocx(bytes, choices).blocks.map((block, n): ExportRow => ({
    row: n + 1,
    document: 1 as DocumentId,
    block: { id: n as BlockId, kind: block.kind, level: block.level },
    opensBlock: true,
    opensDocument: n === 0 ? 'docx' : null,
    gap: block.gap,
    ...(block.ref === undefined ? {} : { ref: block.ref }),
    texts: { source: block.rich, c1: translate(block.rich, n) },
  }));
  const pieces: Uint8Array[] = [];
  const written = code.fill?.(
    {
      title: '',
      columns: [{ side: 'c1', language, label: '' }],
      rows,
      labels,
      originals: () => [
        { bytes: () => bytes, text: () => '', ...(choices === undefined ? {} : { choices }) },
      ],
    },
    { layout: 'side-by-side', created: '2026-01-01T00:00:00.000Z', adapt },
    (piece) => void pieces.push(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece),
  );
  if (written?.ok !== true) throw new Error(JSON.stringify(written?.error));
  const filled = Buffer.concat(pieces);
  const zip = openZip(filled);
  if (typeof zip === 'string') throw new Error(zip);
  return {
    bytes: filled,
    written: written.value,
    part: (name) => {
      const part = zip.read(name);
      if (part === null || typeof part === 'string') throw new Error(`${name}: ${part}`);
      return Buffer.from(part).toString('utf8');
    },
  };
};

/** The body of a document, between its tags. */
export const bodyOf = (xml: string): string => /<w:body>(.*)<w:sectPr\/>/s.exec(xml)?.[1] ?? xml;
