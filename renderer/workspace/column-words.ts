import { columnName } from '#core/model/column-name.ts';
import type { Column, ProjectInfo } from '#core/model/index.ts';
import { interfaceLanguages, type InterfaceLanguage } from '#api/preference-values.ts';
import { useTranslation } from 'react-i18next';
import { i18n, interfaceLanguage } from '../i18n.ts';
import { useWorkspace } from './store.ts';

/** Whether the locales themselves have a word for a language; other names come from the system's CLDR. */
const isUsual = (tag: string, lng: InterfaceLanguage): boolean =>
  i18n.exists(`editor:languages.${tag}`, { lng });

/** What a language is called in a language of the interface. */
const languageName = (tag: string, lng: InterfaceLanguage): string =>
  isUsual(tag, lng)
    ? i18n.t(`editor:languages.${tag}`, { lng })
    : (new Intl.DisplayNames([lng], { type: 'language' }).of(tag) ?? tag);

/** What languages are called in the language of the interface. */
export const useLanguageName = (): ((tag: string) => string) => {
  useTranslation();
  return (tag) => languageName(tag, interfaceLanguage());
};

/** What a language calls itself, as heads of columns have it. */
const ownName = (tag: string, lng: InterfaceLanguage): string =>
  isUsual(tag, lng)
    ? i18n.t(`editor:ownNames.${tag}`, { lng })
    : (new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag);

/** What a column of a project that is not open is called, where there is room for a name alone. */
export const useColumnTitle = (): ((column: Pick<Column, 'language' | 'label'>) => string) => {
  useTranslation();
  return ({ language, label }) => (label === '' ? ownName(language, interfaceLanguage()) : label);
};

/** A label as words of the interface: what these read as a pattern, `{{` or `$t(`, is kept apart by a word joiner, which nobody sees. */
const literal = (label: string): string => label.replace(/\{(?=\{)|\$(?=t\()/gu, '$&\u2060');

/** Those of the project, and those that a document shows though the project does not know them, as after damage. */
const namedColumns = ({
  settings,
  documents,
}: Pick<ProjectInfo, 'settings' | 'documents'>): readonly Column[] => {
  const named = new Map(documents.flatMap(({ columns }) => columns).map((column) => [column.id, column]));
  for (const column of settings.columns) named.delete(column.id);
  return [...settings.columns, ...named.values()];
};

/**
 * Makes the names of a project's columns words of the interface, in all its languages: `editor:columns.ID` where there is room for a
 * name alone, `editor:columnNames.ID` in sentences. They take the place of those of the project before.
 */
const nameColumns = (columns: readonly Column[]): void => {
  for (const lng of interfaceLanguages) {
    const original = i18n.t('editor:ownNames.source', { lng });
    const named = (languageName: (tag: string) => string): Record<string, string> =>
      Object.fromEntries(
        columns.map(({ id }) => [id, literal(columnName(columns, id, { original, languageName }))]),
      );
    const words = {
      columns: named((tag) => ownName(tag, lng)),
      columnNames: named((tag) => languageName(tag, lng)),
    };
    i18n.addResourceBundle(lng, 'editor', words, true, true);
  }
};

/** Keeps the names of the columns those of the project that is shown. */
export const watchColumns = (): void => {
  useWorkspace.subscribe(({ project }, before) => {
    if (project !== null && project !== before.project) nameColumns(namedColumns(project));
  });
};
