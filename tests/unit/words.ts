import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
export const languages = ['en', 'zh-Hans', 'zh-Hant'] as const;
export type WordLanguage = (typeof languages)[number];

export type Words = { readonly [key: string]: string | Words };

const flatten = (words: Words, prefix: string): [string, string][] =>
  Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${prefix}${key}`, value]] : flatten(value, `${prefix}${key}.`),
  );

/** One file of the locales as it is: what i18next takes for a namespace. */
export const namespaceOf = (language: WordLanguage, name: string): Words =>
  JSON.parse(readFileSync(join(root, 'locales', language, `${name}.json`), 'utf8')) as Words;

/** Every string of one language: `namespace:key.with.dots` and what it says. */
export const wordsOf = (language: WordLanguage): ReadonlyMap<string, string> => {
  const folder = join(root, 'locales', language);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Map(
    files.flatMap((name) =>
      flatten(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Words, `${basename(name, '.json')}:`),
    ),
  );
};

/** A key without its plural ending. */
export const baseKey = (key: string): string => key.replace(/_(?:zero|one|two|few|many|other)$/, '');

/** The names of the parameters a string takes. */
export const parametersOf = (text: string): readonly string[] =>
  Array.from(text.matchAll(/\{\{\s*([\w.]+)[^}]*\}\}/g), ([, name]) => name ?? '').sort();
