import { codeName } from './characters.ts';
import type { Finding, Layer } from './finding.ts';
import { triggers } from './triggers.ts';

/** U+FFFD of a decoder, GBK of U+FFFD (锟斤拷), memory that was never written (烫烫烫, 屯屯屯), private-use characters. */
const signs =
  /\ufffd+|(?:锟斤拷|锟斤|斤拷锟?)+|(?:烫){3,}|(?:屯){3,}|[\ue000-\uf8ff]+|(?:[\udb80-\udbff][\udc00-\udfff])+/g;

const reasonOf = (sign: string): string => {
  const unit = sign.charCodeAt(0);
  if (unit === 0xfffd) return 'lost.replaced';
  return unit < 0xa000 ? 'lost.overwritten' : 'lost.private';
};

/** Places where characters are lost for good: they are pointed at, there is nothing to put there. */
export const lostLayer: Layer = {
  triggers: triggers.lost,
  find: (text) =>
    Array.from(text.matchAll(signs), ({ index, 0: sign }): Finding => ({
      kind: 'lost',
      certainty: 'hint',
      start: index,
      end: index + sign.length,
      after: sign,
      reason: reasonOf(sign),
      params: { code: codeName(sign.codePointAt(0) ?? 0) },
    })),
};
