import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convertedColumns, prepareBlocks, type PreparedBlock } from '#core/import/index.ts';
import { readBlocks } from '#tests/unit/core/formats/read-blocks.ts';
import { defaultSettings, type Language } from '#core/model/index.ts';
import { createSurvey } from '#core/text/cleanup/index.ts';

const rawBlocks = (text: string, format: 'txt' | 'html' = 'txt') =>
  [...readBlocks(format, [text])].flatMap((block) => (block.ok ? [block.value] : []));

const prepare = (
  text: string,
  language: Language = 'zh-Hant',
  format: 'txt' | 'html' = 'txt',
): readonly PreparedBlock[] => {
  const blocks = rawBlocks(text, format);
  const builder = createSurvey();
  for (const block of blocks) builder.observe(block.rich.text, block);
  const columns = convertedColumns(language, ['zh-Hans', 'en'], defaultSettings);
  return [...prepareBlocks(blocks, { language, survey: builder.finish(), columns })];
};

const texts = (blocks: readonly PreparedBlock[]): string[] =>
  blocks.flatMap(({ segments }) => segments.map(({ text }) => text));

/** The prepared text with every accepted repair taken back. */
const undone = (blocks: readonly PreparedBlock[]): string =>
  blocks
    .map(({ segments, repairs }) => {
      const starts: number[] = [];
      const points: string[] = [];
      for (const { text, gap } of segments) {
        starts.push(points.length);
        points.push(...Array.from(text + gap));
      }
      const accepted = repairs.filter(({ decision }) => decision === 'accepted');
      for (const { draft, segment, start } of accepted.toReversed()) {
        const at = (starts[segment] ?? 0) + start;
        points.splice(at, Array.from(draft.after).length, ...Array.from(draft.before));
      }
      return points.join('');
    })
    .join('');

describe('prepared blocks', () => {
  test('have their certain repairs applied, all others offered where their words stand', () => {
    const [block] = prepare('他說,&ldquo;走吧&rdquo;。後來 就走了,對吧。');
    expect(block?.segments.map(({ text }) => text)).toEqual(['他說，“走吧”。', '後來 就走了，對吧。']);
    const offered = block?.repairs.filter(({ decision }) => decision === 'offered');
    expect(offered?.length).toBeGreaterThan(0);
    for (const { draft, segment, start, end } of offered ?? []) {
      const text = Array.from(block?.segments[segment]?.text ?? '');
      expect(text.slice(start, end).join('')).toBe(draft.before);
    }
  });

  test('bring the columns that are converted, with their tags', () => {
    const [block] = prepare('<p>這是<b>發現</b>的。</p>', 'zh-Hant', 'html');
    const segment = block?.segments[0];
    expect(segment?.converted['zh-Hans']?.text).toBe('这是发现的。');
    expect(segment?.converted['zh-Hans']?.tags).toEqual(segment?.tags);
    expect(segment?.converted.en).toBeUndefined();
    expect(segment?.tags.map(({ at }) => at)).toEqual([2, 4]);
  });

  test('carry tags through repairs', () => {
    const [block] = prepare('<p>他說,<b>走吧</b>。</p>', 'zh-Hant', 'html');
    expect(block?.segments[0]).toMatchObject({ text: '他說，走吧。', tags: [{ at: 3 }, { at: 5 }] });
  });

  test('join the lines of a wrapped text where that is certain', () => {
    const lines = [
      '清晨的時候，村裡的人都還沒有起來，只有',
      '老王一個人挑著水桶，慢慢地走過了那座小',
      '橋。橋下的水很淺，看得見一條條小魚在石',
      '頭中間游來游去。他放下水桶，坐在橋邊，',
      '想起了小時候的事情。那時候他常常和弟弟',
      '一起來這裡捉魚，一捉就是一整天。',
    ];
    const blocks = prepare(lines.join('\n'));
    expect(blocks).toHaveLength(1);
    const breaks = blocks[0]?.repairs.filter(({ draft }) => draft.kind === 'line-break') ?? [];
    expect(breaks).toHaveLength(5);
    expect(breaks.every(({ draft, decision }) => draft.before === '\n' && decision === 'accepted')).toBe(
      true,
    );
  });

  test('offer a doubtful line break behind the line it ends', () => {
    const line = '這一行寫到這裡沒有寫完所以後面還有很多很多字';
    const [block] = prepare(`${line}\r\n就接在這裡了。`);
    const [repair] = block?.repairs ?? [];
    expect(repair).toMatchObject({
      decision: 'offered',
      segment: 0,
      start: line.length,
      end: line.length + 2,
    });
    expect(repair?.draft.before).toBe('\r\n');
  });

  test('put a repair that goes over the end of a sentence on the segment it starts in', () => {
    const [block] = prepare('這是應當?shù)摹?rdquo;大家都走了。');
    const [repair] = block?.repairs ?? [];
    const first = block?.segments[0];
    expect(repair).toMatchObject({ segment: 0, start: 4 });
    expect(repair?.end).toBe(Array.from((first?.text ?? '') + (first?.gap ?? '')).length);
  });

  test('make white space of what repairs leave nothing of', () => {
    const blocks = prepare('第一句。\n&nbsp;&nbsp;\n第二句。');
    expect(texts(blocks)).toEqual(['第一句。', '第二句。']);
    expect(blocks[0]?.repairs).toHaveLength(2);
    expect(undone(blocks)).toBe('第一句。\n&nbsp;&nbsp;\n第二句。');
  });

  test('have the words of a picture', () => {
    const blocks = prepare('<p>字。</p><p><img src="a.png" alt="圖"></p>', 'zh-Hant', 'html');
    expect(blocks.map(({ segments }) => segments[0]?.text)).toEqual(['字。', '圖']);
  });
});

const pieces = fc.constantFrom(
  '他說',
  '走了',
  '。',
  '，',
  ',',
  '?',
  '.',
  ' ',
  '  ',
  '\n',
  '\r\n',
  '\n\n',
  '\u3000',
  '\u00a0',
  '\u200b',
  '&nbsp;',
  '&rdquo;',
  '&amp;ldquo;',
  '&#12290;',
  '<b>',
  '應當?shù)摹?rdquo;',
  '現(xiàn)',
  '「',
  '」',
  '𠮷',
  'OpenAI',
  '3.14',
);

test('whatever is mended, taking the accepted repairs back gives the text of the file', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      const text = `起${parts.join('')}`;
      expect(undone(prepare(text))).toBe(text);
    }),
    { numRuns: 300 },
  );
});

test('every repair stands in its segment or in the gap behind it, in order', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      for (const { segments, repairs } of prepare(parts.join(''))) {
        for (const { segment, start, end } of repairs) {
          const { text, gap } = segments[segment] ?? { text: '', gap: '' };
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(Array.from(text + gap).length);
        }
        const order = repairs.map(({ segment, start }) => segment * 100_000 + start);
        expect(order).toEqual(order.toSorted((a, b) => a - b));
      }
    }),
    { numRuns: 200 },
  );
});

test('without clean-up the words stay as they were read, also over the ends of lines', () => {
  const text = '他們來到河邊,看見一隻\n白鷺。&ldquo;走吧。&rdquo;\n';
  const survey = createSurvey().finish();
  const blocks = [
    ...prepareBlocks(rawBlocks(text), { language: 'zh-Hant', survey, columns: [], cleans: false }),
  ];
  expect(blocks.map(({ segments }) => segments.map((one) => one.text + one.gap).join('')).join('')).toBe(
    text,
  );
  expect(blocks.flatMap(({ repairs }) => repairs)).toEqual([]);
});
