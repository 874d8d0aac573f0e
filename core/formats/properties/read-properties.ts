import { excerptOf } from '../excerpt.ts';
import type { ReadFinding } from '../format.ts';
import { groupsUpTo } from '../strings/groups.ts';
import type { KeyedRules, KeyedText } from '../strings/keyed.ts';
import type { CodeStyle } from '../strings/find-codes.ts';
import { spellingOf, withEscapes, type Spelling } from '../strings/spelling.ts';
import type { ScanStrings } from '../strings/string-file.ts';

const styles: readonly CodeStyle[] = ['icu', 'printf', 'braces', 'html'];

/** A line, with its end where it has one; a backslash before the end is not looked at. */
const line = /[^\r\n]*(?:\r\n|\n|\r|$)/y;
const comment = /^[ \t\f]*[#!][ \t]?(.*?)[\r\n]*$/s;
/** Ends in an odd number of backslashes, and so goes on. */
const goesOn = /(?<!\\)(?:\\\\)*\\(?:\r\n|\n|\r)$/;
/** The key, and what stands between it and the value. */
const keyPart =
  /^[ \t\f]*((?:[^\\=: \t\f\r\n]|\\(?:\r\n|[^]))*)(?:[ \t\f]|\\(?:\r\n|\n|\r))*(?:[=:](?:[ \t\f]|\\(?:\r\n|\n|\r))*)?/;

const escapes: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };

/** What a key or a value says (java.util.Properties, `load`): the end of a line after a backslash is nothing. */
const unescapeProperties = (written: string): string =>
  written.replaceAll(
    /\\(?:u([0-9a-fA-F]{4})|(?:\r\n|\n|\r)[ \t\f]*|([^]?))/g,
    (_, code: string | undefined, char: string | undefined) => {
      if (code !== undefined) return String.fromCharCode(parseInt(code, 16));
      return char === undefined ? '' : (escapes[char] ?? char);
    },
  );

/** Characters beyond ASCII as `\u` escapes are what a program of any age reads right: others only where the file has some. */
const spellingIn = (text: string, encoding: string): Spelling => ({
  ...spellingOf(text),
  ascii: !encoding.startsWith('utf-') || !/[^\u0000-\u007f]/.test(text),
});

const named = new Map(Object.entries(escapes).map(([letter, char]) => [char, `\\${letter}`]));

const escapeProperties = (value: string, spelling: Spelling): string => {
  const escaped = value
    .replaceAll('\\', '\\\\')
    .replaceAll(/[\t\n\r\f]/g, (char) => named.get(char) ?? char)
    .replace(/^ /, '\\ ');
  const beyond = spelling.ascii ? /[^\u0020-\u007e]/g : /[\u0000-\u001f\u007f-\u009f]/g;
  return withEscapes(escaped, beyond, spelling);
};

/** What a value that goes on in further lines has between them: they begin where they did. */
const continuation = /\\((?:\r\n|\n|\r)[ \t\f]*)/;

/** A new value in its place: where the old one had a line of the file for each line of the text, so has it. */
const writeProperties = (value: string, written: string, spelling: Spelling): string => {
  const escaped = escapeProperties(value, spelling);
  const between = continuation.exec(written)?.[1];
  if (between === undefined || !/\\n\\[\r\n]/.test(written)) return escaped;
  return escaped.replaceAll(
    /(?<=(?<!\\)(?:\\\\)*)\\n(?=.)( ?)/gs,
    (_, white: string) => `\\n\\${between}${white === '' ? '' : '\\ '}`,
  );
};

type Entry = {
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly comments: readonly string[];
};

/** The logical lines of a file that are neither comments nor blank, with the comments right above each. */
function* entriesOf(text: string): Generator<Entry> {
  let comments: string[] = [];
  let number = 1;
  const next = (at: number): string => {
    line.lastIndex = at;
    return line.exec(text)?.[0] ?? '';
  };
  for (let at = 0; at < text.length;) {
    const [from, first] = [at, number];
    let own = next(at);
    at += own.length;
    number += 1;
    const words = comment.exec(own)?.[1];
    if (words !== undefined) comments.push(words);
    if (words !== undefined || own.trim() === '') {
      if (words === undefined) comments = [];
      continue;
    }
    while (goesOn.test(own) && at < text.length) {
      own = next(at);
      at += own.length;
      number += 1;
    }
    const end = /\r\n$|[\r\n]$/.exec(own)?.[0].length ?? 0;
    yield { from, to: at - end, line: first, comments };
    comments = [];
  }
}

/** The last line, where it shows that the file is cut off: it goes on, ends within an escape, or within a key as no other does. */
const unfinished = (
  text: string,
  entries: readonly Entry[],
  isWhole: (entry: Entry) => boolean,
): Entry | null => {
  const last = entries.at(-1);
  if (last === undefined || text.slice(last.to).trim() !== '') return null;
  const written = text.slice(last.from, last.to);
  const goesOnBehind = /(?<!\\)(?:\\\\)*\\$/.test(written);
  const isOpen = last.to === text.length;
  const isHalf = isOpen && /(?<!\\)(?:\\\\)*\\u[0-9a-fA-F]{0,3}$/.test(written);
  const isKeyAlone = isOpen && entries.length > 1 && !isWhole(last) && entries.slice(0, -1).every(isWhole);
  return goesOnBehind || isHalf || isKeyAlone ? last : null;
};

/**
 * Reads a file of properties (java.util.Properties, `load`): keys and values set off by `=`, `:` or white space, lines that go on
 * behind a backslash.
 */
export const readProperties: ScanStrings = (text, options) => {
  const { encoding = 'utf-8' } = options;
  const spelling = spellingIn(text, encoding);
  const entries = [...entriesOf(text)];
  const texts = entries.map(({ from, to, line: number, comments }): KeyedText => {
    const written = text.slice(from, to);
    const [head = '', key = ''] = keyPart.exec(written) ?? [];
    return {
      keys: [unescapeProperties(key)],
      from: from + head.length,
      to,
      value: unescapeProperties(written.slice(head.length)),
      line: number,
      comments: comments.length === 0 ? [] : [comments.join('\n')],
    };
  });
  const rules: KeyedRules = {
    styles: () => styles,
    write: (value, { from, to }) => writeProperties(value, text.slice(from, to), spelling),
  };
  const findings = (): readonly ReadFinding[] => {
    const isWhole = ({ from, to }: Entry): boolean => {
      const [head = '', key = ''] = keyPart.exec(text.slice(from, to)) ?? [];
      return head.trimStart().length > key.length;
    };
    const last = unfinished(text, entries, isWhole);
    if (last === null) return [];
    const detail =
      text
        .slice(last.from, last.to)
        .split(/[\r\n]+/)
        .at(-1) ?? '';
    return [{ code: 'cut-line', line: last.line, detail: excerptOf(detail) }];
  };
  return { groups: groupsUpTo(texts, rules, { ...options, text, fault: null }), findings };
};
