import { numbersIn, writtenLike, type NumberPlace } from '../../text/numerals.ts';
import { casedLike, ordinalPattern, ordinalSuffix, ordinalValue, ordinalWord } from './english-words.ts';
import { replaced, type Place, type Value } from './place.ts';
import { hanSmall, valueOf, writtenAs } from './written-numbers.ts';

/** Words in which a numeral counts nothing. One after the other, from the longest. */
const idioms =
  '一心一意 三心二意 一舉兩得 一举两得 三三兩兩 三三两两 七上八下 五花八門 五花八门 四面八方 三番五次 三番兩次 三番两次 千方百計 千方百计 亂七八糟 乱七八糟 五顏六色 五颜六色 一五一十 三長兩短 三长两短 四通八達 四通八达 十全十美 一模一樣 一模一样 一清二楚 百發百中 百发百中 千變萬化 千变万化 千山萬水 千山万水 千言萬語 千言万语 萬眾一心 万众一心 五湖四海 九牛一毛 不三不四 丟三落四 丢三落四 接二連三 接二连三 朝三暮四 說三道四 说三道四 橫七豎八 横七竖八 七嘴八舌 九死一生 獨一無二 独一无二 數一數二 数一数二 一石二鳥 一石二鸟 一刀兩斷 一刀两断 三言兩語 三言两语 百思不得其解 萬無一失 万无一失 三明治 十字路口 一帆風順 一帆风顺 一見鍾情 一见钟情 一如既往 四川 九龍 九龙 三藩市 十分 萬一 万一 統一 统一 唯一 一起 一樣 一样 一直 一定 一般 一些 一下 一切 一邊 一边 一旦 一向 一致 一貫 一贯 一同 一律 一概 一再 一時 一时 老百姓 百姓 千萬別 千万别 百貨 百货 五金 六合彩 七夕 九九重陽 九九重阳 八卦 三國 三国 四合院 三峽 三峡 三星 五四運動 五四运动 九一八 七七事變 七七事变 六四'.split(
    ' ',
  );
const idiom = new RegExp(idioms.toSorted((a, b) => b.length - a.length).join('|'), 'gu');
/** Days of the lunar calendar, years of reigns, fractions: nothing that a number by itself stands for. */
const apart = [
  /(?:[農农陰阴舊旧][曆历]|[閏闰])?[正一二三四五六七八九十冬臘腊]{1,2}月(?:初[一二三四五六七八九十]|[十廿卅二三][一二三四五六七八九十]?[一二三四五六七八九]?)(?!\s?[日號号〇零一二三四五六七八九十])/gu,
  /[農农陰阴舊旧][曆历]\S{0,12}?月\S{1,3}|[正臘腊冬]月(?:初[一二三四五六七八九十]|[一二三四五六七八九十廿卅]{1,3})?|初[一二三四五六七八九十](?!\p{Script=Han}?[級级等中])/gu,
  /(?:順治|顺治|康熙|雍正|乾隆|嘉慶|嘉庆|道光|咸豐|咸丰|同治|光緒|光绪|宣統|宣统|洪武|永樂|永乐|宣德|成化|嘉靖|隆慶|隆庆|萬曆|万历|天啟|天启|崇禎|崇祯|貞觀|贞观|開元|开元|天寶|天宝|明治|大正|昭和|平成|令和)(?:[元〇零一二三四五六七八九十百]+|\d+)年?/gu,
  /(?<![〇零一二兩两三四五六七八九十百千萬万\d])[〇零一二兩两三四五六七八九十百千萬万\d]{1,12}分之[〇零一二兩两三四五六七八九十百千萬万\d]{1,12}/gu,
];
const percentInWords = /百分之/u;

type Range = { readonly start: number; readonly end: number };

/** Where numerals are part of a word, or of a reckoning of its own. */
export const rangesApart = (text: string): readonly Range[] =>
  [idiom, ...apart].flatMap((pattern) =>
    Array.from(text.matchAll(pattern)).flatMap(({ index, 0: found }) =>
      percentInWords.test(found) ? [] : [{ start: index, end: index + found.length }],
    ),
  );

const digits = '〇零一二三四五六七八九';
/** 三四個, 七八十: about so many. */
const isAbout = (written: string): boolean =>
  /^[〇○零一二兩两三四五六七八九]+$/u.test(written) &&
  written.length > 1 &&
  (/[兩两]/u.test(written) ||
    (!/[〇○零]/u.test(written) &&
      (written.length === 2 ||
        Array.from(written, (digit) => digits.indexOf(digit)).every(
          (value, at, all) => at === 0 || value === (all[at - 1] ?? 0) + 1,
        ))));

type Written = {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly isOrdinal: boolean;
  readonly write: (value: number) => string | null;
  /** A word, which says an ordinal and no other number. */
  readonly isWord?: true;
};

const label =
  /(?:^|[^\p{L}])(?:page|p|step|chapter|figure|fig|table|no|number|section|article|part|volume|vol|phase|level|grade|class|group|type|version|unit|lesson|day|room|line|item|option|question|row|column|act|scene|book|track|round|stage|week|year|platform|gate|floor|apartment|flat|building|annex|appendix|clause|paragraph|rule|note|slide|season|episode)s?\.?\s?$/iu;
const bindsWords =
  /^\s+(?:of|and|or|to|in|on|at|by|for|from|is|was|has|had|per|out|through|until|than|the|with|as|but|when|if|that|which|will|shall|can|may|must)\b/u;

/** One is followed by a singular, any other number by a plural: where a word follows that may be either, a 1 does not come or go. */
const keepsNumber = (text: string, { start, end }: Range, old: number, next: number): boolean => {
  if ((old === 1) === (next === 1)) return true;
  const behind = text.slice(end);
  return !/^[\s-]+[a-z]{2}/u.test(behind) || bindsWords.test(behind) || label.test(text.slice(0, start));
};

const placeOf = (text: string, one: Written): Place => {
  const { start, end, value, isOrdinal, isWord } = one;
  return {
    start,
    end,
    value: { kind: 'number', value, isOrdinal },
    key: String(value),
    shape: 'number',
    says: (other: Value) =>
      other.kind === 'number' && other.value === value && (isWord !== true || other.isOrdinal),
    follow: (old, next) => {
      if (old.kind !== 'number' || next.kind !== 'number') return null;
      if (!isOrdinal && !keepsNumber(text, one, value, next.value)) return null;
      return replaced(one, one.write(next.value));
    },
  };
};

const cardinals = (text: string): readonly Written[] =>
  numbersIn(text).flatMap((place): Written[] => {
    const { start, end, value, written } = place;
    if (written === 'chinese' && isAbout(text.slice(start, end))) return [];
    const isOrdinal = /第\s?$/u.test(text.slice(0, start));
    return [{ start, end, value, isOrdinal, write: (next) => writtenLike(text, place, next) }];
  });

/** A unit at its digits, as in 5km, where the digits are no part of a word. */
const measured =
  /(?<![A-Za-z0-9.,])\d+(?:,\d{3})*(?:\.\d+)?(?=(?:km|cm|mm|kg|mg|ml|g|m|GB|MB|KB|TB|kW|kWh|MHz|GHz|Hz|dB|px)(?![A-Za-z0-9]))/gu;

const withUnits = (text: string): readonly Written[] =>
  Array.from(text.matchAll(measured), ({ index: start, 0: found }) => {
    const end = start + found.length;
    const value = Number(found.replaceAll(',', ''));
    const place: NumberPlace = { start, end, value, written: 'arabic' };
    return { start, end, value, isOrdinal: false, write: (next) => writtenLike(text, place, next) };
  });

const suffixed = /(?<![A-Za-z0-9.,])(?<digits>\d{1,4})(?:st|nd|rd|th)\b/gu;
const inWords = new RegExp(`(?<![\\p{L}\\p{N}-])${ordinalPattern}(?![\\p{L}\\p{N}-])`, 'giu');

const ordinals = (text: string): readonly Written[] => [
  ...Array.from(text.matchAll(suffixed), ({ index: start, 0: found, groups }): Written => {
    const value = Number(groups?.digits);
    const write = (next: number) => (Number.isInteger(next) ? `${next}${ordinalSuffix(next)}` : null);
    return { start, end: start + found.length, value, isOrdinal: true, write };
  }),
  ...Array.from(text.matchAll(inWords), ({ index: start, 0: found }): Written => {
    const write = (next: number): string | null => {
      const word = ordinalWord(next);
      return word === null ? null : casedLike(word, found);
    };
    return {
      start,
      end: start + found.length,
      value: ordinalValue(found),
      isOrdinal: true,
      write,
      isWord: true,
    };
  }),
];

/** A year of the Republic of China, as a number of our era: 112 of 民國112年 as 2023. */
const roc = new RegExp(
  `(?<=民[國国]\\s?)(?:\\d{1,3}|[〇○零一二三四五六七八九]{3}|${hanSmall})(?=\\s?年)`,
  'gu',
);

const rocYears = (text: string): readonly Written[] =>
  Array.from(text.matchAll(roc), ({ index: start, 0: found }) => ({
    start,
    end: start + found.length,
    value: valueOf(found) + 1911,
    isOrdinal: false,
    write: (next: number) => (next > 1911 && next < 2911 ? writtenAs(next - 1911, found) : null),
  }));

/** Each in the place of those behind it. Numerals in words are left out. */
export const numberPlaces = (text: string): readonly Place[] =>
  [...rocYears(text), ...ordinals(text), ...withUnits(text), ...cardinals(text)].map((one) =>
    placeOf(text, one),
  );
