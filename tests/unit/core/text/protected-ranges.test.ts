import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outsideRanges, protectedRanges } from '#core/text/protected-ranges.ts';

const found = (text: string): string[] =>
  protectedRanges(text).map(({ start, end }) => text.slice(start, end));

/** Each text, and the parts of it that are no words. */
const cases: readonly (readonly [string, readonly string[]])[] = [
  [
    '條目見https://zh.example.org/wiki/漢字?action=edit&section=2,3，',
    ['https://zh.example.org/wiki/漢字?action=edit&section=2,3'],
  ],
  ['裸 https://example.org/裏，下一句', ['https://example.org/裏']],
  ['見 <https://example.org/後>。', ['<https://example.org/後>']],
  ['（見https://example.org/a_(b)）', ['https://example.org/a_(b)']],
  ['(見 https://example.org/a)', ['https://example.org/a']],
  ['看https://example.org/index.html的說明', ['https://example.org/index.html']],
  ['上 https://例子.測試/路徑/第3章 看', ['https://例子.測試/路徑/第3章']],
  ['到www.example.com.tw查', ['www.example.com.tw']],
  ['條目 zh.example.org/wiki/後山 很長', ['zh.example.org/wiki/後山']],
  ['ftp://files.example.org/資料/，和', ['ftp://files.example.org/資料/']],
  ['見 mailto:後勤@example.org。', ['mailto:後勤@example.org']],
  ['信箱 後勤@example.org。', ['後勤@example.org']],
  ['寫信到wang.ming@mail.example.com.tw。', ['wang.ming@mail.example.com.tw']],
  ['用户@例子.中国', ['用户@例子.中国']],
  ['信箱lin@x例子.台灣，', ['lin@x例子.台灣']],
  ['寫信到lin@x例子.台灣和a@b例.中国。', ['lin@x例子.台灣', 'a@b例.中国']],
  ['git@example.org:team/repo.git', ['git@example.org:team/repo.git']],
  ['檔案在C:\\資料\\報告,定稿\\第1版.docx。', ['C:\\資料\\報告,定稿\\第1版.docx']],
  ['在 C:\\Program Files\\App\\app.exe 裡', ['C:\\Program Files\\App\\app.exe']],
  ['放在D:\\temp裡面', ['D:\\temp']],
  ['\\\\server\\共用\\後勤.xlsx，', ['\\\\server\\共用\\後勤.xlsx']],
  ['複製到 /裏面/ 即可', ['/裏面/']],
  ['改/etc/hosts這個檔', ['/etc/hosts']],
  ['放 ~/圖片/後山.jpg 裡', ['~/圖片/後山.jpg']],
  ['圖/後山.jpg', ['圖/後山.jpg']],
  ['打開README.md，', ['README.md']],
  ['請打開後山.jpg看看', ['後山.jpg']],
  ['「報告v2.docx」', ['報告v2.docx']],
  ['輸入`變數 後 = "裏"`即可', ['`變數 後 = "裏"`']],
  ['``a`後``與`裏`', ['``a`後``', '`裏`']],
  ['您好{{姓名}}，共${後}件', ['{{姓名}}', '${後}']],
  ['<img src="圖/後山.jpg" alt="後">的', ['<img src="圖/後山.jpg" alt="後">']],
  ['標籤<br>表示換行', ['<br>']],
];

/** Words that only look like it. */
const prose = [
  '他和她/他都來了，和/或不來。',
  '時間是12:30，比分3:2。',
  '版本v2.0比1.5快，圓周率3.14。',
  '他說：「好。」',
  '請@王明 看，@李華。',
  '<紅樓夢>與 a < b > c',
  'U.S.A. and e.g. this; i.e. that.',
  '100%的人，50% off',
  '公里/小時、元/斤、1/2',
  '中國.臺灣',
  '第一章...第二章',
  '《水滸傳》/《三國演義》',
];

describe('what is no prose', () => {
  it.each(cases)('%s', (text, wanted) => {
    const ranges = found(text);
    for (const part of wanted) {
      const whole = part.startsWith('<http') ? part.slice(1, -1) : part;
      expect(
        ranges.some((range) => range.includes(whole)),
        `${whole} in ${ranges.join(' | ')}`,
      ).toBe(true);
    }
    // Nothing round it is taken along, but for the brackets of an address.
    expect(ranges.join('').length).toBeLessThanOrEqual(wanted.join('').length);
  });

  it.each(prose)('leaves words: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('gives ordered ranges that do not overlap, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'https://',
        '@',
        'C:\\',
        '/',
        '`',
        '<b',
        '>',
        '.jpg',
        '後',
        'a',
        ' ',
        '，',
        '{{',
        '}}',
        '\\',
        '.',
        ':',
        '𠮷',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { start, end } of protectedRanges(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
        expect(outsideRanges(text, protectedRanges(text), (words) => words)).toBe(text);
      }),
    );
  });

  it('ends on long texts of nothing but beginnings', () => {
    for (const unit of [
      'https://',
      '@',
      'a@',
      'C:\\',
      '/a',
      '`',
      '``',
      '<b ',
      '.jpg',
      '後.jpg',
      '{{',
      'a.',
      '\\\\a ',
      '後@',
    ]) {
      const text = unit.repeat(100_000 / unit.length);
      expect(outsideRanges(text, protectedRanges(text), (words) => words)).toBe(text);
    }
  });
});
