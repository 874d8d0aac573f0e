import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { readBlocks } from '#tests/unit/core/formats/read-blocks.ts';
import { joinLines } from '#core/import/index.ts';
import { repairsIn } from '#core/import/join-lines.ts';
import { plain } from '#core/model/index.ts';
import { applyRepairs, createSurvey } from '#core/text/cleanup/index.ts';
import { sharedPath } from '#tests/needs.ts';
import { wrapParagraph } from '../text/cleanup/wrap-paragraph.ts';

const cases = new URL('../../../../bench/truth/cases/', import.meta.url);
const given = sharedPath('cases/clean');

const paragraphsOf = (text: string) => {
  const blocks = [...readBlocks('txt', [text])].flatMap((block) => (block.ok ? [block.value] : []));
  const survey = createSurvey();
  for (const block of blocks) survey.observe(block.rich.text, block);
  return [...joinLines(blocks, survey.finish())];
};

const certainBreaks = (text: string): string[] =>
  paragraphsOf(text)
    .flatMap(({ drafts }) => drafts)
    .filter(({ kind, certainty }) => kind === 'line-break' && certainty === 'certain')
    .map(({ before }) => before);

/** The text of every block with its certain repairs made. */
const joined = (text: string): string[] =>
  paragraphsOf(text).map(
    ({ rich, drafts }) =>
      applyRepairs(
        rich.text,
        drafts.filter(({ certainty }) => certainty === 'certain'),
      ).text,
  );

const lists = readFileSync(new URL('lines-apart.txt', cases), 'utf8')
  .split(/^=== /m)
  .slice(1)
  .map((part): [string, string] => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)]);

describe('lines of their own stay apart', () => {
  test.each(lists)('%s', (_, text) => {
    expect(certainBreaks(text)).toEqual([]);
  });

  const names = ['headline-list.txt', 'recipe.txt', 'ascii-table.txt'] as const;
  test.skipIf(given === null).each(names)('given: %s', (name) => {
    expect(certainBreaks(readFileSync(join(given ?? '', name), 'utf8'))).toEqual([]);
  });
});

const prose = (file: string): string[] =>
  readFileSync(new URL(file, cases), 'utf8')
    .split('\n')
    .filter((line) => line !== '');

describe('wrapped prose becomes paragraphs again', () => {
  const zh = prose('prose-zh-Hant.txt');

  test.each([30, 40, 72])('with blank lines between, at %i columns', (width) => {
    const text = zh.map((paragraph) => wrapParagraph(paragraph, width).join('\n')).join('\n\n');
    // A line that ends with a sentence ends a block; the words come back all the same.
    expect(joined(text).join('')).toBe(zh.join(''));
    expect(joined(text).every((block) => /[。」？]$/.test(block))).toBe(true);
  });

  test('with indents', () => {
    const text = zh
      .map((paragraph) => wrapParagraph(paragraph, 40, { indent: '\u3000\u3000' }).join('\n'))
      .join('\n');
    expect(joined(text).every((block) => /[。」？]$/.test(block))).toBe(true);
  });

  test('in English, each line set in by the same white space, with the line ends of Windows', () => {
    const en = prose('prose-en.txt');
    const text = en
      .map((paragraph) =>
        wrapParagraph(paragraph, 60)
          .map((line) => `    ${line}`)
          .join('\r\n'),
      )
      .join('\r\n\r\n');
    expect(joined(text).join(' ')).toBe(en.join(' '));
    expect(new Set(certainBreaks(text))).toEqual(new Set(['\r\n    ']));
  });

  test('a list amid the prose stays a list', () => {
    const wrapped = zh.map((paragraph) => wrapParagraph(paragraph, 24).join('\n'));
    for (const [, list] of lists.filter(
      ([name]) => name.startsWith('headlines') || name.startsWith('recipe'),
    )) {
      const around = `${wrapped.slice(0, 4).join('\n\n')}\n\n${list}\n${wrapped.slice(4).join('\n\n')}`;
      const alone = `${wrapped.slice(0, 4).join('\n\n')}\n\n${wrapped.slice(4).join('\n\n')}`;
      expect(certainBreaks(around)).toHaveLength(certainBreaks(alone).length);
    }
  });
});

test('more lines than are judged together are joined all the same', () => {
  const paragraph = prose('prose-zh-Hant.txt').join('');
  const lines = wrapParagraph(paragraph, 20);
  expect(lines.length).toBeGreaterThan(64);
  const inside = lines.slice(0, -1).filter((line) => !/[。？！][」）]?$/.test(line));
  expect(certainBreaks(lines.join('\n'))).toHaveLength(inside.length);
});

describe('a line that says the same as the one before', () => {
  const offered = (text: string): string[] =>
    paragraphsOf(text)
      .flatMap(({ drafts }) => drafts)
      .filter(({ kind }) => kind === 'repeat')
      .map(({ certainty, before, after }) => `${certainty} ${before}>${after}`);

  test('is offered to be taken out', () => {
    expect(offered('他放下水桶，坐在橋邊。\n他放下水桶，坐在橋邊。\n天黑了。')).toEqual([
      'doubtful 他放下水桶，坐在橋邊。>',
    ]);
  });

  test.each([
    '啦啦啦，啦啦啦\n啦啦啦，啦啦啦',
    '王小明\n王小明',
    '他放下水桶，坐在橋邊。\n天黑了。\n他放下水桶，坐在橋邊。',
  ])('%j: nothing is offered', (text) => {
    expect(offered(text)).toEqual([]);
  });
});

describe('what is no prose is not mended', () => {
  const text = '他說,天亮了。';
  const survey = (() => {
    const builder = createSurvey();
    for (let n = 0; n < 40; n += 1) builder.observe('他說，天亮了，船來了。');
    return builder.finish();
  })();
  const certain = (block: Partial<Parameters<typeof repairsIn>[0]>): number =>
    repairsIn({ kind: 'paragraph', rich: plain(text), ...block }, survey).filter(
      ({ certainty }) => certainty === 'certain',
    ).length;

  it.each([
    ['paragraph', 1],
    ['heading', 1],
    ['cell', 1],
    ['label', 1],
    ['quoted', 1],
    ['html', 1],
    ['attribute', 0],
    ['scalar', 0],
    ['verbatim', 0],
  ] as const)('words in %s', (syntax, count) => {
    expect(certain({ place: { from: 0, to: 7, syntax, slices: [], indent: '' } })).toBe(count);
  });

  it('code, and what a format has cut itself', () => {
    expect(certain({ kind: 'code' })).toBe(0);
    expect(certain({})).toBe(1);
    expect(certain({ segments: [] })).toBe(0);
  });

  it('repairs of the reader come first, and others that meet them are left out', () => {
    const draft = (start: number, end: number) =>
      ({ kind: 'space', certainty: 'certain', start, end, before: '', after: '', reason: 'x' }) as const;
    const found = (drafts: readonly ReturnType<typeof draft>[]) =>
      repairsIn({ kind: 'paragraph', rich: plain(text), drafts }, survey).map(
        ({ start, end, kind }) => `${kind} ${start}-${end}`,
      );
    const [own] = found([]);
    expect(own).toMatch(/^punctuation 2-3/u);
    expect(found([draft(5, 6)])).toEqual([own, 'space 5-6']);
    expect(found([draft(0, 2), draft(3, 4)])).toEqual(['space 0-2', own, 'space 3-4']);
    expect(found([draft(2, 3)])).toEqual(['space 2-3']);
    expect(found([draft(1, 3)])).toEqual(['space 1-3']);
    expect(found([draft(0, 7)])).toEqual(['space 0-7']);
  });
});
