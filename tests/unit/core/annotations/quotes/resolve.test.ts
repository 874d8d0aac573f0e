import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mappedQuoteKey, quoteKey } from '#core/annotations/quotes/key.ts';
import { indexOf, resolved, type Asked } from './quotes.ts';

const pier = indexOf(['老人們站在碼頭上看船，船慢慢離岸。', '第二句。']);

/** A text with everything several times. */
const tram = indexOf([
  '電車來了，孩子們跑向電車。',
  '「電車！」他們喊。',
  '電車開走了，碼頭上只剩老人。',
  'The tram left. The children ran after the tram.',
  'Nobody spoke of trams that evening.',
]);

describe('quotes that are short', () => {
  it.each<[string, Asked, string]>([
    ['at the beginning', { quote: '老人們', suffix: '站在碼頭上看船，船慢慢離岸。' }, '1:0 老人們'],
    ['two characters', { quote: '碼頭', prefix: '老人們站在', suffix: '上看船，船慢慢離岸。' }, '1:5 碼頭'],
    ['one character', { quote: '船', prefix: '碼頭上看', suffix: '，船慢' }, '1:9 船'],
    ['three characters of context', { quote: '碼頭', prefix: '站在', suffix: '上' }, '1:5 碼頭'],
    ['context on one side only', { quote: '看船', suffix: '，船' }, '1:8 看船'],
    ['without context, in one place', { quote: '離岸' }, '1:14 離岸'],
  ])('are attached where quote and context fit one place: %s', (_, asked, place) => {
    expect(resolved(pier, asked)).toBe(place);
  });

  it.each<[string, Asked, string]>([
    ['one character without context', { quote: '岸' }, '[1:15 岸]'],
    ['several places alike', { quote: '船' }, '[1:9 船 | 1:11 船]'],
    ['context that contradicts', { quote: '碼頭', prefix: '他們離開', suffix: '以後' }, '[1:5 碼頭]'],
    ['context that contradicts on one side', { quote: '碼頭', prefix: '站在', suffix: '工人' }, '[1:5 碼頭]'],
  ])('are left to the user otherwise: %s', (_, asked, places) => {
    expect(resolved(pier, asked)).toBe(places);
  });

  it('are nowhere where their words are not', () => {
    for (const quote of ['碼頭工人', '。。。', '', '  ', '\u200b', '\uffff']) {
      expect(resolved(pier, { quote, prefix: '站在' })).toBe('none');
    }
  });
});

describe('context', () => {
  it('goes over rows, so that a quote may be a whole row', () => {
    expect(
      resolved(tram, {
        quote: '「電車！」他們喊。',
        prefix: '孩子們跑向電車。\n\n',
        suffix: '\n\n電車開走了',
      }),
    ).toBe('2:0 「電車！」他們喊。');
    expect(resolved(tram, { quote: '電車', prefix: '喊。', suffix: '開走' })).toBe('3:0 電車');
  });

  it('of two places the one is meant at which another program counted it', () => {
    const boats = indexOf(['船來了，船走了。', '河邊沒有船。']);
    expect(resolved(boats, { quote: '船', position: 4 })).toBe('1:4 船');
    const two = indexOf(['船來了，船走了。', '河邊沒有人。']);
    expect(resolved(two, { quote: '船' })).toBe('[1:0 船 | 1:4 船]');
    expect(resolved(two, { quote: '船', position: 4 })).toBe('1:4 船');
    expect(resolved(two, { quote: '船', position: 0 })).toBe('1:0 船');
  });

  it('ends with a document', () => {
    const two = indexOf(['春天。', '夏天。'], ['秋天。', '夏天。', '冬天。']);
    expect(resolved(two, { quote: '夏天', prefix: '秋天。' })).toBe('4:0 夏天');
    expect(resolved(two, { quote: '夏天。', suffix: '秋天' })).toBe('[2:0 夏天。 | 4:0 夏天。]');
    expect(resolved(two, { quote: '夏天', document: 1 as never })).toBe('2:0 夏天');
    expect(resolved(two, { quote: '冬天', document: 1 as never })).toBe('none');
  });

  it('may be longer than the text: the quote came from a page with more on it', () => {
    expect(resolved(pier, { quote: '老人們', prefix: '首頁 > 遊記 ', suffix: '站在碼頭上看船' })).toBe(
      '1:0 老人們',
    );
    expect(resolved(pier, { quote: '第二句。', prefix: '慢慢離岸。', suffix: ' © 2024' })).toBe(
      '2:0 第二句。',
    );
  });

  it('speaks for the one place that has clearly more of it, where the text was changed since', () => {
    const asked = { quote: '電車', prefix: '傍晚時電車來了，孩子們跑向', suffix: '。「電車！」他們喊。' };
    expect(resolved(tram, asked)).toBe('1:10 電車');
    expect(resolved(tram, { quote: '電車', prefix: '不知道，', suffix: '停下來' })).toBe(
      '[1:0 電車 | 1:10 電車 | 2:1 電車 | 3:0 電車]',
    );
  });

  it('decides nothing where what is left of it fits several places', () => {
    const twins = indexOf(['他說老人們站在碼頭上看船。', '她說老人們站在碼頭上看海。']);
    expect(resolved(twins, { quote: '碼頭', prefix: '我說老人們站在', suffix: '上看火車' })).toMatch(/^\[/);
  });
});

describe('quotes in other form', () => {
  const text = indexOf([
    '阿Q說：「革命也好罷。」',
    '他們都說café裏有人。',
    'He said “don’t wait” — and left.',
    '第一句話。',
    '第二句話。',
    '第三句話。',
  ]);
  it.each<[string, Asked, string]>([
    ['over two sentences', { quote: '第一句話。第二句話。' }, '4:0 第一句話。 + 5:0 第二句話。'],
    [
      'over three paragraphs, with line ends',
      { quote: '第一句話。\r\n\r\n第二句話。\r\n\r\n第三句' },
      '4:0 第一句話。 + 5:0 第二句話。 + 6:0 第三句',
    ],
    ['from within a row into the next', { quote: 'and left. 第一句' }, '3:23 and left. + 4:0 第一句'],
    ['decomposed', { quote: 'cafe\u0301裏' }, '2:4 café裏'],
    ['full width and no space', { quote: '阿Ｑ說' }, '1:0 阿Q說'],
    ['in the other script', { quote: '他们都说café里' }, '2:0 他們都說café裏'],
    ['with other quotation marks', { quote: '说：“革命也好罢。”' }, '1:2 說：「革命也好罷。」'],
    ['with straight marks and a hyphen', { quote: '"don\'t wait" - and' }, '3:8 “don’t wait” — and'],
    ['with other white space', { quote: 'He\u00a0said\n  “don’t' }, '3:0 He said “don’t'],
    ['with a zero width space', { quote: '革命\u200b也好' }, '1:5 革命也好'],
    ['white space within Chinese', { quote: '第 二 句 話' }, '5:0 第二句話'],
  ])('are found: %s', (_, asked, place) => {
    expect(resolved(text, asked)).toBe(place);
  });

  it('but never where letters part into other words', () => {
    const english = indexOf(['The rapist was a therapist.', 'to gether', 'ends with to', 'day begins']);
    expect(resolved(english, { quote: 'therapist' })).toBe('1:17 therapist');
    expect(resolved(english, { quote: 'together' })).toBe('none');
    expect(resolved(english, { quote: 'today' })).toBe('none');
    expect(resolved(english, { quote: 'to day' })).toBe('3:10 to + 4:0 day');
  });

  it('nor in a part of a character', () => {
    expect(resolved(indexOf(['½ cup']), { quote: '1', suffix: '⁄2 cup' })).toBe('none');
  });

  it('and as they are written before all others', () => {
    expect(resolved(tram, { quote: 'the tram' })).toBe('4:38 the tram');
    expect(resolved(tram, { quote: 'The tram' })).toBe('4:0 The tram');
    expect(resolved(tram, { quote: 'tram' })).toBe('[4:4 tram | 4:42 tram]');
    expect(resolved(tram, { quote: 'tram', suffix: 's that' })).toBe('5:16 tram');
    expect(resolved(indexOf(['Trams ran.']), { quote: 'Tram' })).toBe('[1:0 Tram]');
  });
});

describe('positions', () => {
  it('decide between places that fit alike, however the other program counted', () => {
    // 0 電車來了，孩子們跑向電車。 13, then a line end or an empty line.
    for (const position of [10, 14, 15, 16, 17]) {
      expect(resolved(tram, { quote: '電車', position })).toBe(position === 10 ? '1:10 電車' : '2:1 電車');
    }
    expect(resolved(tram, { quote: '電車', position: 0 })).toBe('1:0 電車');
  });

  it('decide nothing where they fit no place, or the quote is not there', () => {
    expect(resolved(tram, { quote: '電車', position: 7000 })).toMatch(/^\[1:0/);
    expect(resolved(tram, { quote: '電燈', position: 0 })).toBe('none');
    expect(resolved(tram, { quote: '電車', prefix: '沒有', suffix: '經過', position: 0 })).toMatch(/^\[/);
  });

  it('count the white space between sentences, and in code points or UTF-16 units', () => {
    const text = indexOf(['𠮷祥 went.', 'He saw 𠮷祥.', 'And 𠮷祥 again.']);
    const joint = { gap: '  ', opensBlock: false };
    expect(resolved(text, { quote: '𠮷祥', position: 8 + 2 + 7, joint })).toBe('2:7 𠮷祥');
    expect(resolved(text, { quote: '𠮷祥', position: 9 + 1 + 7, joint })).toBe('2:7 𠮷祥');
    expect(resolved(text, { quote: '𠮷祥', position: 9 + 2 + 11 + 2 + 4, joint })).toBe('3:4 𠮷祥');
  });
});

describe('keys', () => {
  const unit = fc.constantFrom(
    '發',
    '现',
    'a',
    'É',
    'e',
    '\u0301',
    ' ',
    '\n',
    '\u3000',
    '“',
    '」',
    '—',
    '½',
    '𠮷',
    '…',
    '\u200d',
    'ﬁ',
    '。',
  );
  const texts = fc.array(fc.string({ unit, maxLength: 8 }), { minLength: 1, maxLength: 4 });

  it('are the same with and without their map', () => {
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 20 }), (text) => {
        const mapped = mappedQuoteKey(text);
        expect(mapped.key).toBe(quoteKey(text));
        expect(mapped.starts.length).toBe(mapped.key.length);
      }),
    );
  });

  it('find any stretch of joined rows again with enough context, or say that it may be elsewhere', () => {
    fc.assert(
      fc.property(texts, fc.nat(40), fc.nat(40), (rows, a, b) => {
        const joined = Array.from(rows.join('\n'));
        const [from, to] = [Math.min(a, b, joined.length), Math.min(Math.max(a, b), joined.length)];
        const quote = joined.slice(from, to).join('');
        if (quoteKey(quote) === '') return;
        const told = resolved(indexOf(rows), {
          quote,
          prefix: joined.slice(0, from).join(''),
          suffix: joined.slice(to).join(''),
        });
        // A stretch that begins or ends within a character, as between a letter and its mark, has no place.
        const cutsCharacter = /^\p{M}/u.test(quote) || /^\p{M}/u.test(joined.slice(to).join(''));
        if (cutsCharacter) return;
        expect(told).not.toBe('none');
        const [first = ''] = told.replaceAll(/[[\]]/g, '').split(' | ');
        const words = first.replaceAll(/(^| \+ )\d+:\d+ /g, '\n');
        expect(quoteKey(words)).toBe(quoteKey(quote));
      }),
    );
  });
});
