import type { RepairDecision, RepairKind } from '#core/model/index.ts';
import type { RepairGroup } from '#api/cleanup.ts';
import { groupedLines, lineOf, pagesOfLines, type GroupedLines } from '../../ui/grouped-lines.ts';

export type Filter = RepairDecision | 'all';

/** One line of the panel: a kind's heading, or the `index`th repair of that kind under the filter. */
export type Line =
  | { readonly is: 'group'; readonly group: RepairGroup; readonly shown: number; readonly open: boolean }
  | { readonly is: 'repair'; readonly group: RepairGroup; readonly index: number };

export type Outline = GroupedLines<RepairGroup>;

const shownOf = (group: RepairGroup, filter: Filter): number =>
  filter === 'all' ? group.accepted + group.offered + group.refused : group[filter];

/** Lays the groups out as one flat list of lines: a heading each, and its repairs below when it is open. Groups with nothing to show are left out. */
export const outlineOf = (
  groups: readonly RepairGroup[],
  filter: Filter,
  isOpen: (kind: RepairKind) => boolean,
): Outline =>
  groupedLines(groups.map((group) => ({ group, shown: shownOf(group, filter), open: isOpen(group.kind) })));

/** What stands at a line (from 0), or null past the end. */
export const lineAt = (outline: Outline, line: number): Line | null => {
  const found = lineOf(outline, line);
  if (found === null) return null;
  const { group, shown, open, item } = found;
  return item === null ? { is: 'group', group, shown, open } : { is: 'repair', group, index: item };
};

export type PageOfKind = { readonly kind: RepairKind; readonly page: number };

/** The pages of repairs (of `size` each, per kind) that lines `first` to `last` need. */
export const pagesFor = (
  outline: Outline,
  first: number,
  last: number,
  size: number,
): readonly PageOfKind[] =>
  pagesOfLines(outline, first, last, size).map(({ group, page }) => ({ kind: group.kind, page }));
