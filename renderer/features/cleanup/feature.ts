import { needsProject } from '../../workspace/availability.ts';
import type { Feature } from '../../workspace/feature.ts';
import { openPanel } from '../../workspace/store.ts';
import { CleanupPanel } from './CleanupPanel.tsx';

/** The repairs of the open project. */
export const cleanupFeature: Feature = {
  id: 'cleanup',
  commands: {
    cleanup: {
      run: () => openPanel('cleanup'),
      unless: needsProject,
    },
  },
  panel: { id: 'cleanup', titleKey: 'cleanup:panel.title', Content: CleanupPanel },
};
