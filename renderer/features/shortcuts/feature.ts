import type { Feature } from '../../workspace/feature.ts';
import { openOverlay, useWorkspace } from '../../workspace/store.ts';
import { Shortcuts } from './Shortcuts.tsx';

/** The sheet of all keys. */
export const shortcutsFeature: Feature = {
  id: 'shortcuts',
  commands: [
    {
      id: 'shortcuts',
      group: 'view',
      where: 'anywhere',
      keys: ['F1', 'Mod+/'],
      changes: 'outside',
      menu: 'view.commands',
      overDialogs: true,
      run: () => openOverlay(useWorkspace.getState().overlay === 'shortcuts' ? null : 'shortcuts'),
    },
  ],
  Overlay: Shortcuts,
};
