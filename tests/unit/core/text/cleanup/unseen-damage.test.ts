import { describe, expect, test } from 'vitest';
import { applyRepairs, findRepairs } from '#core/text/cleanup/index.ts';
import { listed, repairsIn, surveyOf, traditionalBackground } from './surveyed.ts';

describe('radicals in the place of words', () => {
  test.each([
    ['⼈⼭⼈海', '人山人海'],
    ['今天⻛很⼤', '今天风很大'],
    ['⻓江⽔位上升', '长江水位上升'],
  ])('%s -> %s', (text, after) => {
    expect(applyRepairs(text, repairsIn(text)).text).toBe(after);
    expect(listed(text, 'radical').every((found) => found.startsWith('certain'))).toBe(true);
  });

  test.each(['部首⼈寫作亻', '⼈', '⼈、⼝、⼿', '⼀⼁⼂⼃⼄⼅'])('%s is at most offered', (text) => {
    expect(listed(text, 'radical').filter((found) => found.startsWith('certain'))).toEqual([]);
  });

  test('compatibility characters are offered', () => {
    expect(listed('\uf90a先生', 'radical')).toEqual(['doubtful \uf90a>金']);
  });
});

describe('UTF-8 read in another encoding', () => {
  const misread = (text: string, label: string): string =>
    new TextDecoder(label).decode(new TextEncoder().encode(text));

  test.each([
    ['春天', 'gbk'],
    ['今天天气很好', 'gbk'],
    ['學校', 'gbk'],
    ['老師把書放在桌上', 'gbk'],
    ['春天', 'shift_jis'],
    ['今天天气很好', 'shift_jis'],
  ])('%s as %s', (text, label) => {
    const read = misread(text, label);
    expect(read).not.toBe(text);
    expect(listed(read, 'mojibake')).toEqual([`certain ${read}>${text}`]);
    expect(listed(`他說${read}`, 'mojibake')).toEqual([`certain ${read}>${text}`]);
  });

  test('as Big5, as far as bytes are left', () => {
    const read = misread('學校', 'big5');
    expect(listed(read, 'mojibake')).toEqual([`doubtful ${read}>學校`]);
  });

  test('a character whose last byte is lost is guessed, and offered', () => {
    expect(listed('浣犲ソ锛屼笘鐣屻€?', 'mojibake')).toEqual([
      'certain 浣犲ソ锛屼笘>你好，世',
      'doubtful 鐣屻€?>界。',
    ]);
  });

  test('a text that tells of it keeps it', () => {
    expect(listed('這種亂碼如「鏄ュぉ」常見。', 'mojibake')).toEqual(['doubtful 鏄ュぉ>春天']);
  });

  test.each(['鐵路旁的鋼鐵廠', '鍥而不捨，金石可鏤', '鑷子和鏡子', '浣花溪', '瀏覽器', '东京の涓流'])(
    'real words: %s',
    (text) => {
      expect(listed(text, 'mojibake')).toEqual([]);
    },
  );

  test('GBK and Big5 read as Latin-1', () => {
    expect(listed('ÎÒÃÇÃ÷ÌìÈ¥Ñ§Ð£', 'mojibake')).toEqual(['certain ÎÒÃÇÃ÷ÌìÈ¥Ñ§Ð£>我们明天去学校']);
    expect(listed('¤¤¤å', 'mojibake')).toEqual(['doubtful ¤¤¤å>中文']);
    expect(listed('àâäéèêëïîôùûüÿ', 'mojibake')).toEqual([]);
  });
});

describe('escapes', () => {
  test.each([
    ['\\u6625\\u5929來了。', 'certain \\u6625\\u5929>春天'],
    ['%u6625%u5929來了。', 'certain %u6625%u5929>春天'],
    ['%E6%98%A5%E5%A4%A9來了。', 'certain %E6%98%A5%E5%A4%A9>春天'],
    ['\\xe6\\x98\\xa5\\xe5\\xa4\\xa9來了。', 'certain \\xe6\\x98\\xa5\\xe5\\xa4\\xa9>春天'],
    ['{"name":"\\u6625\\u5929"}', 'doubtful \\u6625\\u5929>春天'],
    ['在程式裡 \\u4e2d 就是「中」。', 'doubtful \\u4e2d>中'],
  ])('%s', (text, found) => {
    expect(listed(text, 'escape')).toEqual([found]);
  });

  test.each([
    'https://zh.example.org/wiki/%E6%98%A5%E5%A4%A9',
    '`\\u6625\\u5929`',
    '佔50%以上，%E是十六進位',
    'C:\\users\\unicode',
    '\\ud83d',
  ])('%s is left alone', (text) => {
    expect(listed(text, 'escape')).toEqual([]);
  });
});

describe('Chinese spaced by character recognition', () => {
  test.each([
    ['我 們 今 天 去 了 公 園 。', '我們今天去了公園。'],
    ['他 說 ： 我 不 去 。', '他說：我不去。'],
    ['我 們 今 天', '我們今天'],
  ])('%s', (text, after) => {
    expect(repairsIn(text)).toMatchObject([{ kind: 'space', certainty: 'certain', after }]);
  });

  test.each([
    '目　錄',
    '王　明',
    '目 錄',
    '中 華 民 國 憲 法',
    '春 夏 秋 冬',
    '王 明 李 華',
    '前 後 左 右 都有 人',
  ])('%s is not certain', (text) => {
    expect(repairsIn(text).filter(({ certainty }) => certainty === 'certain')).toEqual([]);
  });
});

describe('marks that stand there twice', () => {
  test.each([
    ['他說，，我不去。', 'certain ，，>，'],
    ['筆、、紙和墨都有。', 'certain 、、>、'],
    ['好。。', 'doubtful 。。>。'],
    ['甲，，乙', 'doubtful ，，>，'],
  ])('%s', (text, found) => {
    expect(listed(text, 'repeat')).toEqual([found]);
  });

  test.each(['他……沒有說。', '他——走了。', '真的！！', '什麼？？', '嗯。。。', '啊，，，'])(
    '%s is left alone',
    (text) => {
      expect(listed(text, 'repeat')).toEqual([]);
    },
  );
});

test('lost characters are only pointed at', () => {
  expect(listed('天\ufffd地', 'lost')).toEqual(['hint \ufffd>\ufffd']);
  expect(listed('锟斤拷锟斤拷', 'lost')).toEqual(['hint 锟斤拷锟斤拷>锟斤拷锟斤拷']);
  // They are an issue of a check.
  expect(listed('天\ue123地\u{f0000}', 'lost')).toEqual([]);
  expect(listed('一斤多，屯門，烫手', 'lost')).toEqual([]);
});

describe('page numbers and running heads', () => {
  const page = (number: number): string[] => [
    ...Array.from({ length: 9 }, (_, at) => `${traditionalBackground[(at + number) % 4]}${number}${at}`),
    '河邊的村子',
    `- ${number} -`,
  ];
  const copy = [11, 12, 13, 14].flatMap(page);

  test('are offered to be taken out', () => {
    const survey = surveyOf(copy);
    const found = copy.flatMap((line) => findRepairs(line, survey)).filter(({ kind }) => kind === 'page');
    expect(found.map(({ certainty, before, after }) => [certainty, before, after])).toEqual(
      [11, 12, 13, 14].flatMap((number) => [
        ['doubtful', '河邊的村子', ''],
        ['doubtful', `- ${number} -`, ''],
      ]),
    );
  });

  test.each([
    ['a list of numbers', ['1', '2', '3', '4']],
    [
      'verses with their numbers',
      ['1', '起初水淵黑暗', '2', '光照在水面上', '3', '晚上過了早晨', '4', '地生出了青草'],
    ],
    ['years', copy.map((line) => (/^- \d+ -$/.test(line) ? '1912' : line))],
  ])('%s are left alone', (_, lines) => {
    const survey = surveyOf(lines);
    expect(lines.flatMap((line) => findRepairs(line, survey)).filter(({ kind }) => kind === 'page')).toEqual(
      [],
    );
  });
});
