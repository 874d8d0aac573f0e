import type { Encoding } from './encodings.ts';
import { usualness } from './common-han.ts';

/** How likely a text is to be what was written, and how much there was to judge by. */
export type Plausibility = {
  /** 0 to 1, the mean over all characters judged; 1 when there are none. */
  readonly score: number;
  /** Characters beyond ASCII; U+FFFD is none, what could not be read is counted elsewhere. */
  readonly judged: number;
  /** The share of kana among them. */
  readonly kana: number;
  /** Control characters other than tab, line ends, backspace and escape. */
  readonly controls: number;
};

const isControl = (code: number): boolean =>
  (code < 0x20 && !(code >= 0x08 && code <= 0x0d) && code !== 0x1b) || code === 0x7f;

const isHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;
const isKana = (code: number): boolean => code >= 0x3041 && code <= 0x30ff && code !== 0x30fb;
const isLatinLetter = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);

const weight = (char: string, code: number): number => {
  if (code < 0xa0) return 0;
  if (code >= 0xe000 && code <= 0xf8ff) return 0;
  if (isHan(code)) return usualness(char) ?? 0.15;
  if (code >= 0x3001 && code <= 0x3015) return 1;
  if (code >= 0xff01 && code <= 0xff5e) return '，。！？：；（）'.includes(char) ? 1 : 0.6;
  if (code >= 0x3040 && code <= 0x30ff) return 0.9;
  if (code >= 0xff61 && code <= 0xff9f) return 0.15;
  if (code >= 0x2010 && code <= 0x203b) return 0.9;
  if (code >= 0x20000) return 0.1;
  if (code >= 0x2500 && code <= 0x25ff) return 0.3;
  if (code <= 0x24f) return 0.5;
  return 0.25;
};

/** A Han character squeezed between Latin letters is a western accent or quote read as half of a pair: `It痴`. */
const squeezed = 0.3;

/** The characters that a text in a western encoding has beyond ASCII, by what stands on their two sides. */
const westernWeight = (code: number, before: number, after: number): number => {
  const isSmall = code >= 0xdf && code <= 0xff && code !== 0xf7;
  const isCapital = code >= 0xc0 && code <= 0xde && code !== 0xd7;
  const ligature = code === 0x152 || code === 0x153 || code === 0x160 || code === 0x161 || code === 0x178;
  if (isSmall || isCapital || ligature) {
    // Accents stand among letters, mostly one by one; bytes of other encodings stand in rows.
    if (isLatinLetter(before) || isLatinLetter(after)) return 1;
    return before < 0x80 && after < 0x80 ? 0.6 : 0.1;
  }
  const isQuote = (code >= 0x2013 && code <= 0x201e) || code === 0x2026 || code === 0xab || code === 0xbb;
  if (isQuote || code === 0xa0 || code === 0x2022 || code === 0xb7)
    return before < 0x80 || after < 0x80 ? 0.95 : 0.2;
  if (code >= 0xa1 && code <= 0xbf) return before < 0x80 && after < 0x80 ? 0.6 : 0.1;
  return code < 0xa0 ? 0 : 0.1;
};

/**
 * Judges a decoded text by its characters: usual Han, kana and Chinese punctuation speak for it, rare Han, private-use
 * characters, half-width katakana and controls against it. What was read as Windows-1252, in which every byte is
 * some character, is judged as western prose. In: decoded text. Out: see Plausibility.
 */
export const plausibility = (text: string, encoding: Encoding): Plausibility => {
  let sum = 0;
  let judged = 0;
  let kana = 0;
  let controls = 0;
  let before = 0x20;
  const isWestern = encoding === 'windows-1252';
  for (let at = 0; at < text.length;) {
    const code = text.codePointAt(at) ?? 0;
    const length = code > 0xffff ? 2 : 1;
    if (isControl(code)) controls++;
    if (code >= 0x80 && code !== 0xfffd) {
      judged++;
      const after = text.codePointAt(at + length) ?? 0x20;
      const char = text.slice(at, at + length);
      if (isKana(code)) kana++;
      if (isWestern) sum += westernWeight(code, before, after);
      else if (isHan(code) && isLatinLetter(before) && isLatinLetter(after))
        sum += squeezed * weight(char, code);
      else sum += weight(char, code);
    }
    before = code;
    at += length;
  }
  return { score: judged === 0 ? 1 : sum / judged, judged, kana: judged === 0 ? 0 : kana / judged, controls };
};
