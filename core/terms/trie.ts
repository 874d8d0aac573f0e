/**
 * Sequences of numbers, found by walking them: from a node (0 is the root) along a number to the next. The edges stand in one table of
 * typed arrays, by open addressing, 12 bytes a place, at most half full. A sequence is put in at any time; none is taken out, which
 * whoever keeps what hangs on its last node does there.
 */
export type Trie = {
  /** The node behind `node` along `point`; -1 where none is. */
  readonly next: (node: number, point: number) => number;
  /** The node of a whole sequence, made where it is not there. */
  readonly put: (points: readonly number[]) => number;
  /** The node of a whole sequence; -1 where none is. */
  readonly find: (points: readonly number[]) => number;
};

const hashOf = (node: number, point: number): number => {
  const mixed = Math.imul(node ^ Math.imul(point, 0x9e3779b1), 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
};

type Edges = { readonly from: Int32Array; readonly along: Int32Array; readonly to: Int32Array };

const edges = (size: number): Edges => ({
  from: new Int32Array(size).fill(-1),
  along: new Int32Array(size),
  to: new Int32Array(size),
});

/** Where an edge is, or the free place it would have. `size` is a power of two. */
const placeOf = ({ from, along }: Edges, node: number, point: number): number => {
  const mask = from.length - 1;
  let at = hashOf(node, point) & mask;
  while (from[at] !== -1 && (from[at] !== node || along[at] !== point)) at = (at + 1) & mask;
  return at;
};

const grown = (old: Edges): Edges => {
  const bigger = edges(old.from.length * 2);
  // Of a million edges: nothing is made for each, so that it takes some ten milliseconds.
  for (let at = 0; at < old.from.length; at += 1) {
    const node = old.from[at] ?? -1;
    if (node === -1) continue;
    const point = old.along[at] ?? 0;
    const place = placeOf(bigger, node, point);
    bigger.from[place] = node;
    bigger.along[place] = point;
    bigger.to[place] = old.to[at] ?? 0;
  }
  return bigger;
};

export const createTrie = (): Trie => {
  let table = edges(1024);
  let nodes = 1;
  const next = (node: number, point: number): number => {
    const at = placeOf(table, node, point);
    return table.from[at] === -1 ? -1 : (table.to[at] ?? -1);
  };
  const add = (node: number, point: number): number => {
    if (nodes * 2 > table.from.length) table = grown(table);
    const at = placeOf(table, node, point);
    table.from[at] = node;
    table.along[at] = point;
    table.to[at] = nodes;
    nodes += 1;
    return nodes - 1;
  };
  return {
    next,
    put: (points) => {
      let node = 0;
      for (const point of points) {
        const known = next(node, point);
        node = known === -1 ? add(node, point) : known;
      }
      return node;
    },
    find: (points) => {
      let node = 0;
      for (const point of points) if (node !== -1) node = next(node, point);
      return node;
    },
  };
};
