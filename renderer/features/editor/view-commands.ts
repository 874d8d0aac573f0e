import { mostShownColumns } from '#core/model/index.ts';
import { mostFontSize, leastFontSize, type Preferences } from '#api/preference-values.ts';
import type { Command } from '../../workspace/command.ts';
import { setPreferences } from '../../workspace/preferences.ts';
import { columnsOf, goTo, useWorkspace } from '../../workspace/store.ts';
import { columnsInSight } from './move-commands.ts';

const sizeStep = 1;

const changeSize = (by: number): void => {
  const { fontSize } = useWorkspace.getState().preferences;
  void setPreferences({ fontSize: Math.min(mostFontSize, Math.max(leastFontSize, fontSize + by)) });
};

/** Shows or hides the n-th column. The last one in sight stays; the active cell moves to one that is left. */
const toggleColumn = (at: number): Pick<Command, 'unless' | 'run'> => {
  const column = (): ReturnType<typeof columnsOf>[number] | null => {
    const { project } = useWorkspace.getState();
    return project === null ? null : (columnsOf(project)[at] ?? null);
  };
  const isShown = (): boolean => columnsInSight().some((side) => side === column());
  return {
    unless: () => {
      if (column() === null) return 'no-such-column';
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

/** One for each column there can be, in their order. */
const columnCommands: readonly Command[] = Array.from({ length: mostShownColumns }, (_, at) => ({
  id: `toggleColumn${at + 1}`,
  group: 'view',
  where: 'anywhere',
  // From the fourth on they have none of their own: Mod+Alt+4 is taken.
  keys: at < 3 ? [`Mod+Alt+${at + 1}`] : [],
  changes: 'nothing',
  menu: 'view.columns',
  ...toggleColumn(at),
}));

export const viewCommands: readonly Command[] = [
  ...columnCommands,
  {
    id: 'fontLarger',
    group: 'view',
    where: 'anywhere',
    keys: ['Mod+Alt+='],
    changes: 'nothing',
    menu: 'view.size',
    run: () => changeSize(sizeStep),
  },
  {
    id: 'fontSmaller',
    group: 'view',
    where: 'anywhere',
    keys: ['Mod+Alt+-'],
    changes: 'nothing',
    menu: 'view.size',
    run: () => changeSize(-sizeStep),
  },
  {
    id: 'toggleTagNames',
    group: 'view',
    where: 'anywhere',
    keys: ['Mod+Alt+;'],
    changes: 'nothing',
    menu: 'view.size',
    run: () => {
      const { tagNames } = useWorkspace.getState().preferences;
      void setPreferences({ tagNames: tagNames === 'whole' ? 'short' : 'whole' });
    },
  },
  {
    id: 'toggleTheme',
    group: 'view',
    where: 'anywhere',
    keys: [],
    changes: 'outside',
    menu: 'view.size',
    run: toggleTheme,
  },
];
