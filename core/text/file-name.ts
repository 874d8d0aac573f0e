/**
 * Names Windows keeps for devices, with or without an ending (Microsoft, "Naming Files, Paths, and Namespaces"; the console's two are
 * in the documentation of CreateFile).
 */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i;

/** Separators and wildcards of one system or another, controls, and signs that turn the direction of what follows. */
const forbidden = /[\u0000-\u001f\u007f-\u009f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;

/** Whether Windows refuses a file of this name: it is a device's, holds what stands for something else, or ends with a dot or space. */
export const isReservedName = (name: string): boolean =>
  reserved.test(name) || /[<>:"/\\|?*\u0000-\u001f]/.test(name) || /[. ]$/.test(name);

/** The longest name in bytes of UTF-8 that every common file system takes (255), less room for number and ending. */
export const longestName = 200;

/** Bytes of a well-formed string in UTF-8. O(length). */
export const utf8Length = (text: string): number => {
  let bytes = 0;
  for (const one of text) {
    const point = one.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4;
  }
  return bytes;
};

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The beginning of a text that takes at most `limit` bytes of UTF-8; never cut within a grapheme. */
export const cutToBytes = (text: string, limit: number): string => {
  if (utf8Length(text) <= limit) return text;
  let kept = '';
  let bytes = 0;
  for (const { segment } of graphemes.segment(text)) {
    bytes += utf8Length(segment);
    if (bytes > limit) break;
    kept += segment;
  }
  return kept;
};

/** A part of a file name: without anything a system forbids, white space joined, no dots or spaces at its ends. May be empty. */
export const nameable = (name: string): string =>
  name
    .toWellFormed()
    .replaceAll(forbidden, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s.]+/, '')
    .replace(/[\s.]+$/, '');

/**
 * A file name, without ending, that every system accepts: no separators or control characters, no device names, no dots or spaces at
 * its ends, at most `longestName` bytes. `Duizhao` where nothing is left.
 */
export const safeFileName = (name: string): string => {
  const short = cutToBytes(nameable(name), longestName).replace(/[\s.]+$/, '');
  if (short === '') return 'Duizhao';
  return reserved.test(short) ? `_${short}` : short;
};
