import type { TagAction } from '../../model/index.ts';
import { findIcu } from './icu.ts';

/**
 * What stands for something else in a text of a program: a placeholder, an element, a selector. Offsets are UTF-16 units.
 * `name`: of an element, whose beginning and end are to be found to each other.
 */
export type Code = {
  readonly from: number;
  readonly to: number;
  readonly is: 'start' | 'end' | 'alone';
  readonly name?: string;
  /** What its chip says, where that is not its own letters. */
  readonly display?: string;
  readonly fixed: readonly TagAction[];
};

/**
 * Which codes there are. `printf`: directives of C and its likes, where they can hardly be anything else; `c-format`: all of
 * them, in a text that is known to be a format. `numbered`: `%1`, `%L1`, `%n` of Qt and KDE. `tilde`: `~a`, `~10,2F` of Lisp. `shell`: `$name`. `braces`: `{name}`, `${name}`, `%{name}`, `{{name}}`. `icu`: messages
 * of ICU MessageFormat. `laravel`: `:name`. `i18next`: `$t(key)`. `html`: elements.
 */
export type CodeStyle =
  | 'printf'
  | 'c-format'
  | 'numbered'
  | 'tilde'
  | 'shell'
  | 'braces'
  | 'icu'
  | 'i18next'
  | 'laravel'
  | 'html';

const kept: readonly TagAction[] = ['delete', 'copy'];
const still: readonly TagAction[] = ['delete', 'copy', 'move'];

const conversion = String.raw`(?:hh|h|ll|l|L|q|j|z|t|I64|I32)?[diouxXeEfFgGaAcCsSpn@]`;
const width = String.raw`(?:\d{1,9}|\*(?:\d{1,3}\$)?)?(?:\.(?:\d{1,9}|\*(?:\d{1,3}\$)?)?)?`;
const named = String.raw`%\([^()%\s]{1,100}\)[-+ 0#]*(?:\d{1,9})?(?:\.\d{1,9})?[diouxXeEfFgGcrsa]`;

/** What each style is found by. One alternative begins where another does only if the longer comes first. */
const patterns: Readonly<Record<Exclude<CodeStyle, 'icu'>, readonly string[]>> = {
  // `100% sure` and `50%off` hold no directives: no space as a flag, and no digit before.
  printf: [named, String.raw`(?<![0-9])%(?:\d{1,3}\$)?[-+0#']*${width}${conversion}`, '%%'],
  'c-format': [
    named,
    String.raw`%(?:\d{1,3}\$)?[-+ 0#'I]*${width}(?:<PRI[A-Za-z0-9]{1,9}>|${conversion})`,
    '%[%m]',
  ],
  // Qt, QString::arg: %1 to %99, %L1 in the language's own digits, %n the number of a plural. KDE's ki18n has %1 and more.
  numbered: [String.raw`%(?:L?[1-9]\d{0,2}|Ln|n)`],
  // Common Lisp HyperSpec, 22.3: ~, parameters between commas, : and @, a character.
  tilde: [
    String.raw`~(?:(?:[-+]?\d{1,9}|'.|[vV#])?,){0,6}(?:[-+]?\d{1,9}|'.|[vV#])?[:@]{0,2}[A-Za-z%&|~*?_^;()\[\]{}<>$]`,
  ],
  // `${name}` is found among braces.
  shell: [String.raw`\$[A-Za-z_]\w{0,60}`],
  braces: [
    String.raw`\{\{[^{}]{0,200}\}\}`,
    String.raw`[$%#]\{[^{}]{1,200}\}`,
    String.raw`\{\s?[\p{L}\p{N}_.$@-]{0,60}(?:\[[^\][{}]{0,60}\])?(?:![rsa])?(?:\s?,[^{}]{1,100}|:[^{}\s]{1,60})?\s?\}`,
  ],
  laravel: [String.raw`(?<![\p{L}\p{N}_:]):[A-Za-z_]\w{0,60}`],
  i18next: [String.raw`\$t\((?:[^()]|\([^()]{0,200}\)){1,400}\)`],
  html: [
    String.raw`<!--[^<>]{0,1000}-->`,
    String.raw`<\/?(?:[A-Za-z][\w:.-]{0,60}|\d{1,3})(?:\s[^<>]{0,2000})?\/?>`,
  ],
};

const order = [
  'i18next',
  'tilde',
  'shell',
  'numbered',
  'c-format',
  'printf',
  'braces',
  'laravel',
  'html',
] as const;
const regexes = new Map<string, RegExp>();

const regexOf = (styles: readonly CodeStyle[]): RegExp | null => {
  const used = order.filter((style) => styles.includes(style));
  const key = used.join(' ');
  if (key === '') return null;
  const made = regexes.get(key) ?? new RegExp(used.flatMap((style) => patterns[style]).join('|'), 'gu');
  regexes.set(key, made);
  return made;
};

/** Elements of HTML without an end (HTML Living Standard, 13.1.2, void elements). */
const voidElements = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

const elementCode = (raw: string, from: number): Code => {
  const to = from + raw.length;
  const name = /^<\/?([\w:.-]+)/.exec(raw)?.[1] ?? '';
  const isAlone = name === '' || raw.endsWith('/>') || voidElements.has(name.toLowerCase());
  if (isAlone) return { from, to, is: 'alone', fixed: kept };
  return { from, to, is: raw.startsWith('</') ? 'end' : 'start', name, fixed: kept };
};

const codeOf = (raw: string, from: number): Code => {
  if (raw.startsWith('<')) return elementCode(raw, from);
  const to = from + raw.length;
  if (raw === '%%') return { from, to, is: 'alone', fixed: [] };
  // Arguments that are known by their order alone.
  const isOrdered =
    (raw.startsWith('%') && !/^%(?:\d+\$|L?\d+$|L?n$|[({])/.test(raw)) || raw.startsWith('~') || raw === '{}';
  return { from, to, is: 'alone', fixed: isOrdered ? still : kept };
};

const simpleCodes = (value: string, styles: readonly CodeStyle[]): Code[] => {
  const regex = regexOf(styles);
  return regex === null ? [] : Array.from(value.matchAll(regex), (match) => codeOf(match[0], match.index));
};

/**
 * The codes of a text, in order, none over another. In a message of ICU (https://unicode-org.github.io/icu, Formatting
 * Messages) its arguments and selectors are codes, and the words of each branch are words. Linear.
 */
export const findCodes = (value: string, styles: readonly CodeStyle[]): readonly Code[] => {
  const icu = styles.includes('icu') ? findIcu(value) : null;
  if (icu === null) return simpleCodes(value, styles);
  const others = simpleCodes(
    value,
    styles.filter((style) => style !== 'braces'),
  );
  return [
    ...icu.map(({ from, to, display }): Code => ({ from, to, is: 'alone', display, fixed: still })),
    ...others.filter(({ from, to }) => !icu.some((one) => one.from < to && from < one.to)),
  ].sort((a, b) => a.from - b.from);
};
