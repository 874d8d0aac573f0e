import { needsProject } from '../../workspace/availability.ts';
import type { Feature } from '../../workspace/feature.ts';
import { openPanel } from '../../workspace/store.ts';
import { HistoryPanel } from './HistoryPanel.tsx';

/** What was done, and to which rows. */
export const historyFeature: Feature = {
  id: 'history',
  commands: {
    history: {
      run: () => openPanel('history'),
      unless: needsProject,
    },
  },
  panel: { id: 'history', titleKey: 'history:title', Content: HistoryPanel },
};
