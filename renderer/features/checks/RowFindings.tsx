import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundFinding } from '#api/checks.ts';
import { ItemList } from '../../ui/ItemList.tsx';
import { unmarkWords } from '../../workspace/highlights.ts';
import type { RowSection } from '../../workspace/row-section.ts';
import { fixFinding, goToFinding, ignoreFinding } from './act.ts';
import { handleFindingKey, languageOf } from './finding-keys.ts';
import { FindingItem } from './FindingItem.tsx';
import { findingsIn, groupKey } from './use-findings.ts';

const keyOf = (finding: FoundFinding): string => `${finding.side}:${groupKey(finding)}:${finding.words}`;

const RowFindings = ({ findings }: { readonly findings: readonly FoundFinding[] }) => {
  const { t } = useTranslation('checks');
  useEffect(() => unmarkWords, []);
  return (
    <ItemList label={t('panel.list')} items={findings} itemKey={keyOf} onKey={handleFindingKey}>
      {(finding, state) => (
        <FindingItem
          finding={finding}
          lang={languageOf(finding)}
          state={state}
          explained={false}
          onGo={() => goToFinding(finding)}
          onFix={() => void fixFinding(finding)}
          onIgnore={(where) => void ignoreFinding(finding, where)}
        />
      )}
    </ItemList>
  );
};

/** The issues of a row that nobody ignores. */
export const rowFindings: RowSection = {
  id: 'checks',
  titleKey: 'checks:panel.list',
  read: async ({ segment, findings: count }) => {
    const findings = count === 0 ? [] : await findingsIn(segment);
    return findings.length === 0 ? null : <RowFindings findings={findings} />;
  },
};
