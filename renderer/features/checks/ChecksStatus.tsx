import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { showIssues } from '../../workspace/issues.ts';
import { useWorkspace } from '../../workspace/store.ts';
import { everything, useFindingGroups } from './use-findings.ts';
import styles from './ChecksStatus.module.css';

/** In the status bar: how many issues there are. Pressed, it lists them. */
export const ChecksStatus = () => {
  const { t } = useTranslation('checks');
  const path = useWorkspace((state) => state.project?.path ?? '');
  const { data } = useFindingGroups(everything, path);
  if (data === undefined || data.total === 0) return null;
  return (
    <Tooltip text={t('panel.open')}>
      <button type="button" className={styles.count} onClick={() => showIssues({ section: 'checks' })}>
        <TriangleAlert aria-hidden />
        {t('panel.issues', { count: data.total })}
      </button>
    </Tooltip>
  );
};
