import type { Code } from '../strings/find-codes.ts';

/** What stands for a value in double quotes (PHP manual, Strings, Variable parsing). */
const variable =
  /\{\$[^{}"]{0,200}\}|\$\{[^{}"]{0,200}\}|\$[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*(?:\[[^\][\s"]{0,60}\]|\??->[A-Za-z_]\w*)?/y;
const escaped = /\\(?:u\{([0-9a-fA-F]{1,6})\}|x([0-9a-fA-F]{1,2})|([0-7]{1,3})|([nrtvef\\$"]))/y;

const letters: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  e: '\x1b',
  f: '\f',
};

/** A value with its variables as codes of it, which stand in it as they are written. */
export type PhpValue = { readonly value: string; readonly codes: readonly Code[] };

const charOf = ([, point, hex, octal, letter]: RegExpExecArray): string => {
  if (point !== undefined) {
    const code = parseInt(point, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  }
  if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
  if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8) & 0xff);
  return letters[letter ?? ''] ?? letter ?? '';
};

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

const doubleQuoted = (inner: string): PhpValue => {
  const codes: Code[] = [];
  let value = '';
  for (let at = 0; at < inner.length;) {
    const sign = inner.charAt(at);
    const found = sign === '\\' ? matchAt(escaped, inner, at) : null;
    const own = sign === '$' || sign === '{' ? matchAt(variable, inner, at) : null;
    if (own !== null) {
      const { length } = value;
      codes.push({ from: length, to: length + own[0].length, is: 'alone', fixed: ['delete', 'copy'] });
    }
    value += found === null ? (own?.[0] ?? sign) : charOf(found);
    at += (found ?? own)?.[0].length ?? 1;
  }
  return { value, codes };
};

/** What a string in quotes says. */
export const readPhpString = (written: string): PhpValue => {
  const inner = written.slice(1, -1);
  if (written.startsWith('"')) return doubleQuoted(inner);
  return { value: inner.replaceAll(/\\([\\'])/g, '$1'), codes: [] };
};

const controls = new Map(Object.entries(letters).map(([letter, char]) => [char, `\\${letter}`]));

/** Words as they stand between quotes of a kind. */
export const escapePhp = (words: string, quote: string): string => {
  if (quote === "'") return words.replaceAll(/[\\']/g, (char) => `\\${char}`);
  return words.replaceAll(/[\\"$\n\r\t\v\f\u001b]/g, (char) => controls.get(char) ?? `\\${char}`);
};

/** Behind a variable, until it is known what follows it. No text has one. */
const behind = '\0';
const simple =
  /(\$[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*(?:->[A-Za-z_]\w*)?)\0(?=[\w\u0080-\uffff[]|\??->)/g;

/** A code as it stands between quotes of a kind: variables are themselves. For `quotedPhp`. */
export const writePhpCode = (raw: string, quote: string): string => {
  variable.lastIndex = 0;
  const isVariable = quote === '"' && variable.exec(raw)?.[0] === raw;
  return isVariable ? raw + behind : escapePhp(raw, quote);
};

/** Words and codes in quotes. A variable whose name would go on in the words behind it, Han characters among them, gets braces. */
export const quotedPhp = (written: string, quote: string): string =>
  quote + written.replaceAll(simple, '{$1}').replaceAll(behind, '') + quote;
