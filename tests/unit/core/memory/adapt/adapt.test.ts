import { describe, expect, it } from 'vitest';
import { adapterFor } from '#core/memory/adapt/adapt.ts';
import { plain } from '#core/model/index.ts';

const adapted = (original: string, wanted: string, translation: string): string | null =>
  adapterFor(wanted)(original, plain(translation))?.rich.text ?? null;

describe('numbers', () => {
  it.each([
    ['第12頁共300頁。', '第15頁共420頁。', 'Page 12 of 300.', 'Page 15 of 420.'],
    ['三十二艘船開走了。', '45艘船開走了。', '32 boats left.', '45 boats left.'],
    [
      '全市有150萬人。',
      '全市有220萬人。',
      'The city has 1.5 million people.',
      'The city has 2.2 million people.',
    ],
    [
      '全市有150萬人。',
      '全市有12億人。',
      'The city has 1.5 million people.',
      'The city has 1.2 billion people.',
    ],
    ['預算3.5億元。', '預算8,500萬元。', 'A budget of 350 million yuan.', 'A budget of 85 million yuan.'],
    ['預算150萬元。', '預算五萬元。', 'A budget of 1.5 million yuan.', 'A budget of 50,000 yuan.'],
    ['有3隻貓和5隻狗。', '有5隻貓和3隻狗。', '3 cats and 5 dogs.', '5 cats and 3 dogs.'],
    ['他活了八十歲。', '他活了九十二歲。', '他活了八十岁。', '他活了九十二岁。'],
    ['有3隻貓和紅花。', '有5隻貓和藍花。', '3 cats and red flowers.', '5 cats and red flowers.'],
    ['時速60km。', '時速90km。', 'At 60 km an hour.', 'At 90 km an hour.'],
    ['時速60km。', '時速90km。', 'At 60km an hour.', 'At 90km an hour.'],
    ['第21屆會議', '第22屆會議', 'The 21st session', 'The 22nd session'],
    ['第三章', '第十二章', 'The third chapter', 'The twelfth chapter'],
    ['第三章', '第四章', 'Chapter 3', 'Chapter 4'],
    ['第三屆', '第二十一屆', 'Third session', 'Twenty-first session'],
    ['3至5天', '4至7天', '3 to 5 days', '4 to 7 days'],
    ['2020—2023年', '2021—2024年', '2020–2023', '2021–2024'],
    [
      '三心二意地買了3本書',
      '三心二意地買了5本書',
      'bought 3 books half-heartedly',
      'bought 5 books half-heartedly',
    ],
    ['民國112年', '民國113年', 'in 2023', 'in 2024'],
    ['2023年', '2024年', '民国112年', '民国113年'],
    ['百分之五', '7%', '5%', '7%'],
    ['增長5％', '增長百分之三點五', 'a rise of 5 per cent', 'a rise of 3.5 per cent'],
    ['增長5%', '增長3.5%', '增长百分之五', '增长百分之三点五'],
    ['第1頁', '第12頁', 'Page 1', 'Page 12'],
  ])('%s → %s', (original, wanted, translation, expected) => {
    expect(adapted(original, wanted, translation)).toBe(expected);
  });
});

describe('dates', () => {
  it.each([
    ['2023年5月3日', '2024年6月14日', 'May 3, 2023', 'June 14, 2024'],
    ['2023年5月3日', '2024年6月14日', '3 May 2023', '14 June 2024'],
    ['二○二三年五月三日', '二○二四年十二月十四日', 'May 3rd, 2023', 'December 14th, 2024'],
    ['民國112年5月3日', '民國113年5月21日', 'May 3rd, 2023', 'May 21st, 2024'],
    ['民國112年5月3日', '2024年5月21日', '民国一一二年五月三日', '民国一一三年五月二十一日'],
    ['2023/5/3', '2024/11/30', '2023-05-03', '2024-11-30'],
    ['2023/5/3', '2024/11/30', '5/3/2023', '11/30/2024'],
    ['2023/5/3', '2024/11/30', '03/05/2023', '30/11/2024'],
    ['2023年5月3日（星期三）', '2023年5月5日（星期五）', 'Wednesday, May 3, 2023', 'Friday, May 5, 2023'],
    ['2023年5月3日', '2023年5月5日', 'Wednesday, 3 May 2023', 'Friday, 5 May 2023'],
    [
      '會議於2023年5月3日舉行。',
      '會議於2023年5月5日舉行。',
      'On Wednesday the meeting was held (May 3, 2023).',
      'On Friday the meeting was held (May 5, 2023).',
    ],
    ['5月3日至5日', '6月7日至9日', 'May 3–5', 'June 7–9'],
    [
      '2023年5月3日至6月2日',
      '2023年7月3日至8月2日',
      'from May 3 to June 2, 2023',
      'from July 3 to August 2, 2023',
    ],
    ['2023年5月', '2024年1月', 'in May 2023', 'in January 2024'],
    ['五月的花', '六月的花', 'the flowers of May', 'the flowers of June'],
    ['2023年9月3日', '2023年10月4日', 'Sept. 3, 2023', 'Oct. 4, 2023'],
    ['星期三下午', '星期五下午', 'Wednesday afternoon', 'Friday afternoon'],
    ['下午3點30分', '上午9點', '3:30 p.m.', '9:00 a.m.'],
    ['下午三點半', '晚上八點', '3:30 PM', '8:00 PM'],
    ['下午3:30', '下午4:45', '15:30', '16:45'],
    ['9:00–17:00', '10:00–18:30', '9:00–17:00', '10:00–18:30'],
    ['上午9點', '上午11點', '上午9点', '上午11点'],
    ['上午9點', '下午2點', '上午九點', '下午兩點'],
    // Midnight is no 上午12點, which would be read as noon.
    ['下午3點', '晚上12點', '下午3点', null],
    ['晚上11點', '晚上12點', '晚上11点', '晚上12点'],
    ['三萬人', '兩萬人', '三万人', '两万人'],
    ['三萬人', '二十人', '三萬人', '二十人'],
    ['三萬人', '三萬二千人', '三萬人', '三萬二千人'],
  ])('%s → %s', (original, wanted, translation, expected) => {
    expect(adapted(original, wanted, translation)).toBe(expected);
  });
});

describe('codes', () => {
  it.each([
    [
      '型號XR-200已停產。',
      '型號XR-300已停產。',
      'Model XR-200 is discontinued.',
      'Model XR-300 is discontinued.',
    ],
    ['已刪除{count}個檔案', '已刪除{n}個檔案', '{count} files deleted', '{n} files deleted'],
    [
      '請見https://example.org/a',
      '請見https://example.org/b',
      'See https://example.org/a',
      'See https://example.org/b',
    ],
    ['符合ISO 9001標準', '符合ISO 14001標準', 'meets ISO 9001', 'meets ISO 14001'],
  ])('%s → %s', (original, wanted, translation, expected) => {
    expect(adapted(original, wanted, translation)).toBe(expected);
  });
});

describe('stay where', () => {
  it.each([
    ['other words differ', '第12頁。', '第15章。', 'Page 12.'],
    ['one value became two', '3隻貓和3隻狗。', '4隻貓和5隻狗。', '3 cats and 3 dogs.'],
    ['it is in words', '三隻貓。', '五隻貓。', 'Three cats.'],
    ['it is there once more', '3隻貓。', '5隻貓。', '3 cats, 3 of them grey.'],
    ['nothing differs', '3隻貓。', '3隻貓。', '3 cats.'],
    ['one has more numbers', '3隻貓。', '3隻貓和2隻狗。', '3 cats.'],
    ['it is of the lunar calendar', '五月初三', '六月初四', 'May 3'],
    ['an idiom', '三三兩兩', '三三五五', 'in 3s and 2s'],
    ['a reign', '光緒二十三年', '光緒二十四年', 'the 23rd year of Guangxu (1897)'],
    ['about so many', '三四個人', '五六個人', '34 people'],
    ['a formula', '水是H2O，共2杯', '水是H2O，共3杯', 'Water is H2O, two cups'],
    ['plural would change', '共1頁', '共5頁', '1 page in all'],
    ['only one end is written', '2021至2024年', '2022至2025年', '2021–24'],
    ['the year is left out', '2023年5月3日', '2024年5月4日', 'on May 3'],
    ['the weekday is unknown', '5月3日', '5月5日', 'Wednesday, May 3'],
    ['order unknown', '2023/3/3', '2023/4/5', '03/03/2023'],
    ['afternoon unknown', '下午3:30', '上午9:15', '3:30'],
  ])('%s', (_, original, wanted, translation) => {
    expect(adapted(original, wanted, translation)).toBeNull();
  });
});
