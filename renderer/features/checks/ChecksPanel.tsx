import { CircleCheckBig, ListFilter } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindingGroup } from '#api/checks.ts';
import { findingSeverities, type FindingSeverity, type Side } from '#core/model/index.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Menu, MenuHeading, MenuItem } from '../../ui/Menu.tsx';
import { PanelBody, PanelHead } from '../../ui/Panel.tsx';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { columnsOf, useWorkspace } from '../../workspace/store.ts';
import { FindingList } from './FindingList.tsx';
import { IgnoredList } from './IgnoredList.tsx';
import { everything, useFindingGroups, type Filter } from './use-findings.ts';
import styles from './ChecksPanel.module.css';

/** All issues, those of one severity, or those that are ignored. */
type View = FindingSeverity | 'all' | 'ignored';
const views: readonly View[] = ['all', ...findingSeverities, 'ignored'];

const filterOf = (view: View, side: Side | null): Filter => ({
  severity: view === 'all' || view === 'ignored' ? null : view,
  side,
});

const ColumnMenu = ({
  side,
  onChange,
}: {
  readonly side: Side | null;
  readonly onChange: (side: Side | null) => void;
}) => {
  const { t } = useTranslation(['checks', 'editor']);
  const project = useWorkspace((state) => state.project);
  return (
    <Menu
      align="end"
      trigger={
        <IconButton small label={t('panel.column')} pressed={side !== null}>
          <ListFilter aria-hidden />
        </IconButton>
      }
    >
      <MenuHeading>{t('panel.column')}</MenuHeading>
      <MenuItem checked={side === null} onSelect={() => onChange(null)}>
        {t('panel.allColumns')}
      </MenuItem>
      {(project === null ? [] : columnsOf(project)).map((each) => (
        <MenuItem key={each} checked={side === each} onSelect={() => onChange(each)}>
          {t(`editor:columns.${each}`)}
        </MenuItem>
      ))}
    </Menu>
  );
};

const Listed = ({
  view,
  filter,
  groups,
  ignored,
}: {
  readonly view: View;
  readonly filter: Filter;
  readonly groups: readonly FindingGroup[];
  readonly ignored: number;
}) => {
  const { t } = useTranslation('checks');
  if (view === 'ignored')
    return ignored === 0 ? <EmptyState title={t('panel.noneIgnored')} /> : <IgnoredList total={ignored} />;
  return groups.length === 0 ? (
    <EmptyState title={t('panel.noneShown')} />
  ) : (
    <FindingList key={`${view} ${filter.side ?? ''}`} groups={groups} filter={filter} />
  );
};

/** What checks find in the texts, to be gone through, fixed or ignored. */
export const ChecksPanel = () => {
  const { t } = useTranslation('checks');
  const path = useWorkspace((state) => state.project?.path ?? '');
  const [view, setView] = useState<View>('all');
  const [side, setSide] = useState<Side | null>(null);
  const filter = filterOf(view, side);
  const whole = useFindingGroups(everything, path);
  const shown = useFindingGroups(filter, path);
  const error = whole.error ?? shown.error;
  if (error !== null) {
    return (
      <PanelBody>
        <FailureNotice failure={failureOf(error)} />
      </PanelBody>
    );
  }
  if (whole.data === undefined) return <p className={styles.loading}>{t('panel.loading')}</p>;
  const { total, ignored } = whole.data;
  if (total + ignored === 0) {
    return (
      <EmptyState icon={<CircleCheckBig aria-hidden />} title={t('panel.empty')}>
        {t('panel.emptyText')}
      </EmptyState>
    );
  }
  return (
    <>
      <PanelHead>
        <div className={styles.top}>
          <p className={styles.summary}>
            {[
              t('panel.issues', { count: total }),
              ...(ignored > 0 ? [t('panel.ignoredCount', { count: ignored })] : []),
            ].join(' · ')}
          </p>
          <ColumnMenu side={side} onChange={setSide} />
        </div>
        <Segmented<View>
          label={t('panel.filter')}
          value={view}
          onChange={setView}
          options={views.map((value) => ({ value, label: t(`panel.views.${value}`) }))}
        />
      </PanelHead>
      <PanelBody flush>
        {shown.data === undefined ? (
          <p className={styles.loading}>{t('panel.loading')}</p>
        ) : (
          <Listed view={view} filter={filter} groups={shown.data.groups} ignored={ignored} />
        )}
      </PanelBody>
      <p className={styles.help}>{t(view === 'ignored' ? 'panel.helpIgnored' : 'panel.help')}</p>
    </>
  );
};
