import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SegmentDecision } from '#api/review.ts';
import { annotate } from '../annotating.ts';
import { codeOf, good, type DraftDocument } from '../fixtures.ts';
import {
  cellAt,
  handBack,
  handOver,
  hosting,
  itemsIn,
  merge,
  problemsOf,
  segmentOf,
  tablesOf,
  taking,
  undo,
  write,
  type Host,
} from './reviewing.ts';

const base = '雨停了，他一个人走到江边。';
const chinese: DraftDocument = {
  language: 'zh-Hant',
  targets: ['zh-Hans'],
  rows: [
    { source: '雨停了，他一個人走到江邊。', opens: true, texts: { 'zh-Hans': base } },
    { source: '夏天的風很大。', texts: { 'zh-Hans': '夏天的风很大。' } },
    { source: '渡船開了。', texts: { 'zh-Hans': '渡船开了。' } },
  ],
};

/** A review of Chinese texts, with what each reviewer made of them, not taken in yet. */
const reviewed = async (
  texts: Readonly<Record<string, Readonly<Record<number, string>>>>,
): Promise<{ readonly host: Host; readonly back: readonly string[] }> => {
  const host = await hosting(chinese, 'suggest', ['zh-Hans']);
  const sent = await handOver(host);
  const back: string[] = [];
  for (const [reviewer, rows] of Object.entries(texts)) {
    const guest = await taking(host, sent, reviewer);
    for (const [row, text] of Object.entries(rows)) await write(guest.client, Number(row), text, 'zh-Hans');
    back.push(await handBack(guest));
  }
  return { host, back };
};

const textAt = async ({ client }: Host, row: number): Promise<string> =>
  (await cellAt(client, row, 'zh-Hans')).text;

const choices = async ({ client, review }: Host, row: number): Promise<SegmentDecision> =>
  good(
    await client.review.choices({
      review: review.id,
      segment: await segmentOf(client, row),
      side: 'zh-Hans',
    }),
  );

type Is = 'sent' | 'mine' | 'reviewer' | 'combined';

const decide = async (host: Host, row: number, is: Is, reviewer?: string) => {
  const found = await choices(host, row);
  const chosen = found.choices.find(
    (one) => one.is === is && (reviewer === undefined || one.reviewers.includes(reviewer)),
  );
  if (chosen === undefined) throw new Error(`no ${is} in row ${row}`);
  const { segment, side } = found;
  const { review, client } = host;
  return client.review.decide({
    review: review.id,
    segment,
    side,
    is,
    text: chosen.text,
    ...(reviewer === undefined ? {} : { reviewer }),
  });
};

const two = {
  甲: { 1: '大雨停了，他一个人走到江边。', 2: '盛夏的风很大。' },
  乙: { 1: '雨停了，她一个人走到江边。', 2: '夏日的风很大。' },
};

describe('a decision on a segment', () => {
  it('puts in the text that was chosen, answers all that was suggested, and is one step of undo', async () => {
    const { host, back } = await reviewed(two);
    for (const path of back) good(await merge(host, path, true));
    const note = await annotate(host.client, [[1, 'zh-Hans', '江边']]);
    const before = await tablesOf(host);
    const found = await choices(host, 1);
    expect(found).toMatchObject({ row: 1, contested: true, locked: false, present: base });
    expect(found.choices).toEqual([
      { is: 'sent', reviewers: [], text: base, tagged: false },
      { is: 'reviewer', reviewers: ['乙'], text: two.乙[1], tagged: false },
      { is: 'reviewer', reviewers: ['甲'], text: two.甲[1], tagged: false },
      { is: 'combined', reviewers: ['乙', '甲'], text: '大雨停了，她一个人走到江边。', tagged: false },
    ]);
    expect(good(await decide(host, 1, 'combined'))).toMatchObject({ answered: 2, left: [] });
    expect(await textAt(host, 1)).toBe('大雨停了，她一个人走到江边。');
    const { info } = good(
      await host.client.annotations.update({ annotation: note.annotation.id, content: {} }),
    );
    expect(info.anchors[0]).toMatchObject({ status: 'live', words: '江边' });
    await undo(host);
    good(await decide(host, 1, 'reviewer', '乙'));
    expect(await textAt(host, 1)).toBe(two.乙[1]);
    const told = (await itemsIn(host, { decisions: ['accepted', 'rejected'] })).map(
      ({ reviewer, answers }) => `${reviewer} ${answers[0]?.decision}`,
    );
    expect(told.sort()).toEqual(['乙 accepted', '甲 rejected']);
    await undo(host);
    good(await decide(host, 1, 'sent'));
    expect(await textAt(host, 1)).toBe(base);
    await undo(host);
    expect(await tablesOf(host)).toEqual(before);
    expect(await problemsOf(host)).toEqual([]);
  });

  it('is of the text as it was read, of a text that may be written, and of one that was suggested for', async () => {
    const { host, back } = await reviewed(two);
    const { client, review } = host;
    for (const path of back) good(await merge(host, path));
    const [segment, none] = [await segmentOf(client, 1), await segmentOf(client, 3)];
    const chosen = { review: review.id, segment, side: 'zh-Hans' as const };
    expect(codeOf(await client.review.decide({ ...chosen, is: 'combined', text: '大雨停了。' }))).toBe(
      'review.other-choice',
    );
    expect(codeOf(await client.review.choices({ ...chosen, segment: none }))).toBe(
      'review.nothing-to-decide',
    );
    good(await client.cells.lock({ segments: [segment], side: 'zh-Hans', locked: true }));
    expect(codeOf(await decide(host, 1, 'combined'))).toBe('cell.locked');
    good(await decide(host, 1, 'sent'));
  });

  it('may be for the translator’s own words, which are one more party', async () => {
    const { host, back } = await reviewed(two);
    await write(host.client, 2, '夏天的风不小。', 'zh-Hans');
    for (const path of back) good(await merge(host, path, true));
    expect(await textAt(host, 2)).toBe('夏天的风不小。');
    expect((await choices(host, 2)).choices.map(({ is }) => is)).toEqual([
      'sent',
      'mine',
      'reviewer',
      'reviewer',
    ]);
    expect(good(await decide(host, 2, 'mine'))).toMatchObject({ answered: 2 });
    expect(await textAt(host, 2)).toBe('夏天的风不小。');
    expect((await itemsIn(host, { standings: ['free', 'clash'] })).map(({ row }) => row)).toEqual([1, 1]);
  });
});

describe('a sentence nobody wrote', () => {
  it('is not made by accepting one suggestion after another, unless it was read', async () => {
    const { host, back } = await reviewed(two);
    const { client, review } = host;
    for (const path of back) good(await merge(host, path));
    const items = await itemsIn(host, { segments: [await segmentOf(client, 1)] });
    const [first, second] = items;
    if (first === undefined || second === undefined) throw new Error('two suggestions are there');
    const accept = (item: string, confirmed?: string) =>
      client.review.answer({
        review: review.id,
        items: [item],
        decision: 'accepted',
        ...(confirmed === undefined ? {} : { confirmed }),
      });
    expect(good(await accept(first.id))).toMatchObject({ answered: 1 });
    const together = '大雨停了，她一个人走到江边。';
    expect(good(await accept(second.id))).toMatchObject({
      answered: 0,
      left: [second.id],
      unconfirmed: [{ row: 1, side: 'zh-Hans', text: together }],
    });
    expect(await textAt(host, 1)).not.toBe(together);
    expect(good(await accept(second.id, '别的话。'))).toMatchObject({ answered: 0 });
    expect(good(await accept(second.id, together))).toMatchObject({ answered: 1, unconfirmed: [] });
    expect(await textAt(host, 1)).toBe(together);
    expect(await problemsOf(host)).toEqual([]);
  });
});

const revisions = {
  1: [two.甲[1], two.乙[1], '雨停了，他独自走到江边。', base],
  2: [two.甲[2], two.乙[2], '夏天的风很大！', '夏天的风很大。'],
} as const;

const reviewerTexts = fc.record({
  1: fc.constantFrom(...revisions[1]),
  2: fc.constantFrom(...revisions[2]),
});

describe('whatever reviewers change', () => {
  it('ends in the same texts in whatever order it is taken in, answered in bulk and decided on', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(reviewerTexts, { minLength: 2, maxLength: 3 }),
        fc.constantFrom('sent' as const, 'reviewer' as const),
        fc.infiniteStream(fc.nat(5)),
        async (texts, choice, dice) => {
          const names = ['甲', '乙', '丙'] as const;
          const { host, back } = await reviewed(
            Object.fromEntries(texts.map((rows, n) => [names[n] ?? '', rows])),
          );
          const { client, review } = host;
          const run = async (order: readonly string[]): Promise<readonly string[]> => {
            for (const path of order) {
              // At once or not, answered in bulk between or not.
              good(await merge(host, path, true));
              if (dice.next().value % 2 === 0)
                good(await client.review.answer({ review: review.id, items: {}, decision: 'accepted' }));
            }
            good(await client.review.answer({ review: review.id, items: {}, decision: 'accepted' }));
            const ruled = [await textAt(host, 1), await textAt(host, 2)];
            for (const [row, text] of [
              [1, ruled[0]],
              [2, ruled[1]],
            ] as const) {
              const written = new Set([
                ...texts.map((one) => one[row]),
                chinese.rows[row - 1]?.texts?.['zh-Hans'],
              ]);
              expect(written).toContain(text);
            }
            const changed = texts.some((one) => one[1] !== base);
            const offered = changed ? (await choices(host, 1)).choices : [];
            const chosen = offered.find(({ is }) => is === choice);
            if (chosen !== undefined) good(await decide(host, 1, chosen.is, chosen.reviewers[0]));
            expect(await textAt(host, 1)).toBe(chosen?.text ?? ruled[0]);
            return [...ruled, await textAt(host, 1)];
          };
          const { sequence } = good(await client.project.info({}));
          const result = await run(back);
          while (good(await client.project.info({})).sequence !== sequence) {
            const undone = await client.history.undo({});
            if (!undone.ok) break;
          }
          expect([await textAt(host, 1), await textAt(host, 2)]).toEqual([base, '夏天的风很大。']);
          const turned =
            dice.next().value % 2 === 0 ? back.toReversed() : [...back.slice(1), ...back.slice(0, 1)];
          expect(await run(turned)).toEqual(result);
          good(await client.project.close({}));
        },
      ),
      { numRuns: Number(process.env['DUIZHAO_RUNS'] ?? 6) },
    );
  }, 120_000);
});
