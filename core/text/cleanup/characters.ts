/** Han: CJK Unified Ideographs with extension A, compatibility ideographs, 〇 and the iteration mark 々. */
export const isHanCode = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) ||
  (code >= 0x3400 && code <= 0x4dbf) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0x20000 && code <= 0x3ffff) ||
  code === 0x3007 ||
  code === 0x3005;

/** Kana and Bopomofo: letters that stand among Han without spaces. */
const isSyllabic = (code: number): boolean => code >= 0x3041 && code <= 0x31bf;

/** Punctuation of the East Asian set, and the curly quotes, dashes and dots that Chinese shares with the West. */
const isEastPunctuation = (code: number): boolean =>
  (code >= 0x3001 && code <= 0x3004) ||
  (code >= 0x3008 && code <= 0x301f) ||
  (code >= 0xff01 && code <= 0xff0f) ||
  (code >= 0xff1a && code <= 0xff20) ||
  (code >= 0xff3b && code <= 0xff40) ||
  (code >= 0xff5b && code <= 0xff65);

const sharedPunctuation = '“”‘’—…·';

/** The code point that begins at UTF-16 offset `at`; -1 outside the text. */
export const codeAt = (text: string, at: number): number => text.codePointAt(at) ?? -1;

/** The code point that ends right before UTF-16 offset `at`; -1 at the start. */
export const codeBefore = (text: string, at: number): number => {
  if (at <= 0) return -1;
  const unit = text.charCodeAt(at - 1);
  const pair = unit >= 0xdc00 && unit <= 0xdfff && at > 1;
  return pair ? codeAt(text, at - 2) : unit;
};

/** Whether a code point is written in full width without spaces around it: Han, kana, East Asian punctuation. */
export const isEast = (code: number): boolean =>
  isHanCode(code) || isSyllabic(code) || isEastPunctuation(code);

/** Whether a code point is a punctuation mark of East Asian texts, those shared with Latin texts included. */
export const isEastMark = (code: number): boolean =>
  isEastPunctuation(code) || (code > 0 && sharedPunctuation.includes(String.fromCodePoint(code)));

/** Latin, Greek and Cyrillic letters, and digits: what is written in words between spaces. */
export const isWordCode = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0xc0 && code <= 0x52f && code !== 0xd7 && code !== 0xf7);

/** `U+200B`: how a character without a shape is named. In: a code point. */
export const codeName = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
