import type { Command } from '#renderer/workspace/command.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { clearFilter, isFiltered, openFilter, rowsHead } from './row-view.ts';

export const filterCommands: readonly Command[] = [
  {
    id: 'filterColumn',
    group: 'view',
    where: 'page',
    keys: ['Mod+Alt+O'],
    changes: 'nothing',
    menu: 'view.columns',
    run: () => openFilter(useWorkspace.getState().active.side, true),
  },
  {
    id: 'filterRows',
    group: 'view',
    where: 'page',
    keys: [],
    changes: 'nothing',
    menu: 'view.columns',
    run: () => openFilter(rowsHead, true),
  },
  {
    id: 'clearRowFilter',
    group: 'view',
    where: 'page',
    keys: ['Mod+Alt+Shift+O'],
    changes: 'nothing',
    menu: 'view.columns',
    unless: () => (isFiltered() ? null : 'no-filter'),
    run: clearFilter,
  },
];
