import { fail, ok, type Result } from '../model/index.ts';
import { lostIn, patchBytes, type LostCharacter } from '../text/encode/index.ts';
import type { FileEncoding } from '../text/decode/index.ts';
import type { EncodingFallback } from './encoding-fallback.ts';
import type { OriginalFile } from './export-source.ts';
import type { PieceSink } from './format.ts';
import { applySourceEdits, type SourceEdit } from './patch.ts';

/** Different characters that are named in a failure; the others are counted. */
const namedCharacters = 20;

const unencodable = (encoding: string, lost: readonly LostCharacter[]): Result<never> => {
  const characters = [...new Set(lost.map(({ char }) => char))].slice(0, namedCharacters).join(' ');
  return fail('export.unencodable', { encoding, count: lost.length, characters });
};

/** Changes in order and apart: of two that overlap the earlier. */
const inOrder = (edits: readonly SourceEdit[]): readonly SourceEdit[] => {
  let read = 0;
  return edits
    .toSorted((a, b) => a.from - b.from || b.to - a.to)
    .filter(({ from, to }) => {
      const isApart = from >= read;
      if (isApart) read = to;
      return isApart;
    });
};

/** A file whose encoding may be one that only the file itself names. */
export type WrittenFile = Omit<OriginalFile, 'encoding'> & { readonly encoding?: FileEncoding };

/**
 * Writes a text file with parts exchanged (UTF-16 units of its decoded text), in the encoding that it has: all other bytes as they
 * are. Characters that the encoding lacks become what `fallback` says; without one, nothing is written. Failure: export.unencodable
 * with how many there are and the first of them.
 */
export const writeEdits = (
  file: WrittenFile,
  edits: readonly SourceEdit[],
  fallback: EncodingFallback | undefined,
  sink: PieceSink,
): Result<null> => {
  const { encoding = 'utf-8' } = file;
  const lost = fallback === 'replace' ? [] : edits.flatMap(({ text }) => lostIn(text, encoding));
  if (lost.length > 0 && fallback === undefined) return unencodable(encoding, lost);
  const isMoved = lost.length > 0;
  const pieces = isMoved
    ? applySourceEdits(file.text(), edits)
    : patchBytes(file.bytes(), encoding, inOrder(edits));
  for (const piece of pieces) sink(piece);
  return ok(null);
};
