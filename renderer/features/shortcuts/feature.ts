import type { Feature } from '../../workspace/feature.ts';
import { openOverlay, useWorkspace } from '../../workspace/store.ts';
import { Shortcuts } from './Shortcuts.tsx';

/** The sheet of all keys. */
export const shortcutsFeature: Feature = {
  id: 'shortcuts',
  commands: {
    shortcuts: {
      run: () => openOverlay(useWorkspace.getState().overlay === 'shortcuts' ? null : 'shortcuts'),
    },
  },
  Overlay: Shortcuts,
};
