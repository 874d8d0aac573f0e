import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numbersIn, writtenLike } from '#core/text/numerals.ts';

const valuesIn = (text: string): readonly number[] => numbersIn(text).map(({ value }) => value);

describe('numbers in a text', () => {
  it.each<[string, readonly number[]]>([
    ['共１２，３４５人', [12_345]],
    ['3.5億元，1,200萬美元', [350_000_000, 12_000_000]],
    ['1.5 million people, 2 Billion', [1_500_000, 2_000_000_000]],
    ['一九八四年三月五日', [1984, 3, 5]],
    ['三十二、十、十五、一百零二、三千五百萬、兩億零三萬', [32, 10, 15, 102, 35_000_000, 200_030_000]],
    ['A4紙, the 3rd, H2O, x1', []],
    ['一百二、萬一、百姓、千萬', []],
    ['第二〇二四號', [2024]],
    ['二○二三年', [2023]],
    ['12，345，12,3456', [12, 345, 12, 3456]],
  ])('%s', (text, values) => {
    expect(valuesIn(text)).toEqual(values);
  });

  it('are read again as they were written, in Chinese numerals of both scripts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999_999 }),
        fc.constantFrom('萬', '万'),
        (value, unit) => {
          const text = `三${unit}`;
          const [place] = numbersIn(text);
          const written = place === undefined ? null : writtenLike(text, place, value);
          expect(valuesIn(written ?? '')).toEqual([value]);
        },
      ),
    );
  });

  it('are read again as they were written in digits', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e9 }),
        fc.constantFrom('1,234', '７', '5 million', '3億', '12'),
        (value, text) => {
          const [place] = numbersIn(text);
          const written = place === undefined ? null : writtenLike(text, place, value);
          // What the unit has no short fraction for is not written with it.
          expect(valuesIn(written ?? String(value))).toEqual([value]);
        },
      ),
    );
  });
});

describe('another number in the place of one', () => {
  it.each<[string, number, string | null]>([
    ['1,234', 56_789, '56,789'],
    ['07', 5, '05'],
    ['12', 9999, '9999'],
    ['12', 56_789, '56,789'],
    ['123', 10_000, '10,000'],
    ['1234', 56_789, '56789'],
    ['2 million', 12_000_000_000, '12 billion'],
    ['2 Million', 3_500, '3,500'],
    ['2 million', 12, '12'],
    ['2 thousand', 3_500_000, '3.5 million'],
    ['3萬', 250_000_000, '2.5億'],
    ['3億', 9_000, '9,000'],
    ['１２', 56_789, '５６，７８９'],
    ['1.5', 2.25, '2.25'],
    ['1.5', 2.3456, null],
    ['1.5', -2, null],
    ['１２', 34, '３４'],
    ['3.5 million', 4_200_000, '4.2 million'],
    ['3億', 120_000_000, '1.2億'],
    ['3億', 123_456_789, null],
    ['三個', 2, '兩'],
    ['第三章', 2, '二'],
    ['三月', 12, '十二'],
    ['一九八四年', 2026, '二〇二六'],
    ['三千人', 10_500, '一萬零五百'],
    ['三万人', 10_500, '一万零五百'],
    ['三人', 1.5, null],
  ])('%s with %d', (text, value, expected) => {
    const [place] = numbersIn(text);
    expect(place === undefined ? undefined : writtenLike(text, place, value)).toBe(expected);
  });
});
