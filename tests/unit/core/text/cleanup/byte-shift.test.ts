import { describe, expect, test } from 'vitest';
import { applyRepairs, findRepairs } from '#core/text/cleanup/index.ts';
import { damage } from './damaging-tool.ts';
import { certainOnly, surveyOf } from './surveyed.ts';

const readings = {
  數: 'shù',
  據: 'jù',
  報: 'bào',
  請: 'qǐng',
  驅: 'qū',
  現: 'xiàn',
  業: 'yè',
  義: 'yì',
  學: 'xué',
};

/** A page the tool has gone over, with ordinary glosses enough to show its habit. */
const page = [
  '老師把數據寫在黑板上，請學生抄下來。',
  '現在業務很忙，報社請了三個學徒。',
  '這個字的意義，現在的人已經不懂了。',
  '報上說，數據不會騙人。請問你信嗎？',
].map((line) => damage(line, readings));

const survey = (text: string) => surveyOf([...page, text]);

const restored = (text: string): string => {
  const repairs = findRepairs(text, survey(text));
  return applyRepairs(text, certainOnly(repairs)).text;
};

describe('the forward model makes the damage that was seen', () => {
  test.each([
    ['應當的。&rdquo;', '應當?shù)摹?rdquo;'],
    ['日報', '日?qǐng)?bào)'],
    ['向學生', '向?qū)W生'],
    ['輸等多個', '輸?shù)榷鄠€'],
  ])('%s -> %s', (text, damaged) => {
    expect(damage(text, readings)).toBe(damaged);
  });
});

describe('bytes are worked out again', () => {
  test.each([
    '我覺得這是應當的。',
    '這份日報是向學生要來的。',
    '明天要輸等多個地方的糧食。',
    '他說這樣恰當等。可現在沒有人聽。',
    '書名叫恰當的。《義犬》也是他寫的。',
    '日報、日報，天天都看日報。',
  ])('%s', (text) => {
    const damaged = damage(text, readings);
    expect(damaged).toContain('?');
    expect(restored(damaged)).toBe(text);
  });

  test('an entity whose ampersand was swallowed comes back as its character, in one repair', () => {
    const damaged = damage('他們說“這是應當的。&rdquo;然後走了。', readings);
    const shifted = findRepairs(damaged, survey(damaged)).filter(({ kind }) => kind === 'byte-shift');
    expect(shifted).toMatchObject([{ certainty: 'certain', before: '?shù)摹?rdquo;', after: '的。”' }]);
  });
});

describe('what cannot be known is offered, not made', () => {
  const offered = (text: string) =>
    findRepairs(text, survey(text))
      .filter(({ kind }) => kind === 'byte-shift')
      .map(({ certainty, before, after }) => ({ certainty, before, after }));

  test.each([
    ['他這樣說??涩F(xiàn)在', '??涩F(xiàn)', '。可現'],
    ['他這樣說?！读x(yì)犬', '?！读x(yì)', '。《義'],
    ['大家說? ?好', '? ?', ' '],
  ])('%s', (text, before, after) => {
    expect(offered(text)).toEqual([{ certainty: 'doubtful', before, after }]);
  });

  test('the half character at the end of the line', () => {
    const damaged = damage('這是應當的', readings);
    expect(offered(damaged)).toEqual([{ certainty: 'doubtful', before: '?shù)?', after: '的' }]);
  });

  test('a space that ate a character, when the document knows the word', () => {
    const context = [...page, '沒有規範，就沒有方圓。'];
    const text = '這裡的規 有三條。';
    const found = findRepairs(text, surveyOf([...context, text]));
    expect(found).toContainEqual(
      expect.objectContaining({ kind: 'byte-shift', certainty: 'doubtful', before: ' ', after: '範' }),
    );
  });

  test('bytes that fit nothing are only pointed at', () => {
    const text = '山上?shù)水邊';
    expect(offered(text)).toEqual([{ certainty: 'hint', before: '?shù)', after: '?shù)' }]);
  });
});

describe('question marks that mean a question are left alone', () => {
  test.each(['(你好嗎?ok)', '你用過 ChatGPT 嗎?我用A4紙寫信。', 'Really?no) 不是的。'])('%s', (text) => {
    const kinds = findRepairs(text, survey(text)).map(({ kind, certainty }) => `${kind} ${certainty}`);
    expect(kinds).not.toContain('byte-shift certain');
    expect(kinds).not.toContain('byte-shift doubtful');
  });
});

describe('fragments pasted alone are read by what ordinary text is made of', () => {
  test.each([
    ['日?qǐng)?bào)', '日報'],
    ['向?qū)W生', '向學生'],
    ['輸?shù)榷鄠€', '輸等多個'],
    ['??涩F(xiàn)', '。可現'],
    ['?！读x', '。《義'],
    ['規 有', '規範有'],
    ['應當?shù)摹?rdquo;', '應當的。”'],
  ])('%s', (text, right) => {
    const repairs = findRepairs(text, surveyOf([text]));
    expect(applyRepairs(text, repairs).text).toBe(right);
    expect(certainOnly(repairs).filter(({ kind }) => kind === 'byte-shift')).toEqual([]);
  });

  test.each(['王 明', '目 錄', '陳 靜', '春 天', '是嗎?看B座', '好嗎?要C(三)', '你去嗎?選A組', '第 一'])(
    '%s: nothing is made up',
    (text) => {
      expect(findRepairs(text, surveyOf([text])).filter(({ kind }) => kind === 'byte-shift')).toEqual([]);
    },
  );
});
