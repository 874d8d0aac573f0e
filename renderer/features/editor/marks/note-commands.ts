import { needsProject } from '#renderer/workspace/availability.ts';
import type { CommandHandler, CommandId } from '#renderer/workspace/commands.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { hasNotes, openRowNotes } from './row-notes-state.ts';

const activeRow = (): number => useWorkspace.getState().active.row;

export const noteCommands: Readonly<Partial<Record<CommandId, CommandHandler>>> = {
  rowAnnotations: {
    run: () => openRowNotes(activeRow()),
    unless: () => needsProject() ?? (hasNotes(activeRow()) ? null : 'no-annotation-here'),
  },
};
