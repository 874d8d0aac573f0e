import { isEmpty, ok, plain, type Result, type RichText } from '../../model/index.ts';
import type { ReadFinding } from '../format.ts';
import type { RawComment, RawFacts } from '../raw-block.ts';
import { richOf, withIdsOf } from '../strings/codes.ts';
import { findCodes, type CodeStyle } from '../strings/find-codes.ts';
import { withLineFeeds } from '../strings/line-ends.ts';
import { linesOf } from '../strings/lines.ts';
import type { ScanStrings, StringGroup, StringUnit } from '../strings/string-file.ts';
import { entriesOf, flagsOf, stringOf, translationsOf, type PoEntry } from './entries.ts';
import { entryEdits, type PoFile } from './fill.ts';
import { headerEdits, headerOf, isHeader, unicodeEdit } from './header.ts';
import { numbersOf } from './plural-rule.ts';
import { edgesOf } from './po-string.ts';
import { placeOf, refOf } from './reference.ts';

/** By the flags of gettext (its manual, 15.3), what codes a text has. Those of other languages have braces, which are always looked for. */
const formatFlags: readonly (readonly [RegExp, CodeStyle])[] = [
  [
    /^(?:c|objc|python|perl|php|awk|lua|boost|tcl|java-printf|elisp|librep|ycp|gcc-internal|gfc-internal|object-pascal|smalltalk)-format$/,
    'c-format',
  ],
  [/^(?:qt|qt-plural|kde|kde-kuit|ycp|smalltalk|boost)-format$/, 'numbered'],
  [/^(?:scheme|lisp)-format$/, 'tilde'],
  [/^sh-format$/, 'shell'],
];

/** What codes a text has, by what xgettext and people say of it; where nobody says anything, those that can hardly be words. */
const stylesOf = (flags: readonly string[]): readonly CodeStyle[] => {
  const own = formatFlags.flatMap(([flag, style]) => (flags.some((one) => flag.test(one)) ? [style] : []));
  const usual = flags.includes('no-c-format') ? [] : (['printf'] as const);
  return [...(own.length > 0 ? own : usual), 'braces', 'html'];
};

const readValue = (value: string, styles: readonly CodeStyle[]): RichText => {
  const { words } = edgesOf(withLineFeeds(value));
  return richOf(words, findCodes(words, styles));
};

const numbersShown = 4;

/** Which numbers a form is for, as `n = 1`, `n = 0, 2, 3, 4 …`. */
const formShown = ({ header }: PoFile, form: number): string => {
  const numbers = header.plural === null ? [] : numbersOf(header.plural, form);
  if (numbers.length === 0) return `msgstr[${form}]`;
  const shown = numbers.slice(0, numbersShown).join(', ');
  return `msgstr[${form}]: n = ${shown}${numbers.length > numbersShown ? ' …' : ''}`;
};

/** What was said of an entry, by whom: what programmers wrote, the words it had before, and what translators wrote. */
const commentsOf = (entry: PoEntry, target: string | null): readonly RawComment[] => {
  const linesWith = (sign: string): string =>
    entry.comments
      .filter((one) => one.sign === sign && one.text.trim() !== '')
      .map(({ text }) => text)
      .join('\n');
  const previous = linesWith('|');
  const about = [linesWith('.'), previous === '' ? '' : `#| ${previous.replaceAll('\n', '\n#| ')}`].filter(
    (body) => body !== '',
  );
  const own = linesWith('');
  const on = target === null ? {} : { on: target };
  return [...about.map((body) => ({ body })), ...(own === '' ? [] : [{ body: own, ...on }])];
};

type Form = {
  readonly source: string;
  readonly translation: string;
  /** Which form it is, of several. */
  readonly name: string | null;
  readonly comment: string | null;
};

/** Of `msgstr[2]`: 2. */
const formNumber = (keyword: string): number => Number(/\d+/.exec(keyword)?.[0] ?? 0);

/** The texts of an entry: one, or one for each plural form that the file has. A single form stands for all numbers. */
const formsOf = (entry: PoEntry, file: PoFile): readonly Form[] => {
  const id = stringOf(entry, 'msgid')?.value ?? '';
  const plural = stringOf(entry, 'msgid_plural')?.value;
  const written = translationsOf(entry);
  if (plural === undefined)
    return [{ source: id, translation: written[0]?.value ?? '', name: null, comment: null }];
  const rule = file.header.plural;
  const last = written.reduce((most, { keyword }) => Math.max(most, formNumber(keyword)), 0);
  // A file may have more forms than its header says, and what stands there is not to be lost.
  const count = Math.max(rule?.forms ?? 2, last + 1);
  const single = rule?.formOf?.(1) ?? 0;
  return Array.from({ length: count }, (_, form) => ({
    source: form === single && count > 1 ? id : plural,
    translation: written.find(({ keyword }) => keyword === `msgstr[${form}]`)?.value ?? '',
    name: count > 1 ? formShown(file, form) : null,
    comment: count > 1 ? null : `msgid: ${id}`,
  }));
};

const unitsOf = (entry: PoEntry, number: number, file: PoFile): readonly StringUnit[] => {
  const flags = flagsOf(entry);
  const styles = stylesOf(flags);
  const facts: RawFacts = flags.includes('fuzzy') ? { state: 'draft', stale: true } : { state: 'translated' };
  const { target } = file.header;
  const forms = formsOf(entry, file);
  const about = commentsOf(entry, target);
  const context = stringOf(entry, 'msgctxt')?.value ?? null;
  const isOne = forms.length === 1 && stringOf(entry, 'msgid_plural') === null;
  return forms.map(({ source, translation, name, comment }, form): StringUnit => {
    const original = readValue(source, styles);
    const rich = withIdsOf(original, readValue(translation, styles));
    const comments = [...(form === 0 ? about : []), ...(comment === null ? [] : [{ body: comment }])];
    return {
      ref: refOf(isOne ? `${number}` : `${number}.${form}`, [context, name]),
      line: entry.line,
      source: isEmpty(original) ? plain(source) : original,
      ...(translation === '' || target === null
        ? {}
        : { translations: [{ language: target, rich, ...facts }] }),
      ...(comments.length === 0 ? {} : { comments }),
    };
  });
};

/** Whether the file's long lines are wrapped: it has one that is, or none that is too long. */
const isWrapped = (text: string, entries: readonly PoEntry[]): boolean => {
  if (entries.some(({ strings }) => strings.some((one) => one.isWrapped))) return true;
  for (const { from, end } of linesOf(text)) if (end - from > 100 && text.charAt(from) !== '#') return false;
  return true;
};

const leftOut = (detail: string, count: number): readonly ReadFinding[] =>
  count === 0 ? [] : [{ code: 'left-out', line: 0, detail, count }];

const lastLine =
  /^[ \t]*(?:#~?[ \t]*)?(?:msgctxt|msgid_plural|msgid|msgstr(?:\[\d{1,3}\])?)?(?:[ \t]*"(?:[^"\\]|\\.)*")+$/;

/** What a file ends without: the quote of its last string, or the translation of its last entry. */
const missingIn = (text: string, entries: readonly PoEntry[]): string | null => {
  const last =
    text
      .trimEnd()
      .split(/[\r\n]/)
      .at(-1) ?? '';
  const entry = entries.at(-1);
  if (entry === undefined || entry.strings.length === 0) return null;
  if (!last.startsWith('#') && !lastLine.test(last)) return '"';
  return translationsOf(entry).length === 0 ? 'msgstr' : null;
};

/**
 * Reads a PO file: each entry is a block with one segment, or one for each plural form, and its translation. Obsolete entries
 * (`#~`) are left out, and stay in the file. See https://www.gnu.org/software/gettext/manual (PO Files).
 */
export const scanPo: ScanStrings = (text) => {
  const entries = [...entriesOf(text)];
  const missing = missingIn(text, entries);
  const file: PoFile = { text, header: headerOf(entries), wraps: isWrapped(text, entries) };
  function* groups(): Generator<Result<StringGroup>> {
    for (const [number, entry] of entries.entries()) {
      if (entry.isObsolete || isHeader(entry) || stringOf(entry, 'msgid') === null) continue;
      const units = unitsOf(entry, number, file);
      yield ok({ units, edits: (now, column) => entryEdits({ entry, units, file }, now, column) });
    }
  }
  return {
    groups: groups(),
    language: file.header.source,
    targets: file.header.target === null ? [] : [file.header.target],
    findings: () => [
      ...(missing === null
        ? []
        : [{ code: 'cut-off' as const, line: entries.at(-1)?.line ?? 0, detail: missing }]),
      ...leftOut('#~', entries.filter(({ isObsolete }) => isObsolete).length),
    ],
    edits: (column) => headerEdits(text, file.header, column),
    placeOf,
    unicode: unicodeEdit(text, file.header),
  };
};
