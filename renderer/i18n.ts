import { createInstance, type i18n as I18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type InterfaceLanguage, interfaceLanguages, type Preferences } from '#api/preference-values.ts';

/** The words of the interface, for code outside React; components use `useTranslation`. */
export const i18n: I18n = createInstance();

/** The words of a file. */
export type Words = { readonly [key: string]: string | Words };

// The first screen's own, and those of what can be shown over it; `more-words.ts` has the others.
const files = import.meta.glob<Words>(
  '../locales/*/{commands,common,editor,failures,keys,library,menu}.json',
  { eager: true, import: 'default' },
);

/** `{ en: { common: {...} } }`: one namespace per file. */
const byLanguage = (of: Readonly<Record<string, Words>>): Record<string, Record<string, Words>> => {
  const resources: Record<string, Record<string, Words>> = {};
  for (const [path, words] of Object.entries(of)) {
    const [language, file] = path.split('/').slice(-2);
    if (language === undefined || file === undefined) continue;
    (resources[language] ??= {})[file.replace('.json', '')] = words;
  }
  return resources;
};

/** Adds the words of more files, by their paths, to those there are. */
export const addWords = (of: Readonly<Record<string, Words>>): void => {
  for (const [language, namespaces] of Object.entries(byLanguage(of))) {
    for (const [name, words] of Object.entries(namespaces)) i18n.addResourceBundle(language, name, words);
  }
};

/** The interface language a list of wanted languages (BCP 47, best first) comes to: the first we speak, else English. */
export const languageFor = (wanted: readonly string[]): InterfaceLanguage => {
  for (const tag of wanted) {
    if (/^zh\b/i.test(tag)) return /hant|tw|hk|mo/i.test(tag) ? 'zh-Hant' : 'zh-Hans';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'en';
};

const resolveLanguage = (language: Preferences['language']): InterfaceLanguage =>
  language === 'system' ? languageFor(navigator.languages) : language;

/** Changes the language of the interface, and of the page itself for screen readers and line breaking. */
export const speak = async (language: Preferences['language']): Promise<void> => {
  const resolved = resolveLanguage(language);
  document.documentElement.lang = resolved;
  await i18n.changeLanguage(resolved);
};

/** Makes the words ready, in the machine's language until the preferences are known. */
export const startI18n = async (): Promise<void> => {
  const language = resolveLanguage('system');
  document.documentElement.lang = language;
  await i18n.use(initReactI18next).init({
    resources: byLanguage(files),
    lng: language,
    fallbackLng: 'en',
    supportedLngs: [...interfaceLanguages],
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  // Names of columns are those of the open project (`nameColumns`).
  i18n.services.formatter?.add('column', (side: unknown, lng) =>
    i18n.t(`editor:columnNames.${String(side)}`, { lng, defaultValue: String(side) }),
  );
};

/** The interface language in use, for exports and number formats outside React. */
export const interfaceLanguage = (): InterfaceLanguage => languageFor([i18n.language]);
