import { Rows3 } from 'lucide-react';
import type { Feature } from '../../workspace/feature.ts';
import { openPanel } from '../../workspace/store.ts';
import { RowPanel } from './RowPanel.tsx';

/** What is known of the row one is in, whichever feature knows it. */
export const rowPanelFeature: Feature = {
  id: 'row-panel',
  commands: [
    {
      id: 'row',
      group: 'panels',
      where: 'anywhere',
      keys: ['Mod+Alt+P'],
      settles: true,
      changes: 'nothing',
      menu: 'view.panels',
      run: () => openPanel('row'),
    },
  ],
  panel: { id: 'row', titleKey: 'row:title', Icon: Rows3, Content: RowPanel },
};
