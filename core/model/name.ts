export const nameKinds = ['person', 'place', 'organisation', 'work'] as const;
export type NameKind = (typeof nameKinds)[number];

/** Which pronouns stand for a person: she, he, or neither of them. */
export const genders = ['female', 'male', 'other'] as const;
export type Gender = (typeof genders)[number];

/** Ways of writing the sound of characters in Latin letters. An established spelling such as Sun Yat-sen is a term. */
export const romanisations = ['pinyin', 'pinyinTones', 'wadeGiles', 'jyutping'] as const;
export type Romanisation = (typeof romanisations)[number];

/** What stands behind the family name, and what a translation has for it; empty where nobody has said. */
export type NameTitle = { readonly original: string; readonly translation: string };

/** What a termbase says of a concept that is a name; empty where it says nothing. */
export type NameFacts = {
  readonly kind: NameKind;
  /** The family name in characters, with which the name in characters begins. */
  readonly surname: string;
  readonly gender: Gender | null;
  readonly titles: readonly NameTitle[];
  readonly romanisations: Readonly<Record<Romanisation, string>>;
};

export const noRomanisations: NameFacts['romanisations'] = {
  pinyin: '',
  pinyinTones: '',
  wadeGiles: '',
  jyutping: '',
};

/** Titles of one name. */
export const mostTitles = 50;
