import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutBlock, type RawBlock, type RawSegment } from '#core/formats/raw-block.ts';
import { columnIn } from '#core/formats/language-columns.ts';
import { batchBlocks, convertedColumns, prepareBlocks, type PreparedBlock } from '#core/import/index.ts';
import {
  columnsOfDocument,
  defaultColumns,
  defaultSettings,
  plain,
  type InlineTag,
  type Side,
} from '#core/model/index.ts';
import { createSurvey } from '#core/text/cleanup/index.ts';

const targets = ['zh-Hans', 'en'] as const;
const columns = targets.map((side) => ({ side, language: side }));

const blockOf = (...segments: readonly RawSegment[]): RawBlock =>
  cutBlock({ kind: 'paragraph', level: 0, line: 1, gap: '\n' }, segments);

const segment = (text: string, about: Partial<RawSegment> = {}): RawSegment => ({
  rich: plain(text),
  gap: ' ',
  ...about,
});

const prepare = (blocks: readonly RawBlock[], cleans = false): readonly PreparedBlock[] => {
  const builder = createSurvey();
  for (const block of blocks) builder.observe(block.rich.text, block);
  return [
    ...prepareBlocks(blocks, {
      language: 'zh-Hant',
      survey: builder.finish(),
      columns: convertedColumns('zh-Hant', targets, defaultSettings),
      cleans,
      columnOf: (language) => columnIn(language, columns),
    }),
  ];
};

const batchOf = (blocks: readonly RawBlock[]) => {
  const options = {
    language: 'zh-Hant',
    targets,
    columns: columnsOfDocument(defaultColumns, 'zh-Hant', targets),
    converted: ['zh-Hans'],
    segments: 100,
    units: 10_000,
  } as const;
  const [batch] = batchBlocks(prepare(blocks), options);
  if (batch === undefined) throw new Error('no batch');
  return batch;
};

describe('a block that its file has cut', () => {
  test('is left as it is cut, whatever its sentences, and keeps its references and gaps', () => {
    const words = fc.array(fc.constantFrom('好。', '走吧！', '他說：「來。」', '一', ' ', '\n'), {
      minLength: 1,
    });
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), (texts) => {
        const raw = texts.map((parts, n) => segment(parts.join(''), { ref: `s${n}` }));
        const [block] = prepare([blockOf(...raw)]);
        expect(block?.segments.map(({ text, gap, ref }) => [text, gap, ref])).toEqual(
          raw.map(({ rich, ref }, n) => [rich.text, n + 1 === raw.length ? ' \n' : ' ', ref]),
        );
      }),
    );
  });

  test('is mended segment by segment where it is cleaned, with its comments where their words now are', () => {
    const comments = [{ body: 'why?', range: { start: 9, end: 10 } }];
    const blocks = [
      blockOf(
        segment('一。'),
        segment('他&ldquo;來&rdquo;', { comments: [{ body: 'x', range: { start: 8, end: 9 } }] }),
      ),
    ];
    const [block] = prepare(blocks, true);
    expect(block?.segments.map(({ text }) => text)).toEqual(['一。', '他“來”']);
    expect(block?.repairs.map((repair) => repair.segment)).toEqual([1, 1]);
    expect(block?.segments[1]?.comments).toMatchObject([{ range: { start: 2, end: 3 } }]);
    const [raw] = prepare([blockOf(segment('他&ldquo;來&rdquo;', { comments }))]);
    expect(raw?.segments[0]?.comments).toMatchObject([{ side: 'source', range: { start: 9, end: 10 } }]);
  });
});

test('every segment of a block that is cut here has the reference of the block', () => {
  const whole: RawBlock = {
    kind: 'paragraph',
    level: 0,
    line: 1,
    gap: '\n',
    rich: plain('一。二。'),
    ref: 'p3',
    softBreak: false,
  };
  expect(prepare([whole], true)[0]?.segments.map(({ text, ref }) => [text, ref])).toEqual([
    ['一。', 'p3'],
    ['二。', 'p3'],
  ]);
});

describe('translations that a file brings', () => {
  const tag: InlineTag = { at: 0, kind: 'empty', id: 1, type: 'break' };
  const raw = blockOf(
    segment('發現', { facts: { locked: true } }),
    segment('走', {
      translations: [
        { language: 'en-US', rich: { text: 'go', tags: [tag] }, state: 'reviewed', stale: true },
        { language: 'zh-CN', rich: plain('离开'), state: 'approved', locked: true },
        { language: 'zh-TW', rich: plain('離開') },
      ],
      comments: [
        { body: 'on it', on: 'en' },
        { body: 'on none', on: 'fr', range: { start: 0, end: 1 } },
      ],
    }),
    segment('來', {
      translations: [
        { language: 'en', rich: plain('come') },
        { language: 'zh-Hans', rich: plain('') },
      ],
    }),
  );

  test('are cells of their own: text, state, lock, origin and stale mark each', () => {
    const { columns: batched } = batchOf([raw]);
    const cells = (side: Side) => {
      const column = batched.find((one) => one.side === side);
      return column?.text.map((text, n) => {
        const { state, locked, origin, stale } = column.own.get(n) ?? column.usual;
        return [text, state, locked, origin, stale];
      });
    };
    expect(cells('source')).toEqual([
      ['發現', 'translated', true, 'imported', false],
      ['走', 'translated', false, 'imported', false],
      ['來', 'translated', false, 'imported', false],
    ]);
    expect(cells('en')).toEqual([
      ['', 'empty', false, 'typed', false],
      ['go', 'reviewed', false, 'imported', true],
      ['come', 'draft', false, 'imported', false],
    ]);
    expect(cells('zh-Hans')).toEqual([
      ['发现', 'draft', false, 'converted', false],
      ['离开', 'approved', true, 'imported', false],
      ['', 'empty', false, 'imported', false],
    ]);
    expect(batched.find(({ side }) => side === 'en')?.tags).toEqual([null, JSON.stringify([tag]), null]);
  });

  test('have their comments; one on a language without a column is on the original', () => {
    expect(batchOf([raw]).comments).toMatchObject([
      { segment: 1, side: 'en', range: null, body: 'on it' },
      { segment: 1, side: 'source', range: null, body: 'on none' },
    ]);
  });
});

test('a language goes into the column of its language and script, never into another script', () => {
  expect(['en', 'en-GB', 'zh-CN', 'zh-SG', 'zh'].map((tag) => columnIn(tag, columns))).toEqual([
    'en',
    'en',
    'zh-Hans',
    'zh-Hans',
    'zh-Hans',
  ]);
  expect(['zh-TW', 'zh-HK', 'zh-Hant', 'fr', '', 'no tag'].map((tag) => columnIn(tag, columns))).toEqual(
    Array.from({ length: 6 }, () => null),
  );
});

test('a text in exactly the language of a column goes there, before another of its kind', () => {
  const british = [{ side: 'en-GB', language: 'en-GB' }];
  const two = [...british, { side: 'en-US', language: 'en-US' }];
  expect(columnIn('en-US', british)).toBe('en-GB');
  expect(columnIn('en-US', british, ['en-US', 'en-GB'])).toBe(null);
  expect(columnIn('en-AU', british, ['en-US', 'en-AU'])).toBe('en-GB');
  expect(columnIn('en-US', two, ['en-US', 'en-GB'])).toBe('en-US');
  const texts = (['en-US', 'en-GB'] as const).map((language) => ({ language, rich: plain(language) }));
  const [block] = prepareBlocks([blockOf(segment('好', { translations: texts }))], {
    language: 'zh-Hant',
    survey: createSurvey().finish(),
    columns: [],
    cleans: false,
    columnOf: (language, among) => columnIn(language, british, among),
  });
  expect(block?.segments[0]?.given?.map(({ rich }) => rich.text)).toEqual(['en-GB']);
});
