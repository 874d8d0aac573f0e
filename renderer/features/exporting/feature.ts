import { Download } from 'lucide-react';
import type { Feature } from '../../workspace/feature.ts';
import { openPanel } from '../../workspace/store.ts';
import { ExportPanel } from './ExportPanel.tsx';

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
      bar: { section: 'panels', icon: Download, panel: 'exporting' },
      run: () => openPanel('exporting'),
    },
  ],
  panel: { id: 'exporting', titleKey: 'exporting:title', Icon: Download, Content: ExportPanel },
};
