import { Sparkles } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RepairDecision } from '#core/model/index.ts';
import type { RepairGroup } from '#api/cleanup.ts';
import { Segmented } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PanelBody, PanelHead } from '../../ui/Panel.tsx';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import type { Filter } from './outline.ts';
import { RepairList } from './RepairList.tsx';
import { useGroups } from './use-repairs.ts';
import styles from './CleanupPanel.module.css';

const filters = ['all', 'offered', 'accepted', 'refused'] as const;
const noneKeys = {
  offered: 'panel.noneOffered',
  accepted: 'panel.noneAccepted',
  refused: 'panel.noneRefused',
} as const;

const totals = (groups: readonly RepairGroup[]): Readonly<Record<RepairDecision, number>> => ({
  accepted: groups.reduce((sum, group) => sum + group.accepted, 0),
  offered: groups.reduce((sum, group) => sum + group.offered, 0),
  refused: groups.reduce((sum, group) => sum + group.refused, 0),
});

/** Every repair found, by kind, to be looked over and decided. */
export const CleanupPanel = () => {
  const { t } = useTranslation('cleanup');
  const { data: groups, error } = useGroups();
  const [filter, setFilter] = useState<Filter>('all');
  if (error !== null) {
    return (
      <PanelBody>
        <FailureNotice failure={failureOf(error)} />
      </PanelBody>
    );
  }
  if (groups === undefined) return <p className={styles.loading}>{t('panel.loading')}</p>;
  const sums = totals(groups);
  const all = sums.accepted + sums.offered + sums.refused;
  if (all === 0) {
    return (
      <EmptyState icon={<Sparkles aria-hidden />} title={t('panel.empty')}>
        {t('panel.emptyText')}
      </EmptyState>
    );
  }
  const shown = filter === 'all' ? all : sums[filter];
  return (
    <>
      <PanelHead>
        <p className={styles.summary}>
          {(['accepted', 'offered', 'refused'] as const)
            .filter((decision) => sums[decision] > 0)
            .map((decision) => t(`panel.counts.${decision}`, { count: sums[decision] }))
            .join(' · ')}
        </p>
        <Segmented<Filter>
          label={t('panel.filter')}
          value={filter}
          onChange={setFilter}
          options={filters.map((name) => ({ value: name, label: t(`panel.${name}`) }))}
        />
      </PanelHead>
      <PanelBody flush>
        {filter !== 'all' && shown === 0 ? (
          <EmptyState title={t(noneKeys[filter])} />
        ) : (
          <RepairList key={filter} groups={groups} filter={filter} />
        )}
      </PanelBody>
      <p className={styles.help}>{t('panel.help')}</p>
    </>
  );
};
