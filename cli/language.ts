import { interfaceLanguages, type InterfaceLanguage } from '../api/index.ts';

const isInterfaceLanguage = (value: string): value is InterfaceLanguage =>
  (interfaceLanguages as readonly string[]).includes(value);

/**
 * The language of messages, from the environment as POSIX orders it: LC_ALL, LC_MESSAGES, LANG
 * (POSIX.1-2017, Base Definitions, 8.2). `DUIZHAO_LANG` names one outright.
 */
export const languageOf = (environment: Readonly<Record<string, string | undefined>>): InterfaceLanguage => {
  const named = environment['DUIZHAO_LANG'] ?? '';
  if (isInterfaceLanguage(named)) return named;
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || 'en';
  if (/^zh[_-](TW|HK|MO|Hant)/i.test(locale)) return 'zh-Hant';
  return /^zh/i.test(locale) ? 'zh-Hans' : 'en';
};
