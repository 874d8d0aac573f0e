import {
  genders,
  nameKinds,
  noRomanisations,
  type NameFacts,
  type NameTitle,
  type Romanisation,
} from '../model/index.ts';

/** What a file says of a name, each as a text; empty where it says nothing. */
export type WrittenName = Readonly<Record<Romanisation, string>> & {
  readonly kind: string;
  readonly surname: string;
  readonly gender: string;
  /** `總統=President`, set apart by `|`. */
  readonly titles: string;
};

const titleOf = (written: string): NameTitle => {
  const at = written.search(/[=＝]/u);
  return at < 0
    ? { original: written.trim(), translation: '' }
    : { original: written.slice(0, at).trim(), translation: written.slice(at + 1).trim() };
};

/** Titles as one text, and back: `總統=President|先生=Mr`. */
export const writtenTitles = (titles: readonly NameTitle[], between = '|'): string =>
  titles
    .map(({ original, translation }) => (translation === '' ? original : `${original}=${translation}`))
    .join(between);
export const titlesFrom = (written: string): readonly NameTitle[] =>
  written
    .split(/[|\n]/u)
    .map(titleOf)
    .filter(({ original }) => original !== '');

const among = <T extends string>(values: readonly T[], written: string): T | null =>
  values.find((one) => one === written.trim().toLowerCase()) ?? null;

/** The name a file tells of; null where it names none of our kinds. */
export const nameFrom = (written: WrittenName): NameFacts | null => {
  const kind = among(nameKinds, written.kind);
  if (kind === null) return null;
  const { pinyin, pinyinTones, wadeGiles, jyutping } = written;
  return {
    kind,
    surname: written.surname.trim(),
    gender: among(genders, written.gender),
    titles: titlesFrom(written.titles),
    romanisations: { pinyin, pinyinTones, wadeGiles, jyutping },
  };
};

export const writtenName = (name: NameFacts | undefined): WrittenName => ({
  kind: name?.kind ?? '',
  surname: name?.surname ?? '',
  gender: name?.gender ?? '',
  titles: writtenTitles(name?.titles ?? []),
  ...(name?.romanisations ?? noRomanisations),
});

/** Whether Pinyin has marks for tones. */
const hasTones = (text: string): boolean => /[\u0300\u0301\u0304\u030c]/u.test(text.normalize('NFD'));

/** The romanisation that a text in a language is, by the variants of BCP 47; null for all other languages. */
export const romanisationOf = (language: string, text: string): Romanisation | null => {
  const parts = language.toLowerCase().split('-');
  if (parts.includes('pinyin')) return hasTones(text) ? 'pinyinTones' : 'pinyin';
  if (parts.includes('wadegile')) return 'wadeGiles';
  return parts.includes('jyutping') ? 'jyutping' : null;
};

/** The languages that romanisations are in (RFC 5646, language subtag registry). */
export const romanisedLanguages: Readonly<Record<Romanisation, string>> = {
  pinyin: 'zh-Latn-pinyin',
  pinyinTones: 'zh-Latn-pinyin',
  wadeGiles: 'zh-Latn-wadegile',
  jyutping: 'yue-Latn-jyutping',
};
