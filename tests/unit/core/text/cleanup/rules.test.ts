import { describe, expect, test } from 'vitest';
import { cleaned, listed, repairsIn } from './surveyed.ts';

describe('entities', () => {
  test.each([
    ['他說&ldquo;好&rdquo;。', '他說“好”。'],
    ['他說&#8220;好&#x201D;。', '他說“好”。'],
    ['他說&amp;ldquo;好&amp;amp;rdquo;。', '他說“好”。'],
    ['他說&#38;ldquo;好&amp;#8221;。', '他說“好”。'],
    ['天亮了，他&nbsp;走了。', '天亮了，他走了。'],
    ['春天&nbsp來了，花開了。', '春天來了，花開了。'],
    ['a &lt; b &amp;&amp; c', 'a < b && c'],
  ])('%s -> %s', (text, after) => {
    expect(cleaned(text)).toBe(after);
  });

  test.each(['AT&T 公司', '看 https://example.org/?a=1&copy=2&lt=3', '&unknown;', 'R&D;', '&&&&', '&#0;'])(
    '%s is left alone',
    (text) => {
      expect(listed(text, 'entity')).toEqual([]);
    },
  );

  test('what an entity hides is mended with it, in one repair', () => {
    expect(listed('他說&quot;好&quot;。', 'entity')).toEqual(['certain &quot;>「', 'certain &quot;>」']);
    expect(listed('第一行&lt;br/&gt;第二行', 'entity')).toEqual(['certain &lt;br/&gt;>']);
  });
});

describe('tags', () => {
  test.each([
    ['雨停了。<br/>天晴了。', '雨停了。天晴了。'],
    ['雨停了。</p>', '雨停了。'],
    ['這是<span style="color:red">紅</span>的。', '這是紅的。'],
    ['one<br>two', 'one two'],
    ['這是<b>重點</b>。', '這是重點。'],
    ['前<!-- 註解 <b> -->後', '前後'],
  ])('%s -> %s', (text, after) => {
    expect(cleaned(text)).toBe(after);
  });

  test.each(['若 a < b 而 b > c，則成立。', 'x<y>z', '《<未完>》', '3<5', '<<<<', '<br'])(
    '%s is left alone',
    (text) => {
      expect(listed(text, 'tag')).toEqual([]);
    },
  );

  test('one letter in brackets may be a variable: offered', () => {
    expect(listed('輸入<a>就好', 'tag')).toEqual(['doubtful <a>>']);
  });
});

describe('punctuation', () => {
  test.each([
    ['天亮了,他起來了.', '天亮了，他起來了。'],
    ['天亮了, 他起來了。', '天亮了，他起來了。'],
    ['誰?是我!', '誰？是我！'],
    ['三樣東西:筆;紙;墨', '三樣東西：筆；紙；墨'],
    ['他(老王)來了', '他（老王）來了'],
    ['他說:"天亮了."', '他說：「天亮了。」'],
    ['等一等...好了', '等一等……好了'],
    ['真的?!', '真的？！'],
  ])('%s -> %s', (text, after) => {
    expect(cleaned(text)).toBe(after);
  });

  test('straight quotes take the style of the document', () => {
    expect(cleaned('他说"好"。', ['她说：“走吧。”', '天亮了。'])).toBe('他说“好”。');
  });

  test.each([
    '圓周率是3.14159。',
    '時間是3:30到4:15。',
    '共1,234,567人',
    'Well, yes. No; really?',
    '見https://example.org/a?b,c',
    '`a,b?中:文`',
    '一共5"寬',
    '（甲）',
  ])('%s is left alone', (text) => {
    expect(listed(text, 'punctuation')).toEqual([]);
  });

  test('between Chinese and Latin it is offered', () => {
    expect(listed('我用GPT,很快', 'punctuation')).toEqual(['doubtful ,>，']);
    expect(listed('約翰.史密斯來了', 'punctuation')).toEqual(['doubtful .>。']);
  });
});

describe('spaces', () => {
  test.each([
    ['天亮了。 他起來了。', '天亮了。他起來了。'],
    ['我們昨天一起在河邊 看見了一條大魚。', '我們昨天一起在河邊看見了一條大魚。'],
    ['天亮了，他\u00a0走了。', '天亮了，他走了。'],
    ['There are two  words in this line.', 'There are two words in this line.'],
    ['用\u00a0Word 寫', '用 Word 寫'],
  ])('%j -> %j', (text, after) => {
    expect(cleaned(text)).toBe(after);
  });

  test.each(['\u3000\u3000天亮了。', '用 Word 寫字', 'two words', '天亮了。 ', '  縮排'])(
    '%j is left alone',
    (text) => {
      expect(listed(text, 'space')).toEqual([]);
    },
  );

  test('a space between Latin or a number and a full-width mark is offered to be taken out', () => {
    for (const text of ['存成 PDF 。然後', '共 100 ，不多', '（見 PDF ）'])
      expect(listed(text, 'space')).toEqual(['doubtful  >']);
    // Behind the mark, and beside marks that the West shares, it may be meant.
    for (const text of ['他說：「好」 PDF', 'PDF (1) 好']) expect(listed(text, 'space')).toEqual([]);
  });

  test('marks that the West shares are judged by their other neighbour', () => {
    expect(cleaned('“天亮了。” 他說。')).toBe('“天亮了。”他說。');
    expect(listed('a café… 他說 “well”', 'space')).toEqual([]);
  });

  test('what may set names or items apart is offered', () => {
    expect(listed('王明 李華 張三', 'space')).toEqual(['doubtful  >', 'doubtful  >']);
    expect(listed('春眠\u3000處處', 'space')).toEqual(['doubtful \u3000>']);
    expect(listed('10\u00a0km', 'space')).toEqual(['doubtful \u00a0> ']);
  });
});

describe('white space that is no slip', () => {
  test.each([
    ['before the first character', ['\u3000\u3000天亮了。', ' 天亮了。', '\u00a0天亮了。', '  It rained.']],
    ['after the last character', ['天亮了。 ', '天亮了。\u3000\u3000', '天亮了。\u00a0', 'It rained.  ']],
    [
      'round a line break',
      [
        '天亮了。 \n他走了。',
        '天亮了。\n\u3000\u3000他走了。',
        'It rained.  \nHe left.',
        'He left.\n  It rained.',
      ],
    ],
  ])('%s is left', (_, texts) => {
    for (const text of texts) expect(listed(text, 'space'), JSON.stringify(text)).toEqual([]);
  });
});

describe('invisible characters', () => {
  test.each([
    ['天\u200b地', '天地'],
    ['\ufeff天地', '天地'],
    ['天\u200e地\u202c', '天地'],
    ['soft\u00adhyphen', 'softhyphen'],
    ['鈴\u0007聲\u0085', '鈴聲'],
    ['天\u200d地', '天地'],
  ])('%j -> %j', (text, after) => {
    expect(cleaned(text)).toBe(after);
  });

  test.each(['👨\u200d👩\u200d👧', '葛\u{e0100}城', '❤\ufe0f', 'می\u200cخواهم', 'tab\there'])(
    '%j is left alone',
    (text) => {
      expect(listed(text, 'invisible')).toEqual([]);
    },
  );

  test('they are named by their code, one repair for a run', () => {
    const [repair, ...more] = repairsIn('天\u200b\u200b地');
    expect(more).toEqual([]);
    expect(repair).toMatchObject({ start: 1, end: 3, params: { code: 'U+200B', times: 2 } });
  });

  // ISO/IEC 6429, C1: U+0080 to U+009F. Windows-1252 has its quotes and dashes in these places.
  test.each([
    ['天\u0080地', ['certain \u0080>']],
    ['天\u0092地', ['certain \u0092>']],
    ['天\u009f地', ['certain \u009f>']],
    ['It\u0092s late.', ['doubtful \u0092>’']],
    ['\u0093Late\u0094', ['doubtful \u0093>“', 'doubtful \u0094>”']],
    ['so\u0097late', ['doubtful \u0097>—']],
    ['It\u0081s late.', ['certain \u0081>']],
    ['a\u0080b', ['doubtful \u0080>€']],
    ['é\u009fs', ['hint \u009f>\u009f']],
    ['é\u0092s', ['hint \u0092>\u0092']],
    ['s\u0092é', ['hint \u0092>\u0092']],
    ['天\u0092\u0092地', ['hint \u0092\u0092>\u0092\u0092']],
  ])('of the C1 controls in %j: %j', (text, repairs) => {
    expect(listed(text, 'invisible')).toEqual(repairs);
  });

  test('direction marks beside Hebrew are offered', () => {
    expect(listed('שלום\u200f 天', 'invisible')).toEqual(['doubtful \u200f>']);
  });
});

describe('mojibake', () => {
  const misread = (text: string, table: 'latin1' | 'windows-1252'): string =>
    table === 'latin1'
      ? String.fromCharCode(...new TextEncoder().encode(text))
      : new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));

  test.each(['latin1', 'windows-1252'] as const)('UTF-8 read as %s comes back', (table) => {
    const text = '天亮了，他說：“走吧。”';
    expect(cleaned(misread(text, table))).toBe(text);
    expect(cleaned(misread(misread(text, table), table))).toBe(text);
  });

  test('what it hides is mended with it, in one repair', () => {
    expect(listed(`${misread('“天', 'latin1')}&rdquo;`, 'mojibake')).toHaveLength(1);
    expect(cleaned(misread('天\u200b地', 'latin1'))).toBe('天地');
  });

  test.each(['café à la crème', 'Übermäßig groß', '¿Qué?', 'xiàn zài'])('%s is left alone', (text) => {
    expect(listed(text, 'mojibake')).toEqual([]);
  });

  test('a misread word without Chinese is offered', () => {
    expect(listed('cafÃ© 很好', 'mojibake')).toEqual(['doubtful Ã©>é']);
  });
});

describe('script', () => {
  test('characters left Simplified are pointed at, with what is usual there', () => {
    expect(listed('他住在山后，喜歡于夜里看書。', 'script')).toEqual([
      'hint 后>後',
      'hint 于>於',
      'hint 里>裡',
    ]);
  });

  test('is not looked for in Japanese, which writes forms of both', () => {
    const japanese = ['昨日、手紙が来た。', '国の図書館で、彼女は本を読んでいた。', '黒い傘は駅にあった。'];
    expect(listed('次の日、また手紙が来た。學校の窓から見える。', 'script', japanese)).toEqual([]);
  });

  test('the same characters are left alone where they are right', () => {
    expect(listed('皇后走了十公里。', 'script')).toEqual([]);
    // By words: not 學生髮現, 先生髮言, 百年曆史.
    expect(listed('這個學生发現了它，後來先生发言，講了百年历史。', 'script')).toEqual([
      'hint 发>發',
      'hint 发>發',
      'hint 历>歷',
    ]);
  });

  test('characters left Traditional in a Simplified document', () => {
    const background = ['村里的老人说，这条河从前很宽，孩子们夏天都在河里游泳。'];
    expect(listed('他們来了。', 'script', background)).toEqual(['hint 們>们']);
  });

  test('a surname with an over-converted given name', () => {
    expect(listed('黃巖說，他不去。', 'script')).toEqual(['hint 巖>岩']);
    expect(listed('一塊巖石', 'script')).toEqual([]);
  });
});
