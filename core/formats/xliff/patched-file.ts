import type { FileEncoding } from '../../text/decode/index.ts';
import { isUnicode, lostIn, patchBytes } from '../../text/encode/index.ts';
import { escapeXmlText } from '../../xml/tag-source.ts';
import { editsWriter, type EditsWriter } from '../edits-writer.ts';
import type { PieceSink } from '../format.ts';
import { withLineEndsOf, type SourceEdit } from '../patch.ts';
import { symbolWriter } from '../symbols.ts';

/** How words are written into a file of an encoding: what it does not have as references, what XML cannot hold as symbols, which are counted. */
export const wordsFor = (encoding: FileEncoding) => {
  const symbols = symbolWriter();
  const inEncoding = (text: string): string => {
    if (isUnicode(encoding)) return text;
    const lost = new Set(lostIn(text, encoding).map(({ char }) => char));
    if (lost.size === 0) return text;
    return Array.from(text, (char) => (lost.has(char) ? `&#${char.codePointAt(0) ?? 0};` : char)).join('');
  };
  return {
    escape: (words: string): string => inEncoding(escapeXmlText(symbols.visible(words))),
    symbols: symbols.count,
  };
};

type DecodedFile = {
  readonly bytes: Uint8Array;
  /** With its byte order mark as U+FEFF. */
  readonly text: string;
  readonly encoding: FileEncoding;
  readonly bom: boolean;
};

/** What is put in front of a slice that is exchanged itself, as one edit with that. */
export const withInsertions = (edits: readonly SourceEdit[]): readonly SourceEdit[] => {
  if (edits.every(({ from, to }) => from < to)) return edits;
  const inserted = new Map<number, string>();
  for (const { from, to, text } of edits)
    if (from === to) inserted.set(from, (inserted.get(from) ?? '') + text);
  const exchanged = edits
    .filter(({ from, to }) => from < to)
    .map((edit) => {
      const before = inserted.get(edit.from) ?? '';
      inserted.delete(edit.from);
      return before === '' ? edit : { ...edit, text: before + edit.text };
    });
  return [...Array.from(inserted, ([from, text]) => ({ from, to: from, text })), ...exchanged];
};

/** The changes of a file that is not in UTF-8. */
const writeEncoded = (
  { bytes, text, encoding, bom }: DecodedFile,
  changes: readonly SourceEdit[],
  sink: PieceSink,
): void => {
  const edits = withLineEndsOf(text, withInsertions(changes));
  const shift = bom ? 1 : 0;
  const sorted = edits
    .toSorted((a, b) => a.from - b.from || a.to - b.to)
    .map((edit) => ({ ...edit, from: edit.from - shift, to: edit.to - shift }));
  for (const piece of patchBytes(bytes, encoding, sorted)) sink(piece);
};

/**
 * Writes a file with changes that are told in portions, in its order; the rest in the very bytes that it had. A file in UTF-8 is written
 * as they are told; of other encodings they are held.
 */
export const patchedWriter = (file: DecodedFile, sink: PieceSink): EditsWriter => {
  if (file.encoding === 'utf-8') return editsWriter(file.text, sink);
  const held: SourceEdit[] = [];
  return { add: (edits) => void held.push(...edits), end: () => writeEncoded(file, held, sink) };
};
