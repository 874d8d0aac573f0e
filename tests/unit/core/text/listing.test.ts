import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { splitGraphemes } from '#core/text/codepoints.ts';
import { countText } from '#core/text/count.ts';
import { safeFileName } from '#core/text/file-name.ts';
import { fold } from '#core/text/fold.ts';
import { latinWords } from '#core/text/latin-words.ts';
import { numbersIn, writtenLike } from '#core/text/numerals.ts';
import { protectedRanges } from '#core/text/protected-ranges.ts';
import { detectLanguage } from '#core/text/script.ts';
import { compileQuery, insertIn } from '#core/text/search/index.ts';
import { replaceHits, foundIn } from '#core/text/search/replacing.ts';
import { createConverter } from '#core/text/conversion/index.ts';
import { detected, fileNames, looked, numbered, protectedTexts, wordTexts } from './listed.ts';

/*
 * What comes out for many texts, as a person has read it. Where a change of the code changes a line, it is read like any other.
 */

const listed = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

const measured = (name: string): readonly string[] =>
  readFileSync(new URL(`../../../../bench/truth/cases/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('==='));

const marked = (
  text: string,
  ranges: readonly { readonly start: number; readonly end: number }[],
): string => {
  let [shown, done] = ['', 0];
  for (const { start, end } of ranges) {
    shown += `${text.slice(done, start)}⟦${text.slice(start, end)}⟧`;
    done = end;
  }
  return shown + text.slice(done);
};

it('the languages that texts are in', () =>
  expect(
    listed(
      [...detected, ...measured('undamaged.txt')].map((text) => {
        const { language, confidence, isUnknown, traditional, simplified, latin } = detectLanguage(text);
        const shares = [traditional, simplified, latin].map((share) => share.toFixed(2)).join(' ');
        return `${language}${isUnknown === true ? '?' : ''} ${confidence.toFixed(2)} (${shares}): ${text}`;
      }),
    ),
  ).toMatchFileSnapshot('listing/languages.txt'));

it('what is protected', () =>
  expect(
    listed(
      [...protectedTexts, ...measured('chapters.txt'), ...measured('undamaged.txt')].flatMap((text) => {
        const ranges = protectedRanges(text);
        const kinds = ranges.map(({ kind }) => kind).join(' ');
        return ranges.length === 0 && !protectedTexts.includes(text)
          ? []
          : [`${marked(text, ranges)} ${kinds}`.trim()];
      }),
    ),
  ).toMatchFileSnapshot('listing/protected.txt'));

it('how many words and characters there are, as Chinese and as English', () =>
  expect(
    listed(
      [...wordTexts, ...measured('undamaged.txt')].map((text) => {
        const [zh, en] = (['zh-Hans', 'en'] as const).map((language) => countText(text, language));
        const counts = [zh?.words, en?.words, zh?.characters, zh?.spaces, splitGraphemes(text).length].join(
          ' ',
        );
        return `${counts}: ${text}`;
      }),
    ),
  ).toMatchFileSnapshot('listing/counts.txt'));

it('the words of Latin letters, and the search key', () =>
  expect(
    listed(
      [...wordTexts, ...protectedTexts, ...measured('undamaged.txt')].map((text) => {
        const words = latinWords(text).map(
          ({ start, end, word, isJoined }) => `${start}-${end}${isJoined ? '-' : ''} ${word}`,
        );
        return [text, fold(text), fold(text, { script: false, lower: false }), ...words].join(' | ');
      }),
    ),
  ).toMatchFileSnapshot('listing/words.txt'));

const values = [
  0, 2, 7, 10, 12, 20, 105, 110, 999, 2024, 10_010, 12_345, 300_000, 1_500_000, 2e8, 3_000_250_000, 1e12, 0.5,
  1.2345, -3,
];

it('the numbers in texts, and how others are written in their place', () =>
  expect(
    listed(
      numbered.flatMap((text) => [
        `== ${text}`,
        ...numbersIn(text).map((place) => {
          const written = values.map((value) => writtenLike(text, place, value) ?? '-').join(' ');
          return `${text.slice(place.start, place.end)} ${place.written} ${place.value}: ${written}`;
        }),
      ]),
    ),
  ).toMatchFileSnapshot('listing/numbers.txt'));

it('names of files', () =>
  expect(
    listed(fileNames.map((name) => [name, safeFileName(name)].map((one) => JSON.stringify(one)).join(' '))),
  ).toMatchFileSnapshot('listing/file-names.txt'));

it('what is looked for, found and replaced', () => {
  const convert = createConverter({ from: 'zh-Hans', to: 'zh-Hant', region: 'tw', protectedWords: [] });
  return expect(
    listed(
      looked.flatMap(([sought, replacement, text]) => {
        const regex = /^\/(?<pattern>.*)\/$/u.exec(sought)?.groups?.['pattern'];
        const base = {
          text: regex ?? sought,
          mode: regex === undefined ? 'plain' : 'regex',
          matchCase: false,
          wholeWord: false,
          exactScript: false,
        } as const;
        const options = [{}, { matchCase: true }, { wholeWord: true }, { exactScript: true }];
        const lines = options.map((more) => {
          const query = { ...base, ...more };
          const matcher = compileQuery(query);
          if (!matcher.ok) return `${matcher.error.code} ${JSON.stringify(matcher.error.params)}`;
          const units = matcher.value(text);
          const points = Array.from(text);
          const shown = units.map(({ start, end }) => `${start}-${end} ${points.slice(start, end).join('')}`);
          const insert = insertIn(query, replacement, 'zh-Hant', convert);
          const { next } = replaceHits(foundIn(text, matcher.value), () => true, insert);
          return `${shown.join(', ')} → ${next.text}`;
        });
        return [`== ${sought} → ${replacement}: ${text}`, ...new Set(lines)];
      }),
    ),
  ).toMatchFileSnapshot('listing/looked-for.txt');
});
