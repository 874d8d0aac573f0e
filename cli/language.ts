import type { InterfaceLanguage } from '#api/index.ts';

/**
 * The language of messages: that of `DUIZHAO_LANG`, else of the environment as POSIX orders it: LC_ALL, LC_MESSAGES,
 * LANG (POSIX.1-2017, Base Definitions, 8.2). English for every language not spoken here.
 */
export const languageOf = (environment: Readonly<Record<string, string | undefined>>): InterfaceLanguage => {
  const named = ['DUIZHAO_LANG', 'LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => environment[name] ?? '');
  const locale = named.find((value) => value !== '') ?? 'en';
  if (/^zh[_-](TW|HK|MO|Hant)/i.test(locale)) return 'zh-Hant';
  return /^zh/i.test(locale) ? 'zh-Hans' : 'en';
};
