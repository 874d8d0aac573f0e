import { describe, expect, test } from 'vitest';
import { plain, type Language, type Side } from '#core/model/index.ts';
import { moveSplit, proposeSplit, type SplitText } from '#core/splitting/propose.ts';
import { sliceCodePoints } from '#core/text/codepoints.ts';

/** A text of its own; the bar marks the caret, or what is expected. */
const own = (side: Side, language: Language, text: string): SplitText => ({
  side,
  language,
  rich: plain(text.replace('|', '')),
  follows: null,
  keepsWhole: false,
});

const bar = (text: string): number => Array.from(text).indexOf('|');

const cut = (text: string, at: number | null | undefined): string =>
  at === null || at === undefined ? text : `${sliceCodePoints(text, 0, at)}|${sliceCodePoints(text, at)}`;

/** The other text, cut as proposed for the caret in this one. */
const proposed = (caret: SplitText, at: number, other: SplitText): string => {
  const places = proposeSplit([caret, other], caret.side, at);
  return cut(other.rich.text, places?.get(other.side)?.at);
};

describe('with the caret in the English, the original is cut', () => {
  test.each([
    ['The team released GPT-4. |It changed a lot.', '團隊發布了GPT-4。|它改變了很多。'],
    ['It rained all day. |She stayed at home, reading.', '整天都下雨。|她留在家裡，讀書。'],
    ['When it rained, |she stayed at home.', '下雨的時候，|她留在家裡。'],
    ['“Go home,” he said. |“It is late.”', '「回家吧。」他說。|「很晚了。」'],
    ['Mr. Lin arrived. |Nobody knew why.', '林先生到了。|沒有人知道為什麼。'],
    ['Did he come? |Nobody said.', '他來了嗎？|沒有人說。'],
    ['Pi is 3.14, |not 3.', '圓周率是3.14，|不是3。'],
    ['In 1912 the bridge was built; |in 1945 it fell.', '1912年建橋；|1945年橋塌了。'],
    ['He bought apples, |pears and plums.', '他買了蘋果，|還有梨和李子。'],
    ['Emoji: 👩‍👩‍👧 came. |All were glad.', '表情：👩‍👩‍👧來了。|大家都高興。'],
    // Three sentences of two: by where they stand.
    ['It rained. It stormed. |Then it was quiet.', '又是下雨又是颳風。|後來安靜了。'],
    ['One came. |Two came. Three came.', '來了一個。|來了兩個。來了三個。'],
    ['One came. Two came. |Three came.', '來了一個。來了兩個。|來了三個。'],
    ['The old library opened in 1950, |and closed in 1999.', '舊圖書館1950年開門，|1999年關門。'],
  ])('%s', (english, original) => {
    const caret = own('en', 'en', english);
    const source = own('source', 'zh-Hant', original);
    expect(proposed(caret, bar(english), source)).toBe(original);
  });

  test.each([
    ['We use GPT-4 models |every day', '我們每天使用GPT-4模型'],
    ['The price |is 3.14 yuan', '價格是3.14元'],
    ['He |lives in Beijing', '他住在北京'],
    ['A very |long title', '人工智能與世界'],
    ['They read |the book 《GPT》', '他們讀《GPT》這本書'],
  ])('%s: never inside a word or a number', (english, original) => {
    const halves = proposed(own('en', 'en', english), bar(english), own('source', 'zh-Hant', original)).split(
      '|',
    );
    expect(halves).toHaveLength(2);
    for (const thing of ['GPT-4', '3.14', '北京', '人工', '智能', '世界', '《GPT》']) {
      expect(halves.some((half) => half.includes(thing))).toBe(original.includes(thing));
    }
  });
});

describe('with the caret in the original, the English is cut', () => {
  test.each([
    ['整天都下雨。|她留在家裡。', 'It rained all day. |She stayed at home.'],
    ['舊信在抽屜裡，|沒有人讀過。', 'The old letters were in the drawer, |and nobody had read them.'],
    ['他說：「走吧。」|大家就走了。', 'He said: “Let’s go.” |Everybody left.'],
    ['林先生3.14分跑完，|很快。', 'Mr. Lin finished in 3.14 minutes, |which was fast.'],
  ])('%s', (original, english) => {
    const caret = own('source', 'zh-Hant', original);
    expect(proposed(caret, bar(original), own('en', 'en', english))).toBe(english);
  });

  test('it stays whole where nothing in it corresponds, where only the first half is done, and where it is locked', () => {
    const caret = own('source', 'zh-Hant', '後來頭髮乾了，里長來看著。');
    const whole = (text: string, keepsWhole = false) =>
      proposed(caret, 7, { ...own('en', 'en', text), keepsWhole });
    expect(whole('Later his hair was dry.')).toBe('Later his hair was dry.');
    expect(whole('')).toBe('');
    expect(whole('Later his hair was dry, and the warden looked on.')).toContain('|');
    expect(whole('Later his hair was dry, and the warden looked on.', true)).not.toContain('|');
    const long = own(
      'source',
      'zh-Hant',
      '今天早上，城西的舊圖書館重新開放了。讀者從清晨就排起了很長很長的隊伍。',
    );
    expect(proposed(long, 18, own('en', 'en', 'This morning, it opened.'))).toBe('This morning, it opened.');
  });
});

describe('the text with the caret', () => {
  const placed = (text: string, at: number, language: Language = 'en') => {
    const caret = own('source', language, text);
    return cut(text, proposeSplit([caret], 'source', at)?.get('source')?.at);
  };

  test.each<[string, number, string, Language]>([
    ['We use GPT-4 now.', 9, 'We use |GPT-4 now.', 'en'],
    ['We use GPT-4 now.', 10, 'We use GPT-4 |now.', 'en'],
    ['We use GPT-4 now.', 11, 'We use GPT-4 |now.', 'en'],
    ['It is 3.14 exactly.', 8, 'It is 3.14 |exactly.', 'en'],
    ['It is 3.14 metres long.', 8, 'It is |3.14 metres long.', 'en'],
    ['The harbour town.', 6, 'The |harbour town.', 'en'],
    ['他來了。她走了。', 4, '他來了。|她走了。', 'zh-Hant'],
    ['他來了。她走了。', 3, '他來了。|她走了。', 'zh-Hant'],
    ['他來了 。她走了。', 3, '他來了 。|她走了。', 'zh-Hant'],
    ['One is. Two is.', 7, 'One is. |Two is.', 'en'],
    ['One is.  Two is.', 8, 'One is.  |Two is.', 'en'],
  ])('%s at %i', (text, at, expected, language) => {
    expect(placed(text, at, language)).toBe(expected);
  });

  test('that is one word, one number or nothing is not cut', () => {
    for (const text of ['GPT-4', '3.14', '', 'word', '「好」', '👩‍👩‍👧']) {
      expect(proposeSplit([own('source', 'en', text)], 'source', 1)).toBeNull();
    }
  });
});

describe('the other script', () => {
  const pairOf = (original: string, converted: string): SplitText[] => [
    own('source', 'zh-Hant', original),
    { ...own('zh-Hans', 'zh-Hans', converted), follows: 'source' },
    own('en', 'en', 'Later his hair was dry, and the warden looked on.'),
  ];

  test('is cut at the very same character, wherever the caret is', () => {
    const texts = pairOf('後來頭髮乾了，里長來看著。', '后来头发干了，里长来看着。');
    for (const side of ['source', 'zh-Hans'] as const) {
      for (let at = 1; at < 12; at += 1) {
        const places = proposeSplit(texts, side, at);
        expect(places?.get('zh-Hans')?.at).toBe(places?.get('source')?.at);
      }
    }
  });

  test('of another length is cut where the same words end', () => {
    const texts = pairOf('我們坐計程車去，看電影。', '我们坐出租汽车去，看电影。');
    expect(proposeSplit(texts, 'source', 8)?.get('zh-Hans')?.at).toBe(9);
    expect(proposeSplit(texts, 'zh-Hans', 9)?.get('source')?.at).toBe(8);
    expect(proposeSplit(texts, 'en', 24)?.get('zh-Hans')?.at).toBe(9);
  });

  test('is led by what it was converted from: a Traditional text by the Simplified translation', () => {
    const texts: SplitText[] = [
      own('source', 'en', 'The second, with a clause.'),
      own('zh-Hans', 'zh-Hans', '第二句，有个从句。'),
      { ...own('zh-Hant', 'zh-Hant', '第二句，有個從句。'), follows: 'zh-Hans' },
    ];
    const places = proposeSplit(texts, 'zh-Hant', 4);
    expect(texts.map(({ side, rich }) => cut(rich.text, places?.get(side)?.at))).toEqual([
      'The second, |with a clause.',
      '第二句，|有个从句。',
      '第二句，|有個從句。',
    ]);
  });
});

describe('a place moved by hand', () => {
  const texts: SplitText[] = [
    own('source', 'zh-Hant', '後來頭髮乾了，里長來看著。'),
    { ...own('zh-Hans', 'zh-Hans', '后来头发干了，里长来看着。'), follows: 'source' },
    own('en', 'en', 'Later his hair was dry, and the warden looked on.'),
  ];
  const first = proposeSplit(texts, 'source', 7) ?? new Map();

  test('takes along what is converted from it, and nothing else', () => {
    const moved = moveSplit(texts, first, 'zh-Hans', 2);
    expect(moved?.get('source')?.at).toBe(2);
    expect(moved?.get('zh-Hans')?.at).toBe(2);
    expect(moved?.get('en')).toEqual(first.get('en'));
  });

  test('is refused inside a word of letters and at the edges; a translation may stay whole, the original not', () => {
    expect(moveSplit(texts, first, 'en', 8)).toBeNull();
    expect(moveSplit(texts, first, 'en', 0)).toBeNull();
    expect(moveSplit(texts, first, 'en', null)?.get('en')).toEqual({ at: null, by: 'kept' });
    expect(moveSplit(texts, first, 'source', null)).toBeNull();
    expect(moveSplit(texts, first, 'zh-Hans', null)).toBeNull();
  });
});
