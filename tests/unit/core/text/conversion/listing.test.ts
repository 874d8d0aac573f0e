import { expect, it } from 'vitest';
import type { Language, Region } from '#core/model/index.ts';
import { createConverter, doubtfulCharacters } from '#core/text/conversion/index.ts';
import { ambiguousForms } from '#core/text/conversion/ambiguous.ts';
import { simplifyingDoubts } from '#core/text/conversion/doubtful-table.ts';
import { decideTraditional } from '#core/text/conversion/traditionalize.ts';
import { rules } from '#core/text/conversion/lone-rules.ts';
import { decideZhu } from '#core/text/conversion/zhu.ts';
import { examplesOf } from '../../pattern-examples.ts';
import { measuredRows } from '../tables.ts';
import { casesIn, judge } from './judge.ts';

/*
 * What comes out for many texts, as a person has read it. Where a change of the code changes a line, it is read like any other.
 */

const listed = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

const marksOf = (text: string, got: string, from: Language, to: Language): string =>
  doubtfulCharacters(text, got, from, to)
    .map(({ at, original, current, alternatives }) => `${at}${original}${current}/${alternatives.join('')}`)
    .join(' ');

it.each([
  ['to-traditional.tsv', 1, 'zh-Hans', 'zh-Hant', 'tw'],
  ['to-traditional-prose.tsv', 1, 'zh-Hans', 'zh-Hant', 'tw'],
  ['to-simplified.tsv', 0, 'zh-Hant', 'zh-Hans', 'cn'],
  ['zhu.tsv', 0, 'zh-Hant', 'zh-Hans', 'cn'],
] as const)('what is not right of the measure %s, or marked', (file, column, from, to, region) =>
  expect(
    listed(
      casesIn(measuredRows(file), column).flatMap((one) => {
        const { verdict, got } = judge(one, { from, to, region, spelling: true });
        const marks = marksOf(one.text, got, from, to);
        return verdict === 'right' && marks === ''
          ? []
          : [`${verdict}: ${one.text} → ${got} ${marks}`.trim()];
      }),
    ),
  ).toMatchFileSnapshot(`listing/${file.replace('.tsv', '')}.txt`),
);

/** Where a character may stand by itself: between words that say nothing of it, beside a name, a number, a title. */
const frames =
  '某@某,@,他@了,很@,一@,十@里,姓@,@先生,作家@某某,把@,@子,老@,@上,的@在,@着,不@,·@,@尔,大@和小@'.split(',');

it('how each character with several Traditional forms is written beside little else; ? where that is not sure', () =>
  expect(
    listed(
      [...ambiguousForms].map(([character, forms]) => {
        const written = frames.map((frame) => {
          const text = frame.replaceAll('@', character);
          const at = text.indexOf(character);
          const decision = decideTraditional(text).find((one) => one.at === at);
          return decision === undefined ? '-' : `${decision.form}${decision.isDoubtful ? '?' : ''}`;
        });
        return `${character} (${forms.join('')}): ${written.join(' ')}`;
      }),
    ),
  ).toMatchFileSnapshot('listing/alone.txt'));

/** Of a rule so many of its alternatives are tried: titles and names of people have more, which are the same everywhere. */
const mostExamples = 30;

it('what each rule of a character by itself takes; in brackets where another rule, or a word, says otherwise', () =>
  expect(
    listed(
      Object.entries(rules).flatMap(([character, own]) =>
        own.map((rule) => {
          const [, pattern = '', wanted = ''] = /^!?(.*)=(.\??)$/u.exec(rule) ?? [];
          const [before = [], after = []] = pattern.split('@').map((part) => examplesOf(part, mostExamples));
          const examples = Array.from({ length: Math.max(before.length, after.length) }, (_, n) => {
            const left = before[n % before.length] ?? '';
            const text = `${left}${character}${after[n % after.length] ?? ''}`;
            const decision = decideTraditional(text).find(({ at }) => at === left.length);
            const form = decision === undefined ? '-' : `${decision.form}${decision.isDoubtful ? '?' : ''}`;
            return form === wanted ? text : `${text}(${form})`;
          });
          return `${character} ${wanted}: ${examples.join(' ')}`;
        }),
      ),
    ),
  ).toMatchFileSnapshot('listing/rules.txt'));

const convertTo = (region: Region, from: Language, to: Language) =>
  createConverter({ from, to, region, protectedWords: [] });

it('how each region spells what may be spelled otherwise', () => {
  const forms = [...new Set([...ambiguousForms.values()].flat())];
  const texts = [
    ...forms,
    '裡面',
    '臺灣',
    '著名',
    '爲人',
    '綫索',
    '麵線',
    '衛生',
    '啓動',
    '羣衆',
    '牀前',
    '汙水',
    '污水',
  ];
  const [tw, hk, cn] = (['tw', 'hk', 'cn'] as const).map((region) => convertTo(region, 'zh-Hans', 'zh-Hant'));
  const simplified = (['tw', 'hk', 'cn'] as const).map((region) => convertTo(region, 'zh-Hant', 'zh-Hans'));
  return expect(
    listed(
      texts.map((text) => {
        const written = [tw, hk, cn].map((convert) => convert?.(text) ?? '').join(' ');
        return `${text}: ${written} | ${simplified.map((convert) => convert(text)).join(' ')}`;
      }),
    ),
  ).toMatchFileSnapshot('listing/regions.txt');
});

it('what is doubtful of each character with several Simplified forms', () => {
  const convert = convertTo('cn', 'zh-Hant', 'zh-Hans');
  const doubtful = (text: string): string =>
    marksOf(text, convert(text), 'zh-Hant', 'zh-Hans') === '' ? text : `${text}?`;
  return expect(
    listed(
      [...simplifyingDoubts].map(([character, { forms, sure = [], open = [], before = '', after = '' }]) =>
        [
          `${character} (${forms.join('')}):`,
          ...['@', '他@了', '某@某', '不@的'].map((frame) => doubtful(frame.replace('@', character))),
          '|',
          ...[...sure, ...open, ...Array.from(before, (one) => character + one)].map(doubtful),
          ...Array.from(after, (one) => doubtful(one + character)),
        ].join(' '),
      ),
    ),
  ).toMatchFileSnapshot('listing/doubtful.txt');
});

it('whether 著 is 着, beside each verb and noun that tells', () =>
  expect(
    listed(
      '看著 著作 著名 名著 走著 顯著 土著 沿著 執著 著急 睡著了 著涼 附著 穿著 衣著 著重 著手 著火 沉著 編著 原著 專著 著述 著錄 卓著 昭著 巨著 遺著 著書 著者 拙著 試著 藉著 隨著 接著 本著 憑著 為著 意味著 有著 存在著 著陸 著落 著眼 著想 著色 著力 膠著 不著 找不著 著，著 某著 著某 他著 魯迅著 論著 合著 著稱'
        .split(' ')
        .map((text) =>
          decideZhu(text)
            .map(({ at, form, isDoubtful }) => `${text}: ${at}${form}${isDoubtful ? '?' : ''}`)
            .join(' '),
        ),
    ),
  ).toMatchFileSnapshot('listing/zhu-words.txt'));
