import { expect, it } from 'vitest';
import { alignSegments } from '#core/annotations/align.ts';
import { probableChange } from '#core/annotations/change.ts';
import { counterpart, counterpartPoint } from '#core/annotations/counterpart.ts';
import { followEdit } from '#core/annotations/follow.ts';
import { followGroup } from '#core/annotations/follow-group.ts';
import { annotationMatches } from '#core/annotations/search-text.ts';
import { clausesOf, growSelection, moveBy, sentencesOf, wordsOf } from '#core/annotations/words.ts';
import type { Anchor } from '#core/model/index.ts';
import { caseOf, changes, lengths } from './anchoring/cases.ts';
import { documentOf, randomFrom, sentence } from './anchoring/prose.ts';
import { anchorAt, segmentId } from './anchors.ts';

/*
 * Where annotated words are after many changes, and what belongs together of two versions, as a person has read it. Where a change of the code changes a line, it is read like any other.
 */

const listed = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

const cut = (text: string, start: number, end: number): string => Array.from(text).slice(start, end).join('');

const shown = (
  text: (segment: number) => string,
  { segment, start, end, status, candidates }: Anchor,
): string =>
  [
    status,
    `${segment}:${start}-${end}`,
    `「${cut(text(Number(segment)), start, end)}」`,
    ...candidates.map((one) => `or ${one.segment}:${one.start}-${one.end}`),
  ].join(' ');

it('words in sentences that were changed by chance', () =>
  expect(
    listed(
      changes.flatMap((kind) =>
        lengths.flatMap((length) =>
          [1, 2, 3, 4].flatMap((seed) => {
            const { before, after, sentence: at, quote } = caseOf(kind, length, seed * 7 + length);
            const old = before[at] ?? '';
            const anchor = anchorAt(old, { segment: segmentId(at), ...quote });
            const group = followGroup([anchor], {
              side: 'source',
              before: before.map((text, n) => ({ segment: segmentId(n), text })),
              after: after.map((text, n) => ({ segment: segmentId(n), text })),
            });
            const now = after[at] ?? '';
            return [
              `${kind} 「${cut(old, quote.start, quote.end)}」 in ${old}`,
              `  ${now}: ${shown(() => now, followEdit(anchor, old, now))}`,
              `  as one: ${group.map((one) => shown((n) => after[n] ?? '', one)).join(', ')}`,
            ];
          }),
        ),
      ),
    ),
  ).toMatchFileSnapshot('listing/followed.txt'));

it('two versions of a document, of which sentences were changed, moved, cut and joined', () => {
  const lines = [3, 11, 27].flatMap((seed) => {
    const random = randomFrom(seed);
    const before = documentOf(random, 4).flat();
    const after = before.flatMap((text, n): readonly string[] => {
      const half = Math.floor(text.length / 2);
      return (
        [
          [text],
          [`${text.slice(0, half)}${text.slice(half + 2)}`],
          [],
          [sentence(random), text],
          [text.slice(0, half), text.slice(half)],
          [`${text.slice(0, 3)}又${text.slice(5)}`],
          [text],
        ][n % 7] ?? []
      );
    });
    const moved = [...after.slice(6), ...after.slice(0, 6)];
    const joined = after.flatMap((text, n) =>
      n % 5 === 1 ? [] : n % 5 === 0 ? [text + (after[n + 1] ?? '')] : [text],
    );
    const all = before.map((text) => `${sentence(random).slice(0, 6)}${text.slice(6)}`);
    return [after, moved, joined, all, before.toReversed(), []].map((now, way) =>
      [
        `${seed}.${way}:`,
        ...alignSegments(
          before.map((text) => ({ text })),
          now.map((text) => ({ text })),
        ).map((group) => `${group.before.join('+')}>${group.after.join('+')}${group.how.charAt(0)}`),
      ].join(' '),
    );
  });
  return expect(listed(lines)).toMatchFileSnapshot('listing/aligned.txt');
});

const pairs: readonly (readonly [before: string, after: string])[] = [
  ['他走了。', '他來了。'],
  ['新的人來了。', '新的新的人來了。'],
  ['他說，他走了，天亮了。', '天亮了，他說，他走了。'],
  ['老城的電車去年春天重新通車。', '老城的电车去年春天重新通车！'],
  ['檔案館的管理員找到一批舊照片。', '議會決定保留河邊的茶館。'],
  ['The old ferry left the bank.', 'The old ferries left the banks.'],
  ['The old ferry left the bank.', 'An old boat has left.'],
  ['的一是在', '在是一的'],
  ['𠮷野家在那裡。', '𠮷田家不在這裡。'],
  ['', '新'],
  ['舊', ''],
  ['甲乙丙丁戊己庚辛壬癸子丑', '甲乙丙丁戊己庚辛壬癸寅卯'],
  ['他今天去了河邊的茶館，喝了一壺茶。', '他昨天去了江邊的茶館，喝了兩壺茶。'],
  ['他今天去了河邊的茶館，喝了一壺茶。', '喝茶的人今天都去了河邊。'],
];

it('what was changed of a text, as far as the texts tell', () =>
  expect(
    listed(
      pairs.map(([before, after]) => {
        const edits = probableChange(before, after).map(
          ({ start, end, insert }) => `${start}-${end}「${cut(before, start, end)}」→「${insert}」`,
        );
        return `${before} ${after}: ${edits.join(' ')}`;
      }),
    ),
  ).toMatchFileSnapshot('listing/changed.txt'));

it('where words are in the other script', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['他發現了新路。', '他发现了新路。'],
    ['他發現了一條新路。', '他终于发现了新路。'],
    ['老城的電車去年春天重新通車。', '去年春天，老城的电车又通车了。'],
    ['𠮷野家的麵條', '𠮷野家的面条很好'],
    ['天亮了。', '议会决定保留茶馆。'],
  ];
  return expect(
    listed(
      texts.flatMap(([from, to]) => {
        const length = Array.from(from).length;
        const ranges = Array.from({ length }, (_, start) =>
          [1, 2, 4, length].map((size) => ({ start, end: start + size })),
        )
          .flat()
          .filter(({ end }) => end <= length);
        return [
          `== ${from} ${to}`,
          ranges
            .map((range) => {
              const found = counterpart(from, range, to);
              return `${cut(from, range.start, range.end)}:${found === null ? '-' : cut(to, found.start, found.end)}`;
            })
            .join(' '),
          Array.from({ length: length + 1 }, (_, at) => counterpartPoint(from, at, to)).join(' '),
        ];
      }),
    ),
  ).toMatchFileSnapshot('listing/scripts.txt');
});

it('words, clauses and sentences of texts, and how a selection grows and moves', () => {
  const texts: readonly (readonly [string, string, readonly string[]])[] = [
    ['他說：「天亮了，走吧。」她沒走；3.14，12:30。', 'zh-Hant', []],
    ['沈國梁在渡口等船。𠮷野家！', 'zh-Hant', ['沈國梁', '渡口等', '𠮷野家', '國梁在']],
    ['The ferry left, at 3.5 km/h: "Go!" Nobody’s there…', 'en', ['ferry left']],
    ['', 'en', []],
  ];
  return expect(
    listed(
      texts.flatMap(([text, language, own]) => {
        const length = Array.from(text).length;
        const parts = (ranges: readonly { readonly start: number; readonly end: number }[]): string =>
          ranges.map(({ start, end }) => cut(text, start, end)).join('|');
        return [
          `== ${text}`,
          parts(wordsOf(text, language, own)),
          parts(clausesOf(text)),
          parts(sentencesOf(text, language)),
          Array.from({ length: length + 1 }, (_, at) => {
            const { start, end } = growSelection(text, { start: at, end: at }, language, own);
            const more = growSelection(text, { start, end }, language, own);
            return `${start}-${end}-${more.start}-${more.end}`;
          }).join(' '),
          ...(['character', 'word', 'clause', 'sentence', 'text'] as const).map((unit) =>
            [
              unit,
              ...([1, -1] as const).map((direction) =>
                Array.from({ length: length + 1 }, (_, at) =>
                  moveBy(text, at, unit, direction, language, own),
                ).join(' '),
              ),
            ].join(': '),
          ),
        ];
      }),
    ),
  ).toMatchFileSnapshot('listing/words.txt');
});

it('which annotations a search finds', () => {
  const texts = ['發現了長江的源頭', 'A flat Boat', '呂先生的綠茶', '重慶'];
  const queries =
    '發現 发现 faxian fa’xian fx fxl changjiang zhangjiang cj chang boat BOAT flat boat b lvcha lucha lücha lv chongqing zhongqing cq zq cong ｂｏａｔ 茶發 xx n'.split(
      ' ',
    );
  return expect(
    listed(
      [...queries, '', 'flat 茶', 'chang jiang', "chong'qing"].map(
        (query) => `${query}: ${texts.filter((text) => annotationMatches(query, [text])).join(', ')}`,
      ),
    ),
  ).toMatchFileSnapshot('listing/searched.txt');
});
