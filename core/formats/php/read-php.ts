import type { CodeStyle } from '../strings/find-codes.ts';
import { groupsUpTo } from '../strings/groups.ts';
import type { KeyedRules, KeyedText } from '../strings/keyed.ts';
import type { ScanStrings } from '../strings/string-file.ts';
import { lineCounter } from '../strings/syntax-fault.ts';
import { escapePhp, quotedPhp, readPhpString, writePhpCode } from './php-string.ts';
import { tokensOf, type PhpToken } from './tokens.ts';

const styles: readonly CodeStyle[] = ['icu', 'printf', 'braces', 'laravel', 'html'];

type PhpText = KeyedText & { readonly quote: string };

/** An array, or brackets that are none: of a call, or behind a variable. */
type Open = {
  readonly is: 'array' | 'other' | 'index';
  readonly closes: string;
  index: number;
  /** Of the member that is being read; null until its `=>`. */
  key: string | null;
  /** Its value is a function: nothing behind a second `=>` is a text. */
  isFunction: boolean;
};

type Found = {
  readonly texts: readonly PhpText[];
  readonly expressions: number;
  /** What the file ends without: a quote, or the bracket of an array. */
  readonly missing: string | null;
};

const keyOf = ({ is, written }: PhpToken): string | null =>
  is === 'string' ? readPhpString(written).value : is === 'number' || is === 'word' ? written : null;

const isArray = (token: PhpToken, before: PhpToken | undefined): boolean =>
  token.written === '('
    ? before?.written.toLowerCase() === 'array'
    : before === undefined ||
      before.written === 'return' ||
      (before.is === 'sign' && !/^[\])]$/.test(before.written));

/** Behind a variable or another index: `$lang['a']['b']`. */
const isIndex = (token: PhpToken, before: PhpToken | undefined): boolean =>
  token.written === '[' && /^(?:\$.*|\])$/.test(before?.written ?? '');

/** Whether a string is all of a value: nothing is joined to it. */
const isWhole = (before: PhpToken | undefined, after: PhpToken | undefined): boolean =>
  /^(?:=>|=|,|\[|\()$/.test(before?.written ?? '') && /^(?:,|\]|\)|;)$/.test(after?.written ?? '');

const textsIn = (text: string): Found => {
  const tokens = [...tokensOf(text)];
  const lineAt = lineCounter(text);
  const texts: PhpText[] = [];
  const open: Open[] = [];
  /** The keys of `$lang['a']['b'] =`, and whether its value is being read. */
  let statement: { keys: string[]; isValue: boolean } = { keys: [], isValue: false };
  let comments: readonly string[] = [];
  let expressions = 0;
  const keysHere = (): string[] => [...statement.keys, ...open.map(({ key, index }) => key ?? String(index))];
  const string = (token: PhpToken, before: PhpToken | undefined, after: PhpToken | undefined): void => {
    const inner = open.at(-1);
    if (open.some(({ is, isFunction }) => is !== 'array' || isFunction)) return;
    if (inner === undefined && !statement.isValue) return;
    if (after?.written === '=>') return;
    if (!isWhole(before, after)) {
      expressions += 1;
      return;
    }
    texts.push({
      keys: keysHere(),
      from: token.from,
      to: token.to,
      value: readPhpString(token.written).value,
      line: lineAt(token.from),
      quote: token.written.charAt(0),
      comments,
    });
  };
  tokens.forEach((token, n) => {
    const [before, after] = [tokens[n - 1], tokens[n + 1]];
    const inner = open.at(-1);
    if (token.comments.length > 0) comments = token.comments;
    const { written } = token;
    if (token.is === 'string') {
      string(token, before, after);
      if (after?.written !== '=>') comments = [];
    } else if (written === '[' || written === '(' || written === '{') {
      const is = isIndex(token, before)
        ? 'index'
        : written !== '{' && isArray(token, before)
          ? 'array'
          : 'other';
      open.push({
        is,
        closes: written === '[' ? ']' : written === '(' ? ')' : '}',
        index: 0,
        key: null,
        isFunction: false,
      });
    } else if (inner !== undefined && written === inner.closes) {
      open.pop();
      if (inner.is === 'index' && open.length === 0 && !statement.isValue)
        statement.keys.push(before === undefined ? '' : (keyOf(before) ?? ''));
    } else if (written === '=>' && inner?.is === 'array' && inner.key !== null) inner.isFunction = true;
    else if (written === '=>' && inner?.is === 'array')
      inner.key = before === undefined ? null : keyOf(before);
    else if (written === ',' && inner?.is === 'array') {
      if (inner.key === null || /^\d+$/.test(inner.key)) inner.index = Number(inner.key ?? inner.index) + 1;
      inner.key = null;
      inner.isFunction = false;
    } else if (written === '=' && open.length === 0) statement.isValue = true;
    else if (written === ';' && open.length === 0) statement = { keys: [], isValue: false };
  });
  const quote = tokens.find(({ is, written }) => is === 'sign' && /^["']$/.test(written))?.written;
  return { texts, expressions, missing: quote ?? open.at(-1)?.closes ?? null };
};

/**
 * Reads a file of PHP without running it: the strings that are whole values of arrays that are returned or set, and of `$lang['key'] = 'text'`.
 * Strings that are joined with something, and heredocs, stay as they are.
 */
export const readPhp: ScanStrings = (text, options) => {
  const { texts, expressions, missing } = textsIn(text);
  const rules: KeyedRules<PhpText> = {
    styles: () => styles,
    codes: (words, { from, to, value }) => {
      const lead = value.length - value.trimStart().length;
      return readPhpString(text.slice(from, to))
        .codes.map((code) => ({ ...code, from: code.from - lead, to: code.to - lead }))
        .filter((code) => code.from >= 0 && code.to <= words.length);
    },
    writing: ({ quote }) => ({
      words: (words) => escapePhp(words, quote),
      code: (raw) => writePhpCode(raw, quote),
    }),
    write: (value, { quote }) => quotedPhp(value, quote),
  };
  return {
    groups: groupsUpTo(texts, rules, { ...options, text, fault: null }),
    findings: () => [
      ...(missing === null ? [] : [{ code: 'cut-off' as const, line: 0, detail: missing }]),
      ...(expressions === 0
        ? []
        : [{ code: 'left-out' as const, line: 0, detail: "'…' . …", count: expressions }]),
    ],
  };
};
