import { ClipboardCheck } from 'lucide-react';
import type { Feature } from '../../workspace/feature.ts';
import { openPanel } from '../../workspace/store.ts';
import { ChecksPanel } from './ChecksPanel.tsx';
import { ChecksStatus } from './ChecksStatus.tsx';

/** What checks find in the texts of the open project. */
export const checksFeature: Feature = {
  id: 'checks',
  commands: [
    {
      id: 'checks',
      group: 'panels',
      where: 'anywhere',
      // As in Word.
      keys: ['F7'],
      settles: true,
      changes: 'nothing',
      menu: 'view.panels',
      bar: { section: 'panels', icon: ClipboardCheck, panel: 'checks' },
      run: () => openPanel('checks'),
    },
  ],
  panel: { id: 'checks', titleKey: 'checks:panel.title', Icon: ClipboardCheck, Content: ChecksPanel },
  Status: ChecksStatus,
};
