import { History } from 'lucide-react';
import type { Feature } from '../../workspace/feature.ts';
import { openPanel } from '../../workspace/store.ts';
import { HistoryPanel } from './HistoryPanel.tsx';

/** What was done, and to which rows. */
export const historyFeature: Feature = {
  id: 'history',
  commands: [
    {
      id: 'history',
      group: 'panels',
      where: 'anywhere',
      keys: ['Mod+Alt+Y'],
      settles: true,
      changes: 'nothing',
      menu: 'view.panels',
      bar: { section: 'panels', icon: History, panel: 'history' },
      run: () => openPanel('history'),
    },
  ],
  panel: { id: 'history', titleKey: 'history:title', Icon: History, Content: HistoryPanel },
};
