import { needsProject } from '../../workspace/availability.ts';
import type { Feature } from '../../workspace/feature.ts';
import { openPanel } from '../../workspace/store.ts';
import { AllBackups } from './AllBackups.tsx';
import { openAllBackups } from './all-backups.ts';
import { BackupsPanel } from './BackupsPanel.tsx';

/** Earlier states of the project, to look into and go back to. */
export const backupsFeature: Feature = {
  id: 'backups',
  commands: {
    backups: {
      run: () => openPanel('backups'),
      unless: needsProject,
    },
    allBackups: { run: openAllBackups },
  },
  Overlay: AllBackups,
  panel: { id: 'backups', titleKey: 'backups:title', Content: BackupsPanel },
};
