import { preferencesSchema, type Preferences } from '#api/preferences.ts';
import { needsProject } from '../../workspace/availability.ts';
import type { CommandHandler, CommandId } from '../../workspace/commands.ts';
import { setPreferences } from '../../workspace/preferences.ts';
import { columnsOf, goTo, useWorkspace } from '../../workspace/store.ts';
import { columnsInSight } from './move-commands.ts';

const sizeStep = 1;

const changeSize = (by: number): void => {
  const { fontSize } = useWorkspace.getState().preferences;
  const wanted = preferencesSchema.shape.fontSize.parse(Math.min(32, Math.max(12, fontSize + by)));
  void setPreferences({ fontSize: wanted });
};

/** Shows or hides the n-th column. The last one in sight stays; the active cell moves to one that is left. */
const toggleColumn = (at: number): CommandHandler => {
  const column = (): ReturnType<typeof columnsOf>[number] | null => {
    const { project } = useWorkspace.getState();
    return project === null ? null : (columnsOf(project)[at] ?? null);
  };
  const isShown = (): boolean => columnsInSight().some((side) => side === column());
  return {
    unless: () => {
      if (column() === null) return needsProject() ?? 'no-such-column';
      return isShown() && columnsInSight().length === 1 ? 'last-column' : null;
    },
    run: () => {
      const side = column();
      if (side === null) return;
      const { hiddenColumns } = useWorkspace.getState().preferences;
      const hidden = isShown() ? [...hiddenColumns, side] : hiddenColumns.filter((name) => name !== side);
      void setPreferences({ hiddenColumns: hidden });
      const left = columnsInSight();
      const first = left[0];
      if (first !== undefined && !left.includes(useWorkspace.getState().active.side)) goTo({ side: first });
    },
  };
};

const toggleTheme = (): void => {
  const dark = document.documentElement.dataset['theme'] === 'dark';
  const theme: Preferences['theme'] = dark ? 'light' : 'dark';
  void setPreferences({ theme });
};

export const viewCommands: Readonly<Partial<Record<CommandId, CommandHandler>>> = {
  toggleColumn1: toggleColumn(0),
  toggleColumn2: toggleColumn(1),
  toggleColumn3: toggleColumn(2),
  fontLarger: { run: () => changeSize(sizeStep), unless: needsProject },
  fontSmaller: { run: () => changeSize(-sizeStep), unless: needsProject },
  toggleTheme: { run: toggleTheme },
};
