import { canonicalLanguage } from '../../model/index.ts';
import { fileLanguage } from '../file-language.ts';
import type { LanguageTag } from '../raw-block.ts';

/** Which columns of a table are what, by their numbers from 0, and the languages that its headings name. */
export type Columns = {
  readonly source: number;
  readonly target: number;
  readonly id: number | null;
  readonly state: number | null;
  readonly comment: number | null;
  readonly sourceLanguage: LanguageTag | null;
  readonly targetLanguage: LanguageTag | null;
};

/** Names of languages as the tools write them in English headings. */
const names: Readonly<Record<string, LanguageTag>> = {
  chinese: 'zh',
  cantonese: 'yue',
  english: 'en',
  japanese: 'ja',
  korean: 'ko',
  french: 'fr',
  german: 'de',
  spanish: 'es',
  italian: 'it',
  portuguese: 'pt',
  russian: 'ru',
  ukrainian: 'uk',
  polish: 'pl',
  dutch: 'nl',
  czech: 'cs',
  swedish: 'sv',
  turkish: 'tr',
  vietnamese: 'vi',
  thai: 'th',
  indonesian: 'id',
  malay: 'ms',
  mongolian: 'mn',
  tibetan: 'bo',
};

/** What stands in brackets behind them. */
const variants: Readonly<Record<string, string>> = {
  simplified: 'Hans',
  'simplified han': 'Hans',
  traditional: 'Hant',
  'traditional han': 'Hant',
  prc: 'CN',
  china: 'CN',
  'mainland china': 'CN',
  "people's republic of china": 'CN',
  taiwan: 'TW',
  'hong kong': 'HK',
  'hong kong sar': 'HK',
  macau: 'MO',
  macao: 'MO',
  singapore: 'SG',
  'united states': 'US',
  usa: 'US',
  us: 'US',
  'united kingdom': 'GB',
  uk: 'GB',
  australia: 'AU',
  canada: 'CA',
  france: 'FR',
  germany: 'DE',
  spain: 'ES',
  brazil: 'BR',
  portugal: 'PT',
  japan: 'JP',
  korea: 'KR',
};

/** A language named in words, as `Chinese (Simplified, China)`. */
const namedLanguage = (heading: string): LanguageTag | null => {
  const [, name = '', details = ''] = /^([a-z]+)(?:\s*[(,]\s*([^()]*)\)?)?$/i.exec(heading) ?? [];
  const primary = Object.hasOwn(names, name.toLowerCase()) ? names[name.toLowerCase()] : undefined;
  if (primary === undefined) return null;
  const subtags = details
    .toLowerCase()
    .split(/\s*,\s*/)
    .flatMap((detail) => (Object.hasOwn(variants, detail) ? (variants[detail] ?? []) : []))
    .toSorted((a, b) => b.length - a.length);
  return canonicalLanguage([primary, ...subtags].join('-'));
};

/** A language by its code: `zh-TW`, `EN-US`; a bare one only where the heading says that it is a language. */
const codedLanguage = (words: string): LanguageTag | null =>
  /^[a-z]{2,3}(?:[-_][a-z]{2,4})*$/i.test(words) ? canonicalLanguage(fileLanguage(words)) : null;

const languageIn = (heading: string): LanguageTag | null =>
  namedLanguage(heading) ?? (/[-_]/.test(heading) ? codedLanguage(heading) : null);

/** What stands behind `Source` or `Target`: `Source (zh-TW)`, `Target: English`. */
const languageBehind = (heading: string): LanguageTag | null => {
  const rest = heading.replace(/^\w+(?:\s+(?:segment|text|language))?\s*[:(–-]?\s*/i, '').replace(/\)$/, '');
  return rest === '' ? null : (namedLanguage(rest) ?? codedLanguage(rest));
};

const kinds = {
  id: /^(?:id|#|no\.?|nr\.?|segment(?:\s+(?:id|no\.?|number|#))?)$/i,
  source: /^source(?:\s+(?:segment|text|language))?(?:\s*[:(–-].*)?$/i,
  target: /^(?:target|translation)(?:\s+(?:segment|text|language))?(?:\s*[:(–-].*)?$/i,
  state: /^(?:segment\s+)?(?:status|state)$/i,
  comment: /^(?:comments?|notes?|remarks?)$/i,
} as const;

const clean = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim();

/**
 * Recognises the head of a bilingual table by its words: of memoQ and Déjà Vu (`ID`, two languages), Trados (`Segment ID`, `Source segment`), Phrase
 * and CafeTran (`Source`, `Target`). Null for any other row. Two languages alone are no bilingual table of a tool: a column of ids must
 * stand beside them; beside `Source` and `Target` any further one that is known.
 */
export const columnsIn = (cells: readonly string[]): Columns | null => {
  const headings = cells.map(clean);
  const find = (kind: keyof typeof kinds): number | null => {
    const at = headings.findIndex((heading) => kinds[kind].test(heading));
    return at < 0 ? null : at;
  };
  const [id, state, comment] = [find('id'), find('state'), find('comment')];
  const [source, target] = [find('source'), find('target')];
  if (source !== null && target !== null) {
    if (id === null && state === null && comment === null) return null;
    const [sourceLanguage, targetLanguage] = [source, target].map((at) => languageBehind(headings[at] ?? ''));
    return {
      source,
      target,
      id,
      state,
      comment,
      sourceLanguage: sourceLanguage ?? null,
      targetLanguage: targetLanguage ?? null,
    };
  }
  const languages = headings.flatMap((heading, at) => {
    const language = languageIn(heading);
    return language === null ? [] : [{ at, language }];
  });
  const [first, second] = languages;
  if (id === null || first === undefined || second === undefined) return null;
  return {
    source: first.at,
    target: second.at,
    id,
    state,
    comment,
    sourceLanguage: first.language,
    targetLanguage: second.language,
  };
};
