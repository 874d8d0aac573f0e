import { afterEach, describe, expect, test } from 'vitest';
import { createSurvey, findRepairs } from '#core/text/cleanup/index.ts';
import { damage } from './damaging-tool.ts';

const watched: readonly (readonly [object, readonly string[]])[] = [
  [String.prototype, ['charCodeAt', 'codePointAt', 'charAt', 'slice']],
  [RegExp.prototype, ['exec']],
];

const restores: (() => void)[] = [];
afterEach(() => {
  for (const restore of restores.splice(0)) restore();
});

/** Counts what is asked of strings and regular expressions while `run` runs: calls, and characters copied. */
const operations = (run: () => void): number => {
  let count = 0;
  for (const [prototype, names] of watched)
    for (const name of names) {
      const original: unknown = Reflect.get(prototype, name);
      if (typeof original !== 'function') throw new Error(`no method ${name}`);
      restores.push(() => Object.assign(prototype, { [name]: original }));
      Object.assign(prototype, {
        [name](this: unknown, ...args: unknown[]): unknown {
          const result: unknown = Reflect.apply(original, this, args);
          count += name === 'slice' && typeof result === 'string' ? result.length : 1;
          return result;
        },
      });
    }
  run();
  for (const restore of restores.splice(0)) restore();
  return count;
};

/** A converter's page, so that the rules that wait for one are at work too. */
const page = Array.from({ length: 6 }, () =>
  damage('我們發現數據在這裡，應當的。', { 發: 'fā', 現: 'xiàn', 數: 'shù', 據: 'jù' }),
);

const clean = (text: string): void => {
  const survey = createSurvey();
  for (const block of [...page, text]) survey.observe(block);
  findRepairs(text, survey.finish());
};

const bricks = [
  '(',
  '&',
  '<',
  '?',
  ' ',
  '"',
  ',',
  '.',
  '&amp;',
  '&amp',
  '<br ',
  '<!--',
  '<a>',
  '天 ',
  '天,',
  '天?',
  '?shù)',
  '當?shù)',
  '當?shù)?',
  '當?shù)摹',
  '?涩F',
  '? ?',
  'ä¸',
  'ä¸\u00ad',
  '\u200b',
  '\ufffd',
  'a@',
  '`',
  '(天',
  '現(xiàn',
  '于',
  '黃巖',
  '\ud842',
  'www.',
  '天...',
  '{天,天}',
  '鏄ュぉ',
  '鏄',
  '⼈',
  '\\u6625',
  '%E6%98',
  '我 ',
  '，，',
  'ÎÒ',
  '锟斤拷',
  '天 地,',
  'é\u00a0»',
  '"天"',
];

describe('twice the text is about twice the work', () => {
  test.each(bricks)('%j over and over', (brick) => {
    const once = brick.repeat(Math.ceil(2_000 / brick.length));
    clean(once); // tables that are built once are not counted
    const small = operations(() => clean(once));
    const large = operations(() => clean(once + once));
    expect(large).toBeLessThan(small * 2.3 + 20_000);
  });

  test.each(bricks)('forty thousand characters of %j come to an end', (brick) => {
    const text = brick.repeat(Math.ceil(40_000 / brick.length));
    expect(() => clean(text)).not.toThrow();
  });
});
