import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { Progress } from '#renderer/ui/Progress.tsx';
import { fileSize } from '#renderer/ui/time.ts';
import { ExportOutcome } from '#renderer/workspace/ExportOutcome.tsx';
import { cancelJob, closeExport, useTransfer } from './transfer-store.ts';
import styles from './Transfer.module.css';

/** How the export or the import goes; of an export, also how it went. */
export const TransferOutcome = () => {
  const { t, i18n } = useTranslation('annotations');
  const { writing, reading } = useTransfer();
  if (reading.at === 'reading') {
    return (
      <div className={styles.outcome}>
        <p aria-live="polite">{t('import.reading')}</p>
        <Progress value={null} label={t('import.reading')} />
        <Button small onClick={() => cancelJob(reading.job)}>
          {t('cancel')}
        </Button>
      </div>
    );
  }
  if (writing.at === 'idle') return null;
  return (
    <div className={styles.outcome}>
      <ExportOutcome
        stage={writing}
        facts={({ annotations, withheld, bytes }) =>
          [
            t('export.facts', { count: annotations, size: fileSize(bytes, i18n.language) }),
            ...(withheld === 0 ? [] : [t('export.withheld', { count: withheld })]),
          ].join(' · ')
        }
        progressText={({ done, total }) => t('export.progress', { done, total })}
        onCancel={cancelJob}
      />
      {writing.at === 'writing' ? null : (
        <Button small look="quiet" onClick={closeExport}>
          {t('close')}
        </Button>
      )}
    </div>
  );
};
