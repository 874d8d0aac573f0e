import { PanelRight } from 'lucide-react';
import { focusText } from './annotations.ts';
import type { Feature } from './feature.ts';
import { focusRegion, stepRegion } from './regions.ts';
import { allDrawers, allPanels } from './registry.ts';
import {
  closeDrawer,
  closePanel,
  openDrawer,
  openPanel,
  useWorkspace,
  type DrawerId,
  type PanelId,
} from './store.ts';

const last: { panel: PanelId | null; drawer: DrawerId | null } = { panel: null, drawer: null };

const togglePanel = (): void => {
  const { panel } = useWorkspace.getState();
  const wanted = last.panel ?? allPanels()[0];
  if (panel !== null) {
    last.panel = panel;
    closePanel();
    focusText();
  } else if (wanted !== undefined) openPanel(wanted);
};

const toggleDrawer = (): void => {
  const { drawer } = useWorkspace.getState();
  const wanted = last.drawer ?? allDrawers()[0];
  if (drawer !== null) {
    last.drawer = drawer;
    closeDrawer();
    focusText();
  } else if (wanted !== undefined) {
    openDrawer(wanted);
    requestAnimationFrame(() => focusRegion('drawer'));
  }
};

/** What the frame itself can do, whatever features it shows. */
export const frameFeature: Feature = {
  id: 'frame',
  commands: [
    {
      id: 'togglePanel',
      group: 'panels',
      where: 'anywhere',
      keys: ['Mod+Alt+B'],
      changes: 'nothing',
      menu: 'view.panels',
      bar: { section: 'panels', icon: PanelRight, pressed: ({ panel }) => panel !== null },
      run: togglePanel,
    },
    {
      id: 'toggleDrawer',
      group: 'panels',
      where: 'anywhere',
      keys: ['Mod+Alt+J'],
      changes: 'nothing',
      menu: 'view.panels',
      run: toggleDrawer,
    },
    {
      id: 'focusText',
      group: 'panels',
      where: 'anywhere',
      keys: [],
      changes: 'nothing',
      run: focusText,
    },
    {
      id: 'nextRegion',
      group: 'panels',
      where: 'anywhere',
      keys: ['F6'],
      changes: 'nothing',
      run: () => stepRegion(1),
    },
    {
      id: 'previousRegion',
      group: 'panels',
      where: 'anywhere',
      keys: ['Shift+F6'],
      changes: 'nothing',
      run: () => stepRegion(-1),
    },
  ],
};
