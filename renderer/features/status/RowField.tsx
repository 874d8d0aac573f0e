import { useTranslation } from 'react-i18next';
import { runCommand, useKey } from '../../workspace/commands.ts';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { useWorkspace } from '../../workspace/store.ts';
import styles from './StatusBar.module.css';

/** Where one is; a click asks where to go. */
export const RowField = ({ rows }: { readonly rows: number }) => {
  const { t } = useTranslation('status');
  const row = useWorkspace((state) => state.active.row);
  const keys = useKey('goToRow');
  // With its last document a project loses its last row.
  if (rows === 0) return <span className={styles.item}>{t('noRows')}</span>;
  return (
    <Tooltip text={t('goToRow')} keys={keys}>
      <button type="button" className={styles.place} onClick={() => runCommand('goToRow')}>
        {t('rowOf', { row, count: rows })}
      </button>
    </Tooltip>
  );
};
