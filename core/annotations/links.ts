import { diffArrays } from 'diff';

/** One-to-one links between two lists; -1 where there is none yet. */
export type Links = { readonly to: Int32Array; readonly from: Int32Array };

/** No links between lists of these lengths. */
export const noLinks = (before: number, after: number): Links => ({
  to: new Int32Array(before).fill(-1),
  from: new Int32Array(after).fill(-1),
});

/** Links two free places; says whether they were free. */
export const link = ({ to, from }: Links, i: number, j: number): boolean => {
  if (to[i] !== -1 || from[j] !== -1) return false;
  to[i] = j;
  from[j] = i;
  return true;
};

/** The longest row of links that do not cross (patience sorting), as places of the first list. */
export const backbone = ({ to }: Links): number[] => {
  const tails: number[] = [];
  const previous = new Int32Array(to.length).fill(-1);
  for (let i = 0; i < to.length; i += 1) {
    const j = to[i] ?? -1;
    if (j < 0) continue;
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((to[tails[middle] ?? 0] ?? 0) < j) low = middle + 1;
      else high = middle;
    }
    if (low > 0) previous[i] = tails[low - 1] ?? -1;
    tails[low] = i;
  }
  const row: number[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) row.push(at);
  return row.reverse();
};

export type Gap = { readonly before: readonly number[]; readonly after: readonly number[] };

const free = (list: Int32Array, from: number, to: number): number[] => {
  const found: number[] = [];
  for (let at = from; at < to; at += 1) if (list[at] === -1) found.push(at);
  return found;
};

/** The free places between the links of the backbone, where both lists have some. */
export const gapsOf = (links: Links): Gap[] => {
  const gaps: Gap[] = [];
  let [i, j] = [0, 0];
  const close = (nextI: number, nextJ: number): void => {
    const gap = { before: free(links.to, i, nextI), after: free(links.from, j, nextJ) };
    if (gap.before.length > 0 && gap.after.length > 0) gaps.push(gap);
    i = nextI + 1;
    j = nextJ + 1;
  };
  for (const at of backbone(links)) close(at, links.to[at] ?? 0);
  close(links.to.length, links.from.length);
  return gaps;
};

type Keys = readonly (string | undefined)[];

/** Where each key of free places is; -1 for those in several. */
const uniquePlaces = (keys: Keys, list: Int32Array): Map<string, number> => {
  const found = new Map<string, number>();
  for (const [at, key] of keys.entries()) {
    if (key !== undefined && list[at] === -1) found.set(key, found.has(key) ? -1 : at);
  }
  return found;
};

const linkUnique = (links: Links, before: Keys, after: Keys): void => {
  const there = uniquePlaces(after, links.from);
  for (const [key, i] of uniquePlaces(before, links.to)) {
    const j = there.get(key) ?? -1;
    if (i !== -1 && j !== -1) link(links, i, j);
  }
};

/** Equal neighbours of linked places are linked too, on and on: what was moved together stays together. */
const linkNeighbours = (links: Links, before: Keys, after: Keys): void => {
  const spread = (start: number, step: 1 | -1): void => {
    let [i, j] = [start + step, (links.to[start] ?? 0) + step];
    while (before[i] !== undefined && before[i] === after[j] && link(links, i, j)) {
      i += step;
      j += step;
    }
  };
  for (let i = 0; i < links.to.length; i += 1) if (links.to[i] !== -1) spread(i, 1);
  for (let i = links.to.length - 1; i >= 0; i -= 1) if (links.to[i] !== -1) spread(i, -1);
};

const mostEdits = 600;

const linkInGap = (links: Links, { before, after }: Gap, keys: readonly [Keys, Keys]): void => {
  const changes = diffArrays(
    before.map((i) => keys[0][i] ?? `-${i}`),
    after.map((j) => keys[1][j] ?? `+${j}`),
    { maxEditLength: mostEdits },
  );
  let [i, j] = [0, 0];
  for (const { added, removed, count } of changes ?? []) {
    const equal = added || removed ? 0 : count;
    for (let at = 0; at < equal; at += 1) link(links, before[i + at] ?? 0, after[j + at] ?? 0);
    if (!added) i += count;
    if (!removed) j += count;
  }
};

/**
 * Links places with equal keys: those that are unique in both lists, then equal neighbours of linked ones, then equal
 * ones in order within the gaps between. Of equal ones elsewhere nothing tells which is which.
 */
export const linkByKey = (links: Links, before: Keys, after: Keys): void => {
  linkUnique(links, before, after);
  linkNeighbours(links, before, after);
  for (const gap of gapsOf(links)) linkInGap(links, gap, [before, after]);
};

/** Takes back links out of order that nothing speaks for but a few characters: no neighbour came along. */
export const unlinkStrays = ({ to, from }: Links, isWeak: (before: number) => boolean): void => {
  const inOrder = new Uint8Array(to.length);
  for (const at of backbone({ to, from })) inOrder[at] = 1;
  for (let i = 0; i < to.length; i += 1) {
    const j = to[i] ?? -1;
    if (j < 0 || inOrder[i] === 1 || !isWeak(i)) continue;
    const hasCompany = (i > 0 && j > 0 && to[i - 1] === j - 1) || (i + 1 < to.length && to[i + 1] === j + 1);
    if (hasCompany) continue;
    to[i] = -1;
    from[j] = -1;
  }
};
