import { canonicalLanguage } from '../model/index.ts';
import { columnIn } from './language-columns.ts';
import type { LanguageTag } from './raw-block.ts';

/** Names of Windows for the two scripts of Chinese, which Trados and others write. */
const legacy: ReadonlyMap<string, LanguageTag> = new Map([
  ['zh-chs', 'zh-Hans'],
  ['zh-cht', 'zh-Hant'],
]);

const known = new Map<string, LanguageTag>();
/** More than any file has that is no joke. */
const mostKnown = 500;

/** A language as files write it, in any case and with `_`, in BCP 47; as it stands where it is no tag. */
export const fileLanguage = (written: string): LanguageTag => {
  const found = known.get(written);
  if (found !== undefined) return found;
  const tag = written.trim().replaceAll('_', '-');
  const made = legacy.get(tag.toLowerCase()) ?? canonicalLanguage(tag) ?? tag;
  if (known.size >= mostKnown) known.clear();
  known.set(written, made);
  return made;
};

/**
 * Which of several texts is the one in a language: that which is exactly in it, else the first in the same language and script.
 * Null where there is none: never `zh` for `zh-TW`.
 */
export const inLanguage = <T extends { readonly language: LanguageTag }>(
  texts: readonly T[],
  wanted: LanguageTag,
): T | null => {
  const exact = texts.find(({ language }) => language === wanted);
  if (exact !== undefined) return exact;
  const columns = [{ side: wanted, language: wanted }];
  return texts.find(({ language }) => columnIn(language, columns) !== null) ?? null;
};
