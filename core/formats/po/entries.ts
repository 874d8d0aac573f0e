import { linesOf, type Line } from '../strings/lines.ts';
import { unescapePo } from './po-string.ts';

/** What is said under a keyword, in one string or several lines of them. Slices are UTF-16 units of the file. */
export type PoString = {
  /** `msgid`, `msgstr[1]`. */
  readonly keyword: string;
  /** Of the first line, from its first character. */
  readonly lineFrom: number;
  /** From the first quote to the last, and to the end of that line. */
  from: number;
  to: number;
  lineTo: number;
  value: string;
  /** Whether a line of it ends where the text has no end of a line. */
  isWrapped: boolean;
};

type PoComment = Line & {
  /** The sign behind `#`: `.` extracted, `:` reference, `,` flags, `|` previous, and '' of a translator. */
  readonly sign: '.' | ':' | ',' | '|' | '';
  readonly text: string;
};

export type PoEntry = {
  readonly line: number;
  readonly comments: PoComment[];
  readonly strings: PoString[];
  isObsolete: boolean;
};

/** Also of the words that an obsolete entry had before. */
const commentLine = /^[ \t]*#(?:~(?=\|))?([.:,|]|)[ \t]?(.*)$/su;
const obsoleteLine = /^[ \t]*#~(?!\|)[ \t]*/u;
const keywordLine = /^[ \t]*(msgctxt|msgid_plural|msgid|msgstr(?:\[\d{1,3}\])?)[ \t]*/u;
const quotedPart = /[ \t]*"((?:[^"\\]|\\.)*)(?:"|$)/sy;

/** The strings of a line from `at` on: all of them are one. */
const quotedIn = (line: string, at: number): { from: number; to: number; values: string[] } | null => {
  const values: string[] = [];
  let [from, to] = [-1, at];
  quotedPart.lastIndex = at;
  for (let found = quotedPart.exec(line); found !== null; found = quotedPart.exec(line)) {
    if (from < 0) from = found.index + found[0].indexOf('"');
    to = found.index + found[0].length;
    values.push(unescapePo(found[1] ?? ''));
    if (to >= line.length) break;
  }
  return from < 0 ? null : { from, to, values };
};

const hasTranslation = ({ strings }: PoEntry): boolean =>
  strings.some(({ keyword }) => keyword.startsWith('msgstr'));

const hasId = ({ strings }: PoEntry): boolean => strings.some(({ keyword }) => keyword === 'msgid');

/** Whether a line that begins so begins the next entry too. */
const beginsNext = (entry: PoEntry, keyword: string | null): boolean => {
  if (keyword === null) return entry.strings.length > 0;
  if (keyword === 'msgctxt') return entry.strings.length > 0;
  return keyword === 'msgid' && (hasId(entry) || hasTranslation(entry));
};

const isBreak = (value: string): boolean => value === '' || value.endsWith('\n');

/** Adds what further lines of a string say. */
const goOn = (to: PoString, values: readonly string[], end: number, lineTo: number): void => {
  if (!isBreak(to.value)) to.isWrapped = true;
  to.value += values.join('');
  to.to = end;
  to.lineTo = lineTo;
};

/**
 * The entries of a PO file, in order, comments at its end among them. Lines that are none of its syntax are passed over, as they
 * stay in the file.
 */
export function* entriesOf(text: string): Generator<PoEntry> {
  const fresh = (line: number): PoEntry => ({ line, comments: [], strings: [], isObsolete: false });
  let entry = fresh(1);
  let number = 0;
  const begin = (keyword: string | null): PoEntry[] => {
    if (!beginsNext(entry, keyword)) return [];
    const done = entry;
    entry = fresh(number);
    return [done];
  };
  for (const line of linesOf(text)) {
    number += 1;
    const whole = text.slice(line.from, line.end);
    const gone = obsoleteLine.exec(whole)?.[0].length ?? 0;
    const own = whole.slice(gone);
    const keyword = keywordLine.exec(own);
    const comment = gone === 0 ? commentLine.exec(own) : null;
    if (comment !== null) {
      yield* begin(null);
      const sign = (comment[1] ?? '') as PoComment['sign'];
      entry.comments.push({ ...line, sign, text: comment[2] ?? '' });
      continue;
    }
    const at = gone + (keyword?.[0].length ?? 0);
    const quoted = quotedIn(whole, at);
    if (keyword !== null) {
      const name = keyword[1] ?? '';
      yield* begin(name);
      if (entry.strings.length === 0 && entry.comments.length === 0) entry = fresh(number);
      if (gone > 0) entry.isObsolete = true;
      entry.strings.push({
        keyword: name,
        lineFrom: line.from,
        from: line.from + (quoted?.from ?? at),
        to: line.from + (quoted?.to ?? at),
        lineTo: line.to,
        value: quoted?.values.join('') ?? '',
        isWrapped: false,
      });
    } else if (quoted !== null) {
      const last = entry.strings.at(-1);
      if (last !== undefined) goOn(last, quoted.values, line.from + quoted.to, line.to);
    }
  }
  yield entry;
}

export const stringOf = ({ strings }: PoEntry, keyword: string): PoString | null =>
  strings.find((one) => one.keyword === keyword) ?? null;

/** `msgstr`, or `msgstr[0]` and those that follow it, in their order. */
export const translationsOf = ({ strings }: PoEntry): readonly PoString[] =>
  strings.filter(({ keyword }) => keyword.startsWith('msgstr'));

export const flagsOf = ({ comments }: PoEntry): readonly string[] =>
  comments
    .filter(({ sign }) => sign === ',')
    .flatMap(({ text }) => text.split(','))
    .map((flag) => flag.trim());
