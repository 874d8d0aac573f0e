import { fail, ok, type Result } from '../model/index.ts';
import {
  countBytes,
  looksBinary,
  noBytes,
  nulsOfUtf16,
  signatureOf,
  type BinaryKind,
} from '../text/decode/binary.ts';
import { asciiHead } from './ascii-head.ts';
import type { FormatFacts } from './format.ts';

/** What a file is, by its first bytes; keys `kinds.*` of `failures.json`. */
type FileKind = BinaryKind | 'rtf' | 'html' | 'xml' | 'text';

const textKinds: readonly (readonly [FileKind, RegExp])[] = [
  ['rtf', /^\{\\rtf/],
  ['html', /^\s*(?:<!doctype\s+html|<html[\s>])/i],
  ['xml', /^\s*<\?xml/],
];

/** Whether bytes can be words in some encoding: without control characters, but for the NULs of UTF-16. */
const isText = (head: Uint8Array): boolean => {
  const counts = countBytes(noBytes, head);
  const hasNuls = counts.evenNuls + counts.oddNuls > 0;
  return counts.all > 0 && !looksBinary(counts) && (!hasNuls || nulsOfUtf16(counts));
};

/** `head`: some hundred bytes. */
const kindOf = (head: Uint8Array): FileKind => {
  const start = asciiHead(head).replace(/^\xef\xbb\xbf/, '');
  const found = signatureOf(head) ?? textKinds.find(([, pattern]) => pattern.test(start))?.[0];
  return found ?? (isText(head) ? 'text' : 'other');
};

/** What is neither markup nor RTF: XML begins with `<` in each of its encodings, behind a mark and white space. */
const beginsLikeMarkup = (head: Uint8Array): boolean =>
  /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:[\s\0]*[<{]|\s*$)/.test(asciiHead(head));

/** What a file is that should be XML or RTF inside and is none of it; null where it may be. */
const otherThanMarkup = (head: Uint8Array): FileKind | null => {
  const kind = kindOf(head);
  if (signatureOf(head) !== null || kind === 'html') return kind;
  return beginsLikeMarkup(head) ? null : kind;
};

/** The name of the stream that an encrypted Office file is in ([MS-OFFCRYPTO], section 2.3.4.4), in UTF-16LE. */
const encryptedPackage = Array.from('EncryptedPackage', (letter) => `${letter}\0`).join('');

/** The bytes of a directory that are looked through: 32 entries of 128 bytes. */
const directoryLength = 4096;

/** Where the directory of a compound file begins ([MS-CFB], section 2.2: sector shift at 30, first directory sector at 48). */
const directoryAt = (head: Uint8Array): number => {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (view.byteLength < 52) return 0;
  const shift = view.getUint16(30, true);
  return shift > 16 ? 0 : (view.getUint32(48, true) + 1) * 2 ** shift;
};

/** Up to `length` bytes of portions from `from` on. */
const slice = (portions: Iterable<Uint8Array>, from: number, length: number): string => {
  let at = 0;
  let found = '';
  for (const portion of portions) {
    if (at + portion.length > from) {
      const part = portion.subarray(Math.max(0, from - at), Math.max(0, from - at) + length - found.length);
      for (const byte of part) found += String.fromCharCode(byte);
    }
    at += portion.length;
    if (found.length >= length) break;
  }
  return found;
};

/**
 * Whether a file can be one of a format at all, before it is read: an Office file is a zip, an XML file no picture. `all` gives its bytes from the beginning.
 * Failures: file.other-kind, document.encrypted. Formats of text whose encoding is found out are not looked at: that tells what is no text.
 */
export const checkKind = (
  { encoding, container }: Pick<FormatFacts, 'encoding' | 'container'>,
  {
    name,
    head,
    all,
  }: { readonly name: string; readonly head: Uint8Array; readonly all: () => Iterable<Uint8Array> },
): Result<null> => {
  if (encoding === 'chosen') return ok(null);
  const isZip = head[0] === 0x50 && head[1] === 0x4b && kindOf(head) === 'archive';
  const kind = container === 'zip' ? (isZip ? null : kindOf(head)) : otherThanMarkup(head);
  if (kind === null) return ok(null);
  const isEncrypted =
    kind === 'office' && slice(all(), directoryAt(head), directoryLength).includes(encryptedPackage);
  return isEncrypted && container === 'zip'
    ? fail('document.encrypted', { name })
    : fail('file.other-kind', { name, kind });
};
