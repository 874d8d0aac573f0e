import { createInstance, type TFunction } from 'i18next';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InterfaceLanguage } from '#api/index.ts';
import { formatNames } from '#api/format-names.ts';
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
  for (const [name, every] of [
    ['allFormats', true],
    ['anyFormat', false],
  ] as const)
    i18n.services.formatter?.add(name, (ids: unknown) =>
      formatNames(String(ids), language, every, (id) => i18n.t(`formats:${id}.kind`)),
    );
  return i18n.t;
};
