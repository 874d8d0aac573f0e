import { diffArrays } from 'diff';
import type { BlockKind } from '../model/index.ts';

/** What two blocks are compared by. */
export type Comparable = { readonly kind: BlockKind; readonly level: number; readonly text: string };

const signature = ({ kind, text }: Comparable): string => `${kind} ${text}`;

/** More differences than this are not looked for one by one. */
const mostDifferences = 2000;

/** Pairs up blocks of a gap: all of them when there are as many on both sides, else those of one kind from the front. */
const pairGap = (
  read: readonly Comparable[],
  present: readonly Comparable[],
  pairs: number[],
  from: number,
  to: number,
): void => {
  if (read.length === present.length) {
    present.forEach((_, at) => (pairs[to + at] = from + at));
    return;
  }
  let next = 0;
  present.forEach((block, at) => {
    const found = read.findIndex(({ kind }, index) => index >= next && kind === block.kind);
    if (found < 0) return;
    pairs[to + at] = from + found;
    next = found + 1;
  });
};

/**
 * For each present block the block of the file that it came from, in order; -1 for none. `present` are the blocks of a
 * project, whose words may have been edited and whose blocks may have been joined; `read` those of the file as it is
 * read now. As many blocks of the same kinds are the same blocks.
 */
export const alignBlocks = (
  read: readonly Comparable[],
  present: readonly Comparable[],
): readonly number[] => {
  const isSame = read.length === present.length && read.every(({ kind }, at) => kind === present[at]?.kind);
  if (isSame) return present.map((_, at) => at);
  const pairs = present.map(() => -1);
  const changes = diffArrays(read.map(signature), present.map(signature), { maxEditLength: mostDifferences });
  if (changes === undefined) {
    pairGap(read, present, pairs, 0, 0);
    return pairs;
  }
  let [from, to] = [0, 0];
  let [gapFrom, gapTo] = [0, 0];
  const closeGap = (): void =>
    pairGap(read.slice(gapFrom, from), present.slice(gapTo, to), pairs, gapFrom, gapTo);
  for (const { added, removed, count } of changes) {
    if (added) to += count;
    else if (removed) from += count;
    else {
      closeGap();
      for (let at = 0; at < count; at++) pairs[to + at] = from + at;
      [from, to] = [from + count, to + count];
      [gapFrom, gapTo] = [from, to];
    }
  }
  closeGap();
  return pairs;
};
