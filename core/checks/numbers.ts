import { ascendingPoints } from '#core/text/codepoints.ts';
import type { Amount } from './amounts/amount.ts';
import { amountsIn } from './amounts/amounts.ts';
import { areFarApart, isLarge, maySayLarge } from './amounts/large.ts';
import { otherRate, rateWritten } from './amounts/rates.ts';
import { meaningsOf, saidInWords, saysHalf, tellsRepublic } from './amounts/said.ts';
import { areOtherUnits, isAsMuch, mayMeasure, unitWritten } from './amounts/units.ts';
import type { Check, Found } from './check.ts';

type Read = {
  readonly text: string;
  readonly amounts: readonly Amount[];
  /** What its amounts are written as, and what they may be meant to say. */
  readonly written: ReadonlySet<number>;
  readonly meant: ReadonlySet<number>;
  readonly meaningsOf: (one: Amount) => readonly number[];
};

/** Texts longer than this, in UTF-16 units, are left out: no sentence is. */
const longest = 20_000;

/** A reckoning of its own: which year or day it is, the text by itself does not tell. */
const eras =
  '順治|顺治|康熙|雍正|乾隆|嘉慶|嘉庆|道光|咸豐|咸丰|同治|光緒|光绪|宣統|宣统|洪武|永樂|永乐|宣德|成化|正德|嘉靖|隆慶|隆庆|萬曆|万历|天啟|天启|崇禎|崇祯|貞觀|贞观|開元|开元|天寶|天宝|明治|大正|昭和|平成|令和';
const reign = new RegExp(
  String.raw`(?:${eras})|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]|\b(?:reign|lunar|era)\b`,
  'iu',
);
/** 乾隆50年. */
const ofReign = new RegExp(`(?:${eras})$`, 'u');
const lunar =
  /[農农陰阴舊旧][曆历]|[正臘腊冬閏闰]月|初[一二三四五六七八九十]|除夕|元宵|端午|中秋|重[陽阳]|\blunar\b/iu;

const isReckoned = (value: number, other: string): boolean =>
  (value >= 100 && value < 2200 && reign.test(other)) || (value >= 1 && value <= 31 && lunar.test(other));

/** What a translator puts in brackets behind an amount says it again, in other money or units. */
const isGloss = (text: string, { start, end }: Amount): boolean => {
  const open = Math.max(
    text.lastIndexOf('(', start),
    text.lastIndexOf('（', start),
    text.lastIndexOf('[', start),
  );
  if (open < 0 || start - open > 60) return false;
  return !/[)）\]]/u.test(text.slice(open, start)) && /[)）\]]/u.test(text.slice(end, end + 60));
};

const isAnswered = (one: Amount, own: Read, other: Read): boolean =>
  ofReign.test(one.before) ||
  one.readings.some(
    (value) =>
      value === 0 ||
      other.meant.has(value) ||
      isReckoned(value, other.text) ||
      (value <= 31 && isReckoned(value, own.text)),
  ) ||
  own.meaningsOf(one).some((value) => other.written.has(value)) ||
  (one.unit !== null &&
    other.amounts.some(
      ({ readings, unit }) =>
        unit !== null &&
        one.unit !== null &&
        readings.some((own) => one.readings.some((value) => isAsMuch(value, one.unit ?? unit, own, unit))),
    ));

/** The amount of the original whose number stands here with another unit, as three miles for three kilometres. */
const otherUnit = (one: Amount, original: Read): Amount | null => {
  const { unit, readings } = one;
  if (unit === null) return null;
  const measured = original.amounts.filter((own) => own.unit?.of === unit.of);
  const isRight = measured.some(
    (own) =>
      own.unit !== null &&
      readings.some((value) => own.readings.some((n) => isAsMuch(value, unit, n, own.unit ?? unit))),
  );
  if (isRight) return null;
  const same = original.amounts.filter((own) => own.readings.some((n) => readings.includes(n)));
  const [first] = same;
  const isOther = same.length > 0 && same.every((own) => own.unit !== null && areOtherUnits(own.unit, unit));
  return isOther && first !== undefined ? first : null;
};

const digit = /[0-9０-９]/u;
const englishUnit = /\b(?:miles?|kilomet|met(?:er|re)s?|feet|pounds?|kilo|acres?|hectares?)/iu;

/** Most rows have neither digits nor measures nor large numbers, and are asked nothing else. */
const asksNothing = (original: string, translation: string): boolean =>
  [original, translation].every((text) => !digit.test(text) && !englishUnit.test(text)) &&
  !maySayLarge(original, translation);

const read = (text: string, { isRepublic, hasUnits }: { isRepublic: boolean; hasUnits: boolean }): Read => {
  const amounts = amountsIn(text, hasUnits);
  const said = saidInWords(text);
  const how = { hasHalf: saysHalf(text), isRepublic };
  const meanings = (one: Amount): readonly number[] => meaningsOf(one, how);
  return {
    text,
    amounts,
    written: new Set([...amounts.flatMap(({ readings }) => readings), ...said]),
    meant: new Set([...amounts.flatMap(meanings), ...said]),
    meaningsOf: meanings,
  };
};

/** Large numbers of which each of the two texts has some that the other has not: 三億, three billion. None where one may be the other rounded. */
const otherLarge = (own: Read, told: Read): ReadonlySet<Amount> => {
  const left = (of: Read, other: Read): readonly Amount[] =>
    of.amounts.filter((one) => isLarge(one) && !isAnswered(one, of, other) && !isGloss(of.text, one));
  const [missing, extra] = [left(own, told), left(told, own)];
  const areOthers = missing.length > 0 && extra.length > 0 && areFarApart(missing, extra);
  return new Set(areOthers ? [...missing, ...extra] : []);
};

/** Whether the other text has to say a number, and does not. */
const isUnsaid = (one: Amount, own: Read, other: Read): boolean =>
  one.isDigits && !isAnswered(one, own, other) && !isGloss(own.text, one);

const withUnit = ({ written, behind }: Amount): string =>
  written + (unitWritten(behind) || rateWritten(behind));

const extraIn = (told: Read, own: Read, large: ReadonlySet<Amount>): readonly Found<'extra' | 'unit'>[] => {
  const pointOf = ascendingPoints(told.text);
  return told.amounts.flatMap((one): Found<'extra' | 'unit'>[] => {
    const start = pointOf(one.start);
    const end = pointOf(one.end);
    const other = otherUnit(one, own) ?? otherRate(one, own.amounts);
    if (other !== null) {
      const words = withUnit(one);
      const range = { start, end: pointOf(one.start + words.length) };
      return [{ code: 'unit', words, range, params: { used: words, original: withUnit(other) } }];
    }
    if (!large.has(one) && !isUnsaid(one, told, own)) return [];
    return [{ code: 'extra', words: one.written, range: { start, end }, params: { used: one.written } }];
  });
};

const missingIn = (own: Read, told: Read, large: ReadonlySet<Amount>): readonly Found<'missing'>[] =>
  own.amounts
    .filter((one) => large.has(one) || (one.readings[0] !== 1 && isUnsaid(one, own, told)))
    .map(({ written }) => ({ code: 'missing', words: written, range: null, params: { original: written } }));

/**
 * Numbers that only one of original and translation has, by their values: 3億 is 300 million, 九折 10 % off, 民國112年 2023, ten kilometres about six miles.
 * Asked of what is written in digits, and of large numbers in words where both texts have some; other numerals in words stand for too much else.
 */
export const numbers: Check<'missing' | 'extra' | 'unit'> = {
  id: 'numbers',
  concerns: 'translations',
  codes: { missing: 'warning', extra: 'warning', unit: 'warning' },
  run: ({ rich, convertedFrom }, { texts }) => {
    const original = texts.find(({ side }) => side === 'source')?.rich.text ?? '';
    const { text } = rich;
    if (convertedFrom !== null || original.trim() === '' || text.trim() === '' || original === text)
      return [];
    if (original.length > longest || text.length > longest || asksNothing(original, text)) return [];
    const how = {
      isRepublic: tellsRepublic(original) || tellsRepublic(text),
      hasUnits: mayMeasure(original) && mayMeasure(text),
    };
    const [own, told] = [read(original, how), read(text, how)];
    const large = otherLarge(own, told);
    return [...extraIn(told, own, large), ...missingIn(own, told, large)];
  },
};
