import { expect, it } from 'vitest';
import { gramsOf } from '#core/memory/grams.ts';
import { memoryKey, pointsOf } from '#core/memory/key.ts';
import { placedSlicesOf } from '#core/memory/placed-slices.ts';
import { signatureOf } from '#core/memory/signature.ts';
import { slicesOf } from '#core/memory/slices.ts';
import { makeUpOf, textGrams } from '#core/memory/text-grams.ts';
import { textNumber } from '#core/memory/text-hash.ts';

/*
 * The numbers that texts are found by in memories and on servers of teams. They stand in files and databases: another version that made others of the same texts would find nothing there. Where
 * one changes here, what is stored has to be made anew.
 */

const texts: readonly string[] = [
  '',
  '。',
  '渡',
  '渡口的船',
  '渡口的船，已經開走了。',
  '渡口的船已經開走了，沒有人認得他，也沒有人問他從哪裡來。',
  '𠮷野家的𠮷',
  'a',
  'The ferry',
  'The ferry had left the bank, and nobody knew it.',
  '用API的接口2024',
  'abab abab',
  'ひらがな カタカナ 한국어 ไทย',
  'l’été, naïve — café',
  `${'山水'.repeat(40)}人`,
];

it('lists the numbers of some texts', () => {
  const lines = texts.flatMap((text) => {
    const key = memoryKey(text);
    const points = pointsOf(key);
    const { low, high } = signatureOf(points);
    const { letters, dense } = makeUpOf(key);
    return [
      `== ${text}`,
      `key ${key}, number ${textNumber(text)}, signature ${low} ${high}, letters ${letters}, dense ${dense}`,
      `grams ${textGrams(key).join(' ')}`,
      `grams of servers ${gramsOf(key).join(' ')}`,
      `slices ${slicesOf(points).join(' ')}`,
      `placed ${placedSlicesOf(points).join(' ')}`,
    ];
  });
  return expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('stored-numbers.txt');
});
