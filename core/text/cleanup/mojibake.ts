import { fatalDecoder } from '../decode/encodings.ts';
import { isEast, isEastMark } from './characters.ts';
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
const runs = new RegExp(
  `(?:[\\u00c2-\\u00df]${following}|[\\u00e0-\\u00ef]${following}{2}|[\\u00f0-\\u00f4]${following}{3})+`,
  'g',
);

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

const holdsChinese = (text: string): boolean =>
  Array.from(text, (char) => char.codePointAt(0) ?? 0).some((code) => isEast(code) || isEastMark(code));

const controls = /[\u0000-\u001f\u007f-\u009f\ufffd]/;

/** UTF-8 that was read as Latin-1 or Windows-1252: `ä¸­æ–‡` -> 中文. */
export const mojibakeLayer: Layer = {
  triggers: triggers.latin1,
  find: (text) => {
    const found = Array.from(text.matchAll(runs), (match) => ({
      start: match.index,
      before: match[0],
      after: decodeFully(match[0]),
    }));
    const chinese = found.some(({ after }) => after !== undefined && holdsChinese(after));
    return found.flatMap(({ start, before, after }): Finding[] => {
      if (after === undefined || controls.test(after)) return [];
      const certain = holdsChinese(after) || (chinese && before.length > 1);
      const range = { start, end: start + before.length, after };
      return [
        {
          kind: 'mojibake',
          certainty: certain ? 'certain' : 'doubtful',
          ...range,
          reason: certain ? 'mojibake.utf8' : 'mojibake.maybe',
        },
      ];
    });
  },
};
