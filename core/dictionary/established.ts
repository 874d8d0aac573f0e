import type { DictionaryEntry } from './entry.ts';

/** UTF-16 units of a name; what is longer describes one. */
const longest = 60;

const elsewhere = /^see (?:also )?(?<word>[^\s|[\],]+)/u;
/** What a place is, behind the name that it has by itself: 陝西 is Shaanxi, not Shaanxi Province. */
const kinds =
  /\s+(?:autonomous region|special municipality|municipality|province|prefecture-level city|county-level city|city|county|district)\b.*$/iu;

/** The name that a meaning begins with: before years, remarks, another spelling and what it is. Empty where it begins with none. */
const nameIn = (meaning: string): string => {
  const [name = ''] = meaning.split(/\s*(?:[,;([（]|\bor\b|\bby\b|\balso\b|\bin \p{Lu})/u);
  const plain = name.trim().replace(/^Drs?\.? /u, '');
  return plain.length <= longest && /^(?:the )?\p{Lu}/u.test(plain) && !/[.:|\p{Script=Han}]/u.test(plain)
    ? plain
    : '';
};

/**
 * What a name in characters is called in English as a rule, by a dictionary that spells names with a capital letter: 孫中山 Sun Yat-sen, 臺北 Taipei, 北京大學 Peking University. Empty where
 * it has no such name, or only a description of it.
 * @param entriesOf the entries of a word in either script.
 */
export const establishedName = (
  name: string,
  entriesOf: (word: string) => readonly DictionaryEntry[],
): string => {
  for (const { pinyin, meanings } of entriesOf(name)) {
    if (!/^\p{Lu}/u.test(pinyin)) continue;
    const [first = ''] = meanings;
    const other = elsewhere.exec(first)?.groups?.['word'] ?? '';
    // One step: 陝西, see 陝西省.
    const place = entriesOf(other).find((entry) => /^\p{Lu}/u.test(entry.pinyin));
    const found = other === '' ? nameIn(first) : nameIn(place?.meanings[0] ?? '').replace(kinds, '');
    if (found !== '' && !/^surname\b/iu.test(first)) return found;
  }
  return '';
};
