import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { comparedChanges } from '../../workspace/row-changes.ts';
import { RowChanges } from '../../workspace/RowChanges.tsx';
import type { ImportStage } from './import-flow.ts';
import { dismissImport } from './import-stage.ts';
import { RowCounts } from './RowCounts.tsx';
import { applyUpdate, askAgain } from './update-store.ts';
import styles from './ImportForm.module.css';

/** What a newer file would change in a document, row by row, before it is applied. */
export const Compared = ({
  stage: { updating, inspection, job, comparison },
}: {
  readonly stage: Extract<ImportStage, { at: 'compared' }>;
}) => {
  const { t } = useTranslation('library');
  return (
    <div className={styles.state}>
      <header>
        <h2 className={styles.title}>{t('update.title', { name: updating.name, file: inspection.name })}</h2>
        <p className={styles.facts}>{t('update.stays')}</p>
      </header>
      <RowCounts rows={comparison.rows} />
      {comparison.changes === 0 ? null : <RowChanges source={comparedChanges(job)} height={320} />}
      <div className={styles.buttons}>
        <Button look="primary" ref={focusOnMount} onClick={() => void applyUpdate()}>
          {t('update.go')}
        </Button>
        <Button onClick={askAgain}>{t('update.options')}</Button>
        <Button look="quiet" onClick={dismissImport}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
};
