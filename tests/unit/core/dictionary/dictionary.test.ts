import { describe, expect, it } from 'vitest';
import { parseEntry, withToneMarks } from '#core/dictionary/entry.ts';
import { dictionaryTable, openDictionary } from '#core/dictionary/index.ts';

const cedict = [
  '# CC-CEDICT',
  '#! entries=6',
  '#! publisher=MDBG',
  '#! license=https://creativecommons.org/licenses/by-sa/4.0/',
  '#! date=2026-09-10T07:14:51Z',
  '發 发 [fa1] /to send out/',
  '發現 发现 [fa1 xian4] /to notice/to discover; to find/a discovery/',
  '尋出 寻出 [xun2 chu1] /to find out/',
  '現象 现象 [xian4 xiang4] /phenomenon/',
  '頭髮 头发 [tou2 fa5] /hair (on the head)/CL:根[gen1]/',
  'not an entry',
  '卡拉OK 卡拉OK [ka3 la1 O K] /karaoke (loanword)/',
].join('\r\n');

const dictionary = openDictionary(dictionaryTable(cedict));
const named = (found: readonly { readonly traditional: string }[]) =>
  found.map(({ traditional }) => traditional);

/** What a search by meaning comes to, and in how many steps. */
const inSteps = (of: ReturnType<typeof openDictionary>, english: string, most: number) => {
  const steps = of.meaning(english, most);
  for (let taken = 1; ; taken += 1) {
    const step = steps.next();
    if (step.done === true) return { taken, entries: step.value };
  }
};
const meant = (of: ReturnType<typeof openDictionary>, english: string, most: number) =>
  inSteps(of, english, most).entries;

it('looks for a word that many entries have step by step', () => {
  const lines = Array.from({ length: 900 }, (_, n) => `字${n} 字${n} [zi4] /common thing ${n}/`);
  const found = inSteps(openDictionary(dictionaryTable(lines.join('\n'))), 'common', 5);
  expect(found.taken).toBe(5);
  expect(found.entries.length).toBe(5);
});

it('puts first what means nothing else, then what means it early, then the commoner word; what is archaic comes behind', () => {
  const lines = [
    '溍 溍 [jin4] /water/name of a river/',
    '水 水 [shui3] /water/river/liquid/',
    '澆 浇 [jiao1] /to pour liquid/to water/',
    '水面 水面 [shui3 mian4] /water surface/',
    '水古 水古 [shui3 gu3] /(archaic) water/',
    '牛 牛 [niu2] /water buffalo/',
    '渡 渡 [du4] /to cross a water/ferry/',
  ];
  const water = openDictionary(dictionaryTable(lines.join('\n')));
  expect(named(meant(water, 'water', 9))).toEqual(['水', '澆', '溍', '牛', '水面', '水古', '渡']);
  expect(named(meant(water, 'the Water', 2))).toEqual(['水', '澆']);
  expect(named(meant(water, 'to water', 9))).toEqual(['澆']);
  expect(named(meant(water, 'wate', 9))).toEqual([]);
});

describe('pinyin', () => {
  it.each([
    ['fa1 xian4', 'fā xiàn'],
    ['nu:3 er2', 'nǚ ér'],
    ['lu:e4', 'lüè'],
    ['Ou1 zhou1', 'Ōu zhōu'],
    ['gui3 jiu3 xiong2', 'guǐ jiǔ xióng'],
    ['tou2 fa5', 'tóu fa'],
    ['nar3 r5', 'nǎr r'],
    ['ka3 la1 O K', 'kǎ lā O K'],
    ['Ai4 er3', 'Ài ěr'],
  ])('%s has its marks: %s', (numbered, marked) => {
    expect(withToneMarks(numbered)).toBe(marked.normalize('NFC'));
  });
});

describe('the dictionary', () => {
  it('reads a line', () => {
    expect(parseEntry('頭髮 头发 [tou2 fa5] /hair (on the head)/CL:根[gen1]/')).toEqual({
      traditional: '頭髮',
      simplified: '头发',
      pinyin: 'tóu fa',
      meanings: ['hair (on the head)', 'CL:根[gēn]'],
    });
  });

  it('finds a word in either script, whatever its case and width, and says where it is from', () => {
    expect(named(dictionary.word('发现'))).toEqual(['發現']);
    expect(named(dictionary.word(' 發現 '))).toEqual(['發現']);
    expect(named(dictionary.word('卡拉ｏｋ'))).toEqual(['卡拉OK']);
    expect(dictionary.word('發現象')).toEqual([]);
    expect(dictionary.word('')).toEqual([]);
    expect(dictionary.info).toEqual({
      name: 'CC-CEDICT',
      publisher: 'MDBG',
      date: '2026-09-10T07:14:51Z',
      entries: 6,
      licence: 'https://creativecommons.org/licenses/by-sa/4.0/',
    });
  });

  it('cuts a text into its longest words, and passes what it does not know', () => {
    expect(dictionary.words('他发现現象，發。').map(({ word }) => word)).toEqual(['发现', '現象', '發']);
  });

  it('finds what English words mean, the nearest first, as whole words and never in readings', () => {
    expect(named(meant(dictionary, 'find', 9))).toEqual(['發現', '尋出']);
    expect(named(meant(dictionary, 'Find  out', 9))).toEqual(['尋出']);
    expect(named(meant(dictionary, 'find', 1))).toEqual(['發現']);
    expect(meant(dictionary, 'fin', 9)).toEqual([]);
    expect(meant(dictionary, 'xian4', 9)).toEqual([]);
    expect(meant(dictionary, '(', 9)).toEqual([]);
  });
});

it('gives the likeliest reading of a word first, and what is only written otherwise last', () => {
  const table = dictionaryTable(
    [
      '沈 沉 [chen2] /variant of 沉[chen2]/',
      '瀋 沈 [shen3] /(literary) juice/',
      '沈 沈 [Shen3] /surname Shen/',
      '說 说 [shui4] /to persuade/',
      '說 说 [shuo1] /to speak; to talk; to say/to explain; to comment/to scold/',
      '行 行 [heng2] /used in 道行[dao4 heng2]/',
      '行 行 [hang2] /(bound form) row; line/',
      '行 行 [xing2] /(bound form) to walk/(literary) journey/OK; no problem/',
    ].join('\n'),
  );
  const { word } = openDictionary(table);
  const readings = (text: string): readonly string[] => word(text).map(({ pinyin }) => pinyin);
  expect(readings('說')).toEqual(['shuō', 'shuì']);
  expect(readings('行')).toEqual(['xíng', 'háng', 'héng']);
  expect(readings('沈')).toEqual(['Shěn', 'shěn', 'chén']);
});
