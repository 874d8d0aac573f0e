import { History } from 'lucide-react';
import type { Feature } from '../../workspace/feature.ts';
import { historyIntent } from '../../workspace/row-changes.ts';
import { openSheet } from '../../workspace/store.ts';
import { rowHistory } from './RowHistory.tsx';
import { HistorySheet } from './HistorySheet.tsx';

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
      run: () => openSheet('history', historyIntent()),
    },
  ],
  row: rowHistory,
  sheet: { id: 'history', titleKey: 'history:title', Icon: History, Content: HistorySheet },
};
