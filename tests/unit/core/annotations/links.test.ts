import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkInGaps, type Compared } from '#core/annotations/alike.ts';
import {
  backbone,
  gapsOf,
  link,
  linkByKey,
  noLinks,
  unlinkStrays,
  type Links,
} from '#core/annotations/links.ts';
import { comparable, containment, featuresOf, likeness } from '#core/annotations/similarity.ts';

/* What became of the sentences of a text is told by links between two lists; here they are held against trying everything out. */

const linksFrom = (before: number, after: number, pairs: readonly (readonly [number, number])[]): Links => {
  const links = noLinks(before, after);
  for (const [i, j] of pairs) link(links, i, j);
  return links;
};
const pairsOf = ({ to }: Links): readonly (readonly [number, number])[] =>
  Array.from(to, (j, i) => [i, j] as const).filter(([, j]) => j >= 0);

const size = fc.integer({ min: 0, max: 9 });
const places = fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 9 });
const someLinks = fc.tuple(size, size, places).map(([before, after, pairs]) =>
  linksFrom(
    before,
    after,
    pairs.filter(([i, j]) => i < before && j < after),
  ),
);

/** Pairs that do not cross: the most of them there can be. */
const longestRow = (pairs: readonly (readonly [number, number])[]): number => {
  const longest: number[] = [];
  for (const [at, [, j]] of pairs.entries())
    longest.push(1 + Math.max(0, ...longest.filter((_, n) => n < at && (pairs[n]?.[1] ?? 99) < j)));
  return Math.max(0, ...longest);
};

describe('links', () => {
  it('join two places that are free, and are the same from both sides', () => {
    fc.assert(
      fc.property(size, size, places, (before, after, pairs) => {
        const links = noLinks(before, after);
        const known: (readonly [number, number])[] = [];
        for (const [i, j] of pairs.filter(([a, b]) => a < before && b < after)) {
          const isFree = known.every(([a, b]) => a !== i && b !== j);
          expect(link(links, i, j)).toBe(isFree);
          if (isFree) known.push([i, j]);
        }
        expect(pairsOf(links)).toEqual(known.toSorted(([a], [b]) => a - b));
        expect(pairsOf({ to: links.from, from: links.to })).toEqual(
          known.map(([i, j]) => [j, i]).toSorted(([a = 0], [b = 0]) => a - b),
        );
      }),
    );
  });

  it('have a longest row that does not cross', () => {
    fc.assert(
      fc.property(someLinks, (links) => {
        const row = backbone(links).map((i) => [i, links.to[i] ?? -1] as const);
        const pairs = pairsOf(links);
        expect(pairs).toEqual(expect.arrayContaining(row));
        expect(
          row.every(([i, j], n) => n === 0 || (i > (row[n - 1]?.[0] ?? 0) && j > (row[n - 1]?.[1] ?? 0))),
        ).toBe(true);
        expect(row).toHaveLength(longestRow(pairs));
      }),
    );
  });

  it('leave gaps between those of that row: what is free in both lists there', () => {
    fc.assert(
      fc.property(someLinks, (links) => {
        const row = backbone(links).map((i) => [i, links.to[i] ?? -1] as const);
        const edges = [[-1, -1] as const, ...row, [links.to.length, links.from.length] as const];
        const between = (list: Int32Array, from: number, to: number): readonly number[] =>
          Array.from(list.keys()).filter((at) => at > from && at < to && list[at] === -1);
        const expected = edges.slice(1).map(([i, j], n) => {
          const [a, b] = edges[n] ?? [-1, -1];
          return { before: between(links.to, a, i), after: between(links.from, b, j) };
        });
        expect(gapsOf(links)).toEqual(
          expected.filter(({ before, after }) => before.length > 0 && after.length > 0),
        );
      }),
    );
  });
});

const key = fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { nil: undefined });
const keys = fc.array(key, { maxLength: 10 });
const timesIn = (all: readonly (string | undefined)[], one: string | undefined): number =>
  all.filter((other) => other === one).length;

describe('links by what texts say', () => {
  it('join equal texts: those that are there once, then neighbours of linked ones, then all in order between them', () => {
    fc.assert(
      fc.property(keys, keys, (before, after) => {
        const links = noLinks(before.length, after.length);
        linkByKey(links, before, after);
        const pairs = pairsOf(links);
        for (const [i, j] of pairs) {
          expect(before[i]).toBeDefined();
          expect(before[i]).toBe(after[j]);
        }
        const alone = before.filter(
          (one) => one !== undefined && timesIn(before, one) === 1 && timesIn(after, one) === 1,
        );
        for (const one of alone) expect(links.to[before.indexOf(one)]).toBe(after.indexOf(one));
        const isFree = (i: number, j: number): boolean =>
          links.to[i] === -1 && links.from[j] === -1 && before[i] !== undefined && before[i] === after[j];
        const open = pairs.flatMap(([i, j]) =>
          [1, -1].filter((step) => isFree(i + step, j + step)).map((step) => [i + step, j + step]),
        );
        expect(open).toEqual([]);
        const left = gapsOf(links).flatMap((gap) =>
          gap.before.flatMap((i) => gap.after.filter((j) => isFree(i, j)).map((j) => [i, j])),
        );
        expect(left).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('are as many as can be in order where nothing else tells equal ones apart', () => {
    const few = fc.array(fc.constantFrom('a', 'b'), { maxLength: 7 });
    fc.assert(
      fc.property(few, few, (some, others) => {
        // Each twice at least in both, so that none is linked for being the only one.
        const [before, after] = [
          [...some, 'x', 'x'],
          [...others, 'y', 'y'],
        ];
        fc.pre(['a', 'b'].every((one) => timesIn(some, one) !== 1 || timesIn(others, one) !== 1));
        const links = noLinks(before.length, after.length);
        linkByKey(links, before, after);
        const lengths = Array.from({ length: some.length + 1 }, () =>
          Array.from({ length: others.length + 1 }, () => 0),
        );
        for (let i = 1; i <= some.length; i += 1)
          for (let j = 1; j <= others.length; j += 1) {
            const same = some[i - 1] === others[j - 1] ? (lengths[i - 1]?.[j - 1] ?? 0) + 1 : 0;
            const row = lengths[i];
            if (row !== undefined) row[j] = Math.max(same, lengths[i - 1]?.[j] ?? 0, row[j - 1] ?? 0);
          }
        expect(pairsOf(links)).toHaveLength(lengths[some.length]?.[others.length] ?? 0);
      }),
    );
  });

  it('are taken back where they are out of order, weak, and no neighbour came along', () => {
    fc.assert(
      fc.property(someLinks, fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), (links, weak) => {
        const row = new Set(backbone(links));
        const before = pairsOf(links);
        unlinkStrays(links, (i) => weak[i] === true);
        // From the first on: what was taken back keeps nobody company any more.
        const kept = [...before];
        for (const [i, j] of before) {
          const isNear = kept.some(([a, b]) => (a === i - 1 && b === j - 1) || (a === i + 1 && b === j + 1));
          if (!row.has(i) && weak[i] === true && !isNear)
            kept.splice(
              kept.findIndex(([a]) => a === i),
              1,
            );
        }
        expect(pairsOf(links)).toEqual(kept);
        expect(pairsOf({ to: links.from, from: links.to }).map(([j, i]) => [i, j])).toEqual(
          expect.arrayContaining(kept.map(([i, j]) => [i, j])),
        );
      }),
    );
  });
});

describe('links by likeness', () => {
  const words = fc
    .array(fc.constantFrom(...Array.from('天地玄黃宇宙')), { minLength: 1, maxLength: 9 })
    .map((all) => all.join(''));
  const texts = fc.array(words, { minLength: 1, maxLength: 4 });
  const comparedOf = (all: readonly string[]): Compared => ({
    units: (at) => all[at]?.length ?? 0,
    text: (at) => comparable(all[at] ?? ''),
    features: (at) => featuresOf(comparable(all[at] ?? '')),
  });
  const affinity = (one: string, other: string): number => {
    const [a, b] = [featuresOf(comparable(one)), featuresOf(comparable(other))];
    const like = likeness(a, b);
    return like >= 0.4 ? like : containment(a, b) >= 0.8 ? containment(a, b) / 2 : 0;
  };

  it('pair texts in order so that their likeness together is greatest, and none that are not alike', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const best = (i: number, j: number): number => {
          if (i === before.length || j === after.length) return 0;
          const own = affinity(before[i] ?? '', after[j] ?? '');
          return Math.max(best(i + 1, j), best(i, j + 1), own > 0 ? own + best(i + 1, j + 1) : 0);
        };
        const links = noLinks(before.length, after.length);
        linkInGaps(links, comparedOf(before), comparedOf(after));
        const pairs = pairsOf(links);
        const found = pairs.map(([i, j]) => affinity(before[i] ?? '', after[j] ?? ''));
        expect(found.every((one) => one > 0)).toBe(true);
        expect(found.reduce((sum, one) => sum + one, 0)).toBeCloseTo(best(0, 0), 9);
        expect(longestRow(pairs)).toBe(pairs.length);
      }),
    );
  });
});
