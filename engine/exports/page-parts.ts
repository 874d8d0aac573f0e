import type { ExportRow } from '#core/formats/export-source.ts';

/**
 * Told to the writer at a time, in bytes as they cross between threads, as far as they can be reckoned cheaply. What is larger than 100 KB V8 makes anew among its
 * old objects, where it stays until all of these are looked through: a long document filled them with rows that nobody needed any more.
 */
const mostTold = 49_152;

/** About how many bytes a row takes on its way: its texts at their widest, and all names of what it consists of, which are written each time. */
const weightOf = ({ texts, notes }: ExportRow): number => {
  let weight = 400;
  for (const rich of Object.values(texts))
    if (rich !== undefined) weight += 150 + 2 * rich.text.length + 200 * rich.tags.length;
  return weight + (notes === undefined ? 0 : 600 * notes.length);
};

/** A page in parts that are no larger than `mostTold`, or one row. */
export function* inParts(page: readonly ExportRow[]): Generator<readonly ExportRow[]> {
  let [from, weight] = [0, 0];
  for (const [n, row] of page.entries()) {
    const own = weightOf(row);
    if (n > from && weight + own > mostTold) {
      yield page.slice(from, n);
      [from, weight] = [n, 0];
    }
    weight += own;
  }
  yield page.slice(from);
}
