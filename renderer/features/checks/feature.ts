import type { Feature } from '../../workspace/feature.ts';
import { showIssues } from '../../workspace/issues.ts';
import { ChecksStatus } from './ChecksStatus.tsx';
import { checkGrammar } from './grammar.ts';
import { rowFindings } from './RowFindings.tsx';
import { findingsSection } from './section.tsx';

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
      run: () => showIssues({ section: 'checks' }),
    },
    {
      id: 'checkGrammar',
      group: 'panels',
      where: 'anywhere',
      keys: [],
      settles: true,
      changes: 'nothing',
      run: () => {
        showIssues({ section: 'checks' });
        return checkGrammar();
      },
    },
  ],
  check: findingsSection,
  row: rowFindings,
  Status: ChecksStatus,
};
