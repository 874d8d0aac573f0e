import type { Feature } from '../../workspace/feature.ts';
import { openOverlay, useWorkspace } from '../../workspace/store.ts';
import { Palette } from './Palette.tsx';

/** The list of all commands, and the way to a row by its number. */
export const paletteFeature: Feature = {
  id: 'palette',
  commands: {
    palette: {
      run: () => openOverlay(useWorkspace.getState().overlay === 'palette' ? null : 'palette'),
    },
  },
  Overlay: Palette,
};
