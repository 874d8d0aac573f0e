import { ChartNoAxesColumn } from 'lucide-react';
import type { Feature } from '../../workspace/feature.ts';
import { openSheet } from '../../workspace/store.ts';
import { StatisticsSheet } from './StatisticsSheet.tsx';

/** How long the texts of the project are, and how far their translation is. */
export const statisticsFeature: Feature = {
  id: 'statistics',
  commands: [
    {
      id: 'statistics',
      group: 'panels',
      where: 'anywhere',
      keys: [],
      settles: true,
      changes: 'nothing',
      menu: 'view.panels',
      run: () => openSheet('statistics'),
    },
  ],
  sheet: {
    id: 'statistics',
    titleKey: 'statistics:title',
    Icon: ChartNoAxesColumn,
    Content: StatisticsSheet,
  },
};
