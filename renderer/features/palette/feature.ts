import { Command } from 'lucide-react';
import type { Feature } from '../../workspace/feature.ts';
import { openOverlay, useWorkspace } from '../../workspace/store.ts';
import { Palette } from './Palette.tsx';

/** The list of all commands, and the way to a row by its number. */
export const paletteFeature: Feature = {
  id: 'palette',
  commands: [
    {
      id: 'palette',
      group: 'view',
      where: 'anywhere',
      keys: ['Mod+K', 'Mod+Shift+P'],
      notInEditor: ['Mod+K'],
      changes: 'outside',
      menu: 'view.commands',
      bar: { section: 'end', icon: Command },
      overDialogs: true,
      run: () => openOverlay(useWorkspace.getState().overlay === 'palette' ? null : 'palette'),
    },
  ],
  Overlay: Palette,
};
