import { createInstance, type TFunction } from 'i18next';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InterfaceLanguage } from '#api/index.ts';
import { columnName, type ColumnWords } from '#core/model/column-name.ts';
import { defaultColumns, type Column, type Side } from '#core/model/index.ts';
import { installation } from './places.ts';

const read = async (language: InterfaceLanguage, namespace: string): Promise<[string, unknown]> => {
  const file = join(installation, 'locales', language, `${namespace}.json`);
  return [namespace, JSON.parse(await readFile(file, 'utf8')) as unknown];
};

/** The sentences of some namespaces (`locales/<language>/<namespace>.json`), the first being the default one. */
export const loadWords = async (
  language: InterfaceLanguage,
  namespaces: readonly [string, ...string[]],
): Promise<TFunction> => {
  const i18n = createInstance();
  await i18n.init({
    lng: language,
    fallbackLng: false,
    ns: [...namespaces],
    defaultNS: namespaces[0],
    interpolation: { escapeValue: false },
    resources: {
      [language]: Object.fromEntries(
        await Promise.all(namespaces.map((name) => read(language, name))),
      ) as Record<string, Record<string, string>>,
    },
  });
  i18n.services.formatter?.add('column', (side: unknown) =>
    i18n.t(`failures:column.${String(side)}`, { defaultValue: String(side) }),
  );
  return i18n.t;
};

const isUsual = (side: string): boolean => defaultColumns.some(({ id }) => id === side);

/** Names of columns in a language of the interface. `t` has the namespace `export`. */
const columnWords = (t: TFunction, language: InterfaceLanguage): ColumnWords => {
  const others = new Intl.DisplayNames([language], { type: 'language' });
  return {
    original: t('export:document.columns.source'),
    languageName: (tag) => (isUsual(tag) ? t(`export:document.columns.${tag}`) : (others.of(tag) ?? tag)),
  };
};

/** Names the columns of a project, or of a review, as documents and reports do. `t` has the namespace `export`. */
export const columnNamer = (
  t: TFunction,
  language: InterfaceLanguage,
  columns: readonly Column[],
): ((side: Side) => string) => {
  const words = columnWords(t, language);
  return (side) => columnName(columns, side, words);
};

const ofColumn = /^(?:export:)?(?:document\.columns|score\.sides)\.(.+)$/;

/** The same sentences, but where they are names of columns: these are the project's, or the review's, own. */
export const withColumnNames = (
  t: TFunction,
  language: InterfaceLanguage,
  columns: readonly Column[],
): ((key: string, params?: Readonly<Record<string, unknown>>) => string) => {
  const name = columnNamer(t, language, columns);
  return (key, params) => {
    const [, side] = ofColumn.exec(key) ?? [];
    const isOwn = side !== undefined && !(key.startsWith('score.') && isUsual(side));
    return isOwn ? name(side) : t(key, params ?? {});
  };
};
