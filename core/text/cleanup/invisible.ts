import type { Certainty } from '../../model/repair.ts';
import { codeAt, codeBefore, codeName, isEast, isWordCode } from './characters.ts';
import type { Finding, Layer } from './finding.ts';
import { triggers } from './triggers.ts';

const pattern =
  /([\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc])\1*/g;

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const pictograph = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f/u;

/** Windows-1252 has letters and marks where Latin-1 has controls (WHATWG index windows-1252); U+0085 is also a line end. */
const windowsMarks: Readonly<Record<number, string>> = {
  0x80: '€',
  0x85: '…',
  0x8a: 'Š',
  0x8c: 'Œ',
  0x8e: 'Ž',
  0x91: '‘',
  0x92: '’',
  0x93: '“',
  0x94: '”',
  0x95: '•',
  0x96: '–',
  0x97: '—',
  0x99: '™',
  0x9a: 'š',
  0x9c: 'œ',
  0x9e: 'ž',
};

const isC1 = (code: number): boolean => code >= 0x80 && code <= 0x9f;
const isLatin1 = (code: number): boolean => code >= 0x80 && code <= 0xff;

const isUpper = (code: number): boolean => code >= 0xa1 && code <= 0xff;
/** Latin-1 above ASCII, but no letter. */
const isMark = (code: number): boolean => code >= 0xa1 && code <= 0xbf;

/**
 * A C1 control is a byte of something else. Beside another such byte it belongs to misread text that was not put
 * right, and is only pointed at; in Latin text it is most likely a mark of Windows-1252. Elsewhere it is noise.
 */
const judgeC1 = (code: number, times: number, before: number, after: number): Verdict => {
  if (times > 1 || isLatin1(before) || isLatin1(after))
    return { certainty: 'hint', reason: 'invisible.byte', keep: true };
  const mark = windowsMarks[code];
  if (mark !== undefined && isLatinText(before, after))
    return { certainty: 'doubtful', reason: 'invisible.windows', after: mark };
  return { certainty: 'certain', reason: 'invisible.control' };
};

const isLatinText = (before: number, after: number): boolean =>
  !isEast(before) && !isEast(after) && (isWordCode(before) || isWordCode(after));

type Verdict = {
  readonly certainty: Certainty;
  readonly reason: string;
  readonly keep?: true;
  readonly after?: string;
};

const isBidi = (code: number): boolean =>
  code === 0x061c ||
  code === 0x200e ||
  code === 0x200f ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2066 && code <= 0x2069);

/** Joiners belong to emoji sequences and to scripts that join their letters (Unicode, sections 23.2 and 9.2). */
const joins = (before: number, after: number): boolean => {
  if (before < 0 || after < 0) return false;
  const plain = (code: number): boolean => isEast(code) || isWordCode(code) || code < 0x80;
  if (pictograph.test(String.fromCodePoint(before)) || pictograph.test(String.fromCodePoint(after)))
    return true;
  return !plain(before) && !plain(after);
};

type Place = { readonly before: number; readonly after: number; readonly times: number };

const judge = (code: number, { before, after, times }: Place, bidiText: boolean): Verdict | undefined => {
  if (isC1(code)) return judgeC1(code, times, before, after);
  if (code >= 0x2061 && code <= 0x2064) return { certainty: 'doubtful', reason: 'invisible.zeroWidth' };
  if (code === 0xfffc) return { certainty: 'hint', reason: 'invisible.object' };
  if (code === 0x200c || code === 0x200d)
    return joins(before, after) ? undefined : { certainty: 'certain', reason: 'invisible.zeroWidth' };
  if (isBidi(code))
    return bidiText
      ? { certainty: 'doubtful', reason: 'invisible.bidiText' }
      : { certainty: 'certain', reason: 'invisible.bidi' };
  if (code < 0x20 || code === 0x7f) return { certainty: 'certain', reason: 'invisible.control' };
  if (code === 0x00ad) {
    // UTF-8 read as Latin-1 is full of them: 中 is ä¸ and a soft hyphen.
    const misread = isMark(before) || (isUpper(before) && isUpper(after));
    return { certainty: misread ? 'doubtful' : 'certain', reason: 'invisible.softHyphen' };
  }
  return { certainty: 'certain', reason: 'invisible.zeroWidth' };
};

/** Characters without a shape, each named by its code: zero-width, bidi and other controls, soft hyphens. */
export const invisibleLayer: Layer = {
  triggers: triggers.invisible,
  find: (text) => {
    const bidiText = rightToLeft.test(text);
    return Array.from(text.matchAll(pattern)).flatMap((match): Finding[] => {
      const run = match[0];
      const end = match.index + run.length;
      const code = run.charCodeAt(0);
      const place = { before: codeBefore(text, match.index), after: codeAt(text, end), times: run.length };
      const verdict = judge(code, place, bidiText);
      if (!verdict) return [];
      return [
        {
          kind: 'invisible',
          certainty: verdict.certainty,
          start: match.index,
          end,
          after: verdict.keep ? run : (verdict.after ?? ''),
          reason: verdict.reason,
          params: { code: codeName(code), times: run.length },
        },
      ];
    });
  },
};
