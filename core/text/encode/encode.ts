import type { FileEncoding } from '../decode/encodings.ts';
import { characterEncoder } from './characters.ts';

/** A character that an encoding does not have, and where it stands in its text: code points. */
export type LostCharacter = { readonly at: number; readonly char: string };

/** Whether it is a form of Unicode, which has every character. */
export const isUnicode = (encoding: FileEncoding): boolean => encoding.startsWith('utf-');

/**
 * The characters of a text that an encoding does not have, in order; none in UTF-8, UTF-16 and GB 18030, but for private-use
 * ones of the last. What the encoding has is read as the same character again. Linear.
 */
export const lostIn = (text: string, encoding: FileEncoding): readonly LostCharacter[] => {
  if (isUnicode(encoding)) return [];
  const encode = characterEncoder(encoding);
  const lost: LostCharacter[] = [];
  let at = 0;
  for (const char of text.toWellFormed()) {
    if (encode(char) === null) lost.push({ at, char });
    at += 1;
  }
  return lost;
};

/** Signs that printers and programs put for a missing character, the one that is seen best first. */
const missingSigns = ['〓', '□', '?'] as const;

/** What stands for a character that an encoding does not have: the first of 〓 □ ? that it has. */
export const replacementFor = (encoding: FileEncoding): string =>
  missingSigns.find((sign) => characterEncoder(encoding)(sign) !== null) ?? '?';

/**
 * A text as bytes. What the encoding does not have becomes `replacementFor` it: ask `lostIn` before. A byte order mark is written
 * only where the text has one. Halves of surrogate pairs become U+FFFD.
 */
export const encodeText = (text: string, encoding: FileEncoding): Uint8Array => {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const encode = characterEncoder(encoding);
  const parts: Uint8Array[] = [];
  let length = 0;
  let instead: Uint8Array | null = null;
  for (const char of text.toWellFormed()) {
    let bytes = encode(char);
    if (bytes === null) bytes = instead ??= encode(replacementFor(encoding)) ?? Uint8Array.of(0x3f);
    parts.push(bytes);
    length += bytes.length;
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};
