import type { Command } from '#renderer/workspace/command.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { hasNotes, openRowNotes } from './row-notes-state.ts';

const activeRow = (): number => useWorkspace.getState().active.row;

export const noteCommands: readonly Command[] = [
  {
    id: 'rowAnnotations',
    group: 'annotations',
    where: 'cell',
    keys: ['Alt+Enter'],
    settles: true,
    changes: 'nothing',
    menu: 'edit.annotate',
    unless: () => (hasNotes(activeRow()) ? null : 'no-annotation-here'),
    run: () => openRowNotes(activeRow()),
  },
];
