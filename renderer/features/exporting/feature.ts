import { Download } from 'lucide-react';
import type { Feature } from '../../workspace/feature.ts';
import { openSheet } from '../../workspace/store.ts';
import { ExportSheet } from './ExportSheet.tsx';

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
  ],
  sheet: { id: 'export', titleKey: 'exporting:title', Icon: Download, Content: ExportSheet },
};
