import type { Feature } from '../../workspace/feature.ts';
import { openOverlay } from '../../workspace/store.ts';
import { FormatsDialog } from './FormatsDialog.tsx';

/** The table of all formats of documents. */
export const formatsFeature: Feature = {
  id: 'formats',
  commands: [
    {
      id: 'formats',
      group: 'project',
      where: 'anywhere',
      keys: [],
      changes: 'outside',
      menu: 'file.open',
      run: () => openOverlay('formats'),
    },
  ],
  Overlay: FormatsDialog,
};
