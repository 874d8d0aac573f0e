import { describe, expect, test } from 'vitest';
import { applyRepairs, findRepairs } from '#core/text/cleanup/index.ts';
import type { RepairDraft } from '#core/model/repair.ts';
import { certainOnly, surveyOf } from './surveyed.ts';

const glossesIn = (blocks: readonly string[]): RepairDraft[] => {
  const survey = surveyOf(blocks);
  return blocks.flatMap((block) => findRepairs(block, survey)).filter(({ kind }) => kind === 'gloss');
};

test('glosses at every occurrence, of characters with two forms, are a converter’s', () => {
  const blocks = [
    '他發(fā)現(xiàn)了一條路。',
    '我們發(fā)出請求，現(xiàn)在等回信。',
    '現(xiàn)在發(fā)車。',
  ];
  const glosses = glossesIn(blocks);
  expect(glosses.map(({ before, after, certainty }) => [before, after, certainty])).toEqual([
    ['發(fā)', '發', 'certain'],
    ['現(xiàn)', '現', 'certain'],
    ['發(fā)', '發', 'certain'],
    ['現(xiàn)', '現', 'certain'],
    ['現(xiàn)', '現', 'certain'],
    ['發(fā)', '發', 'certain'],
  ]);
  expect(glosses[0]).toMatchObject({ reason: 'gloss.converter', params: { char: '發', reading: 'fā' } });
});

describe('an author’s glosses are left alone', () => {
  test.each([
    ['at first mention', ['龘(dá)是一個很少見的字。', '龘字由三個龍字組成。']],
    ['of a character with two forms, at first mention', ['烏龜(guī)爬得慢。', '龜兔賽跑，龜贏了。']],
    [
      'of characters whose forms do not differ',
      ['犇(bēn)、淼(miǎo)、焱(yàn)都是三疊字。', '犇(bēn)是牛跑。'],
    ],
    ['of words', ['他來自龜茲(qiū cí)。', '龜茲(qiū cí)在西域。']],
    ['a word list, each word once', ['龜(guī)　鱉(biē)　犬(quǎn)　貓(māo)　魚(yú)　牛(niú)']],
    ['that are no reading of the character', ['現(fā)', '發(xiàn)', '現(fā)', '發(xiàn)']],
  ])('%s', (_, blocks) => {
    expect(glossesIn(blocks)).toEqual([]);
  });
});

test('new words of a lesson, each written twice, are only offered', () => {
  const glosses = glossesIn(['請讀(dú)一讀(dú)：書(shū)店、看書(shū)。']);
  expect(glosses).toHaveLength(4);
  expect(glosses.every(({ certainty }) => certainty === 'doubtful')).toBe(true);
});

test('a document too short to judge by offers them', () => {
  const glosses = glossesIn(['風(fēng)從東(dōng)邊來，馬(mǎ)兒跑過長(cháng)橋。']);
  expect(glosses).toHaveLength(4);
  expect(glosses.every(({ certainty }) => certainty === 'doubtful')).toBe(true);
});

test('some bare occurrences beside many glossed ones do not clear a converter; as many bare ones do', () => {
  const glossed = Array.from({ length: 20 }, () => '數(shù)據(jù)在這裡。');
  expect(certainOnly(glossesIn([...glossed, '數目']))).toHaveLength(40);
  const author = [...glossed.slice(0, 2), ...Array.from({ length: 20 }, () => '數據在這裡。')];
  expect(glossesIn(author)).toEqual([]);
});

test('a gloss and the damage around it come out as separate repairs in raw places', () => {
  const blocks = ['𠮷田發(fā)現(xiàn),路上有人。', '發(fā)現(xiàn)了。', '現(xiàn)在發(fā)車。'];
  const survey = surveyOf(blocks);
  const text = blocks[0] ?? '';
  const repairs = findRepairs(text, survey);
  expect(repairs.map(({ start, end, before, after }) => [start, end, before, after])).toEqual([
    [2, 7, '發(fā)', '發'],
    [7, 14, '現(xiàn)', '現'],
    [14, 15, ',', '，'],
  ]);
  expect(applyRepairs(text, repairs).text).toBe('𠮷田發現，路上有人。');
});
