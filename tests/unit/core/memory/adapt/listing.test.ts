import { expect, it } from 'vitest';
import { adapterFor } from '#core/memory/adapt/adapt.ts';
import { plain } from '#core/model/index.ts';

/*
 * What becomes of translations when what their originals name is another: every original of a kind with every other one, in each way of writing the translation. `listing.txt` holds
 * them, a line each; where a change of the code changes them, the lines that differ are looked through, and it is written anew by `vitest run FILE -u`.
 */

/** Of one kind: what the original names, and how a translation says the first of them. */
const kinds: Readonly<
  Record<string, readonly [originals: readonly string[], translations: readonly string[]]>
> = {
  months: [
    ['5月3日', '1月1日', '2月29日', '十二月三十一日', '9月9號', '六月'],
    ['on 3 May', 'on May 3', 'on May 3rd', 'on the 3rd of May', '3 MAY', '5月3日', '五月三日', '5/3'],
  ],
  years: [
    [
      '2023年5月3日',
      '1999年12月31日',
      '二〇二四年二月二十九日',
      '民國112年5月3日',
      '民國元年1月1日',
      '2023-05-03',
      '2023/5/3',
      '5月3日',
      '2023年',
    ],
    [
      'May 3, 2023',
      '3 May 2023',
      '3rd May, 2023',
      '2023-05-03',
      '2023年5月3日',
      '二〇二三年五月三日',
      '民国112年5月3日',
      '5/3/2023',
      'Wed, May 3, 2023',
    ],
  ],
  calendar: [
    ['2023年5月3日', ...Array.from({ length: 12 }, (_, month) => `2024年${month + 1}月${29 - month}日`)],
    ['Wednesday, May 3, 2023', '3 May 2023 (Wed.)', '2023年5月3日（星期三）', '週三，2023-05-03'],
  ],
  spans: [
    ['5月3日至6日', '6月28日至7月2日', '1月1日到9日', '2024年12月30日—2025年1月3日', '5月3日'],
    [
      'May 3–6',
      'May 3 to May 6',
      '3–6 May',
      '3 May to 6 May',
      '5月3日至6日',
      'May 3–6, 2023',
      '3rd to 6th May',
    ],
  ],
  several: [
    ['5月3日和12人', '6月7日和30人', '6月7日和12人'],
    ['on May 3 with 12 people', '12 people on 3 May', 'on May 3 with a dozen'],
  ],
  sameTwice: [
    ['3到5人', '4到5人', '3到8人', '5到3人'],
    ['3 to 5 people', 'three to five people', '5 of 3'],
  ],
  abbreviated: [
    ['9月4日', '3月15日', '5月1日', '8月22日'],
    ['4 Sept.', 'Sep 4', 'Sept 4th', '4 SEP.', 'September 4'],
  ],
  weekdays: [
    ['星期三', '週日', '礼拜天', '星期六', '周一', '禮拜二'],
    ['on Wednesday', 'WED.', 'Wed', 'wednesday', '星期三', '周三', '礼拜三'],
  ],
  times: [
    [
      '下午3點',
      '凌晨5點半',
      '中午12點',
      '晚上12點',
      '早上七點一刻',
      '15:00',
      '15時30分',
      '晚上十一點四十五分',
      '零點',
      '下午2點',
      '下午兩點半',
      '14:05',
      '清晨6點',
      '傍晚6點',
    ],
    [
      'at 3 p.m.',
      'at 3 PM',
      'at 3:00 pm',
      'at 15:00',
      '下午3点',
      '下午三点',
      '下午三點',
      '下午三時',
      '3 o’clock in the afternoon',
      '15点',
      "at three o'clock",
    ],
  ],
  percents: [
    ['百分之五', '7%', '百分之三點五', '0.5％', '百分之百', '千分之三'],
    ['5%', '5 %', '5 per cent', '5 percent', 'five per cent', '百分之五', '5％'],
  ],
  numbers: [
    ['12', '三', '一百零五', '1,500', '3.5', '兩萬', '150萬', '12億', '十', '廿一', '0'],
    ['12 boats', 'twelve boats', '12.0 boats', '十二', '１２', 'a dozen'],
  ],
  large: [
    ['150萬人', '3億人', '8,500人', '兩百萬人', '1.2億人', '五十人'],
    ['1.5 million people', '1,500,000 people', '150万人', '1500 thousand people'],
  ],
  ordinals: [
    ['第三章', '第十一章', '第21章', '第一百零二章', '第2章', '第四十章', '第九十九章'],
    ['the third chapter', 'Third chapter', '3rd chapter', 'THE THIRD', 'Chapter 3', 'Chapter III', '第三章'],
  ],
  codes: [
    ['見A-12表', '見B-7表', '見https://example.org/a表', '見x@example.org表', '見3.2.1表'],
    ['see table A-12', 'see table a-12'],
  ],
};

it('lists what becomes of translations', async () => {
  const lines = Object.entries(kinds).flatMap(([kind, [originals, translations]]) => [
    `== ${kind}`,
    ...originals.slice(1).flatMap((wanted) => {
      const adapt = adapterFor(`他${wanted}來。`);
      return translations.map((translation) => {
        const found = adapt(`他${originals[0]}來。`, plain(`He came ${translation}, so.`));
        const told =
          found === null
            ? 'as it is'
            : `${found.rich.text} ${JSON.stringify(found).replace(/^.*?"tags":\[\]\}?,?/, '')}`;
        return `${originals[0]} → ${wanted} | ${translation} | ${told}`;
      });
    }),
  ]);
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('listing.txt');
});
