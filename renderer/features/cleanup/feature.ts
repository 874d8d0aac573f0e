import { ListChecks } from 'lucide-react';
import type { Feature } from '../../workspace/feature.ts';
import { openPanel } from '../../workspace/store.ts';
import { CleanupPanel } from './CleanupPanel.tsx';

/** The repairs of the open project. */
export const cleanupFeature: Feature = {
  id: 'cleanup',
  commands: [
    {
      id: 'cleanup',
      group: 'panels',
      where: 'anywhere',
      keys: ['Mod+Alt+C'],
      settles: true,
      changes: 'nothing',
      menu: 'view.panels',
      bar: { section: 'panels', icon: ListChecks, panel: 'cleanup' },
      run: () => openPanel('cleanup'),
    },
  ],
  panel: { id: 'cleanup', titleKey: 'cleanup:panel.title', Icon: ListChecks, Content: CleanupPanel },
};
