import type { Availability } from '#renderer/workspace/availability.ts';
import type { Command } from '#renderer/workspace/command.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { chooseAllRows, toggleRow } from './chosen-rows.ts';

const needsRows: Availability = () => ((useWorkspace.getState().project?.rows ?? 0) > 0 ? null : 'no-text');

export const rowCommands: readonly Command[] = [
  {
    id: 'chooseRow',
    group: 'select',
    where: 'grid',
    keys: ['Space'],
    fixed: true,
    changes: 'nothing',
    unless: needsRows,
    run: ({ active }) => toggleRow(active.row),
  },
  {
    id: 'chooseAllRows',
    group: 'select',
    where: 'grid',
    keys: ['Mod+A'],
    fixed: true,
    changes: 'nothing',
    unless: needsRows,
    run: chooseAllRows,
  },
];
