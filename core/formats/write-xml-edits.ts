import { xmlEncoding } from '../xml/decode.ts';
import { lostIn, patchBytes } from '../text/encode/index.ts';
import { editsWriter, type EditsWriter } from './edits-writer.ts';
import type { PieceSink } from './format.ts';
import { applySourceEdits, withLineEndsOf, type SourceEdit } from './patch.ts';

/** What the encoding does not have, as a reference (XML 1.0, section 4.1). */
const withReferences = (text: string, encoding: Parameters<typeof lostIn>[1]): string => {
  const lost = new Set(lostIn(text, encoding).map(({ char }) => char));
  if (lost.size === 0) return text;
  const referred = (char: string): string => `&#x${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()};`;
  return Array.from(text, (char) => (lost.has(char) ? referred(char) : char)).join('');
};

/**
 * `writeXmlEdits` in portions, in the order of the file. A document in UTF-8 is written as its changes are told; of other encodings these
 * are held.
 */
export const xmlEditsWriter = (bytes: Uint8Array, text: string, sink: PieceSink): EditsWriter => {
  const how = xmlEncoding(bytes);
  if (!('unknown' in how) && how.encoding === 'utf-8') return editsWriter(text, sink, () => sink(bytes));
  const held: SourceEdit[] = [];
  return {
    add: (edits) => void held.push(...edits),
    end: () => writeXmlEdits(bytes, text, held, sink),
  };
};

/**
 * Writes an XML document with parts exchanged, in its own encoding: UTF-16 units of the text that `decodeXml` gives. All other bytes
 * stay as they are. `bytes` must have been decoded without a fault.
 */
export const writeXmlEdits = (
  bytes: Uint8Array,
  text: string,
  changes: readonly SourceEdit[],
  sink: PieceSink,
): void => {
  const edits = withLineEndsOf(text, changes);
  const how = xmlEncoding(bytes);
  if (edits.length === 0 || 'unknown' in how) sink(bytes);
  else if (how.encoding === 'utf-8') for (const piece of applySourceEdits(text, edits)) sink(piece);
  else {
    // A byte order mark is a character of the text here, and none there.
    const lead = text.startsWith('\ufeff') ? 1 : 0;
    const moved = edits
      .toSorted((a, b) => a.from - b.from || b.to - a.to)
      .map(({ from, to, text: own }) => ({
        from: from - lead,
        to: to - lead,
        text: withReferences(own, how.encoding),
      }));
    for (const piece of patchBytes(bytes, how.encoding, moved)) sink(piece);
  }
};
