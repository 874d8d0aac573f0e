import { usualness } from './common-han.ts';

/** How likely a text is to be what was written, and how much there was to judge by. */
export type Plausibility = {
  /** 0 to 1, the mean over all characters beyond ASCII; 1 when there are none. */
  readonly score: number;
  /** Characters beyond ASCII. */
  readonly judged: number;
  /** Control characters other than tab and line ends. */
  readonly controls: number;
};

const isControl = (code: number): boolean =>
  (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d && code !== 0x0c) || code === 0x7f;

const weight = (char: string, code: number): number => {
  if (code < 0xa0) return 0;
  if (code >= 0xe000 && code <= 0xf8ff) return 0;
  if (code >= 0x3400 && code <= 0x9fff) return usualness(char) ?? 0.15;
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

/**
 * Judges a decoded text by its characters: usual Han, kana and Chinese punctuation speak for it, rare Han, private-use
 * characters, half-width katakana and controls against it. In: decoded text. Out: see Plausibility.
 */
export const plausibility = (text: string): Plausibility => {
  let sum = 0;
  let judged = 0;
  let controls = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (isControl(code)) controls++;
    if (code < 0x80) continue;
    judged++;
    sum += weight(char, code);
  }
  return { score: judged === 0 ? 1 : sum / judged, judged, controls };
};
