import { usualness } from '../decode/common-han.ts';
import { fatalDecoder } from '../decode/encodings.ts';
import { isEast, isEastMark, isHanCode } from './characters.ts';
import type { Finding, Layer } from './finding.ts';
import { triggers } from './triggers.ts';

/** Windows-1252 above Latin-1 (WHATWG index windows-1252): what bytes 80 to 9F look like when read with it. */
const highHalf = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const byteOf = (unit: number): number => {
  if (unit < 0x100) return unit;
  return 0x80 + highHalf.indexOf(String.fromCharCode(unit));
};

const following = `[\\u0080-\\u00bf${highHalf}]`;

/** Characters that, taken as bytes, have the shape of UTF-8 sequences (RFC 3629, section 4). */
const sequence = `[\\u00c2-\\u00df]${following}|[\\u00e0-\\u00ef]${following}{2}|[\\u00f0-\\u00f4]${following}{3}`;
const runs = new RegExp(`(?:${sequence})+`, 'g');
const sequences = new RegExp(sequence, 'g');

const decode = (run: string): string | undefined => {
  const bytes = Uint8Array.from(run, (char) => byteOf(char.charCodeAt(0)));
  try {
    return fatalDecoder('utf-8').decode(bytes);
  } catch {
    return undefined;
  }
};

const mostRounds = 3;

/** Text may have been misread several times over. */
const decodeFully = (run: string): string | undefined => {
  let text = decode(run);
  for (let round = 1; text !== undefined && round < mostRounds; round++) {
    const deeper = text.replace(runs, (inner) => decode(inner) ?? inner);
    if (deeper === text) break;
    text = deeper;
  }
  return text;
};

const controls = /[\u0000-\u001f\u007f-\u009f\ufffd]/;

/**
 * What typesetters put behind an accented letter: French `é` + no-break space + `»` is such a sequence, and so are
 * three characters in `né…”`. Only sequences with other characters show that they are bytes.
 */
const typographic = /^.[\u00a0\u00a1\u00a7\u00ab\u00b0\u00b7\u00bb\u00bf\u00a9\u00ae…‘’‚“”„–—•™‹›€]+$/;
/** `â€` and a third: UTF-8 of the curly quotes and dashes. No language writes the three together. */
const generalPunctuation = /^â[\u0080€]/;

type Run = {
  readonly start: number;
  readonly before: string;
  readonly after: string;
  /** Sequences that nothing but misread bytes explains and that give East Asian text or its punctuation. */
  readonly telling: number;
};

const isChinese = (code: number): boolean => isEast(code) || isEastMark(code);

const tellingIn = (before: string): number => {
  let count = 0;
  for (const [one] of before.matchAll(sequences)) {
    if (generalPunctuation.test(one)) count += 2;
    else if (!typographic.test(one) && isChinese(decode(one)?.codePointAt(0) ?? 0)) count++;
  }
  return count;
};

const runsIn = (text: string): Run[] =>
  Array.from(text.matchAll(runs)).flatMap(({ index, 0: before }): Run[] => {
    const after = decodeFully(before);
    if (after === undefined || controls.test(after)) return [];
    // Misread twice, the sequences are those of Latin letters; what comes out in the end speaks then.
    const chinese = Array.from(after).filter((char) => isChinese(char.codePointAt(0) ?? 0)).length;
    const deeper = after.length * 4 <= before.length ? chinese : 0;
    return [{ start: index, before, after, telling: Math.max(tellingIn(before), deeper) }];
  });

const accented = /[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]/g;

/** Accented letters that no run explains: the language of the text has them. */
const accentsOutside = (text: string, found: readonly Run[]): number => {
  let inside = 0;
  for (const { before } of found) inside += before.match(accented)?.length ?? 0;
  return (text.match(accented)?.length ?? 0) - inside;
};

/** Whether most Han that come out are everyday ones: bytes that are none give rare characters. */
const isPlausible = (after: string): boolean => {
  const han = Array.from(after).filter((char) => isHanCode(char.codePointAt(0) ?? 0));
  return han.filter((char) => usualness(char) !== undefined).length * 2 >= han.length;
};

/**
 * UTF-8 that was read as Latin-1 or Windows-1252: `ä¸­æ–‡` -> 中文. One sequence alone may be a coincidence of three
 * characters: it is certain from two on that nothing else explains, in a text without accented letters of its own.
 */
export const mojibakeLayer: Layer = {
  triggers: triggers.latin1,
  find: (text) => {
    const found = runsIn(text);
    if (found.length === 0) return [];
    const telling = found.reduce((sum, run) => sum + run.telling, 0);
    const isCertain = telling >= 2 && accentsOutside(text, found) * 2 < telling;
    return found.flatMap(({ start, before, after, telling: own }): Finding[] => {
      const certain = isCertain && isPlausible(after) && (own > 0 || before.length > 1);
      // Alone, what typesetters write needs no explanation.
      if (!certain && own === 0 && !isWorthOffering(before, after)) return [];
      return [
        {
          kind: 'mojibake',
          certainty: certain ? 'certain' : 'doubtful',
          start,
          end: start + before.length,
          after,
          reason: certain ? 'mojibake.utf8' : 'mojibake.maybe',
        },
      ];
    });
  },
};

/** Letters of European languages and their marks, or a word in one of the other alphabets. */
const european = /^[\u00a0-\u017f\u2010-\u2122]+$/;
const otherAlphabet = /^(?:[\u0370-\u03ff]{3,}|[\u0400-\u045f]{3,})$/;

/** What typesetters write needs no explanation, and bytes of Chinese give rare letters of many alphabets. */
const isWorthOffering = (before: string, after: string): boolean => {
  const written = Array.from(before.matchAll(sequences)).every(
    ([one]) => one.length > 2 && typographic.test(one),
  );
  return !written && (european.test(after) || otherAlphabet.test(after) || isTwice(before, after));
};

/** Misread twice, or with Chinese in it. */
const isTwice = (before: string, after: string): boolean =>
  after.length * 3 < before.length || Array.from(after).some((char) => isChinese(char.codePointAt(0) ?? 0));
