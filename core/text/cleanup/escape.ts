import { fatalDecoder } from '../decode/encodings.ts';
import { isEast, isEastMark, isHanCode } from './characters.ts';
import type { Finding, Layer } from './finding.ts';
import { isEverydayChinese } from './plausible.ts';
import { triggers } from './triggers.ts';

const unicode = /(?:\\u[0-9a-fA-F]{4}|%u[0-9a-fA-F]{4}|\\u\{[0-9a-fA-F]{1,6}\})+/g;
const oneUnicode = /(?:\\u|%u)\{?([0-9a-fA-F]{1,6})\}?/g;
const bytes = /(?:(?:%[0-9a-fA-F]{2})+|(?:\\x[0-9a-fA-F]{2})+)/g;

const fromUnicode = (run: string): string | undefined => {
  let text = '';
  for (const [, code = ''] of run.matchAll(oneUnicode)) {
    const value = Number.parseInt(code, 16);
    if (value > 0x10ffff) return undefined;
    text += String.fromCodePoint(value);
  }
  return text.isWellFormed() ? text : undefined;
};

const fromBytes = (run: string): string | undefined => {
  const values = Uint8Array.from(run.match(/[0-9a-fA-F]{2}/g) ?? [], (pair) => Number.parseInt(pair, 16));
  try {
    return fatalDecoder('utf-8').decode(values);
  } catch {
    return undefined;
  }
};

const isChinese = (char: string): boolean => {
  const code = char.codePointAt(0) ?? 0;
  return isEast(code) || isEastMark(code);
};

/** Programs, and texts that tell of them, mean the escapes themselves. */
const code =
  /[{}=<>;"'`&?]|unicode|utf-?8|escap|轉義|转义|跳脫|編碼|编码|字串|字符串|程式|程序|代碼|代码|網址|网址/i;

const fewestHan = 2;

const findingOf = (text: string, start: number, run: string, after: string | undefined): Finding[] => {
  const chars = Array.from(after ?? '');
  if (after === undefined || !chars.some(isChinese)) return [];
  const han = chars.filter((char) => isHanCode(char.codePointAt(0) ?? 0)).length;
  const certain = han >= fewestHan && isEverydayChinese(after) && !code.test(text);
  return [
    {
      kind: 'escape',
      certainty: certain ? 'certain' : 'doubtful',
      start,
      end: start + run.length,
      after,
      reason: run.startsWith('\\u') || run.startsWith('%u') ? 'escape.unicode' : 'escape.bytes',
    },
  ];
};

/** Characters written by their codes: `\u4e2d\u6587`, `%E4%B8%AD%E6%96%87`. Addresses are kept apart elsewhere. */
export const escapeLayer: Layer = {
  triggers: triggers.escape,
  find: (text) =>
    [
      ...Array.from(text.matchAll(unicode), ({ index, 0: run }) =>
        findingOf(text, index, run, fromUnicode(run)),
      ),
      ...Array.from(text.matchAll(bytes), ({ index, 0: run }) => findingOf(text, index, run, fromBytes(run))),
    ]
      .flat()
      .sort((one, other) => one.start - other.start),
};
