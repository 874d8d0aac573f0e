import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { fileSize } from '#renderer/ui/time.ts';
import { ExportOutcome } from '#renderer/workspace/ExportOutcome.tsx';
import { cancelJob } from '../jobs.ts';
import { closeHandBack, useHandBack } from './hand-back-store.ts';
import styles from './Guest.module.css';

/** How the writing of what is handed back goes, or went. */
export const HandBackOutcome = () => {
  const { t, i18n } = useTranslation('review-guest');
  const stage = useHandBack((state) => state.stage);
  if (stage.at === 'idle') return null;
  return (
    <>
      <ExportOutcome
        stage={stage}
        facts={({ rows, bytes }) =>
          t('handBack.facts', { count: rows, size: fileSize(bytes, i18n.language) })
        }
        progressText={({ done, total }) => t('handBack.progress', { done, total })}
        onCancel={cancelJob}
      />
      {stage.at === 'writing' ? null : (
        <div className={styles.deeds}>
          <Button small look="quiet" onClick={closeHandBack}>
            {t('close')}
          </Button>
        </div>
      )}
    </>
  );
};
