import { ListChecks } from 'lucide-react';
import type { Feature } from '../../workspace/feature.ts';
import { showIssues } from '../../workspace/issues.ts';
import { CheckPanel } from './CheckPanel.tsx';
import { goToIssue } from './next-issue.ts';

/** What of the texts waits for a decision, whichever feature found it. */
export const checkPanelFeature: Feature = {
  id: 'check-panel',
  commands: [
    {
      id: 'check',
      group: 'panels',
      where: 'anywhere',
      keys: ['Shift+F7'],
      settles: true,
      changes: 'nothing',
      menu: 'view.panels',
      run: () => showIssues(),
    },
    {
      id: 'nextIssue',
      group: 'move',
      where: 'anywhere',
      keys: ['Mod+F7'],
      settles: true,
      changes: 'nothing',
      menu: 'edit.go',
      run: () => goToIssue(false),
    },
    {
      id: 'previousIssue',
      group: 'move',
      where: 'anywhere',
      keys: ['Mod+Shift+F7'],
      settles: true,
      changes: 'nothing',
      menu: 'edit.go',
      run: () => goToIssue(true),
    },
  ],
  panel: {
    id: 'check',
    formerly: ['cleanup', 'checks'],
    titleKey: 'check:title',
    Icon: ListChecks,
    Content: CheckPanel,
  },
};
