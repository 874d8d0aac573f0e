import { app } from 'electron';
import type { InterfaceLanguage, Preferences } from '#api/index.ts';

/** The interface language that a BCP 47 tag asks for, or null when it asks for one there is none of. */
const languageOfTag = (tag: string): InterfaceLanguage | null => {
  if (/^en\b/i.test(tag)) return 'en';
  if (!/^zh\b/i.test(tag)) return null;
  return /-(hant|tw|hk|mo)\b/i.test(tag) && !/-hans\b/i.test(tag) ? 'zh-Hant' : 'zh-Hans';
};

/** The first language of the system that the interface speaks, else English. */
const systemLanguage = (): InterfaceLanguage =>
  [...app.getPreferredSystemLanguages(), app.getLocale()]
    .map(languageOfTag)
    .find((language) => language !== null) ?? 'en';

/** The language the user chose, or the system's. */
export const languageIn = (preferences: Preferences): InterfaceLanguage =>
  preferences.language === 'system' ? systemLanguage() : preferences.language;
