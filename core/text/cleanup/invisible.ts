import type { Certainty } from '../../model/repair.ts';
import { codeAt, codeBefore, codeName, isEast, isWordCode } from './characters.ts';
import type { Finding, Layer } from './finding.ts';
import { triggers } from './triggers.ts';

const pattern =
  /([\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd])\1*/g;

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const pictograph = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f/u;

type Verdict = { readonly certainty: Certainty; readonly reason: string; readonly keep?: true };

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

const judge = (code: number, before: number, after: number, bidiText: boolean): Verdict | undefined => {
  if (code === 0xfffd) return { certainty: 'hint', reason: 'invisible.lost', keep: true };
  if (code === 0xfffc) return { certainty: 'hint', reason: 'invisible.object' };
  if (code === 0x200c || code === 0x200d)
    return joins(before, after) ? undefined : { certainty: 'certain', reason: 'invisible.zeroWidth' };
  if (isBidi(code))
    return bidiText
      ? { certainty: 'doubtful', reason: 'invisible.bidiText' }
      : { certainty: 'certain', reason: 'invisible.bidi' };
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f))
    return { certainty: 'certain', reason: 'invisible.control' };
  if (code === 0x00ad) return { certainty: 'certain', reason: 'invisible.softHyphen' };
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
      const verdict = judge(code, codeBefore(text, match.index), codeAt(text, end), bidiText);
      if (!verdict) return [];
      return [
        {
          kind: 'invisible',
          certainty: verdict.certainty,
          start: match.index,
          end,
          after: verdict.keep ? run : '',
          reason: verdict.reason,
          params: { code: codeName(code), times: run.length },
        },
      ];
    });
  },
};
