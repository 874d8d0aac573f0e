import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBlocks } from '#tests/unit/core/formats/read-blocks.ts';
import type { TruthFigure, TruthMeasure } from './measure.ts';

const own = join(import.meta.dirname, 'cases/html-words.tsv');
const given = join(import.meta.dirname, '../../../shared/cases/documents');

const wordsOf = (page: string, name: string): string =>
  Array.from(readBlocks('html', [page], { name }), (block) => (block.ok ? block.value.rich.text : ''))
    .join('｜')
    .replaceAll('\n', '｜');

/** What is right of the pages given, by cases/README.md. */
const rightOfGiven: readonly (readonly [file: string, words: string])[] = [
  ['17-chapter.xhtml', '第一章 渡口｜渡船清早開出。對岸的狗叫了兩聲。｜沒有人上船。'],
  ['18-drawings.html', '設定｜請點設定圖示｜速度是每秒三米｜選項：已儲存。｜到站。'],
];

const givenFigure = (): TruthFigure => {
  const there = rightOfGiven.filter(([file]) => existsSync(join(given, file)));
  const right = there.filter(
    ([file, words]) => wordsOf(readFileSync(join(given, file), 'utf8'), file) === words,
  );
  const note =
    there.length === 0
      ? 'the folder ../shared is not here'
      : 'all words of the page, in order, in their blocks';
  return { what: 'pages: given cases', right: right.length, of: there.length, wanted: 'all', note };
};

export const measure: TruthMeasure = {
  name: 'html words',
  run: () => {
    const cases = readFileSync(own, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'));
    const right = cases.filter(([, page = '', words]) => wordsOf(page, 'a.html') === words);
    return [
      {
        what: 'pages: own cases',
        right: right.length,
        of: cases.length,
        wanted: 'all',
        note: 'odd and broken markup by the tree rules of the HTML standard; all words, in order, in their blocks',
      },
      givenFigure(),
    ];
  },
};
