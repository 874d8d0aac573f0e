import type { FileEncoding } from '../decode/encodings.ts';
import { foreignMarkLength } from '../decode/marks.ts';
import { firstDouble } from '../decode/pair-tables.ts';
import { badCode, sequenceReader } from '../decode/sequences.ts';
import { encodeText } from './encode.ts';

/** Puts `text` where `from` to `to` stand, in UTF-16 units of the text as `openDecoder` gives it. */
type TextPatch = { readonly from: number; readonly to: number; readonly text: string };

/**
 * Finds the byte where a unit of the decoded text begins, for units that only ever grow: reads the bytes as the decoder does, a
 * byte order mark at the start, of whatever encoding, and all NULs of a run but the first standing for nothing. Linear for all of them.
 */
const byteFinder = (bytes: Uint8Array, encoding: FileEncoding): ((unit: number) => number) => {
  const read = sequenceReader(encoding);
  let [at, units, wasNul] = [foreignMarkLength(bytes, encoding), 0, false];
  const first = at === bytes.length ? 0 : read(bytes, at);
  if (first >> 3 === 0xfeff) at += first & 7;
  return (unit) => {
    while (at < bytes.length) {
      const sequence = read(bytes, at);
      const [code, length] = sequence === 0 ? [badCode, bytes.length - at] : [sequence >> 3, sequence & 7];
      const isNul = code === 0;
      const isMore = isNul && wasNul;
      if (units >= unit && !isMore) break;
      at += length;
      wasNul = isNul;
      if (!isMore) units += code !== badCode && (code >= firstDouble || code > 0xffff) ? 2 : 1;
    }
    return at;
  };
};

/**
 * Exchanges parts of a text in its bytes: all bytes outside of the patches stay as they are, whatever they stand for (a byte order
 * mark, bad sequences, characters that the encoding has twice). In: patches in order, which do not overlap. Out: the bytes in
 * pieces. What the encoding does not have becomes its replacement: ask `lostIn` before.
 */
export function* patchBytes(
  bytes: Uint8Array,
  encoding: FileEncoding,
  patches: Iterable<TextPatch>,
): Generator<Uint8Array> {
  const byteOf = byteFinder(bytes, encoding);
  let done = 0;
  for (const { from, to, text } of patches) {
    const [first, last] = [byteOf(from), byteOf(to)];
    if (first > done) yield bytes.subarray(done, first);
    if (text !== '') yield encodeText(text, encoding);
    done = last;
  }
  if (done < bytes.length) yield bytes.subarray(done);
}
