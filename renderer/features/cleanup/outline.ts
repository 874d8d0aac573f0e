import type { RepairDecision, RepairKind } from '#core/model/index.ts';
import type { RepairGroup } from '#api/cleanup.ts';

export type Filter = RepairDecision | 'all';

/** One line of the panel: a kind's heading, or the `index`th repair of that kind under the filter. */
export type Line =
  | { readonly is: 'group'; readonly group: RepairGroup; readonly shown: number; readonly open: boolean }
  | { readonly is: 'repair'; readonly group: RepairGroup; readonly index: number };

type Part = {
  readonly group: RepairGroup;
  readonly start: number;
  readonly shown: number;
  readonly open: boolean;
};
export type Outline = { readonly parts: readonly Part[]; readonly lines: number };

const shownOf = (group: RepairGroup, filter: Filter): number =>
  filter === 'all' ? group.accepted + group.offered + group.refused : group[filter];

/** Lays the groups out as one flat list of lines: a heading each, and its repairs below when it is open. Groups with nothing to show are left out. */
export const outlineOf = (
  groups: readonly RepairGroup[],
  filter: Filter,
  isOpen: (kind: RepairKind) => boolean,
): Outline => {
  let start = 0;
  const parts: Part[] = [];
  for (const group of groups) {
    const shown = shownOf(group, filter);
    if (shown === 0) continue;
    const open = isOpen(group.kind);
    parts.push({ group, start, shown, open });
    start += 1 + (open ? shown : 0);
  }
  return { parts, lines: start };
};

/** What stands at a line (from 0), or null past the end. */
export const lineAt = (outline: Outline, line: number): Line | null => {
  const part = outline.parts.findLast(({ start }) => start <= line);
  if (part === undefined || line < 0 || line >= outline.lines) return null;
  const { group, start, shown, open } = part;
  return line === start
    ? { is: 'group', group, shown, open }
    : { is: 'repair', group, index: line - start - 1 };
};

export type PageOfKind = { readonly kind: RepairKind; readonly page: number };

/** The pages of repairs (of `size` each, per kind) that lines `first` to `last` need. */
export const pagesFor = (
  outline: Outline,
  first: number,
  last: number,
  size: number,
): readonly PageOfKind[] =>
  outline.parts.flatMap(({ group, start, shown, open }) => {
    const from = Math.max(first, start + 1);
    const to = Math.min(last, start + shown);
    if (!open || from > to) return [];
    const firstPage = Math.floor((from - start - 1) / size);
    const lastPage = Math.floor((to - start - 1) / size);
    return Array.from({ length: lastPage - firstPage + 1 }, (_, index) => ({
      kind: group.kind,
      page: firstPage + index,
    }));
  });
