import type { Facet } from '#api/annotations.ts';

/** One line of the list: a group's heading, or the `index`th annotation of the whole list. */
export type Line =
  | { readonly is: 'group'; readonly group: Facet; readonly open: boolean }
  | { readonly is: 'annotation'; readonly group: Facet | null; readonly index: number };

type Part = {
  readonly group: Facet | null;
  /** Its first line, and the first annotation below it. */
  readonly start: number;
  readonly first: number;
  readonly open: boolean;
};
export type Outline = { readonly parts: readonly Part[]; readonly lines: number };

/**
 * Lays a list of `total` annotations out as lines. With groups, each has a heading, and its annotations below when
 * it is open; the annotations come in the order of the groups.
 */
export const outlineOf = (
  total: number,
  groups: readonly Facet[],
  isOpen: (group: string) => boolean,
): Outline => {
  if (groups.length === 0) {
    return { parts: [{ group: null, start: 0, first: 0, open: true }], lines: total };
  }
  let start = 0;
  let first = 0;
  const parts: Part[] = [];
  for (const group of groups) {
    const open = isOpen(group.value);
    parts.push({ group, start, first, open });
    start += 1 + (open ? group.count : 0);
    first += group.count;
  }
  return { parts, lines: start };
};

/** What stands at a line (from 0), or null past the end. */
export const lineAt = ({ parts, lines }: Outline, line: number): Line | null => {
  const part = parts.findLast(({ start }) => start <= line);
  if (part === undefined || line < 0 || line >= lines) return null;
  const { group, start, first, open } = part;
  if (group === null) return { is: 'annotation', group, index: first + line - start };
  return line === start
    ? { is: 'group', group, open }
    : { is: 'annotation', group, index: first + line - start - 1 };
};

/** The line an annotation of the list stands at, or null while its group is shut. */
export const lineOf = ({ parts }: Outline, index: number): number | null => {
  const part = parts.findLast(({ first }) => first <= index);
  if (part === undefined || !part.open) return null;
  return part.start + (part.group === null ? 0 : 1) + index - part.first;
};

/** First and last annotation that lines `first` to `last` show; null when they are all headings. */
export const indexesBetween = (
  outline: Outline,
  first: number,
  last: number,
): { readonly first: number; readonly last: number } | null => {
  const shown: number[] = [];
  for (let line = Math.max(0, first); line <= Math.min(last, outline.lines - 1); line += 1) {
    const at = lineAt(outline, line);
    if (at?.is === 'annotation') shown.push(at.index);
  }
  const [from] = shown;
  const to = shown.at(-1);
  return from === undefined || to === undefined ? null : { first: from, last: to };
};
