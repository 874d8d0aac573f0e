import { expect, test } from 'vitest';
import { alignTexts } from '#core/align/index.ts';
import { termFinders } from '#core/align/shared-terms.ts';

const han = ['青岩起身走了。', '白鷺坐下了。', '青岩又把門關上。', '白鷺打開了窗。', '老周沒有作聲。'];
const english = [
  'Egret sat down again.',
  'Then it was Mr Stone who shut the door.',
  'Egret opened a window.',
  'The Commodore was silent.',
];
const terms = [
  { left: ['青岩'], right: ['Stone'] },
  { left: ['白鹭'], right: ['egret'] },
  { left: ['老周'], right: ['the Commodore', 'Commodore'] },
];

const pairs = (known: typeof terms, isTurned = false) => {
  const [zh, en] = [
    { language: 'zh-Hant', sentences: han },
    { language: 'en', sentences: english },
  ];
  const options = {
    terms: isTurned ? known.map(({ left, right }) => ({ left: right, right: left })) : known,
  };
  const beads = (isTurned ? alignTexts(en, zh, options) : alignTexts(zh, en, options)) ?? [];
  return beads.map(({ left, leftEnd, right, rightEnd }) => {
    const [from, end, to, toEnd] = isTurned
      ? [right, rightEnd, left, leftEnd]
      : [left, leftEnd, right, rightEnd];
    return `${from}-${end} ${to}-${toEnd}`;
  });
};

test('terms and names that are written down tell which sentences belong together, in either direction', () => {
  expect(pairs([])).not.toContain('2-3 1-2');
  for (const isTurned of [false, true])
    expect(pairs(terms, isTurned)).toEqual(expect.arrayContaining(['2-3 1-2', '3-4 2-3', '4-5 3-4']));
});

test('terms are found in either script and case, as whole words; what one text has no word for says nothing', () => {
  const [left, right] = termFinders([
    { left: ['白鹭', '鹭'], right: ['Egret'] },
    { left: ['舟'], right: [] },
    { left: ['河'], right: ['river mouth', 'R. Lan'] },
  ]);
  expect(left('舟上有一隻白鷺。')).toEqual(['=0']);
  expect(left('過了河')).toEqual(['=1']);
  expect(right('Two egrets at the River Mouth, by the R. Lan')).toEqual(['=0', '=1']);
  expect(right('Egretta, a regret; river mouths')).toEqual(['=1']);
  expect(right('egretsome')).toEqual([]);
});
