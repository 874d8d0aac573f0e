import type { Feature } from '../../workspace/feature.ts';
import { openPanel, useWorkspace } from '../../workspace/store.ts';
import { ExportPanel } from './ExportPanel.tsx';

/** Writing the project out. */
export const exportingFeature: Feature = {
  id: 'exporting',
  commands: {
    export: {
      run: () => openPanel('exporting'),
      when: () => useWorkspace.getState().project !== null,
    },
  },
  panel: { id: 'exporting', titleKey: 'exporting:title', Content: ExportPanel },
};
