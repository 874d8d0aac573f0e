import { ArchiveRestore } from 'lucide-react';
import type { Feature } from '../../workspace/feature.ts';
import { openPanel } from '../../workspace/store.ts';
import { AllBackups } from './AllBackups.tsx';
import { openAllBackups } from './all-backups.ts';
import { BackupsPanel } from './BackupsPanel.tsx';

/** Earlier states of the project, to look into and go back to. */
export const backupsFeature: Feature = {
  id: 'backups',
  commands: [
    {
      id: 'backups',
      group: 'panels',
      where: 'anywhere',
      keys: [],
      settles: true,
      changes: 'nothing',
      menu: 'file.written',
      run: () => openPanel('backups'),
    },
    {
      id: 'allBackups',
      group: 'project',
      where: 'anywhere',
      keys: [],
      settles: true,
      changes: 'outside',
      offer: 'not-opened',
      run: openAllBackups,
    },
  ],
  Overlay: AllBackups,
  panel: { id: 'backups', titleKey: 'backups:title', Icon: ArchiveRestore, Content: BackupsPanel },
};
