import { Option, type Command } from 'commander';
import {
  canonicalLanguage,
  columnOf,
  fail,
  mainTranslation,
  ok,
  originalSide,
  primaryOf,
  type Column,
  type Language,
  type ProjectInfo,
  type Result,
  type Side,
} from '#core/model/index.ts';
import { columnName } from '#core/model/column-name.ts';
import { each, text } from './arguments.ts';
import type { Words } from './words.ts';

/** The columns some document of the project shows, in their order. */
const shownColumns = ({ documents, settings }: ProjectInfo): readonly Column[] => {
  const shown = new Set<Side>([originalSide, ...documents.flatMap(({ targets }) => targets)]);
  return settings.columns.filter(({ id }) => shown.has(id));
};

/** The same, only their names for the engine. */
export const columnsOf = (project: ProjectInfo): readonly Side[] => shownColumns(project).map(({ id }) => id);

/** What a language is called in sentences; `sides` has the usual ones. */
export const languageName = ({ t, language }: Words, tag: Language): string =>
  t(`sides.${tag}`, {
    defaultValue: new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag,
  });

/** What the columns of a project are called in sentences. */
export const columnNamer =
  (words: Words, { settings }: ProjectInfo) =>
  (side: Side): string =>
    columnName(settings.columns, side, {
      original: words.t('sides.source'),
      languageName: (tag) => languageName(words, tag),
    });

/** Those that a word can mean: the ones of that label; else those in the language, or at least in its family. */
const meant = (columns: readonly Column[], wanted: string): readonly Column[] => {
  const named = columns.filter(
    ({ label }) => label !== '' && label.toLowerCase() === wanted.trim().toLowerCase(),
  );
  if (named.length > 0) return named;
  const tag = canonicalLanguage(wanted);
  const translations = columns.filter(({ role }) => role === 'translation');
  const same = translations.filter(({ language }) => language === tag);
  return same.length > 0 || tag === null
    ? same
    : translations.filter(({ language }) => primaryOf(language) === tag);
};

/**
 * The column that was meant: by its name, which no label of another can take away; by its label; or by its language where it is the
 * only one in it. Columns that are shown come before hidden ones. Failure: usage.
 */
export const columnIn = ({ t }: Words, project: ProjectInfo, wanted: string): Result<Side> => {
  const { columns } = project.settings;
  if (columnOf(columns, wanted) !== null) return ok(wanted);
  const shown = shownColumns(project);
  const among = meant(shown, wanted);
  const [only] = among.length > 0 ? among : meant(columns, wanted);
  if (only !== undefined && among.length < 2) return ok(only.id);
  const choices = (among.length > 1 ? among : shown).map(({ id }) => id).join(', ');
  return fail('usage', {
    detail: t(among.length > 1 ? 'usage.severalColumns' : 'usage.noSuchColumn', { column: wanted, choices }),
  });
};

/** The same for several, or none. */
export const columnsIn = (
  words: Words,
  project: ProjectInfo,
  wanted: readonly string[] | undefined,
): Result<readonly Side[] | undefined> => {
  if (wanted === undefined) return ok(undefined);
  const sides: Side[] = [];
  for (const one of wanted) {
    const side = columnIn(words, project, one);
    if (!side.ok) return side;
    if (!sides.includes(side.value)) sides.push(side.value);
  }
  return ok(sides);
};

/** Of the columns that a review is about, the one that was meant: English where it is one of several and none was named. Failure: usage. */
export const reviewedColumn = (
  words: Words,
  project: ProjectInfo,
  sides: readonly Side[],
  wanted: string | undefined,
): Result<Side> => {
  if (wanted !== undefined) return columnIn(words, project, wanted);
  const [only] = sides.includes('en') ? ['en'] : sides;
  return ok(only ?? originalSide);
};

/** The column that is reviewed where nobody says which; none where there is no translation. */
export const usualColumn = (project: ProjectInfo): readonly Side[] => {
  const main = mainTranslation(shownColumns(project));
  return main === null ? [] : [main];
};

/** `source,en`: columns in the order they are wanted. */
export const columnList =
  (words: Words, name: string) =>
  (value: string): readonly string[] =>
    value.split(',').map((column) => text(words, name, false)(column.trim()));

/** An option under another name: what it is given is the other's value. */
class OtherName extends Option {
  override attributeName(): string {
    return 'column';
  }
}

export type ColumnOptions = {
  readonly description: string;
  /** `lang`: for a language that has one column. `side`: what the option was called before; not in the help. */
  readonly alias: 'lang' | 'side';
  readonly many?: boolean;
  readonly mandatory?: boolean;
};

/** Gives a command the option `--column`, whose value `columnIn` understands. */
export const withColumn = (
  words: Words,
  command: Command,
  { description, alias, many = false, mandatory = false }: ColumnOptions,
): Command => {
  const name = '--column <column>';
  const read = text(words, name, false);
  const option = new Option(name, description).makeOptionMandatory(mandatory);
  const other =
    alias === 'lang'
      ? new OtherName('--lang <language>', words.t('options.lang'))
      : new OtherName('--side <column>').hideHelp();
  for (const one of [option, other]) {
    if (many) one.argParser(each(read));
    else one.argParser(read);
  }
  return command.addOption(option).addOption(other);
};
