import type { ExportRow } from './export-source.ts';

/** The first of rows that are asked for one at a time, and all of them, to be gone over once. */
export const peeked = (
  rows: Iterable<ExportRow>,
): { readonly first: ExportRow | null; readonly rows: Iterable<ExportRow> } => {
  const rest = rows[Symbol.iterator]();
  const next = rest.next();
  if (next.done === true) return { first: null, rows: [] };
  let waiting: IteratorResult<ExportRow> | null = next;
  // No generator: each that a call makes is of a kind of its own, for which whatever goes over it would be compiled again.
  const all: Iterator<ExportRow> = {
    next: () => {
      const one = waiting ?? rest.next();
      waiting = null;
      return one;
    },
    return: () => rest.return?.() ?? { done: true, value: undefined },
  };
  return { first: next.value, rows: { [Symbol.iterator]: () => all } };
};
