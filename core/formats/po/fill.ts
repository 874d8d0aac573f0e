import { isEmpty, plain, sameRich } from '../../model/index.ts';
import type { ExportColumn } from '../export-source.ts';
import type { FilledText } from '../filled-texts.ts';
import type { SourceEdit } from '../patch.ts';
import { valueOf } from '../strings/codes.ts';
import { withEndsOf } from '../strings/line-ends.ts';
import { lineEndAt } from '../strings/lines.ts';
import type { FilledUnits, StringUnit } from '../strings/string-file.ts';
import { flagsOf, stringOf, translationsOf, type PoEntry } from './entries.ts';
import { ruleFor, type PoHeader } from './header.ts';
import { edgesOf, writePo } from './po-string.ts';

export type PoFile = { readonly text: string; readonly header: PoHeader; readonly wraps: boolean };

type FilledEntry = {
  readonly entry: PoEntry;
  /** As they were read. */
  readonly units: readonly StringUnit[];
  readonly file: PoFile;
};

/** What a form is to say; null where it says so already. */
type FormText = string | null;

/** A text as the file writes it: with the ends of lines that its original begins and ends with. */
const valueFor = ({ rich }: FilledText, source: string): string => {
  if (isEmpty(rich)) return '';
  const { lead, trail } = edgesOf(source);
  return lead + withEndsOf(valueOf(rich), source) + trail;
};

const isAsRead = ({ rich }: FilledText, unit: StringUnit | undefined): boolean =>
  sameRich(rich, unit?.translations?.[0]?.rich ?? plain(''));

/**
 * The text that a form is to say: the file may have been read by the rule of another language. Where that had more forms the last one says what
 * the last of those with words says: it is for most numbers (`other`, CLDR).
 */
const textFor = (form: number, forms: number, now: FilledUnits): FilledText | null => {
  if (form + 1 < forms || forms >= now.length) return now[Math.min(form, now.length - 1)] ?? null;
  const rest = now.slice(form);
  return rest.findLast((one) => one !== null && !isEmpty(one.rich)) ?? rest.at(-1) ?? null;
};

/** How many forms an entry has once it is filled: those of the column's language, and in a file of that language none less than it had. */
const countForms = ({ units, file }: FilledEntry, column: ExportColumn): number => {
  const rule = ruleFor(file.header, column);
  return rule === null || rule === file.header.plural ? units.length : rule.forms;
};

/** The texts of an entry as they are to be. */
const formTexts = (filled: FilledEntry, now: FilledUnits, column: ExportColumn): readonly FormText[] => {
  const { entry, units } = filled;
  const plural = stringOf(entry, 'msgid_plural');
  const id = stringOf(entry, 'msgid')?.value ?? '';
  const forms = plural === null ? 1 : countForms(filled, column);
  return Array.from({ length: forms }, (_, form): FormText => {
    const text = textFor(form, forms, now);
    // Where forms stand elsewhere than they were read from, all have to be written.
    if (text === null || (forms === units.length && isAsRead(text, units[form]))) return null;
    return valueFor(text, plural === null || (form === 0 && forms > 1) ? id : plural.value);
  });
};

const keywordOf = (entry: PoEntry, form: number): string =>
  stringOf(entry, 'msgid_plural') === null ? 'msgstr' : `msgstr[${form}]`;

/** The strings of an entry exchanged, those it lacks added, and those that no form is left for taken out. */
const stringEdits = (
  { entry, file: { text, wraps } }: FilledEntry,
  texts: readonly FormText[],
): SourceEdit[] => {
  const written = translationsOf(entry);
  const last = entry.strings.at(-1);
  if (last === undefined) return [];
  const layout = { eol: lineEndAt(text, last.lineTo), wraps };
  const edits: SourceEdit[] = [];
  let added = '';
  texts.forEach((value, form) => {
    const keyword = keywordOf(entry, form);
    const own = written.find((one) => one.keyword === keyword);
    if (own === undefined) added += `${layout.eol}${keyword} ${writePo(value ?? '', keyword, layout)}`;
    else if (value !== null)
      edits.push({ from: own.from, to: own.to, text: writePo(value, keyword, layout) });
  });
  const kept = new Set(texts.map((_, form) => keywordOf(entry, form)));
  const isCounted = stringOf(entry, 'msgid_plural') !== null;
  const gone = written.filter(({ keyword }) => isCounted && !kept.has(keyword));
  edits.push(...gone.map(({ lineFrom, lineTo }) => ({ from: lineFrom, to: lineTo, text: '' })));
  if (added !== '') edits.push({ from: last.to, to: last.to, text: added });
  return edits;
};

/** Without the flag, and without the words that the original had before, which say why it was set. */
const withoutFuzzy = ({ comments }: PoEntry): readonly SourceEdit[] =>
  comments.flatMap(({ sign, from, end, to, text }): SourceEdit[] => {
    if (sign === '|') return [{ from, to, text: '' }];
    if (sign !== ',') return [];
    const flags = text.split(',').filter((flag) => flag.trim() !== 'fuzzy');
    if (flags.length === text.split(',').length) return [];
    const left = flags.join(',').trim();
    return [left === '' ? { from, to, text: '' } : { from, to: end, text: `#, ${left}` }];
  });

const withFuzzy = ({ comments, strings }: PoEntry, text: string): readonly SourceEdit[] => {
  const flags = comments.find(({ sign }) => sign === ',');
  const before = comments.find(({ sign }) => sign === '|')?.from ?? strings[0]?.lineFrom ?? 0;
  return flags === undefined
    ? [{ from: before, to: before, text: `#, fuzzy${lineEndAt(text, before)}` }]
    : [{ from: flags.from, to: flags.end, text: `#, fuzzy, ${flags.text.trim()}` }];
};

/** Whether an entry is to be marked as fuzzy: its words are to be looked at again. */
const staysFuzzy = (wasFuzzy: boolean, hasChanged: boolean, now: FilledUnits): boolean => {
  const facts = now.flatMap((one) => (one === null || !one.isTranslated ? [] : (one.facts ?? [])));
  if (facts.length === 0) return wasFuzzy && !hasChanged;
  const isStale = facts.some(({ stale }) => stale);
  if (!hasChanged) return isStale;
  // Made by the program from another script, and looked at by nobody.
  const isUnseen = facts.some(({ origin, state }) => origin === 'converted' && state === 'draft');
  return isUnseen || (isStale && !wasFuzzy);
};

/**
 * The changes of one entry. Where nothing of it changed there are none. A translation that was changed or confirmed is no longer
 * `fuzzy`, and the words before (`#|`) go with the flag; one whose original has changed in the project becomes it.
 */
export const entryEdits = (
  filled: FilledEntry,
  now: FilledUnits,
  column: ExportColumn,
): readonly SourceEdit[] => {
  const { entry, file } = filled;
  const texts = formTexts(filled, now, column);
  const hasChanged = texts.some((text) => text !== null);
  const wasFuzzy = flagsOf(entry).includes('fuzzy');
  const isFuzzy = staysFuzzy(wasFuzzy, hasChanged, now);
  const flags =
    wasFuzzy && !isFuzzy ? withoutFuzzy(entry) : isFuzzy && !wasFuzzy ? withFuzzy(entry, file.text) : [];
  if (!hasChanged && flags.length === 0) return [];
  return [...(hasChanged ? stringEdits(filled, texts) : []), ...flags];
};
