import { codeName } from './characters.ts';
import type { Finding, Layer } from './finding.ts';
import { triggers } from './triggers.ts';

/**
 * U+FFFD of a decoder, GBK of U+FFFD (锟斤拷), memory that was never written (烫烫烫, 屯屯屯). Private-use characters are an issue of
 * `core/checks/leftovers.ts`, in every column and as long as they stand there: told here too, each would be listed twice. Projects of earlier versions hold repairs with the
 * reason 'lost.private', which keeps its words.
 */
const signs = /\ufffd+|(?:锟斤拷|锟斤|斤拷锟?)+|(?:烫){3,}|(?:屯){3,}/g;

const reasonOf = (sign: string): string => (sign.startsWith('\ufffd') ? 'lost.replaced' : 'lost.overwritten');

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
