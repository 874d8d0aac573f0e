import type { InterfaceLanguage } from '#api/index.ts';

/** The sentences of a namespace in a language of the interface. What reads them is loaded with the first: no window needs it to open. */
export const loadWords = async (
  language: InterfaceLanguage,
  namespace: 'menu' | 'shell',
): Promise<(key: string, params?: Readonly<Record<string, unknown>>) => string> => {
  const words = await import('#engine/words.ts');
  const t = await words.loadWords(language, [namespace]);
  return (key, params) => t(key, params ?? {});
};
