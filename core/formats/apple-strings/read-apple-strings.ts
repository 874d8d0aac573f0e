import type { CodeStyle } from '../strings/find-codes.ts';
import { groupsUpTo } from '../strings/groups.ts';
import type { KeyedRules, KeyedText } from '../strings/keyed.ts';
import { lineEndAt } from '../strings/lines.ts';
import type { ScanStrings } from '../strings/string-file.ts';
import { lineCounter, type SyntaxFault } from '../strings/syntax-fault.ts';
import { letterEscapes } from '../strings/letter-escapes.ts';

const styles: readonly CodeStyle[] = ['icu', 'printf', 'braces', 'html'];

const space = /[\s\ufeff]*/y;
const comment = /\/\/([^\r\n]*)|\/\*((?:[^*]|\*(?!\/))*)\*\//y;
const quoted = /"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'/y;
const bare = /[A-Za-z0-9_.$:/-]+/y;

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** What a string says (Property List Programming Guide, Old-Style ASCII Property Lists). */
const unescape = (written: string): string => {
  if (!/^["']/.test(written)) return written;
  return written
    .slice(1, -1)
    .replaceAll(
      /\\(?:[uU]([0-9a-fA-F]{4})|([0-7]{1,3})|([^]))/g,
      (_, code: string | undefined, octal: string | undefined, char: string | undefined) => {
        if (code !== undefined) return String.fromCharCode(parseInt(code, 16));
        if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8));
        return letterEscapes[char ?? ''] ?? char ?? '';
      },
    );
};

/** A new value in the quotes of the old one; ends of lines as it has them: as escapes, or as they are. */
const write = (value: string, written: string, eol: string): string => {
  const quote = written.startsWith("'") ? "'" : '"';
  const isRaw = /[\r\n]/.test(written) && !/\\n/.test(written);
  const escaped = value
    .replaceAll(/["'\\]/g, (char) => (char === '\\' || char === quote ? `\\${char}` : char))
    .replaceAll('\t', '\\t')
    .replaceAll(/\r\n|\r|\n/g, isRaw ? eol : '\\n');
  return quote + escaped + quote;
};

type Scanned = { readonly texts: readonly KeyedText[]; readonly fault: SyntaxFault | null };

/** The words of a comment without the stars that its lines may begin with. */
const wordsOf = (words: string): string =>
  words
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^[ \t]*\*?[ \t]*/, '').trimEnd())
    .join('\n')
    .trim();

/** What the tools write where nobody said anything. */
const noComment = 'No comment provided by engineer.';

const scan = (text: string): Scanned => {
  const texts: KeyedText[] = [];
  const lineAt = lineCounter(text);
  let comments: string[] = [];
  let at = 0;
  const skip = (): void => {
    for (;;) {
      at += matchAt(space, text, at)?.[0].length ?? 0;
      const found = matchAt(comment, text, at);
      if (found === null) return;
      const words = wordsOf(found[1] ?? found[2] ?? '');
      if (words !== noComment) comments.push(words);
      at += found[0].length;
    }
  };
  const word = (): string | null => {
    const found = (matchAt(quoted, text, at) ?? matchAt(bare, text, at))?.[0] ?? null;
    at += found?.length ?? 0;
    skip();
    return found;
  };
  for (skip(); at < text.length; skip()) {
    const line = lineAt(at);
    const key = word();
    if (key === null) return { texts, fault: { at, fault: 'key' } };
    let own = comments;
    comments = [];
    if (text.charAt(at) === '=') {
      at += 1;
      skip();
      own = [...own, ...comments];
      comments = [];
      const from = at;
      const value = word();
      if (value === null) return { texts, fault: { at, fault: 'quoted-value' } };
      const to = from + value.length;
      texts.push({ keys: [unescape(key)], from, to, value: unescape(value), line, comments: own });
    }
    if (text.charAt(at) !== ';') return { texts, fault: { at, fault: 'semicolon' } };
    at += 1;
  }
  return { texts, fault: null };
};

/** Reads a `.strings` file: keys and values in quotes, with comments before them. */
export const readAppleStrings: ScanStrings = (text, options) => {
  const { texts, fault } = scan(text);
  const rules: KeyedRules = {
    styles: () => styles,
    write: (value, { from, to }) => write(value, text.slice(from, to), lineEndAt(text, from)),
  };
  return { groups: groupsUpTo(texts, rules, { ...options, text, fault }) };
};
