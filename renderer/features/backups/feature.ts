import { ArchiveRestore } from 'lucide-react';
import type { Feature } from '../../workspace/feature.ts';
import { openSheet } from '../../workspace/store.ts';
import { AllBackups } from './AllBackups.tsx';
import { openAllBackups } from './all-backups.ts';
import { BackupsSheet } from './BackupsSheet.tsx';

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
      run: () => openSheet('backups'),
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
  sheet: { id: 'backups', titleKey: 'backups:title', Icon: ArchiveRestore, Content: BackupsSheet },
};
