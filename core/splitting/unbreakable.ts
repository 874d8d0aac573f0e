import type { Range } from '../model/index.ts';

/** A letter of a script that writes its words apart, or a digit. Han, kana and bopomofo have no spaces: their words are looked up. */
const letter = String.raw`(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}])[\p{L}\p{M}\p{N}])`;
const digit = String.raw`[\d０-９]`;
const hanNumber = '〇零一二两兩三四五六七八九十百千万萬亿億兆廿卅';
const measure =
  '年代|年|月|日|号|號|时|時|点|點|分钟|分鐘|分|秒|岁|歲|世纪|世紀|个|個|位|名|人|元|块|塊|美元|公里|千米|米|公斤|斤|吨|噸|度|倍|成|次|章|节|節|页|頁|楼|樓|层|層|届|屆|期|卷|篇|集|版|%|％|‰|℃';
const units =
  'km|m|cm|mm|nm|kg|g|mg|t|ha|l|L|ml|mL|GB|MB|KB|TB|kB|Hz|kHz|MHz|GHz|V|W|kW|kWh|mph|km/h|°C|°F|℃|%|‰|am|pm|a\\.m\\.|p\\.m\\.|AD|BC|CE|BCE|hundred|thousand|million|billion|trillion|percent|per cent|yuan|dollars?|euros?|pounds?|metres?|meters?|kilomet(?:re|er)s?|miles?|feet|degrees?';
const titles =
  'Mr|Mrs|Ms|Miss|Dr|Prof|St|Mt|Gen|Col|Capt|Lt|Sgt|Rev|Hon|Gov|Sen|Rep|Pres|Sir|Lady|Lord|Messrs|Mme|Mlle|Fr|Sr|President|Professor|Captain|Queen|King';
const referents =
  'No|Nos|Fig|Figs|Vol|Vols|Ch|Chap|Sec|Art|p|pp|Eq|vs|cf|ca|approx|Chapter|Section|Page|Figure|Table|Volume';

/**
 * Stretches that are one thing: never cut inside. In the order of the length they can have, so that an address is not
 * first taken for its words.
 */
const things: readonly RegExp[] = [
  // Addresses, and code in backticks.
  /\b(?:https?|ftp|file|mailto):[!-~]+/giu,
  /\bwww\.[!-~]+/giu,
  /[\w.%+-]+@[\w-]+(?:\.[\w-]+)+/gu,
  /(`+)[^`]+\1/gu,
  // Markup, entities and placeholders that stand in the text as characters.
  /<[A-Za-z][^<>]{0,300}>\S?/gu,
  /\S?<\/[A-Za-z][^<>]{0,300}>/gu,
  /<!--.*?-->/gsu,
  /&(?:[A-Za-z]\w{1,30}|#\d{1,7}|#x[\dA-Fa-f]{1,6});/gu,
  /\{\{[^{}]{0,200}\}\}|\$?\{[\w.:$-]{0,100}\}/gu,
  /%(?:\d+\$)?[-+0#]*\d*(?:\.\d+)?[sdifuxXeEgGc@](?![A-Za-z])/gu,
  /!?\[[^[\]\n]{0,300}\]\([^()\s]{0,500}\)/gu,
  /\[\^?[\w-]{1,20}\]/gu,
  /(?:\p{Lu}\.){2,}/gu,
  new RegExp(String.raw`${digit}{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)`, 'gu'),
  new RegExp(String.raw`${digit}[ \u00a0\u202f]?(?:${units})(?!${letter})`, 'gu'),
  // Chinese numbers with what is counted, dates, ordinals.
  new RegExp(
    String.raw`第?(?:[${hanNumber}]+|${digit}+(?:[.．,，]${digit}+)*)(?:[点點.．][${hanNumber}\d]+)?(?:余|餘|多|几|幾)?(?:[${hanNumber}]+)?[ ]?(?:${measure})?(?:(?:[${hanNumber}]+|${digit}+)[ ]?(?:${measure}))*`,
    'gu',
  ),
  new RegExp(String.raw`[${hanNumber}\d]+分之[${hanNumber}\d]+`, 'gu'),
  // A title with the name, a reference with its number.
  new RegExp(String.raw`(?<!${letter})(?:${titles})\.?[ \u00a0]+(?=\p{Lu})${letter}+`, 'gu'),
  new RegExp(String.raw`(?<!${letter})(?:${referents})\.?[ \u00a0]*\d[\d.–-]*`, 'gu'),
  /(?<!\p{L})(?:e\.g|i\.e|viz|cf|vs)\.[ \u00a0]+[\p{L}\p{N}]+/giu,
  // Foreign names in Chinese keep their dot, and one letter goes with its character: T恤, 卡拉OK, X光.
  /\p{Script=Han}[·・‧•]\p{Script=Han}/gu,
  /(?<!\p{Script=Latin})[A-Z]\p{Script=Han}/gu,
  /卡拉OK/gu,
  // Runs of the same mark.
  /—{2,}|…{2,}|\.{2,}|-{2,}|～{2,}|[！？!?]{2,}/gu,
];

/** Words with what holds them together: don't, state-of-the-art, GPT-4, AT&T, Node.js, U.S., C++, 3.14, 1,000, 10:30, $5, 50%. */
const joinedWord = new RegExp(
  String.raw`[$€£¥￥＄#@№±]?(?:(?<![\p{L}\p{N}])[-−+])?${letter}+(?:(?:[-.'’_/@&‐‑–·~]|(?<=${digit})[,:：，．](?=${digit}))${letter}+)*(?:\+\+|#|(?<=${digit})[%‰％°℃]+|(?<=s)['’](?=\s))?`,
  'gu',
);

/** An initial with its name, J. K. Rowling: unless a sentence ends there, as in: the U.S. They */
const initials = /(?<!\p{L})\p{Lu}\.(?:[ \u00a0]?\p{Lu}\.)*[ \u00a0]+\p{Lu}\p{L}+/gu;

/** Where the space between two sentences is missing: rained.She */
const missingSpace = /(?<=\p{Ll}{2}\.)(?=\p{Lu})/u;

const joinedWords = (text: string): Range[] =>
  Array.from(text.matchAll(joinedWord)).flatMap(({ index, 0: found }) => {
    let start = index;
    return found.split(missingSpace).map((part) => {
      const range = { start, end: start + part.length };
      start = range.end;
      return range;
    });
  });

/** The stretches of a text that may never be cut, in UTF-16 units, in no order. Linear but for the number of patterns. */
export const unbreakable = (text: string): readonly Range[] => [
  ...joinedWords(text),
  ...things.flatMap((thing) =>
    Array.from(text.matchAll(thing), ({ index, 0: found }) => ({ start: index, end: index + found.length })),
  ),
];

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

const isHanWord = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u;

/** Initials with their names, in UTF-16 units: cut only where a sentence ends. */
export const initialedNames = (text: string): readonly Range[] =>
  Array.from(text.matchAll(initials), ({ index, 0: found }) => ({ start: index, end: index + found.length }));

/** Chinese words as the dictionary of `Intl.Segmenter` finds them, in UTF-16 units: it can be wrong about names. */
export const hanWords = (text: string): readonly Range[] =>
  Array.from(segmenter.segment(text))
    .filter(({ segment, isWordLike }) => isWordLike === true && isHanWord.test(segment))
    .map(({ index, segment }) => ({ start: index, end: index + segment.length }));
