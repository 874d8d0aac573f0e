/**
 * Sequences of numbers, found by walking them: from a node (0 is the root) along a number to the next. The edges stand in one table, by open
 * addressing, 16 bytes a place, at most half full: of a million edges each step is a look into memory that no cache has. A sequence is put in at any time; none is taken out, which
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

/** Numbers a place has: the node it leads from (-1: none), along which number, to which node; the fourth keeps a place within one line of the cache. */
const stride = 4;

const edges = (places: number): Int32Array => new Int32Array(places * stride).fill(-1);

/** Where an edge is, or the free place it would have, counted in numbers. There are as many places as a power of two. */
const placeOf = (table: Int32Array, node: number, point: number): number => {
  const mask = table.length / stride - 1;
  let at = hashOf(node, point) & mask;
  while (table[at * stride] !== -1 && (table[at * stride] !== node || table[at * stride + 1] !== point))
    at = (at + 1) & mask;
  return at * stride;
};

const setEdge = (table: Int32Array, node: number, point: number, to: number): void => {
  const at = placeOf(table, node, point);
  table[at] = node;
  table[at + 1] = point;
  table[at + 2] = to;
};

const grown = (old: Int32Array): Int32Array => {
  const bigger = edges((old.length / stride) * 2);
  // Of a million edges: nothing is made for each, so that it takes some ten milliseconds.
  for (let at = 0; at < old.length; at += stride) {
    const node = old[at] ?? -1;
    if (node !== -1) setEdge(bigger, node, old[at + 1] ?? 0, old[at + 2] ?? 0);
  }
  return bigger;
};

export const createTrie = (): Trie => {
  let table = edges(1024);
  let nodes = 1;
  const next = (node: number, point: number): number => {
    // A free place leads to no node.
    return table[placeOf(table, node, point) + 2] ?? -1;
  };
  const add = (node: number, point: number): number => {
    if (nodes * 2 > table.length / stride) table = grown(table);
    setEdge(table, node, point, nodes);
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
