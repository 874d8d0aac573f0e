import { expect, test } from 'vitest';
import { plain, type Language } from '#core/model/index.ts';
import { segmentText } from '#core/text/segmentation/index.ts';

/*
 * Every ending of a sentence (a line each) with every closing mark and blank behind it (a letter for each blank: none, one, two, a new line, a wide one), in the same few frames: whether the
 * text is cut behind the ending (e), behind the closing mark (c), elsewhere (?) or not (.). A person has read the list for what sticks out; where it changes, it is
 * written anew by `vitest run THIS-FILE -u` and the difference is read.
 */

const enders = [
  '。',
  '！',
  '？！',
  '.',
  '!',
  '?',
  '...',
  '…',
  '……',
  '．',
  '；',
  '：',
  '—',
  '——',
  '',
  '。。',
  '!?',
  '⋯',
];
const closers = ['', '」', '”', '’', '"', "'", '）', ')', '》', '』', '」』', '”）', '[1]', '①', '*'];
const blanks = ['', ' ', '  ', '\n', '\u3000'];

/** Where a text is cut first: behind the ender (e), behind the closing mark (c), elsewhere (?), or nowhere (.). */
const cut = (before: string, closer: string, behind: string, language: Language): string => {
  const { lead, pieces } = segmentText(plain(before + closer + behind), language);
  const [first] = pieces;
  const at = lead.length + (first?.text ?? '').length;
  if (pieces.length < 2) return '.';
  return at === before.length + closer.length ? 'c' : at === before.length ? 'e' : '?';
};

/** What a closing mark closes. */
const opener: Readonly<Record<string, string>> = {
  '」': '「',
  '”': '“',
  '’': '‘',
  '"': '"',
  "'": "'",
  '）': '（',
  ')': '(',
  '》': '《',
  '』': '『',
  '」』': '『「',
  '”）': '（“',
};

test.each([
  ['zh-Hant', 'traditional', '他說：', '天亮了', '她走了。'],
  ['zh-Hans', 'simplified', '', '天亮了', '他说。'],
  ['zh-Hant', 'traditional-latin', '看', 'API', '很好。'],
  ['en', 'english-capital', 'He said: ', 'It dawned', 'She left.'],
  ['en', 'english-small', 'See ', 'it dawned', 'she left.'],
] as const)('%s, %s: %s…%s…%s', async (language, name, before, words, behind) => {
  const lines = enders.map((ender) =>
    [
      `${ender}:`,
      ...closers.map(
        (closer) =>
          `${closer}${blanks.map((blank) => cut(`${before}${opener[closer] ?? ''}${words}${ender}`, closer, `${blank}${behind}`, language)).join('')}`,
      ),
    ].join(' '),
  );
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`frames/${name}.txt`);
});

test('a sentence that is longer than a row may be is cut at the last mark, or blank, or anywhere', () => {
  const shape = (text: string): readonly number[] =>
    segmentText(plain(text), 'zh-Hant').pieces.map(({ text: own }) => own.length);
  expect(shape('天'.repeat(4500))).toEqual([2000, 2000, 500]);
  expect(shape(`${'天'.repeat(1500)}，${'天'.repeat(1500)}；${'天'.repeat(900)}`)).toEqual([1501, 1501, 900]);
  expect(shape(`${'天'.repeat(900)}，${'天'.repeat(1500)}`)).toEqual([2000, 401]);
  expect(shape(`${'天'.repeat(1200)}、${'天'.repeat(700)}，${'天'.repeat(700)}`)).toEqual([1902, 700]);
  expect(shape(`${'a'.repeat(1200)} ${'a'.repeat(1500)}`)).toEqual([1200, 1500]);
  expect(shape('𠮷'.repeat(2500))).toEqual([4000, 1000]);
  expect(shape(`${'天'.repeat(1999)}e\u0301${'天'.repeat(10)}`)).toEqual([1999, 12]);
});
