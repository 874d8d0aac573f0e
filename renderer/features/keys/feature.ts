import type { Feature } from '../../workspace/feature.ts';
import { openOverlay } from '../../workspace/store.ts';
import { KeysPage } from './KeysPage.tsx';

/** The keys of all commands, to be changed. */
export const keysFeature: Feature = {
  id: 'keys',
  commands: [
    {
      id: 'changeKeys',
      group: 'view',
      where: 'anywhere',
      keys: [],
      changes: 'outside',
      menu: 'file.settings',
      run: () => openOverlay('keys'),
    },
  ],
  Overlay: KeysPage,
};
