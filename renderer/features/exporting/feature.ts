import { Download } from 'lucide-react';
import { shell } from '../../api.ts';
import type { Feature } from '../../workspace/feature.ts';
import { openSheet } from '../../workspace/store.ts';
import { ExportSheet } from './ExportSheet.tsx';
import { writeOmegat } from './write-omegat.ts';

/** Writing the project out. */
export const exportingFeature: Feature = {
  id: 'exporting',
  commands: [
    {
      id: 'export',
      group: 'panels',
      where: 'anywhere',
      keys: ['Mod+Shift+E'],
      settles: true,
      changes: 'nothing',
      menu: 'file.written',
      run: () => openSheet('export'),
    },
    {
      id: 'writeOmegat',
      group: 'project',
      where: 'anywhere',
      keys: [],
      settles: true,
      changes: 'nothing',
      // A browser can be given files, and no folders.
      unless: () => (shell === null ? 'no-folders' : null),
      run: writeOmegat,
    },
  ],
  sheet: { id: 'export', titleKey: 'exporting:title', Icon: Download, Content: ExportSheet },
};
