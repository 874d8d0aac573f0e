import { expect, it } from 'vitest';
import { amountsIn } from '#core/checks/amounts/amounts.ts';
import { meaningsOf, saidInWords } from '#core/checks/amounts/said.ts';
import { numbers } from '#core/checks/numbers.ts';
import { rowOf } from './rows.ts';

/*
 * What numbers of texts are read as, and which are told beside a translation, as a person has read it. Where a change of the code changes a line, it is read like any other.
 */

const listed = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

const amounts: readonly string[] = [
  ...'3平方公里 3平方英里 3平方公尺 3平米 3㎡ 3平方英尺 3公頃 3英畝 3亩 3坪 3公里 3千米 3英里 3哩 3海里 3公分 3厘米 3毫米 3公尺 3米 3米飯 3英尺 3呎 3英寸 3吋 3碼 3碼頭 3里 3里面 3華里 3丈 3丈夫 3尺 3尺寸 3寸 3公斤 3千克 3kg 3公噸 3吨 3斤 3台斤 3磅 3公克 3克 3盎司 3公升 3升 3升級 3加侖 3加仑 攝氏3度 3℃ 3°C 零下3度 華氏3度 3℉ 3度 三里 幾里 3多公里 3來斤'.split(
    ' ',
  ),
  ...[
    'square kilometres|sq km|km²|km2|square miles|sq. mi|square metres|sq m|m²|square feet|sq ft|hectares|ha|acres|mu|pings|kilometers|km|km/h|miles|mph|nautical miles|centimetres|cm|millimeters|mm|metres|m|feet|foot|ft|inches|yards|li|zhang|chi|cun|kilograms|kilos|kg|tonnes|tons|catties|catty|jin|pounds|lbs|lb|grams|grammes|g|ounces|oz|litres|l|gallons|degrees Celsius|°C|degrees Fahrenheit|° F|℉|Celsius|mules|mum',
  ].flatMap((units) => units.split('|').map((unit) => `3 ${unit}`)),
  '3km',
  '3-mile',
  '36°',
  'three kilometres, twenty-five square miles, a mile, two and a half acres, some pounds',
  '３，５００元與３．５元',
  '1,234.5 and 1,2345 and 12,345,678',
  '3k 3m 3mn 3bn 3b 3tn 3 hundred 3-thousand 3 million 3 Billion 3 trillion 3kg 3mm',
  '3億 3萬5千 3.5萬 三萬五千 三萬五 一百二 一百零二 一千二百 二三十 十七八 三四 三四五 一九八四 廿五 卅 貳拾 壹佰貳拾元 四萬萬 四萬億 萬 十 兩億零三萬 1.2兆 百萬 5000萬',
  '三點五億 三点二五 3點5 零點五',
  '三兩 二兩 兩兩 十兩',
  'A4 COVID-19 H2O +886 3D v2.1 24/7 1st 2nd 3rd 4th 5s 1990s 1980’s 3am 3pm NT$300 US$5 HK$7 $3 #3 _3 x3 3x 3X 3-4 3:30 1.2.3 2023-05-03 10% 3.14 50m 3ft 3-D 3_a',
  '{0} {name} %s %d %2$s %5.3f %1$-5.3lu 50% off 100%s %@ ${x} {{3}}',
  'https://example.org/3 a3@b4.org /usr/3 `3` <3>',
  'two hundred and fifty million; two million, five hundred thousand; half a million; two and a half billion; five thousand; ten thousand; one thousand, two million; TWO MILLION; twenty-five thousand',
];

it('the numbers of texts, what each may say, and in which unit', () =>
  expect(
    listed(
      amounts.map((text) => {
        const found = amountsIn(text, true).map(({ start, end, written, readings, isDigits, unit }) =>
          [
            `${start}-${end} ${written}`,
            readings.join('/'),
            isDigits ? 'digits' : '',
            unit === null
              ? ''
              : `${unit.of} ${unit.sizes.join('/')}${unit.isMetric ? ' metric' : ''}${unit.isLoose === true ? ' loose' : ''}`,
          ]
            .filter((part) => part !== '')
            .join(' '),
        );
        return `${text}: ${found.join(' | ')}`;
      }),
    ),
  ).toMatchFileSnapshot('listing/amounts.txt'));

/** A number in each place where what stands beside it makes it say something else. */
const places: readonly string[] =
  '3成,3折,85折,85%,85 per cent,3倍,3-fold,3 times,90年代,80後,80後面,90’s,1990s,3年,73年,3學年,19世紀,19th,2週,2個星期,2禮拜,2 weeks,3年,3 years,3小時,3個小時,3個鐘頭,3 hours,48小時,2天,2日,14 days,18個月,18月,18 months,90分,90 minutes,3點,15時,15:,3 a.m.,3p.m.,3 o’clock,3刻,2打,2 dozen,2雙,2對,3旬,3 decades,2甲子,2 centuries,初2,國2,國中2,高3,高中3,112年'.split(
    ',',
  );

it('what a number says beside itself, by what stands around it', () =>
  expect(
    listed(
      places.map((text) => {
        const [one] = amountsIn(text, false);
        if (one === undefined) throw new Error(text);
        const says = [
          { hasHalf: false, isRepublic: false },
          { hasHalf: true, isRepublic: false },
          { hasHalf: false, isRepublic: true },
        ].map((how) => [...new Set(meaningsOf(one, how))].join(' '));
        return `${text}: ${says.join(' | ')}`;
      }),
    ),
  ).toMatchFileSnapshot('listing/meanings.txt'));

const words: readonly string[] =
  'half,halves,halved,半,quarter,quarters,一刻,once,single,solely,sole,only,an,a,another,ace,雙,twice,doubled,couple,pair,both,twins,twofold,second,倆,對,仨,thrice,triple,trebled,third,thirds,quadrupled,fourfold,dozens,weekly,fortnight,months,years,decade,centuries,世紀,hourly,days,noon,正午,midnight,子夜,teenager,弱冠,twenties,thirties,而立,forties,不惑,fifties,fifteen,fifth,fiftieth,fortress,知天命,sixties,花甲,seventies,古稀,eighties,耄耋,nineties,½,binary,octal,decimal,hex,hexadecimal,January,Feb,March,Apr.,May,June,Jul,August,Sept,October,Nov,December,Mayor,IV,XXIX,CXL,I,MIX,①,⑳,three million,a billion,two and a half trillions,several million,nothing'.split(
    ',',
  );

it('what words say', () =>
  expect(listed(words.map((word) => `${word}: ${[...saidInWords(word)].join(' ')}`))).toMatchFileSnapshot(
    'listing/said.txt',
  ));

const originals: readonly string[] =
  '3成的人,九折,85折,百分之五,翻了3倍,90年代,80後,3年,19世紀,2週,48小時,18個月,90分鐘,下午3點,一刻鐘,2打,3雙,30坪,3里,2斤,2兩,100公里,攝氏36度,民國112年,農曆8月15日,乾隆50年,初2,3億人,3萬5千人,一百二十人,兩里和1英里,3公里和5公里'.split(
    ',',
  );
const translations: readonly string[] =
  'the 50th year of Qianlong,30% of people,10% off,15% off,85% of the price,9% off,5%,tripled,up 300%,the 1990s,born in the 1980s,36 months,the 1800s,14 days,2 days,18 months,1.5 hours,15:00,15 minutes,24,6,about 1000 square feet,1.5 km,3 miles,1 kg,100 g,62 miles,100 miles,97 °F,36 °F,2023,September 25,1785,grade 8,300 million people,3 billion people,35000 people,120 people (about 100),1 km and 1 mile,3 km and 5 miles,none'.split(
    ',',
  );

it('which numbers are told beside each of many translations: of 30 originals each with 38 of them', () =>
  expect(
    listed(
      originals.flatMap((source) => [
        `== ${source}`,
        ...translations.flatMap((en) => {
          const row = rowOf({ source, en });
          const own = row.texts.find(({ side }) => side === 'en');
          if (own === undefined) throw new Error(en);
          const found = numbers.run(own, row);
          return [
            `${en}: ${found.map(({ code, words: told, range }) => `${code} ${told}${range === null ? '' : ` ${range.start}-${range.end}`}`).join(', ')}`,
          ];
        }),
      ]),
    ),
  ).toMatchFileSnapshot('listing/told.txt'));
