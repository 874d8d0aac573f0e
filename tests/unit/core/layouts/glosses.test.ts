import { describe, expect, it, test } from 'vitest';
import { glosser, ownGlosses } from '#core/layouts/glosses.ts';
import { wordLevel } from '#core/layouts/level.ts';
import { smallDictionary } from '../dictionary/entries.ts';

/** Words that are told apart here. */
const dictionary = smallDictionary([
  '不 不 [bu4] /no; not so/(bound form) not; un-/',
  '不知 不知 [bu4 zhi1] /not to know/unaware/',
  '個 个 [ge4] /(classifier used before a noun that has no specific classifier)/(bound form) individual/',
  '十 十 [shi2] /ten/10/',
  '只 只 [zhi1] /variant of 隻|只[zhi1]/',
  '只 只 [zhi3] /only; merely; just/',
  '后 后 [Hou4] /surname Hou/',
  '后 后 [hou4] /empress/queen/(archaic) monarch/ruler/',
  '吃 吃 [chi1] /to eat/to consume/',
  '國 国 [Guo2] /surname Guo/',
  '國 国 [guo2] /country; nation/(bound form) national/',
  '家 家 [jia1] /home; family/(polite) my (sister, uncle etc)/classifier for families or businesses/',
  '家的 家的 [jia1 de5] /(old) wife/',
  '座 座 [zuo4] /seat/base; stand/(bound form) constellation/classifier for large immovable objects such as buildings, mountains, bridges etc/',
  '後 后 [hou4] /back/behind/rear/afterwards/after/later/post-/',
  '所生 所生 [suo3 sheng1] /parents (father and mother)/',
  "曾祖父 曾祖父 [zeng1 zu3 fu4] /father's father's father/paternal great-grandfather/",
  '母后 母后 [mu3 hou4] /(term of address used by a crown prince) mother/',
  '水 水 [Shui3] /surname Shui/',
  '水 水 [shui3] /water/(after a name) ... River/classifier for washings of a garment/',
  '沈 沈 [Shen3] /surname Shen/',
  '瀋 沈 [shen3] /(literary) juice/',
  '生意 生意 [sheng1 yi4] /life force/vitality/',
  '生意 生意 [sheng1 yi5] /business/CL:筆|笔[bi3]/',
  '皇后 皇后 [huang2 hou4] /empress/',
  '知道 知道 [zhi1 dao4] /to know; to become aware of/also pr. [zhi1 dao5]/',
  '蛐 蛐 [qu1] /used in 蛐蛐[qu1 qu5]/',
  '蛐蛐 蛐蛐 [qu1 qu5] /(dialect) cricket (insect)/',
  '要 要 [yao1] /(bound form) to demand; to coerce/',
  '要 要 [yao4] /to want; to need; to ask for/will; shall; about to/',
  '說 说 [shui4] /to persuade/',
  '說 说 [shuo1] /to speak; to talk; to say/to explain; to comment/',
  '里 里 [li3] /li, ancient measure of length, approx. 500 m/neighborhood/',
  '裡 里 [li3] /lining/interior/inside/internal/',
  '醬 酱 [jiang4] /thick paste of fermented soybean/marinated in soy paste/paste; jam/',
  '長 长 [chang2] /long/(bound form) length/',
  '長 长 [zhang3] /chief/head/elder/to grow/to develop/',
  '長大 长大 [zhang3 da4] /to grow up/',
  '門 门 [men2] /gate; door/gateway/',
  '門 门 [Men2] /surname Men/',
  '院子 院子 [yuan4 zi5] /courtyard/garden/yard/patio/(old) servant/',
  '隻 只 [zhi1] /classifier for birds and certain animals, one of a pair, some utensils, vessels etc/',
  '面 面 [mian4] /face/side/surface/aspect/top/classifier for objects with flat surfaces/',
  '麵 面 [mian4] /flour/noodles/(of food) soft (not crunchy)/',
  '〸 十 [shi2] /numeral 10 in the Suzhou numeral system 蘇州碼子|苏州码子[Su1zhou1 ma3zi5]/',
]);
const explain = glosser(dictionary);

/** The words of a text that are explained: word, reading, gloss. */
const told = (text: string): readonly string[] =>
  explain
    .words(text)
    .flatMap(({ word, reading, gloss }) => (gloss === '' ? [] : [`${word} ${reading} ${gloss}`]));

it('words above a level are those of higher ones, each once', () => {
  const text = '祖母說，皇后要水。孩子知道院子裡有生意，母后在家吃麵，曾祖父說知道。';
  const all = explain.hard(text, -1);
  expect(new Set(all.map(({ word }) => word)).size).toBe(all.length);
  for (let above = 0; above <= 7; above += 1)
    expect(explain.hard(text, above)).toEqual(all.filter(({ word }) => wordLevel(word) > above));
  expect(new Set(all.map(({ word }) => wordLevel(word))).size).toBeGreaterThan(2);
});

describe('a word that is read in several ways is explained as it is read', () => {
  test.each([
    ['祖母說', '說 shuō say'],
    ['我要去', '要 yào want; will'],
    ['他長大了', '長大 zhǎngdà grow up'],
    ['河很長', '長 cháng long'],
    ['做生意', '生意 shēngyì business'],
  ])('%s: %s', (text, word) => {
    expect(told(text)).toContain(word);
  });
});

describe('a character of two words is explained as the one it stands for', () => {
  test.each([
    ['一隻手', '隻 zhī (classifier)'],
    ['一只手', '只 zhī (classifier)'],
    ['只有他', '只 zhǐ only'],
    ['门后', '后 hòu after; back'],
    ['門後', '後 hòu after; back'],
    ['皇后', '皇后 huánghòu empress'],
    ['院子里', '里 lǐ in'],
    ['吃面', '面 miàn flour; noodles'],
    ['吃麵', '麵 miàn flour; noodles'],
    ['十', '十 shí ten'],
    ['沈', '沈 shěn surname Shen'],
  ])('%s: %s', (text, word) => {
    expect(told(text)).toContain(word);
  });
});

describe('words are cut where they are likeliest', () => {
  test.each([
    ['家的', ['家', '的']],
    ['他不知道', ['他', '不', '知道']],
    ['蛐蛐', ['蛐蛐']],
    ['院子，', ['院子', '，']],
    ['「說」Word 說', ['「', '說', '」', 'Word', ' ', '說']],
  ])('%s', (text, words) => {
    expect(explain.words(text).map(({ word }) => word)).toEqual(words);
  });
});

describe('a word that counts is called so behind a number, and behind a pronoun where it hardly means anything else', () => {
  test.each([
    ['兩座院子', '座 zuò (classifier)'],
    ['這座院子', '座 zuò (classifier)'],
    ['三個', '個 gè (classifier)'],
    ['這水', '水 shuǐ water'],
    ['座', '座 zuò seat'],
  ])('%s: %s', (text, word) => {
    expect(told(text)).toContain(word);
  });
});

it('says what fits below a word: no remarks, the first meaning that is short, two where both are', () => {
  expect(told('醬')).toEqual(['醬 jiàng marinated in soy paste']);
  expect(told('曾祖父')).toEqual(["曾祖父 zēngzǔfù father's father's father"]);
  expect(told('吃')).toEqual(['吃 chī eat']);
  expect(told('院子')).toEqual(['院子 yuànzi courtyard']);
});

it('says more where hard words are listed than below each word', () => {
  expect(explain.hard('醬', 0).map(({ gloss }) => gloss)).toEqual(['thick paste of fermented soybean']);
});

it('leaves what no dictionary has without a gloss, and loses no character', () => {
  const text = '㗂說\n😀門。';
  expect(
    explain
      .words(text)
      .map(({ word }) => word)
      .join(''),
  ).toBe(text);
  expect(told('㗂')).toEqual([]);
});

describe("the project's own terms", () => {
  const columns = [
    { side: 'source', language: 'zh-Hant', label: '' },
    { side: 'zh-Hans', language: 'zh-Hans', label: '' },
    { side: 'en', language: 'en', label: '' },
  ];
  const glossary = [
    { words: ['沈國門', '沈国门', 'Shen Guomen'], note: '' },
    { words: ['院子', '院子', 'the yard'], note: '' },
    { words: ['家', '家', ''], note: '' },
  ];
  const own = glosser(dictionary, ownGlosses({ columns, glossary }));

  test.each([
    ['沈國門不知道', ['沈國門 Shen Guomen', '不 not', '知道 know']],
    ['沈国门', ['沈国门 Shen Guomen']],
    ['我家院子', ['我 I', '家 home; family', '院子 the yard']],
  ])('%s', (text, words) => {
    expect(own.words(text).map(({ word, gloss }) => `${word} ${gloss}`)).toEqual(words);
  });
});
