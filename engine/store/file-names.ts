import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Names Windows keeps for devices, with or without an ending (Microsoft, "Naming Files, Paths, and Namespaces"). */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/** The longest name in bytes of UTF-8 that every common file system takes (255), less room for number and ending. */
const longest = 200;

const cutToBytes = (text: string, limit: number): string => {
  let kept = '';
  let bytes = 0;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > limit) break;
    kept += segment;
  }
  return kept;
};

/** A file name, without ending, that every system accepts: no separators or control characters, no device names. */
export const safeFileName = (name: string): string => {
  const clean = name
    .toWellFormed()
    .replaceAll(/[\u0000-\u001f\u007f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s.]+/, '');
  const short = cutToBytes(clean, longest).replace(/[\s.]+$/, '');
  if (short === '') return 'Duizhao';
  return reserved.test(short) ? `_${short}` : short;
};

/** The first path `NAME.ending`, `NAME 2.ending`, ... in `folder` at which nothing stands. */
export const freePath = (folder: string, name: string, ending: string): string => {
  const safe = safeFileName(name);
  for (let n = 1; ; n += 1) {
    const path = join(folder, `${safe}${n === 1 ? '' : ` ${n}`}.${ending}`);
    if (!existsSync(path)) return path;
  }
};
