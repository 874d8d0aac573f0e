import { canonicalLanguage, chineseScript, isChinese, primaryOf, type Language } from './language.ts';

/**
 * Names a column in all that is stored and sent: the aligned texts of a segment are told apart by it. It never changes. The original's
 * is `source`; the usual columns are called after their languages, a second one in a language `en-2`.
 */
export type Side = string;

/** The column of the originals. */
export const originalSide = 'source';

export const columnRoles = ['original', 'translation'] as const;
type ColumnRole = (typeof columnRoles)[number];

/** A column of a project. Its place among the others is its place on the screen. */
export type Column = {
  readonly id: Side;
  /** Of the texts in it. `und` for the original: each document says its own. */
  readonly language: Language;
  /** What people call it; empty when it is called after its language. */
  readonly label: string;
  readonly role: ColumnRole;
  /** The column of Chinese in the other script that its texts are converted from; null when people write them. */
  readonly convertedFrom: Side | null;
};

const usual = (id: Side, convertedFrom: Side | null): Column => ({
  id,
  language: id,
  label: '',
  role: 'translation',
  convertedFrom,
});

/** The columns of a new project, and of one that was made before projects had a list of them. */
export const defaultColumns: readonly Column[] = [
  { id: originalSide, language: 'und', label: '', role: 'original', convertedFrom: null },
  usual('zh-Hans', originalSide),
  usual('zh-Hant', 'zh-Hans'),
  usual('en', null),
];

/** Columns a document can show at a time, the original among them: more cannot be read side by side. */
export const mostShownColumns = 8;
/** Columns a project can know. */
export const mostColumns = 32;
/** UTF-16 units of what people call a column: a name, no text. */
export const longestColumnLabel = 60;

const columnId = /^[A-Za-z][\dA-Za-z-]{0,47}$/;

/**
 * Whether a word can name a column: letters of ASCII, digits and hyphens, 48 at most. Texts are members of objects by these names, so
 * that none may be one that every object has, such as `constructor`.
 */
export const isColumnId = (word: string): boolean => columnId.test(word) && !(word in {});

/** A name for a new column in a language: the tag, or with the first number from 2 on that is free. */
export const newColumnId = (language: Language, taken: readonly Column[]): Side => {
  const isFree = (id: Side): boolean => taken.every((column) => column.id !== id);
  if (isFree(language)) return language;
  for (let number = 2; ; number += 1) {
    const id = `${language}-${number}`;
    if (isFree(id)) return id;
  }
};

/**
 * Whether columns can be a project's: the original first among equals (one, anywhere), no id twice, each converted from one that is there
 * and from none that is converted from it.
 */
export const areColumns = (columns: readonly Column[]): boolean => {
  const byId = new Map(columns.map((column) => [column.id, column]));
  const originals = columns.filter(({ role }) => role === 'original');
  if (byId.size !== columns.length || columns.length > mostColumns) return false;
  if (originals.length !== 1 || originals[0]?.id !== originalSide) return false;
  return columns.every((column) => {
    if (!isColumnId(column.id) || (column.role === 'original' && column.convertedFrom !== null)) return false;
    const passed = new Set([column.id]);
    for (let from = column.convertedFrom; from !== null; from = byId.get(from)?.convertedFrom ?? null) {
      if (!byId.has(from) || passed.has(from)) return false;
      passed.add(from);
    }
    return true;
  });
};

/** A column that a document shows and its project does not know, as one of a damaged file. */
const unknownColumn = (id: Side): Column => ({
  ...usual(id, null),
  language: canonicalLanguage(id) ?? 'und',
});

/**
 * Chinese is converted from Chinese in the other script, which people wrote: from the column that was chosen, or else from the
 * original. Never from what is converted itself, so that a change has one column to follow.
 */
const fromAmong = ({ language, convertedFrom }: Column, shown: readonly Column[]): Side | null => {
  const script = chineseScript(language);
  if (convertedFrom === null || script === null) return null;
  const fits = (id: Side): boolean => {
    const from = shown.find((column) => column.id === id);
    const other = from === undefined ? null : chineseScript(from.language);
    return from !== undefined && other !== null && other !== script && fromAmong(from, shown) === null;
  };
  return [convertedFrom, originalSide].find(fits) ?? null;
};

/**
 * The columns that a document shows, in the order of the project: the original in the document's language, and each converted one
 * from where it can be converted in this document.
 */
export const columnsOfDocument = (
  columns: readonly Column[],
  original: Language,
  targets: readonly Side[],
): readonly Column[] => {
  const wanted = new Set(targets);
  const shown = columns
    .filter(({ id, role }) => role === 'original' || wanted.has(id))
    .map((column) => (column.role === 'original' ? { ...column, language: original } : column));
  const strange = targets.filter((target) => columns.every(({ id }) => id !== target)).map(unknownColumn);
  const all = [...shown, ...strange];
  return all.map((column) => ({ ...column, convertedFrom: fromAmong(column, all) }));
};

/** The column of a name among `columns`; null when there is none. */
export const columnOf = (columns: readonly Column[], side: Side): Column | null =>
  columns.find(({ id }) => id === side) ?? null;

/** The language of a column's texts; `und` when nobody knows the column. */
export const languageOfSide = (columns: readonly Column[], side: Side): Language =>
  columnOf(columns, side)?.language ?? (side === originalSide ? 'und' : unknownColumn(side).language);

/** Where a column's texts are converted from, or null when people write them. `columns` are those of a document. */
export const convertedFrom = (columns: readonly Column[], side: Side): Side | null =>
  columnOf(columns, side)?.convertedFrom ?? null;

/**
 * The columns a new document begins with beside its original. A column in the original's own language is not doubled: Traditional
 * Chinese gets the other script and English, Simplified Chinese English, English both scripts, any other language Simplified Chinese
 * and English. Columns that people added and other documents show (`added`) come along,
 * as many as can be shown.
 */
export const targetsFor = (
  original: Language,
  columns: readonly Column[] = defaultColumns,
  added: readonly Side[] = [],
): readonly Side[] => {
  const script = chineseScript(original);
  const usualOnes = isChinese(original)
    ? script === 'zh-Hant'
      ? ['zh-Hans', 'en']
      : ['en']
    : primaryOf(original) === 'en'
      ? ['zh-Hans', 'zh-Hant']
      : ['zh-Hans', 'en'];
  const wanted = new Set([...new Set([...usualOnes, ...added])].slice(0, mostShownColumns - 1));
  return columns.filter(({ id, role }) => role !== 'original' && wanted.has(id)).map(({ id }) => id);
};

/**
 * Of the columns that are shown, the one that is the translation where one has to be named: English if it is there, else the first that
 * people write, else the first; null where there is no translation.
 */
export const mainTranslation = (shown: readonly Column[]): Side | null => {
  const translations = shown.filter(({ role }) => role === 'translation');
  const written = translations.find(({ convertedFrom }) => convertedFrom === null);
  return (translations.find(({ id }) => id === 'en') ?? written ?? translations[0])?.id ?? null;
};
