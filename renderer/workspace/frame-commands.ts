import { focusText, hasTextFocus } from './annotations.ts';
import type { Feature } from './feature.ts';
import { allPanels } from './registry.ts';
import { focusPanel } from './SidePanel.tsx';
import { closePanel, openPanel, useWorkspace, type PanelId } from './store.ts';

/** From the side panel, or from anywhere else, into the text; from the text into the side panel, when it is open. */
const switchRegion = (): void => {
  if (hasTextFocus() && useWorkspace.getState().panel !== null) focusPanel();
  else focusText();
};

const last: { panel: PanelId | null } = { panel: null };

const togglePanel = (): void => {
  const { panel } = useWorkspace.getState();
  const wanted = last.panel ?? allPanels()[0];
  if (panel !== null) {
    last.panel = panel;
    closePanel();
    focusText();
  } else if (wanted !== undefined) openPanel(wanted);
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
      run: togglePanel,
    },
    {
      id: 'focusText',
      group: 'panels',
      where: 'anywhere',
      keys: ['F6'],
      changes: 'nothing',
      run: switchRegion,
    },
  ],
};
