import { describe, expect, it } from 'vitest';
import { createConverter, doubtfulCharacters } from '#core/text/conversion/index.ts';
import { traditionalAt, traditionalize } from '#core/text/conversion/traditionalize.ts';
import { givenRows, measuredRows } from '../tables.ts';
import { casesIn, judge } from './judge.ts';

const convert = createConverter({ from: 'zh-Hans', to: 'zh-Hant', region: 'tw', protectedWords: [] });
const options = { from: 'zh-Hans', to: 'zh-Hant', region: 'tw', spelling: true } as const;

describe('conversion to Traditional', () => {
  it.each([
    // Words astride the borders of others, which greedy longest match takes.
    ['百年历史', '百年歷史'],
    ['空白发票', '空白發票'],
    ['吓得直发抖', '嚇得直發抖'],
    ['医生发现学生发言', '醫生發現學生發言'],
    ['先生发言之前，服务生发现了', '先生發言之前，服務生發現了'],
    ['一个中年人和多个中间商', '一個中年人和多個中間商'],
    ['这个旧箱子', '這個舊箱子'],
    ['国王后来死了', '國王後來死了'],
    ['三天后见，天后宫前见', '三天後見，天后宮前見'],
    ['50天后考试', '50天後考試'],
    ['看完电影后', '看完電影後'],
    ['拉面和面子', '拉麵和面子'],
    ['台风刮过台湾，狂风刮坏了门，用刀刮过', '颱風颳過臺灣，狂風颳壞了門，用刀刮過'],
    ['当年历经艰辛', '當年歷經艱辛'],
    // Numbers, surnames, foreign names.
    ['屋里有十里路', '屋裡有十里路'],
    ['海里的鱼，一百海里', '海裡的魚，一百海里'],
    ['他只借了一只笔', '他只借了一隻筆'],
    ['几周内，周先生', '幾週內，周先生'],
    ['余先生有余，十余年', '余先生有餘，十餘年'],
    ['姜先生切姜', '姜先生切薑'],
    ['涂先生涂墙', '涂先生塗牆'],
    ['于老师于是来了', '于老師於是來了'],
    ['范教授规范', '范教授規範'],
    ['埃里克森在里斯本和里约热内卢', '埃里克森在里斯本和里約熱內盧'],
    ['塔里克·拉马丹', '塔里克·拉馬丹'],
    ['可的松和马拉松', '可的松和馬拉松'],
    ['参赞襄赞协赞，赞美诗，赞助，点赞', '參贊襄贊協贊，讚美詩，贊助，點讚'],
    ['台州、白洋淀、昆山、云林', '台州、白洋淀、崑山、雲林'],
    ['咸丰、万历年间', '咸豐、萬曆年間'],
    // The same character twice, each by its own word.
    ['又干又瘦的干部', '又乾又瘦的幹部'],
    ['把头发吹干再发言', '把頭髮吹乾再發言'],
    ['我困了，困难使人困', '我睏了，困難使人睏'],
    ['他说这件事跟我不相干', '他說這件事跟我不相干'],
    ['唇干舌燥，天文历算', '唇乾舌燥，天文曆算'],
  ])('writes %s', (text, wanted) => {
    expect(judge({ text, wanted: [wanted] }, options)).toMatchObject({ verdict: 'right' });
  });

  it('reads Simplified characters that were left in a Traditional text', () => {
    expect(convert('學生发現醫生发現')).toBe('學生發現醫生發現');
    expect(convert('頭发')).toBe('頭髮');
  });

  it('has as many marks as characters it cannot know, and no more', () => {
    const marks = (text: string): string[] =>
      doubtfulCharacters(text, convert(text), 'zh-Hans', 'zh-Hant').map(({ original }) => original);
    expect(marks('大家都说干')).toEqual(['干']);
    expect(marks('他把文件卷')).toEqual(['卷']);
    expect(
      measuredRows('to-traditional-prose.tsv').flatMap(([, text = '']) => marks(text)).length,
    ).toBeLessThan(12);
  });

  it.each([
    ['words', 'to-traditional.tsv', 3],
    ['sentences', 'to-traditional-prose.tsv', 1],
  ])('is right or marked in the %s of the measure, but for a few', (_, file, most) => {
    const wrong = casesIn(measuredRows(file), 1).flatMap((one) =>
      judge(one, options).verdict === 'wrong' ? [one.text] : [],
    );
    expect(wrong.length, wrong.join(' ')).toBeLessThanOrEqual(most);
  });

  const given = ['s2t.tsv', 'names-s2t.tsv'].map((file) => [file, givenRows(`chinese/${file}`)] as const);
  it.skipIf(given.some(([, rows]) => rows === null))(
    'is right or marked in the given cases (skipped: ../shared is not here)',
    () => {
      for (const [, rows] of given) {
        const wrong = casesIn(rows ?? [], 1).filter((one) => judge(one, options).verdict === 'wrong');
        expect(wrong).toEqual([]);
      }
    },
  );
});

describe('the Traditional form of some characters of a text', () => {
  it.each([
    '国王后来死了，空白发票在公里里',
    '三天后见，天后宫前见',
    '𠮷野家的面条，干净的头发',
    '台湾的群众',
  ])('is what converting all of %s gives there', (text) => {
    const offsets = Array.from(text.matchAll(/[\u3400-\u9fff]/g), ({ index }) => index);
    const whole = traditionalize(text, 'tw');
    expect(traditionalAt(text, offsets, 'tw')).toEqual(offsets.map((at) => whole.charAt(at)));
    for (const at of offsets) expect(traditionalAt(text, [at], 'tw')).toEqual([whole.charAt(at)]);
  });
});
