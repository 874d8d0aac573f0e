/** A group of a list with its items below its heading, when it is open. `shown`: how many items it has. */
export type GroupShown<G> = { readonly group: G; readonly shown: number; readonly open: boolean };

type Part<G> = GroupShown<G> & {
  /** The line of its heading. */
  readonly start: number;
};

/** Groups laid out as one flat list of lines: a heading each, and its items below when it is open. */
export type GroupedLines<G> = { readonly parts: readonly Part<G>[]; readonly lines: number };

/** Lays groups out as lines. Those with nothing to show are left out. */
export const groupedLines = <G>(groups: readonly GroupShown<G>[]): GroupedLines<G> => {
  let start = 0;
  const parts: Part<G>[] = [];
  for (const group of groups) {
    if (group.shown === 0) continue;
    parts.push({ ...group, start });
    start += 1 + (group.open ? group.shown : 0);
  }
  return { parts, lines: start };
};

/** What stands at a line (from 0): a heading, for which `item` is null, or an item by its number in the group; null past the end. */
export const lineOf = <G>(
  { parts, lines }: GroupedLines<G>,
  line: number,
): (GroupShown<G> & { readonly item: number | null }) | null => {
  const part = parts.findLast(({ start }) => start <= line);
  if (part === undefined || line < 0 || line >= lines) return null;
  const { group, shown, open, start } = part;
  return { group, shown, open, item: line === start ? null : line - start - 1 };
};

/** The pages of items (of `size` each, per group) that lines `first` to `last` need. */
export const pagesOfLines = <G>(
  { parts }: GroupedLines<G>,
  first: number,
  last: number,
  size: number,
): readonly { readonly group: G; readonly page: number }[] =>
  parts.flatMap(({ group, start, shown, open }) => {
    const from = Math.max(first, start + 1);
    const to = Math.min(last, start + shown);
    if (!open || from > to) return [];
    const firstPage = Math.floor((from - start - 1) / size);
    const lastPage = Math.floor((to - start - 1) / size);
    return Array.from({ length: lastPage - firstPage + 1 }, (_, index) => ({
      group,
      page: firstPage + index,
    }));
  });
