import { ok, type Result } from '#core/model/index.ts';
import { encodingOfLabel, openDecoder, type Encoding } from '#core/text/decode/index.ts';
import type { OfficePackage } from '#core/ooxml/package.ts';
import { declaredCharset } from '../../html/charset.ts';
import { pageStyleAdaptions } from '../../html/adapt-styles.ts';
import { pageEdits, type PageText } from '../../html/fill-page.ts';
import { isXmlName } from '../../html/read.ts';
import { referring } from '../../html/referring.ts';
import { joinedBytes } from '../../joined-bytes.ts';
import { writeEdits } from '../../write-edits.ts';

/**
 * What Word puts in the place of a `w:altChunk` when it opens the document (ECMA-376 Part 1, section 17.17.2.1), as far as it is read: a page, or a
 * Word document. Rich text, archives of pages and plain text are not.
 */
type ChunkKind = 'page' | 'document';

/** A part that a document takes in: where it is, and what it is; null for what is not read. */
export type Chunk = { readonly part: string; readonly kind: ChunkKind | null };

/** By its name and how it begins; content types say the same, and some writers leave them out. */
const chunkKind = (part: string, bytes: Uint8Array): ChunkKind | null => {
  const head = String.fromCharCode(...bytes.subarray(0, 512));
  if (head.startsWith('PK')) return 'document';
  if (/^(?:MIME-Version|From|Content-Type):/im.test(head) || head.startsWith('{\\rtf')) return null;
  return /\.(?:x?html?|xht)$/i.test(part) || /<(?:!doctype\s+html|html|body)\b/i.test(head) ? 'page' : null;
};

/** The kind of a part of a package. Failures: of the zip. */
export const chunkIn = (office: OfficePackage, part: string): Result<Chunk> => {
  const bytes = office.bytes(part);
  if (!bytes.ok) return bytes;
  return ok({ part, kind: bytes.value === null ? null : chunkKind(part, bytes.value) });
};

export type ChunkPage = {
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly encoding: Encoding;
  readonly isXml: boolean;
};

const markOf = ([a, b]: Uint8Array): Encoding | null =>
  a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : null;

/** A page as text: by its byte order mark, as UTF-8 where its bytes are that, else as it says, else as Word takes it (Windows-1252). */
export const chunkPage = (part: string, bytes: Uint8Array): ChunkPage => {
  const said = declaredCharset(String.fromCharCode(...bytes.subarray(0, 4096)));
  const declared = said === null ? null : encodingOfLabel(said);
  const isXml = isXmlName(part);
  for (const encoding of [markOf(bytes) ?? 'utf-8', declared ?? 'windows-1252'] as const) {
    const decoder = openDecoder(encoding);
    const text = decoder.push(bytes) + decoder.end();
    if (decoder.damage().count === 0) return { bytes, text, encoding, isXml };
  }
  const decoder = openDecoder('windows-1252');
  return { bytes, text: decoder.push(bytes) + decoder.end(), encoding: 'windows-1252', isXml };
};

/** A page with other words, and how often its language was said anew; null where nothing changes. */
export const filledPage = (
  { bytes, text, encoding, isXml }: ChunkPage,
  texts: readonly PageText[],
  language: string | null,
  visible: (words: string) => string,
): { readonly bytes: Uint8Array; readonly languages: number } | null => {
  const styles = language === null ? [] : pageStyleAdaptions(text, language);
  const { edits, languages } = pageEdits({ text, isXml, visible }, texts, language, styles);
  if (edits.length === 0) return null;
  const pieces: Uint8Array[] = [];
  const file = { bytes: () => bytes, text: () => text, encoding };
  const done = writeEdits(file, referring(edits, encoding), 'replace', (piece) => {
    if (typeof piece !== 'string') pieces.push(piece);
  });
  return done.ok ? { bytes: joinedBytes(pieces), languages } : null;
};
