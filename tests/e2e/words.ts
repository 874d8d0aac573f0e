import { createInstance, type TFunction } from 'i18next';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InterfaceLanguage } from '#api/index.ts';
import { root } from './app.ts';

const wordsOf = (language: InterfaceLanguage): Record<string, object> => {
  const folder = join(root, 'locales', language);
  return Object.fromEntries(
    readdirSync(folder).map((file) => [
      file.replace('.json', ''),
      JSON.parse(readFileSync(join(folder, file), 'utf8')) as object,
    ]),
  );
};

const known = new Map<InterfaceLanguage, TFunction>();

/** The words of the interface, by the keys the interface itself uses: `wordsIn('en')('library:open')`. A key without words throws. */
export const wordsIn = (language: InterfaceLanguage): TFunction => {
  const before = known.get(language);
  if (before !== undefined) return before;
  const instance = createInstance();
  void instance.init({
    initAsync: false,
    lng: language,
    fallbackLng: false,
    resources: { [language]: wordsOf(language) },
    interpolation: { escapeValue: false },
    saveMissing: true,
    missingKeyHandler: (_languages, namespace, key) => {
      throw new Error(`locales/${language} has no words for ${namespace}:${key}`);
    },
  });
  const words = instance.t;
  known.set(language, words);
  return words;
};
