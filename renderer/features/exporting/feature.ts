import { needsProject } from '../../workspace/availability.ts';
import type { Feature } from '../../workspace/feature.ts';
import { openPanel } from '../../workspace/store.ts';
import { ExportPanel } from './ExportPanel.tsx';

/** Writing the project out. */
export const exportingFeature: Feature = {
  id: 'exporting',
  commands: {
    export: {
      run: () => openPanel('exporting'),
      unless: needsProject,
    },
  },
  panel: { id: 'exporting', titleKey: 'exporting:title', Content: ExportPanel },
};
