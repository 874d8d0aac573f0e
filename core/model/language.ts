/** A BCP 47 tag in its canonical form, as `canonicalLanguage` makes it: `zh-Hant`, `en`, `pt-BR`. `und`: nobody has said. */
export type Language = string;

/** Whose spelling Chinese conversion follows. `cn` is the default: characters only. */
export const regions = ['cn', 'tw', 'hk'] as const;
export type Region = (typeof regions)[number];

/** The two scripts of Chinese, as languages. */
export type ChineseScript = 'zh-Hans' | 'zh-Hant';

type Traits = {
  readonly primary: string;
  /** ISO 15924; the likely one where the tag names none. Empty for what is no tag. */
  readonly script: string;
  readonly chinese: ChineseScript | null;
};

/** ISO 639 codes of Chinese languages that are written in Han characters. */
const chineseCodes = new Set([
  'zh',
  'cmn',
  'yue',
  'wuu',
  'nan',
  'hak',
  'gan',
  'hsn',
  'cdo',
  'cjy',
  'cpx',
  'czh',
  'czo',
  'mnp',
  'lzh',
]);

const readTraits = (language: Language): Traits => {
  // ICU takes a language that nobody has named for English.
  if (language === 'und') return { primary: 'und', script: '', chinese: null };
  try {
    const { language: primary, script = '' } = new Intl.Locale(language).maximize();
    const isChinese = chineseCodes.has(primary) && !['Latn', 'Bopo', 'Cyrl', 'Arab'].includes(script);
    // Literary Chinese and languages whose script the tag leaves open are mostly written in Traditional characters.
    const chinese = isChinese ? (script === 'Hans' ? 'zh-Hans' : 'zh-Hant') : null;
    return { primary, script, chinese };
  } catch {
    return { primary: language, script: '', chinese: null };
  }
};

const known = new Map<Language, Traits>();
/** More tags than any project has: a file of a thousand strange ones must not be remembered for ever. */
const mostKnown = 500;

/** Asked for every text: a tag is looked into once. */
const traitsOf = (language: Language): Traits => {
  const found = known.get(language);
  if (found !== undefined) return found;
  if (known.size >= mostKnown) known.clear();
  const traits = readTraits(language);
  known.set(language, traits);
  return traits;
};

/** Which script of Chinese a language is written in (RFC 5646, likely subtags of CLDR); null when it is not Chinese. */
export const chineseScript = (language: Language): ChineseScript | null => traitsOf(language).chinese;

/** True for Chinese in Han characters, whichever Chinese language and script. */
export const isChinese = (language: Language): boolean => traitsOf(language).chinese !== null;

const japaneseScripts = new Set(['Jpan', 'Hrkt', 'Hira', 'Kana']);

/** True for what is written without spaces between words and sentences, with full-width marks: Chinese and Japanese. */
export const isUnspaced = (language: Language): boolean => {
  const { chinese, script } = traitsOf(language);
  return chinese !== null || japaneseScripts.has(script);
};

/** The primary subtag: `en` of `en-GB`. Two tags that share it are versions of one language. */
export const primaryOf = (language: Language): string => traitsOf(language).primary;

/** Longer tags are no languages but somebody's joke. */
const longestTag = 35;

/** The canonical form of a tag (RFC 5646, section 4.5), or null when it is none. */
export const canonicalLanguage = (tag: string): Language | null => {
  if (tag.length > longestTag) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
};

/** The languages that most projects are in. */
export const usualLanguages: readonly Language[] = ['zh-Hant', 'zh-Hans', 'en'];

/** Languages that are offered by name: those most translated from and into Chinese. Any other tag can be written. */
export const commonLanguages: readonly Language[] = [
  ...usualLanguages,
  'ja',
  'ko',
  'fr',
  'de',
  'es',
  'it',
  'pt',
  'ru',
  'uk',
  'pl',
  'nl',
  'cs',
  'sv',
  'tr',
  'vi',
  'th',
  'id',
  'ms',
  'mn',
  'bo',
  'yue',
  'lzh',
];
