import type { Language, Side } from '../model/index.ts';
import type { LanguageTag } from './raw-block.ts';

/** Language and script, the likely one where a tag names none (CLDR, likely subtags): `zh-TW` is `zh-Hant`, `en-GB` is `en`. */
const written = (language: LanguageTag): string => {
  try {
    const { language: primary, script = '' } = new Intl.Locale(language).maximize();
    return `${primary}-${script}`;
  } catch {
    return language;
  }
};

/** Whether texts in a language belong to another column than this one, which is not in just that language, in a file of several languages. */
export const isOfAnother = (
  tag: LanguageTag,
  { language, besides = [] }: { readonly language: Language; readonly besides?: readonly Language[] },
): boolean => language !== tag && besides.includes(tag);

/**
 * The column for a language among those of a document: the one it names, else the first in the same language and script.
 * Never one in another script: `zh-TW` does not go into a column of `zh-Hans`. `among`: the languages of all texts that there are; a column
 * that is exactly in one of these is not given to another.
 */
export const columnIn = <S extends Side>(
  tag: LanguageTag,
  columns: readonly { readonly side: S; readonly language: Language }[],
  among: readonly LanguageTag[] = [],
): S | null => {
  const found =
    columns.find(({ language }) => language === tag) ??
    columns.find(({ language }) => !among.includes(language) && written(language) === written(tag));
  return found?.side ?? null;
};
