import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RepairDraft } from '#core/model/repair.ts';
import { findLineBreaks } from '#core/text/cleanup/line-break.ts';
import { repairsIn, surveyOf, traditionalBackground } from './surveyed.ts';

/*
 * All that is found in small texts, with certainty, place, words, reason and particulars, beside each text. A person has read the list; where it changes, it is
 * written anew by `vitest run THIS-FILE -u` and read again.
 */

const misread = (text: string, encoding: string): string =>
  new TextDecoder(encoding).decode(new TextEncoder().encode(text));

const texts: Readonly<Record<string, readonly string[]>> = {
  entities: [
    '他說&ldquo;好&rdquo;。',
    '他說&#8220;好&#x201D;。',
    '他說&amp;ldquo;好&#38;rdquo;。',
    '春天&nbsp來了，花&ldquo開&rdquo了。',
    '&nbspa &ldquob &hellip;',
    'a &lt; b &amp;&amp; c &int; d',
    '天&int;地 &num;',
    '&eacute;t&eacute; &Ntilde;o &szlig; &frac12; &sup2; &rarr; &zwnj; &Scaron;',
    'AT&T 公司 R&D; &unknown; &#0; &#1114112; &&',
    '他說&quot;好&quot;。第一行&lt;br/&gt;第二行',
  ],
  tags: [
    '雨停了。<br/>天晴了。</p>',
    '這是<span style="color:red">紅</span>的。',
    '前<!-- 註解 <b> -->後',
    '輸入<a>就好',
    '若 a < b 而 b > c，x<y>z《<未完>》3<5',
    'one<br>two <p>three</p>',
  ],
  punctuation: [
    '天亮了,他起來了.',
    '天亮了, 他起來了。',
    '誰?是我!真的?!',
    '三樣東西:筆;紙;墨',
    '他(老王)來了 (A)',
    '他說:"天亮了."',
    "他說'好'。",
    '等一等...好了。。。',
    '我用GPT,很快.Word(好)',
    '約翰.史密斯來了',
    '圓周率是3.14159。3:30到4:15。共1,234,567人',
    'Well, yes. No; really?',
  ],
  spaces: [
    '天亮了。 他起來了。',
    '我們昨天一起在河邊 看見了一條大魚。',
    '王明 李華 張三',
    '春眠\u3000處處',
    '天亮了，他\u00a0走了。10\u00a0km',
    'There are two  words in this line.',
    '用\u00a0Word  寫',
    '天 亮 了 他 起 來 了 去 河 邊',
    '目 錄',
    '甲  乙  丙\t丁',
    '天亮了—— 他說，…… 好',
    'Wait—— 𠮷野 ‘好’ A ‘x’ 好。” 𠮷',
    '好。” ” 走 “ “走',
    '看https://example.org/a 天,亮了,見`a,b`,好',
    '“天亮了。” 他說。a café… 他說 “well”',
  ],
  'invisible characters': [
    '天\u200b\u200b地\ufeff',
    '天\u200e地\u202c',
    'שלום\u200f 天',
    'soft\u00adhyphen',
    '鈴\u0007聲\u0085',
    '天\u200d地👨\u200d👩می\u200cخواهم',
    '圖\ufffc在此',
    'It\u0092s late. \u0093Late\u0094 so\u0097late',
    'It\u0081s a\u0080b',
    'é\u009fs 天\u0092\u0092地',
  ],
  'misread bytes': [
    misread('天亮了，他說：“走吧。”', 'windows-1252'),
    misread(misread('天亮了', 'windows-1252'), 'windows-1252'),
    'cafÃ© 很好',
    misread('我們去河邊走走吧', 'windows-1252').slice(0, -1),
    misread('天亮了，他說走', 'gbk').slice(0, -1),
    misread('齉龘靐走', 'gbk').slice(0, -1),
    misread('天亮了他們去河邊', 'gbk'),
    'cafÃ© naÃ¯ve',
    'café à la crème, Übermäßig',
    misread('天亮了，我們去河邊走走。', 'gbk'),
    misread('天亮了，我們去河邊走走', 'big5'),
    new TextDecoder('latin1').decode(
      Uint8Array.of(
        0xcc,
        0xec,
        0xc1,
        0xc1,
        0xc1,
        0xcb,
        0xa3,
        0xac,
        0xcb,
        0xfb,
        0xc6,
        0xf0,
        0xc0,
        0xb4,
        0xc1,
        0xcb,
      ),
    ),
    'It costs 5â‚¬, she saidâ€”maybe.',
    '他\ufffd走了，錕斤拷，鎧烫烫烫',
    '公司\ue5e5與\uf8ff好',
  ],
  radicals: ['⽤⼼做⼈', '⽤⼼⼈⽔', '⽤⼼⼈⽔⽕', '部首⽤是這個', '⽤', '樂不思蜀', '金色的凉'],
  escapes: [
    '%E5%A4%A9%E4%BA%AE和\\u5929\\u4eae，%E5%A4%A9%E4%BA%AE',
    '他說\\u5929\\u4eae了',
    '\\u5929\\u4eae',
    '%E5%A4%A9%E4%BA%AE了。',
    '\\xe5\\xa4\\xa9\\xe4\\xba\\xae了',
    '程式寫作 "\\u5929\\u4eae";',
    '&#x5929;\\u0041',
  ],
  script: ['他住在山后，喜歡于夜里看書。皇后走了十公里。', '黃巖說，他不去。一塊巖石', '這個學生发現了它。'],
  'readings behind characters': [
    '停駛的電(diàn)車，老電(diàn)線，又一輛電(diàn)車。',
    '鐵(tiě)軌與鐵(tiě)門，鐵(tiě)路。',
    '長(zhǎng)大還(hái)好',
    '日?qǐng)?bào)訊與報(bào)紙',
    '鉚釘?shù)奈恢枚紱]有漏掉',
    '他(hello)來了 電(DC)車',
  ],
};

const wrapped: Readonly<Record<string, readonly string[]>> = {
  'prose that was wrapped': [
    '村裡的老人說，這條河從前很寬，孩子們夏天都在河裡',
    '游泳，女人們在岸邊洗衣服，男人們在樹下抽煙，談著',
    '去年的收成和今年的雨水，誰也不急著回家，因為天還',
    '早，月亮還沒有上來，風也剛剛涼下來。後來河水少了',
    '，兩岸種滿了樹，樹下總有人下棋，看棋的人比下棋的',
    '人還多，一直看到天黑。',
  ],
  'English that was wrapped': [
    'The ferry left early that morning, before anybody had come down to the',
    'landing, and the sound of the water was all that could be heard for a',
    'long while. Nobody had thought that it would ever run again, least of',
    'all the old man who kept the sheds and who had been paid by the compa-',
    'ny until the very last day of the war.',
  ],
  verse: ['床前明月光，', '疑是地上霜。', '舉頭望明月，', '低頭思故鄉。'],
  list: ['鹽', '米', '油', '一把小刀', '兩條繩子', '三雙鞋'],
};

/** As JSON, with an escape for everything that is not seen. */
const written = (value: unknown): string =>
  JSON.stringify(value).replace(/[\p{Cc}\p{Cf}\p{Co}\p{Zs}]/gu, (char) =>
    char === ' ' ? char : `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`,
  );

const shown = ({ kind, certainty, start, end, before, after, reason, params }: RepairDraft): string =>
  `  ${certainty} ${kind} ${start}-${end} ${written(before)} > ${written(after)} ${reason}${params === undefined ? '' : ` ${written(params)}`}`;

const listOf = (text: string, background: readonly string[]): readonly string[] => [
  written(text),
  ...repairsIn(text, background).map(shown),
];

test('what is found in small texts is what was read', async () => {
  const parts = Object.entries(texts).map(([title, own]) =>
    [`== ${title}`, ...own.flatMap((text) => listOf(text, traditionalBackground))].join('\n'),
  );
  const simplified = ['村里的老人说，这条河从前很宽，孩子们夏天都在河里游泳。“你还记得吗？”他问。'];
  const others = ['他們来了,他说"好".', '他說&quot;好&quot;。'];
  parts.push(
    ['== in a Simplified document', ...others.flatMap((text) => listOf(text, simplified))].join('\n'),
  );
  await expect(`${parts.join('\n\n')}\n`).toMatchFileSnapshot('listing.txt');
});

test('what is found in a whole text that was damaged is what was read', async () => {
  const path = join(import.meta.dirname, '../../../../../samples/dirty-news-zh-Hant.txt');
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const found = lines.flatMap((line) => repairsIn(line, lines).map(shown));
  await expect(`${found.join('\n')}\n`).toMatchFileSnapshot('listing-news.txt');
});

const measured = (name: string): readonly string[] =>
  readFileSync(join(import.meta.dirname, '../../../../../bench/truth/cases', name), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');

test('what is found in texts without damage, each alone, and in a document', async () => {
  const found = ['undamaged.txt', 'prose-en.txt', 'prose-zh-Hans.txt', 'prose-zh-Hant.txt'].flatMap(
    (name) => [
      `== ${name}`,
      ...measured(name)
        .filter((line) => !line.startsWith('==='))
        .flatMap((line) => {
          const repairs = [...repairsIn(line, [line]), ...repairsIn(line, traditionalBackground)].map(shown);
          return repairs.length === 0 ? [] : [line, ...new Set(repairs)];
        }),
    ],
  );
  await expect(`${found.join('\n')}\n`).toMatchFileSnapshot('listing-undamaged.txt');
});

test('what is found in damaged texts, each alone, and in a document', async () => {
  const found = measured('damage.tsv')
    .slice(1)
    .flatMap((line) => {
      const [kind = '', damaged = '', right = ''] = line.split('\t');
      const ways = [repairsIn(damaged, [damaged]), repairsIn(damaged, traditionalBackground)];
      return [
        `${kind}: ${written(damaged)} | ${right}`,
        ...new Set(ways.flatMap((repairs) => repairs.map(shown))),
      ];
    });
  await expect(`${found.join('\n')}\n`).toMatchFileSnapshot('listing-damage.txt');
});

test('which lines are joined is what was read', async () => {
  const parts = Object.entries(wrapped).map(([title, lines]) => {
    const given = lines.map((text) => ({ text, indent: null }));
    const breaks = findLineBreaks(given, surveyOf(lines));
    return [
      `== ${title}`,
      ...lines.flatMap((line, n) => [line, ...[breaks[n]].flatMap((one) => (one ? [shown(one)] : []))]),
    ].join('\n');
  });
  await expect(`${parts.join('\n\n')}\n`).toMatchFileSnapshot('listing-lines.txt');
});
