import { expect, test } from 'vitest';
import type { AnnotationId } from '#core/model/index.ts';
import { rootFinder } from '#engine/annotations/reply-roots.ts';

const root = 7 as AnnotationId;
const annotations = new Map([['note', root]]);

/** A map that counts how often it is asked. */
const counting = (pairs: Iterable<readonly [string, string]>) => {
  let asked = 0;
  const map = new Map(pairs);
  const get = map.get.bind(map);
  map.get = (key) => {
    asked += 1;
    return get(key);
  };
  return { map, asked: () => asked };
};

test('of a long line of replies each is passed once, though the last comes first', () => {
  const count = 1000;
  const line = Array.from({ length: count }, (_, n) => [`${n}`, n === 0 ? 'note' : `${n - 1}`] as const);
  const { map, asked } = counting(line);
  const rootOf = rootFinder(annotations, map);
  const roots = line.toReversed().map(([, to]) => rootOf({ to }));
  expect(roots).toEqual(line.map(() => root));
  expect(asked()).toBeLessThan(3 * count);
});

test('replies that answer in a ring, or nobody, have no annotation', () => {
  const answers = new Map([
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'b'],
    ['d', 'gone'],
    ['e', 'note'],
  ]);
  const rootOf = rootFinder(annotations, answers);
  const ask = () => ['a', 'b', 'c', 'd', 'gone', 'e', 'note'].map((to) => rootOf({ to }));
  expect(ask()).toEqual([null, null, null, null, null, root, root]);
  expect(ask()).toEqual([null, null, null, null, null, root, root]);
});
