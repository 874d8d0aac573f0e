import { useTranslation } from 'react-i18next';
import { bindingsOf, runCommand } from '../../workspace/commands.ts';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { useWorkspace } from '../../workspace/store.ts';
import styles from './StatusBar.module.css';

/** Where one is; a click asks where to go. */
export const RowField = ({ rows }: { readonly rows: number }) => {
  const { t } = useTranslation('status');
  const row = useWorkspace((state) => state.active.row);
  return (
    <Tooltip text={t('goToRow')} keys={bindingsOf('goToRow')[0]}>
      <button type="button" className={styles.place} onClick={() => runCommand('goToRow')}>
        {t('rowOf', { row, count: rows })}
      </button>
    </Tooltip>
  );
};
