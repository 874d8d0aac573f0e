import type { Amount } from './amount.ts';
import { protectedRanges } from '#core/text/protected-ranges.ts';
import { numbersInWords } from '#core/align/written-numbers.ts';
import { largeInWords } from './large.ts';
import { fractionOf, hanDigits, numeralRun, exact, runReadings } from './numerals.ts';
import { unitAt } from './units.ts';

const magnitudes: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  bn: 1e9,
  b: 1e9,
  tn: 1e12,
};

const plain =
  '(?<digits>[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\\.[0-9]+)?)(?:[\\s-]?(?<magnitude>hundred|thousand|million|billion|trillion|mn|bn|tn|(?<=[0-9])[kmb])(?![A-Za-z0-9²³]))?';
const amount = new RegExp(
  `(?<han>${numeralRun})(?:[點点](?<fraction>${hanDigits}+)(?<times>[百千萬万億亿])?)?|${plain}`,
  'giu',
);

/** Digits of full width, one for one. */
const halfWidth = (text: string): string =>
  /[０-９]/u.test(text)
    ? text.replaceAll(/[０-９]|(?<=[０-９])[．，](?=[０-９])/gu, (sign) =>
        String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
      )
    : text;

/** `{0}`, `%s`, `%2$-5.3lu`: what programs put a value in. A percentage before a word is none. */
const placeholder =
  /\{[\w.]{1,40}\}|(?<![0-9])%(?:\d+\$)?[-+#0]*(?:\d+|\*(?:\d+\$)?)?(?:\.(?:\d+|\*(?:\d+\$)?))?(?:hh?|ll?|[zjtL])?[diouxXeEfgGcsSpT@]/g;
/** What may stand at digits that count something. */
const suffix =
  /^(?:(?:st|nd|rd|th|s|['’]s)(?![A-Za-z])|[\s-]?(?:km|kms|kg|kgs|cm|mm|mg|ml|ha|ft|lbs?|oz|yd|yrs?|hrs?|mins?|am|pm|g|m|l)(?![A-Za-z0-9]))/iu;

/** Whether digits are part of a word: A4, COVID-19, H2O, +886, 3D, v2.1, 24/7. */
const isInWord = (before: string, behind: string): boolean =>
  /[A-Za-z_+#$]$/u.test(before.replace(/(?:NT|US|HK|[A-Z])?\$$/u, '')) ||
  /[A-Za-z]-$/u.test(before) ||
  /[0-9][.:/-]$/u.test(before) ||
  (/^[A-Za-z_]/u.test(behind) && !suffix.test(behind)) ||
  /^-?[A-Z]/u.test(behind) ||
  /^[/:-][0-9]/u.test(behind) ||
  /^\.[0-9]/u.test(behind);

/** How far around a number is looked. */
const reach = 24;

/** 三兩 as grams, of the mainland and as it was before: the sign is that of 2 as well. */
const inLiang = (run: string): readonly number[] => {
  const [, count = ''] = /^(.*[^兩两])[兩两]$/u.exec(run) ?? [];
  return count === '' ? [] : runReadings(count).flatMap((value) => [value, value * 50, value * 37.5]);
};

const readingsIn = ({
  han,
  fraction,
  times: sign,
  digits = '',
  magnitude,
}: Readonly<Record<string, string | undefined>>): readonly number[] => {
  if (han !== undefined) {
    const readings = runReadings(han);
    if (fraction === undefined) return [...readings, ...inLiang(han)];
    const [by = 1] = sign === undefined ? [1] : runReadings(`一${sign}`);
    return [exact(((readings[0] ?? 0) + fractionOf(fraction)) * by), ...readings];
  }
  const value = Number(digits.replaceAll(',', ''));
  const times = magnitudes[magnitude?.toLowerCase() ?? ''] ?? 1;
  return times === 1 ? [value] : [exact(value * times), value];
};

const measuredWord =
  /(?<![A-Za-z])(?<words>(?:[A-Za-z]+[\s-]){1,4})(?<unit>(?:square )?(?:miles?|kilomet(?:er|re)s?|met(?:er|re)s?|feet)|pounds?|kilogram(?:me)?s?|kilos?|acres?|hectares?)(?![A-Za-z])/gu;

/** Three kilometres: numbers in words, where a unit of measure says that they are numbers. */
const measuredInWords = (text: string): readonly Amount[] =>
  Array.from(text.matchAll(measuredWord)).flatMap(({ index, groups = {} }): readonly Amount[] => {
    const { words = '', unit = '' } = groups;
    const last = words.trim().split(/[\s-]/u).at(-1) ?? '';
    const value = numbersInWords(words).at(-1);
    if (value === undefined || numbersInWords(last).length === 0) return [];
    const start = index + words.lastIndexOf(last);
    const end = index + words.trimEnd().length;
    return [
      {
        start,
        end,
        written: last,
        readings: [value],
        isDigits: false,
        unit: unitAt('', ` ${unit}`),
        before: '',
        behind: ` ${unit}`,
      },
    ];
  });

/**
 * All numbers of a text, whatever numerals they are written in, in its order. Linear in its length.
 * @param hasUnits whether units of measure are looked for.
 */
export const amountsIn = (text: string, hasUnits: boolean): readonly Amount[] => {
  const folded = halfWidth(text);
  const codes = [
    ...protectedRanges(folded),
    ...Array.from(folded.matchAll(placeholder), ({ index, 0: found }) => ({
      start: index,
      end: index + found.length,
    })),
  ];
  const told = Array.from(folded.matchAll(amount), ({ index: start, 0: written, groups = {} }) => {
    const end = start + written.length;
    const [before, behind] = [
      folded.slice(Math.max(0, start - reach), start),
      folded.slice(end, end + reach),
    ];
    const isCode = codes.some((range) => range.start < end && start < range.end);
    return {
      start,
      end,
      written,
      readings: readingsIn(groups),
      isDigits: /[0-9]/u.test(written) && !isCode && !isInWord(before, behind),
      unit: hasUnits ? unitAt(before, behind) : null,
      before,
      behind,
    };
  });
  const inWords = [...(hasUnits ? measuredInWords(folded) : []), ...largeInWords(folded)];
  return inWords.length === 0 ? told : [...told, ...inWords].toSorted((a, b) => a.start - b.start);
};
