import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PreparedRepair } from '#core/import/index.ts';
import type { RepairDecision } from '#core/model/index.ts';
import { codePointLength, sliceCodePoints } from '#core/text/codepoints.ts';
import type { StoredRepair } from '#engine/store/repairs-repository.ts';
import { decideAgain, decisionsOf } from '#engine/update/decisions.ts';
import type { NewSegment } from '#engine/update/newer.ts';

type Words = { readonly before: string; readonly after: string };

/** A sentence of plain stretches with the words of repairs between them, as an import leaves them. */
type Piece = { readonly plain: string; readonly words: Words; readonly decision: 'accepted' | 'offered' };

const word = fc.constantFrom('渡', '𠮷船', 'a b', '', '水聲', '着');
const piece: fc.Arbitrary<Piece> = fc.record({
  plain: fc.constantFrom('他', '清早𠮷', ' x '),
  words: fc.record({ before: word, after: word }).filter(({ before, after }) => before !== after),
  decision: fc.constantFrom('accepted', 'offered'),
});

const shown = ({ before, after }: Words, decision: RepairDecision): string =>
  decision === 'accepted' ? after : before;

const segmentOf = (pieces: readonly Piece[]): NewSegment => {
  let text = '';
  const repairs = pieces.map(({ plain, words, decision }): PreparedRepair => {
    text += plain;
    const start = codePointLength(text);
    text += shown(words, decision);
    return {
      draft: { kind: 'space', certainty: 'certain', start: 0, end: 0, ...words, reason: 'r' },
      decision,
      segment: 0,
      start,
      end: codePointLength(text),
    };
  });
  return { text, tags: [], gap: '', block: 0, repairs };
};

const stored = ({ before, after }: Words, decision: RepairDecision, status = 'live'): StoredRepair =>
  ({ kind: 'space', before, after, decision, status }) as unknown as StoredRepair;

describe('repairs of a newer file', () => {
  test('are decided as the same words were before, and stand on their words', () => {
    const decisions = fc.array(fc.constantFrom<RepairDecision>('accepted', 'refused', 'offered'), {
      minLength: 4,
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), decisions, (pieces, wanted) => {
        const before = pieces.map(({ words }, n) => stored(words, wanted[n] ?? 'offered'));
        const { rich, repairs, carried } = decideAgain(segmentOf(pieces), decisionsOf(before));
        // The same words twice are decided in the order they were.
        const expected = pieces.map(({ words }, n) => {
          const same = pieces.flatMap((other, at) =>
            other.words.before === words.before && other.words.after === words.after ? [at] : [],
          );
          return wanted[same[same.indexOf(n)] ?? n] ?? 'offered';
        });
        expect(repairs.map(({ decision }) => decision)).toEqual(expected);
        expect(rich.text).toBe(
          pieces.map(({ plain, words }, n) => plain + shown(words, expected[n] ?? 'offered')).join(''),
        );
        expect(repairs.map(({ start, end }) => sliceCodePoints(rich.text, start, end))).toEqual(
          pieces.map(({ words }, n) => shown(words, expected[n] ?? 'offered')),
        );
        expect(carried).toBe(pieces.filter(({ decision }, n) => decision !== expected[n]).length);
      }),
    );
  });

  test('stay as the file has them where nothing was decided, or what was is gone', () => {
    const words = { before: 'a', after: 'b' };
    const segment = segmentOf([{ plain: '他', words, decision: 'accepted' }]);
    for (const before of [
      [],
      [stored(words, 'refused', 'gone')],
      [stored({ before: 'a', after: 'c' }, 'refused')],
    ]) {
      const { rich, repairs, carried } = decideAgain(segment, decisionsOf(before));
      expect([rich.text, carried, repairs.map(({ decision }) => decision)]).toEqual(['他b', 0, ['accepted']]);
    }
  });

  test.each([
    ['that would end a sentence', { before: 'a。', after: 'b' }],
    ['that would end a line', { before: 'a\nc', after: 'b' }],
  ])('are left to be decided anew: one %s', (_, words) => {
    const segment = segmentOf([
      { plain: '他', words, decision: 'accepted' },
      { plain: '水', words: { before: 'x', after: 'yy' }, decision: 'accepted' },
    ]);
    const made = decideAgain(
      segment,
      decisionsOf([stored(words, 'refused'), stored({ before: 'x', after: 'yy' }, 'refused')]),
    );
    expect([made.rich.text, made.carried]).toEqual(['他b水x', 1]);
    expect(made.repairs.map(({ decision, start, end }) => [decision, start, end])).toEqual([
      ['accepted', 1, 2],
      ['refused', 3, 4],
    ]);
  });

  test('are left where their words reach into the next segment', () => {
    const words = { before: 'abc', after: 'xyz' };
    const [segment] = [segmentOf([{ plain: '他', words, decision: 'accepted' }])];
    const repairs = segment.repairs.map((repair) => ({ ...repair, end: repair.end - 1 }));
    const made = decideAgain({ ...segment, text: '他xy', repairs }, decisionsOf([stored(words, 'refused')]));
    expect([made.rich.text, made.carried, made.repairs[0]?.decision]).toEqual(['他xy', 0, 'accepted']);
  });
});
