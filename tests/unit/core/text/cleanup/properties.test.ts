import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyRepairs, findRepairs } from '#core/text/cleanup/index.ts';
import { damage } from './damaging-tool.ts';
import { certainOnly, surveyOf } from './surveyed.ts';

const sentences = [
  '學校門口的那家書店，現在已經關門了。',
  '他把數據抄在本子上，請老師檢查。',
  '這是應當的。',
  '昨天的日報說，明天會下雨。',
  '我們向學生問路，學生說不知道。',
  '東邊的山上有很多樹，西邊的山上沒有。',
  '你要等多久？我等你一整天！',
  '馬車從橋上過，車上坐著三個人。',
  '他的業務很忙，從來不回家吃飯。',
  '老人講義氣，朋友很多。',
  '孩子們在當中跑來跑去，笑個不停。',
  '“時間過得真快。”她說，“我們都老了。”',
  '規範寫得很清楚，大家都要遵守。',
  '《義勇軍》這本書，我看過兩遍。',
  '長江和黃河都很長。',
  '他恰當地回答了問題，聲音不大。',
];

const readings: Readonly<Record<string, string>> = {
  數: 'shù',
  據: 'jù',
  報: 'bào',
  請: 'qǐng',
  驅: 'qū',
  現: 'xiàn',
  業: 'yè',
  義: 'yì',
  學: 'xué',
  東: 'dōng',
  馬: 'mǎ',
  書: 'shū',
  門: 'mén',
  說: 'shuō',
  車: 'chē',
  時: 'shí',
  間: 'jiān',
  長: 'cháng',
  規: 'guī',
  問: 'wèn',
  題: 'tí',
};

const paragraph = fc
  .array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(''));
const pages = fc.array(paragraph, { minLength: 12, maxLength: 24 });
const tool = fc
  .shuffledSubarray(Object.keys(readings), { minLength: 5 })
  .map((chars) => Object.fromEntries(chars.map((char) => [char, readings[char] ?? ''])));

describe('the damaging tool is undone', () => {
  test('where every repair is certain the text is as it was, and doubt is rare', () => {
    let restored = 0;
    let doubted = 0;
    fc.assert(
      fc.property(pages, tool, (lines, glossed) => {
        const damaged = lines.map((line) => damage(line, glossed));
        const survey = surveyOf(damaged);
        damaged.forEach((line, at) => {
          const repairs = findRepairs(line, survey).filter(
            ({ kind }) => kind === 'gloss' || kind === 'byte-shift',
          );
          if (repairs.some(({ certainty }) => certainty !== 'certain')) doubted++;
          else if (applyRepairs(line, repairs).text === lines[at]) restored++;
          else throw new Error(`${line} became ${applyRepairs(line, repairs).text}`);
        });
      }),
      { numRuns: 60, seed: 20_240_607 },
    );
    expect(restored).toBeGreaterThan(doubted * 9);
  });
});

const shards = [
  ...sentences,
  '&amp;rdquo;',
  '&ldquo;',
  '&nbsp;',
  '<br/>',
  '</p>',
  '<b>',
  ',',
  '.',
  '...',
  '?',
  '!',
  '"',
  '(',
  ')',
  ' ',
  '  ',
  '\u00a0',
  '\u3000',
  '\u200b',
  '\u202e',
  '\ufeff',
  'ä¸\u00ad',
  'Ã©',
  'GPT',
  '3.14',
  '現(xiàn)',
  '發(fā)',
  '?shù)摹?rdquo;',
  '𠮷',
  '👩\u200d👧',
  '于',
  'a',
  '\n',
  'http://a.b/?c=d',
  '&',
  '<',
  '?q',
  '€',
  '\ud842',
];
const dirty = fc
  .array(fc.constantFrom(...shards), { minLength: 1, maxLength: 14 })
  .map((parts) => parts.join(''));

describe('whatever the text', () => {
  test('repairs are ordered, do not overlap, and say what stands there', () => {
    fc.assert(
      fc.property(fc.array(dirty, { minLength: 1, maxLength: 6 }), (blocks) => {
        const survey = surveyOf(blocks);
        for (const block of blocks) {
          const points = Array.from(block);
          let read = 0;
          for (const { start, end, before } of findRepairs(block, survey)) {
            expect(start).toBeGreaterThanOrEqual(read);
            expect(end).toBeGreaterThan(start);
            expect(points.slice(start, end).join('')).toBe(before);
            read = end;
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('after the certain repairs nothing certain is left', () => {
    fc.assert(
      fc.property(fc.array(dirty, { minLength: 1, maxLength: 6 }), (blocks) => {
        const survey = surveyOf(blocks);
        for (const block of blocks) {
          const once = applyRepairs(block, certainOnly(findRepairs(block, survey))).text;
          expect(certainOnly(findRepairs(once, survey))).toEqual([]);
        }
      }),
      {
        numRuns: 150,
        examples: [
          [['"學校門口的那家書店，現在已經關門了。"&nbsp;學校門口的那家書店，現在已經關門了。']],
          [['他說。&nbsp;"學校門口的那家書店，現在已經關門了。"學校門口的那家書店，現在已經關門了。']],
        ],
      },
    );
  });

  test('the edits do what the repairs do', () => {
    fc.assert(
      fc.property(dirty, (block) => {
        const { text, edits } = applyRepairs(block, findRepairs(block, surveyOf([block])));
        const points = Array.from(block);
        for (const { start, end, insert } of [...edits].reverse()) points.splice(start, end - start, insert);
        expect(points.join('')).toBe(text);
      }),
      { numRuns: 150 },
    );
  });

  test('any string at all is taken', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (block) => {
        const repairs = findRepairs(block, surveyOf([block]));
        expect(applyRepairs(block, repairs).edits.length).toBeLessThanOrEqual(repairs.length);
      }),
      { numRuns: 100 },
    );
  });
});

test('clean text has no certain repair', () => {
  fc.assert(
    fc.property(pages, (lines) => {
      const survey = surveyOf(lines);
      expect(lines.flatMap((line) => certainOnly(findRepairs(line, survey)))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
