import { detectLanguage } from '../../text/script.ts';
import type { ExportColumn } from '../export-source.ts';
import { columnIn } from '../language-columns.ts';
import type { SourceEdit } from '../patch.ts';
import { lineEndAt } from '../strings/lines.ts';
import { stringOf, type PoEntry } from './entries.ts';
import { pluralRule, usualPluralForms, type PluralRule } from './plural-rule.ts';
import { ownEntry } from '../own-entry.ts';

/** What the first entry of a file says of all others. */
export type PoHeader = {
  readonly entry: PoEntry | null;
  /** Of the msgids, where a tool has said it. */
  readonly source: string | null;
  readonly target: string | null;
  readonly plural: PluralRule | null;
};

const modifiers: Readonly<Record<string, string>> = { latin: 'Latn', cyrillic: 'Cyrl', devanagari: 'Deva' };

/** A locale of POSIX, as `zh_CN.UTF-8` or `sr@latin`, as a tag of BCP 47; null where it is none. */
const tagOfLocale = (locale: string): string | null => {
  const [, language, rest = '', modifier = ''] =
    /^([A-Za-z]{2,3})((?:[_-][A-Za-z0-9]{2,8})*)(?:\.[\w-]+)?(?:@(\w+))?$/.exec(locale.trim()) ?? [];
  if (language === undefined) return null;
  const script = ownEntry(modifiers, modifier.toLowerCase());
  return `${language}${script === undefined ? '' : `-${script}`}${rest.replaceAll('_', '-')}`;
};

/** The locale that gettext's tools and programs know a language by: they tell the scripts of Chinese by countries. */
const localeOf = (language: string): string => {
  if (language === 'zh-Hans') return 'zh_CN';
  return language === 'zh-Hant' ? 'zh_TW' : language.replaceAll('-', '_');
};

const fieldsOf = (value: string): ReadonlyMap<string, string> =>
  new Map(
    value.split('\n').flatMap((line) => {
      const colon = line.indexOf(':');
      return colon < 0
        ? []
        : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const];
    }),
  );

/** Translations that are enough to tell their language by. */
const sampled = 5_000;

/** The language of a file that does not say it, by its translations; null for a template. */
const byTranslations = (entries: readonly PoEntry[]): string | null => {
  let sample = '';
  for (const { strings } of entries) {
    for (const { keyword, value } of strings) if (keyword.startsWith('msgstr')) sample += value;
    if (sample.length > sampled) break;
  }
  return sample.trim() === '' ? null : detectLanguage(sample).language;
};

export const isHeader = (entry: PoEntry): boolean =>
  !entry.isObsolete && stringOf(entry, 'msgid')?.value === '' && stringOf(entry, 'msgctxt') === null;

export const headerOf = (entries: readonly PoEntry[]): PoHeader => {
  const entry = entries.find(isHeader) ?? null;
  const fields = fieldsOf(entry === null ? '' : (stringOf(entry, 'msgstr')?.value ?? ''));
  const others = entries.filter((one) => one !== entry && !one.isObsolete);
  return {
    entry,
    source: tagOfLocale(fields.get('x-source-language') ?? ''),
    target: tagOfLocale(fields.get('language') ?? '') ?? byTranslations(others),
    plural: pluralRule(fields.get('plural-forms') ?? ''),
  };
};

/** The rule by which a file holds plural forms once it is filled with a column; null where nothing says it. */
export const ruleFor = ({ target, plural }: PoHeader, column: ExportColumn): PluralRule | null => {
  const isOwn = target === null || columnIn(target, [column]) !== null;
  return isOwn && plural !== null ? plural : pluralRule(usualPluralForms(column.language));
};

/** The change by which a header says that the file is UTF-8; null where it does not say its encoding. */
export const unicodeEdit = (text: string, { entry }: PoHeader): SourceEdit | null => {
  const own = entry === null ? null : stringOf(entry, 'msgstr');
  if (own === null) return null;
  const found = /(?<=Content-Type:[^"\\]{0,100}charset=)[\w.:-]+/i.exec(text.slice(own.from, own.to));
  if (found === null) return null;
  const from = own.from + found.index;
  return { from, to: from + found[0].length, text: 'UTF-8' };
};

/**
 * What the header has to say of other things than it does: the language and the plural forms of a template, or of a file that
 * is filled with another language, and UTF-8 where a template leaves the encoding open.
 */
export const headerEdits = (
  text: string,
  { entry, target, plural }: PoHeader,
  column: ExportColumn,
): readonly SourceEdit[] => {
  const own = entry === null ? null : stringOf(entry, 'msgstr');
  if (own === null) return [];
  const written = text.slice(own.from, own.to);
  const isOther = target !== null && columnIn(target, [column]) === null;
  const added: string[] = [];
  const set = (name: string, value: string): SourceEdit[] => {
    const found = new RegExp(String.raw`(?<=(?:"|\\n)${name}:)[ \t]*[^"\\]*(?=\\n)`, 'i').exec(written);
    if (found === null) added.push(`${name}: ${value}`);
    return found === null
      ? []
      : [{ from: own.from + found.index, to: own.from + found.index + found[0].length, text: ` ${value}` }];
  };
  const says = (name: string): boolean =>
    new RegExp(String.raw`(?:"|\\n)${name}:[ \t]*[^"\\\s]`, 'i').test(written);
  const edits = [
    ...(isOther || !says('Language') ? set('Language', localeOf(column.language)) : []),
    ...(isOther || plural === null ? set('Plural-Forms', usualPluralForms(column.language)) : []),
    ...(written.includes('charset=CHARSET') ? set('Content-Type', 'text/plain; charset=UTF-8') : []),
  ];
  if (added.length === 0 || !own.value.endsWith('\n')) return edits;
  const eol = lineEndAt(text, own.to);
  return [...edits, { from: own.to, to: own.to, text: added.map((line) => `${eol}"${line}\\n"`).join('') }];
};
