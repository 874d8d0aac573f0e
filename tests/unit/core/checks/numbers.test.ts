import { expect, test } from 'vitest';
import { checks } from '#core/checks/index.ts';
import { foundBy, rowOf } from './rows.ts';

const found = (source: string, en: string): readonly string[] =>
  foundBy('numbers', rowOf({ source, en })).map(({ code, words }) => `${code} ${words}`);

/** What says the same is not told, whichever of the two is the original. */
const same: readonly (readonly [string, string])[] = [
  // By value, in whichever numerals.
  ['人口3億', 'a population of 300 million'],
  ['三点五亿', '350 million'],
  ['1.2兆元', '1.2 trillion yuan'],
  ['3千萬', '30 million'],
  ['3萬5千人', '35,000 people'],
  ['七萬八', '78,000'],
  ['2億5000萬', '250 million'],
  ['150万', '1.5m'],
  ['30億美元', '$3bn'],
  ['300萬', 'three million'],
  ['壹佰貳拾元', '120 yuan'],
  ['１２３', '123'],
  ['一百二', '120'],
  ['二三十人', '20 or 30 people'],
  ['十七八歲', '17 or 18'],
  ['5000', 'five thousand'],
  // What units make of them.
  ['九折', '10% off'],
  ['85折', '15 percent off'],
  ['八五折', '15% off'],
  ['九折', '90% of the price'],
  ['85折', 'at 85% of the price'],
  ['半成品三件九折', '3 for 10% off'],
  ['三成的人', '30% of people'],
  ['五分之三', '3/5'],
  ['百分之五', '5%'],
  ['增長了3倍', 'quadrupled, up 300%'],
  ['一打12個', 'a dozen'],
  ['36個', '3 dozen'],
  ['一甲子', '60 years'],
  // Times.
  ['下午3點', '15:00'],
  ['15:30', '3:30 p.m.'],
  ['一年半', '18 months'],
  ['三個半小時', '3.5 hours'],
  ['半小時', '30 minutes'],
  ['两周后', '14 days later'],
  ['3個星期', '21 days'],
  ['7天', 'a week'],
  ['100年', 'a century'],
  ['24小時營業', 'open all day'],
  // Dates, and reckonings of their own.
  ['民國112年', '2023'],
  ['民國一一二年五月三日', 'May 3, 2023'],
  ['乾隆五十年', '1785'],
  ['農曆八月十五', 'September 29'],
  ['12月25日', 'December 25th'],
  ['80後', 'born in the 1980s'],
  ['90年代', 'the 1990s'],
  ['八十年代', 'The 1980s'],
  ['18世紀', 'in the 1700s'],
  ['2021–2024年', '2021–24'],
  ['初三學生', 'a 9th grader'],
  ['高一', 'grade 10'],
  ['第3章', 'Chapter III'],
  // Measures, in the units of the other side.
  ['他跑了三公里。', 'He ran 3 kilometres.'],
  ['他跑了三公里。', 'He ran 1.9 miles.'],
  ['50公里每小時', '31 mph'],
  ['30坪', '99 square metres'],
  ['30坪', '30 ping (about 1,067 square feet)'],
  ['5畝地', '0.33 hectares'],
  ['5亩', '5 mu of land'],
  ['2公頃', '5 acres'],
  ['兩斤蘋果', '1 kg of apples'],
  ['一兩茶葉', '50 grams of tea'],
  ['三兩銀子', '3 taels of silver'],
  ['2斤', '1.2 kg'],
  ['5公斤', '11 pounds'],
  ['攝氏30度', '86°F'],
  ['零下5℃', '23 °F'],
  ['六尺高', '6 feet tall'],
  ['千里之外', '1,000 miles away'],
  ['300元', '300 yuan (about $42)'],
  // Digits that count nothing.
  ['新冠', 'COVID-19'],
  ['{0} 個檔案', '{1} files'],
  ['第 %2$d 行的 %1$s', '%s in line %d'],
  ['%s：無法寫入', '%.250s: cannot write'],
  ['按F5鍵', 'Press the key'],
  ['1個人', 'a person'],
  // Large numbers in words.
  ['三億人', 'three hundred million people'],
  ['兩百五十萬', 'two and a half million'],
  ['三億和兩百五十萬', 'three hundred million, and two and a half million'],
  ['五十萬', 'half a million'],
  ['二百五十万', 'two million five hundred thousand'],
  ['十二亿三千万', 'one billion two hundred and thirty million'],
  ['三十萬大軍', 'an army of three hundred thousand'],
  ['七八百萬人', 'seven or eight million'],
  ['六百多萬人', 'more than six million'],
  ['一億三千萬', 'more than one hundred million'],
  ['三億人口', 'countless people'],
  ['無數人', 'two million people'],
  ['千萬不要花掉十萬八千里外的兩萬元', 'never spend twenty thousand'],
  ['四萬萬同胞', 'four hundred million countrymen'],
  ['五萬', 'fifty thousand'],
];

test.each(same)('%s is %s, in either direction', (chinese, english) => {
  expect(found(chinese, english)).toEqual([]);
  expect(found(english, chinese)).toEqual([]);
});

test.each([
  ['2023年5月3日', 'May 3, 2032', ['extra 2032', 'missing 2023']],
  ['3億人', '30 million people', ['extra 30 million', 'missing 3億']],
  ['3萬', '3,000', ['extra 3,000', 'missing 3萬']],
  ['15個', '51', ['extra 51', 'missing 15']],
  ['第21條', 'Article 12', ['extra 12', 'missing 21']],
  ['128頁', 'many pages', ['missing 128']],
  ['許多頁', '128 pages', ['extra 128']],
  ['民國112年', '2024', ['extra 2024', 'missing 112']],
  ['三成的人', '13% of people', ['extra 13']],
  ['三成的人', '3% of people', ['unit 3%']],
  ['打九折', '9% off', ['unit 9% off']],
  ['打九折', '90% off', ['unit 90% off']],
  ['全場75折', '75 percent off', ['unit 75 percent off']],
  ['9% off', '打9折', ['unit 9折']],
  ['3公里', '1.2 miles', ['extra 1.2', 'missing 3']],
  ['三億人', 'three billion people', ['extra three billion', 'missing 三億']],
  [
    '三億、兩百五十萬、五十萬',
    'three billion, two and a half million, half a million',
    ['extra three billion', 'missing 三億'],
  ],
  ['三億人', '3 billion people', ['extra 3 billion', 'missing 三億']],
  ['3億人', 'thirty million people', ['extra thirty million', 'missing 3億']],
  ['二十五萬', 'twenty-five thousand', ['extra twenty-five thousand', 'missing 二十五萬']],
  ['兩千萬和三十萬', 'twenty million and thirty thousand', ['extra thirty thousand', 'missing 三十萬']],
])('%s is not %s', (source, en, expected) => {
  expect(found(source, en)).toEqual(expected);
});

test.each([
  ['他跑了3公里。', 'He ran 3 miles.', ['unit 3 miles']],
  ['三公里', 'three miles', ['unit three miles']],
  ['5公斤', '5 pounds', ['unit 5 pounds']],
  ['三斤', '3 kg', ['unit 3 kg']],
  ['30坪', '30 square metres', ['unit 30 square metres']],
  ['5畝', '5 acres', ['unit 5 acres']],
  ['三里', '3 kilometres', ['unit 3 kilometres']],
  ['攝氏30度', '30°F', ['unit 30°F']],
  ['3公里外有5個人', '3 km (5 miles) away', []],
])('the same number with another unit: %s is not %s', (source, en, expected) => {
  expect(found(source, en)).toEqual(expected);
});

test('a finding stands where number and unit are, in code points', () => {
  const row = rowOf({ source: '𠮷野家，他跑了3公里。', en: '𠮷 and 3 miles, 7 times' });
  expect(foundBy('numbers', row)).toEqual([
    { side: 'en', code: 'unit', words: '3 miles', ranges: [{ start: 6, end: 13 }] },
    { side: 'en', code: 'extra', words: '7', ranges: [{ start: 15, end: 16 }] },
  ]);
});

test.each([
  ['他走了三公里的路', 'three miles', 'three miles', '三公里'],
  ['買了5 公斤，', '5 pounds of it', '5 pounds', '5 公斤'],
  ['氣溫30℃', '30 °F', '30 °F', '30℃'],
])('of %s and %s both units are quoted, and nothing behind them', (source, en, used, original) => {
  const told = checks.run(rowOf({ source, en })).filter(({ check }) => check === 'numbers');
  expect(told.map(({ params }) => params)).toEqual([{ used, original }]);
});

test('nothing is asked of what is empty, of what follows another column, and of texts longer than any sentence', () => {
  expect(found('3', '')).toEqual([]);
  expect(found('', '3')).toEqual([]);
  expect(foundBy('numbers', rowOf({ source: '3', 'zh-Hans': '4' }))).toEqual([]);
  expect(found(`3${'字'.repeat(20_000)}`, '4')).toEqual([]);
});
