import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findLineBreaks } from '#core/text/cleanup/line-break.ts';
import { findRepairs } from '#core/text/cleanup/index.ts';
import { surveyOf, traditionalBackground } from './surveyed.ts';
import { wrapParagraph } from './wrap-paragraph.ts';

/*
 * Every sign in the same few frames, and the same prose filled to many widths: what is found where nothing but the sign, or the width, is another. A person has read the lists for what sticks
 * out; where they change, they are written anew by `vitest run THIS-FILE -u` and the difference is read.
 */

const signs = [
  ...Array.from({ length: 0x5f }, (_, n) => String.fromCharCode(0x20 + n)),
  ...Array.from('，。、；：！？「」『』（）《》〈〉【】“”‘’…—·～　￥％＋＝ＡＺａｚ０９'),
  '\u00a0',
  '\u2009',
  '\u200b',
  '\u00ad',
  '\ufeff',
  '\u3000\u3000',
  '  ',
  '\t',
  'é',
  'あ',
  'ア',
  'ㄅ',
  '한',
  '𠮷',
  '①',
  '⼈',
  '々',
  '〇',
  '',
  '\ufffd',
];

const frames = [
  '天亮了@他走了。',
  '天亮@',
  '@他走了',
  'one@two words',
  'x @ 走',
  '他說：@走@。',
  '3@5',
  '走 @走',
  '（@）',
  '好。@好',
];

const shown = (text: string): string =>
  Array.from(text, (char) =>
    /[\p{Cc}\p{Cf}\p{Co}\p{Zs}]/u.test(char) && char !== ' '
      ? `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`
      : char,
  ).join('');

test('what is found of each sign, frame by frame', async () => {
  const survey = surveyOf([...traditionalBackground, ...frames]);
  const nothing: string[] = [];
  const lines = signs.flatMap((sign) => {
    const found = frames.map((frame) =>
      findRepairs(frame.replaceAll('@', sign), survey)
        .map(
          ({ certainty, start, end, after, reason }) =>
            `${certainty.charAt(0)}${start}-${end}>${shown(after)} ${reason}`,
        )
        .join(', '),
    );
    if (found.some((one) => one !== ''))
      return [`${shown(sign)}: ${found.map((one) => (one === '' ? '-' : one)).join(' | ')}`];
    nothing.push(shown(sign));
    return [];
  });
  await expect(
    `${frames.join(' | ')}\n${lines.join('\n')}\nnothing: ${nothing.join(' ')}\n`,
  ).toMatchFileSnapshot('frames.txt');
});

const cases = (name: string): readonly string[] =>
  readFileSync(join(import.meta.dirname, '../../../../../bench/truth/cases', name), 'utf8').split('\n');

/** Of each line but the first whether it is joined with the one before: J for certain, j for offered. */
const patternOf = (lines: readonly string[]): string => {
  const given = lines.map((text) => ({ text, indent: null }));
  return findLineBreaks(given, surveyOf(lines))
    .map((one) => (one === null ? '.' : one.certainty === 'certain' ? 'J' : 'j'))
    .join('');
};

test('which lines are joined of prose that is filled to a width', async () => {
  const texts = ['prose-en.txt', 'prose-zh-Hans.txt', 'prose-zh-Hant.txt'].flatMap((name) => {
    const paragraphs = cases(name)
      .filter((line) => line.trim() !== '')
      .slice(0, 3);
    const widths = name === 'prose-en.txt' ? [24, 40, 60, 65, 72, 80, 120] : [8, 16, 20, 30, 36, 40, 60, 76];
    return widths.map((width) => {
      const lines = paragraphs.flatMap((paragraph) => wrapParagraph(paragraph, width));
      return `${name} ${width}: ${patternOf(lines)}`;
    });
  });
  await expect(`${texts.join('\n')}\n`).toMatchFileSnapshot('frames-filled.txt');
});

test('which lines are joined of what stands on lines of its own', async () => {
  const sections: { title: string; lines: string[] }[] = [];
  for (const line of cases('lines-apart.txt'))
    if (line.startsWith('===')) sections.push({ title: line, lines: [] });
    else if (line !== '') sections.at(-1)?.lines.push(line);
  const texts = sections.map(({ title, lines }) => `${title}: ${patternOf(lines)}`);
  await expect(`${texts.join('\n')}\n`).toMatchFileSnapshot('frames-apart.txt');
});
