import type { Feature } from '../../workspace/feature.ts';
import { showIssues } from '../../workspace/issues.ts';
import { rowRepairs } from './RowRepairs.tsx';
import { repairsSection } from './section.tsx';

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
      run: () => showIssues({ section: 'cleanup' }),
    },
  ],
  check: repairsSection,
  row: rowRepairs,
};
