import type { Amount } from './amount.ts';

const inTenths = /^\s?[折成]/u;
const percent = /^\s?(?:[%％]|per\s?cent)/iu;
/** What is taken off a price; otherwise a percentage may be what is left of it. */
const percentOff = /^\s?(?:[%％]|per\s?cent)[\s-](?:off|discounts?|reductions?|cheaper|less)(?![A-Za-z])/iu;

/** Percent that tenths come to: 三成 is 30, 九折 90 of a price, or 10 off it. 85折 is in hundredths already. */
const percentsOf = ({ behind }: Amount, value: number, other: Amount): readonly number[] => {
  const share = value < 10 ? value * 10 : value;
  if (!/^\s?折/u.test(behind)) return [share];
  return percentOff.test(other.behind) ? [100 - share] : [share, 100 - share];
};

const isSaid = (tenths: Amount, percentage: Amount): boolean =>
  tenths.readings.some((value) =>
    percentsOf(tenths, value, percentage).some((right) => percentage.readings.includes(right)),
  );

/** Whether the one is written as the other, and is another share: 9 % for 九折, 90 % off. */
const isTakenFor = (tenths: Amount, percentage: Amount): boolean =>
  tenths.readings.some((value) =>
    percentage.readings.some((own) => own === value || own === (value < 10 ? value * 10 : value)),
  );

/** The amount of the other text whose digits stand here as another share: 九折, 9 % off. Null where that is none. */
export const otherRate = (one: Amount, others: readonly Amount[]): Amount | null => {
  const [own, its] = percent.test(one.behind) ? [percent, inTenths] : [inTenths, percent];
  if (!own.test(one.behind)) return null;
  const rates = others.filter(({ behind }) => its.test(behind));
  const pair = (other: Amount): readonly [Amount, Amount] => (own === percent ? [other, one] : [one, other]);
  const isPlain = others.some(
    ({ behind, readings }) => !its.test(behind) && readings.some((value) => one.readings.includes(value)),
  );
  if (isPlain || rates.some((other) => isSaid(...pair(other)))) return null;
  return rates.find((other) => isTakenFor(...pair(other))) ?? null;
};

/** The sign of a share as it stands behind a number. */
export const rateWritten = (behind: string): string =>
  (inTenths.exec(behind) ?? percentOff.exec(behind) ?? percent.exec(behind))?.[0] ?? '';
