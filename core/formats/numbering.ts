import { ownEntry } from './own-entry.ts';

/**
 * How lists count, in the formats that name it, and the words around their numbers: 一、 and 第三章 for Chinese, 1. and Chapter 3 for English. What is
 * counted in neither way stays.
 */

/** What a list is to be counted for: Latin letters, or either script of Chinese. */
export type Counting = 'latin' | 'hans' | 'hant';

/** `ST_NumberFormat` (ECMA-376 Part 1, section 17.18.59) for English: numbers of East Asia as digits, cycles of characters as letters. */
const officeLatin: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'chineseCounting chineseCountingThousand chineseLegalSimplified taiwaneseCounting taiwaneseCountingThousand taiwaneseDigital',
      'ideographDigital ideographLegalTraditional japaneseCounting japaneseLegal japaneseDigitalTenThousand',
      'koreanCounting koreanDigital koreanDigital2 koreanLegal decimalFullWidth decimalFullWidth2 decimalHalfWidth',
    ]
      .flatMap((names) => names.split(' '))
      .map((name) => [name, 'decimal']),
  ),
  ideographTraditional: 'upperLetter',
  ideographZodiac: 'upperLetter',
  ideographZodiacTraditional: 'upperLetter',
  ideographEnclosedCircle: 'decimalEnclosedCircle',
  decimalEnclosedCircleChinese: 'decimalEnclosedCircle',
  aiueo: 'lowerLetter',
  aiueoFullWidth: 'lowerLetter',
  iroha: 'lowerLetter',
  irohaFullWidth: 'lowerLetter',
  ganada: 'lowerLetter',
  chosung: 'lowerLetter',
};

/** What is counted in one script of Chinese and in the other. */
const officePairs: readonly (readonly [hans: string, hant: string])[] = [
  ['chineseLegalSimplified', 'ideographLegalTraditional'],
  ['chineseCountingThousand', 'taiwaneseCountingThousand'],
  ['chineseCounting', 'taiwaneseCounting'],
];

const ofPairs = (
  pairs: readonly (readonly [hans: string, hant: string])[],
  name: string,
  to: 'hans' | 'hant',
): string | null => {
  const pair = pairs.find(([hans, hant]) => name === (to === 'hans' ? hant : hans));
  return pair?.[to === 'hans' ? 0 : 1] ?? null;
};

/** The format of numbers of Word that stands for this one; null where it stays. */
export const officeNumbers = (name: string, to: Counting): string | null =>
  to === 'latin' ? (ownEntry(officeLatin, name) ?? null) : ofPairs(officePairs, name, to);

/** `ST_TextAutonumberScheme` (section 20.1.10.61) likewise. */
export const slideNumbers = (scheme: string, to: Counting): string | null => {
  const [, family = '', end = ''] = /^(ea1Ch[st]|ea1Jpn\w+?|arabicDb)(Period|Plain)$/.exec(scheme) ?? [];
  if (family === '') return null;
  if (to === 'latin') return `arabic${end}`;
  const own = to === 'hans' ? 'ea1Chs' : 'ea1Cht';
  return family.startsWith('ea1Ch') && family !== own ? own + end : null;
};

/** `style:num-format` of OpenDocument (Part 3, section 20.322): its first members, and what stands for it. */
export const openDocumentNumbers = (format: string, to: Counting): string | null => {
  if (to === 'latin')
    return /^[一壹１零〇]/u.test(format)
      ? '1'
      : /^[甲子]/u.test(format)
        ? 'A'
        : /^[アイあいㄱ가]/u.test(format)
          ? 'a'
          : null;
  const pair = ['壹, 贰, 叁, ...', '壹, 貳, 參, ...'] as const;
  return ofPairs([pair], format, to);
};

const cssLatin: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'cjk-ideographic cjk-decimal simp-chinese-informal simp-chinese-formal trad-chinese-informal trad-chinese-formal',
      'japanese-informal japanese-formal korean-hangul-formal korean-hanja-informal korean-hanja-formal',
    ]
      .flatMap((names) => names.split(' '))
      .map((name) => [name, 'decimal']),
  ),
  'cjk-heavenly-stem': 'upper-alpha',
  'cjk-earthly-branch': 'upper-alpha',
  hiragana: 'lower-alpha',
  katakana: 'lower-alpha',
  'hiragana-iroha': 'lower-alpha',
  'katakana-iroha': 'lower-alpha',
};
const cssPairs: readonly (readonly [hans: string, hant: string])[] = [
  ['simp-chinese-informal', 'trad-chinese-informal'],
  ['simp-chinese-formal', 'trad-chinese-formal'],
];

/** A counter style of CSS (Counter Styles 3, sections 6 and 7) likewise. */
export const cssNumbers = (name: string, to: Counting): string | null =>
  to === 'latin'
    ? (ownEntry(cssLatin, name.toLowerCase()) ?? null)
    : ofPairs(cssPairs, name.toLowerCase(), to);

/** What 第…章 and the like number. */
const numbered: Readonly<Record<string, string>> = {
  章: 'Chapter',
  回: 'Chapter',
  节: 'Section',
  節: 'Section',
  条: 'Article',
  條: 'Article',
  款: 'Paragraph',
  项: 'Item',
  項: 'Item',
  编: 'Part',
  編: 'Part',
  篇: 'Part',
  部: 'Part',
  部分: 'Part',
  卷: 'Volume',
  册: 'Volume',
  冊: 'Volume',
  课: 'Lesson',
  課: 'Lesson',
  讲: 'Lecture',
  講: 'Lecture',
  单元: 'Unit',
  單元: 'Unit',
  步: 'Step',
  图: 'Figure',
  圖: 'Figure',
  表: 'Table',
  例: 'Example',
  附录: 'Appendix',
  附錄: 'Appendix',
  附件: 'Annex',
};
const words = Object.keys(numbered)
  .toSorted((a, b) => b.length - a.length)
  .join('|');
/** What stands between the words around a number: one or more numbers (`%1`, `%1%`) with marks of Western lists between. */
const number = '(?:%\\d+%?|\\u0000)(?:[.\\-–—](?:%\\d+%?|\\u0000))*';
const ordinal = new RegExp(`第[ \\u3000]*(${number})[ \\u3000]*(${words})`, 'gu');
const named = new RegExp(`(?<![\\p{Script=Han}])(附[录錄件]|[图圖表例])[ \\u3000]*(?=${number})`, 'gu');

const latinMarks: Readonly<Record<string, string>> = {
  '、': '.',
  '．': '.',
  '。': '.',
  '，': ',',
  '：': ':',
  '（': '(',
  '）': ')',
  '【': '[',
  '】': ']',
  '〔': '[',
  '〕': ']',
  '［': '[',
  '］': ']',
  '\u3000': ' ',
};

const scriptPairs = ['节節', '条條', '项項', '编編', '册冊', '课課', '讲講', '单單', '图圖', '录錄'].map(
  (pair) => [pair.charAt(0), pair.charAt(1)] as const,
);

/** The words around the numbers of a list (`%1、`, `第%1章`) as the language writes them; null where they stay. */
export const numberLabel = (label: string, to: Counting): string | null => {
  const now =
    to === 'latin'
      ? label
          .replace(ordinal, (_, inner: string, word: string) => `${numbered[word] ?? word} ${inner}`)
          .replace(named, (_, word: string) => `${numbered[word] ?? word} `)
          .replace(/[、．。，：（）【】〔〕［］\u3000]/gu, (mark) => latinMarks[mark] ?? mark)
      : Array.from(label, (character) => ofPairs(scriptPairs, character, to) ?? character).join('');
  return now === label ? null : now;
};

/** The same where a format keeps what stands before and behind a number apart. */
export const numberAffixes = (
  prefix: string,
  suffix: string,
  to: Counting,
): { readonly prefix: string; readonly suffix: string } | null => {
  const now = numberLabel(`${prefix}\0${suffix}`, to);
  if (now === null) return null;
  const [before = '', behind = ''] = now.split('\0');
  return { prefix: before, suffix: behind };
};

/** Switches of fields that count as Chinese does (Part 1, section 17.16.4.3). */
const fieldSwitch =
  /(\\\*\s*)(?:CHINESENUM[1-4]|DBNUM[1-4]|GB[1-5]|DBCHAR|SBCHAR|JIS\w*|KANJINUM[1-4]|ZODIAC[1-3]|AIUEO|IROHA|GANADA|CHOSUNG)\b/gi;

/** The instruction of a field that numbers as English does; null where it stays. */
export const fieldNumbers = (instruction: string): string | null => {
  const now = instruction.replace(fieldSwitch, '$1Arabic');
  return now === instruction ? null : now;
};
