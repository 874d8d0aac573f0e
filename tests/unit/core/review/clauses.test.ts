import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clauseReach, clausesOf, endsClause, shareClause } from '#core/review/clauses.ts';
import { readableEdits } from '#core/review/readable.ts';
import { codePointLength } from '#core/text/codepoints.ts';

const pieces = ['雨', '停了', '𠮷', 'rain', ' ', '，', '。', ', ', '1,234.5', '”', '“', '…', '\n', 'a.b'];
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((all) => all.join(''));
const textAndRange = text.chain((of) => {
  const length = codePointLength(of);
  return fc
    .tuple(fc.nat(length), fc.nat(length))
    .map(([a, b]) => ({ of, start: Math.min(a, b), end: Math.max(a, b) }));
});

/** The clause of each character, by its number. */
const numbers = (of: string): readonly number[] =>
  clausesOf(of).flatMap(({ start, end }, n) => Array.from({ length: end - start }, () => n));

describe('clauses of any text', () => {
  it('follow one another without gaps, and each but the last ends one', () => {
    fc.assert(
      fc.property(text, (of) => {
        const clauses = clausesOf(of);
        const points = Array.from(of);
        expect(clauses.map(({ start }) => start)).toEqual([0, ...clauses.slice(0, -1).map(({ end }) => end)]);
        expect(clauses.at(-1)?.end).toBe(points.length);
        for (const { start, end } of clauses.slice(0, -1)) {
          // Alone it ends a clause as it does in the text: what comes after a Latin mark is white space or Chinese.
          expect(endsClause(`${points.slice(start, end).join('')} `)).toBe(true);
        }
        expect(endsClause(of)).toBe(
          clauses.length > 1 || /[，。…\n]["'”’」』）)\]]*$/u.test(of) || /[,.]["'”’)\]]*$/u.test(of),
        );
      }),
    );
  });

  it('are concerned by a change of their characters, and by one of the mark before them', () => {
    fc.assert(
      fc.property(textAndRange, ({ of, start, end }) => {
        fc.pre(start < end);
        const own = numbers(of);
        const changed = new Set(own.slice(start, end));
        const touched = new Set(changed);
        for (const n of changed) {
          const last = own.lastIndexOf(n);
          if (last < end && own[last + 1] !== undefined) touched.add(n + 1);
        }
        const clauses = clausesOf(of);
        const expected = clauses.filter((_, n) => touched.has(n));
        expect(clauseReach(clauses, { start, end })).toEqual({
          start: expected[0]?.start,
          end: expected.at(-1)?.end,
        });
      }),
    );
  });

  it('are concerned by what is put in them or between them', () => {
    fc.assert(
      fc.property(textAndRange, ({ of, start }) => {
        fc.pre(of !== '');
        const own = numbers(of);
        const [before, after] = [own[start - 1], own[start]];
        const clauses = clausesOf(of);
        expect(clauseReach(clauses, { start, end: start })).toEqual({
          start: clauses[before ?? after ?? 0]?.start,
          end: clauses[after ?? before ?? 0]?.end,
        });
      }),
    );
  });

  it('are shared by two changes exactly where their reaches have a character in common', () => {
    fc.assert(
      fc.property(textAndRange, fc.nat(30), fc.nat(4), ({ of, start, end }, at, length) => {
        const other = {
          start: Math.min(at, codePointLength(of)),
          end: Math.min(at + length, codePointLength(of)),
        };
        const clauses = clausesOf(of);
        const inReach = (range: typeof other): readonly number[] => {
          const { start: from, end: to } = clauseReach(clauses, range);
          return Array.from({ length: to - from }, (_, i) => from + i);
        };
        const ofOther = new Set(inReach(other));
        const haveCommon = inReach({ start, end }).some((at) => ofOther.has(at));
        expect(shareClause(clauses, { start, end }, other)).toBe(haveCommon);
      }),
    );
  });
});

describe('changes in clauses', () => {
  const groups = (before: string, after: string): readonly (readonly string[])[] =>
    readableEdits(before, after).map((group) => group.map(({ insert }) => insert));

  it('stay apart where the end of a clause stands between them, however short it is', () => {
    expect(groups('天黑了才來，他在河邊等著看船。', '天黑了才去，我在河邊等著看船。')).toEqual([
      ['才去'],
      ['我在'],
    ]);
    expect(groups('他走，她來。那時候天還沒有亮。', '我走，你來。那時候天還沒有亮。')).toEqual([
      ['我'],
      ['你來'],
    ]);
    expect(groups('He left, she came at noon.', 'We left, they came at noon.')).toEqual([['We'], ['they']]);
  });
});
