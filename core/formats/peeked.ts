import type { ExportRow } from './export-source.ts';

/** The first of rows that are asked for one at a time, and all of them, to be gone over once. */
export const peeked = (
  rows: Iterable<ExportRow>,
): { readonly first: ExportRow | null; readonly rows: Iterable<ExportRow> } => {
  const rest = rows[Symbol.iterator]();
  const next = rest.next();
  if (next.done === true) return { first: null, rows: [] };
  const first = next.value;
  function* all(): Generator<ExportRow> {
    yield first;
    yield* { [Symbol.iterator]: () => rest };
  }
  return { first, rows: all() };
};
