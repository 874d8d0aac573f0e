import type { Feature } from '../../workspace/feature.ts';
import { openPanel, useWorkspace } from '../../workspace/store.ts';
import { HistoryPanel } from './HistoryPanel.tsx';

/** What was done, and to which rows. */
export const historyFeature: Feature = {
  id: 'history',
  commands: {
    history: {
      run: () => openPanel('history'),
      when: () => useWorkspace.getState().project !== null,
    },
  },
  panel: { id: 'history', titleKey: 'history:title', Content: HistoryPanel },
};
