import type { Encoding, FileEncoding } from './encodings.ts';

/** The byte order marks of Unicode (chapter 23.8) that files begin with, and what each says. */
const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
];

const found = (head: Uint8Array): (typeof marks)[number] | undefined =>
  marks.find(([, bytes]) => bytes.every((byte, at) => head[at] === byte));

/** Whether bytes, with more of them to come, may yet be a mark. */
export const mayBecomeMark = (head: Uint8Array): boolean =>
  marks.some(([, bytes]) => head.length < bytes.length && head.every((byte, at) => byte === bytes[at]));

/** The encoding whose byte order mark bytes begin with. */
export const markOf = (head: Uint8Array): Encoding | undefined => found(head)?.[0];

/**
 * Bytes of a mark at the beginning that is not of the encoding the text is in: tools put one before whatever they write. It stands for no
 * character. The mark of GB 18030 is none elsewhere: its bytes are letters of other encodings.
 */
export const foreignMarkLength = (head: Uint8Array, encoding: FileEncoding): number => {
  const [own, bytes = []] = found(head) ?? [];
  return own === undefined || own === 'gb18030' || own === encoding ? 0 : bytes.length;
};
