import { useTranslation } from 'react-i18next';
import type { ReviewInfo } from '#api/review.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { fileSize } from '#renderer/ui/time.ts';
import { ExportOutcome } from '#renderer/workspace/ExportOutcome.tsx';
import { cancelJob } from '../../jobs.ts';
import { closeWriting, useWriting } from './writing-store.ts';
import styles from '../overview/ReviewView.module.css';

/** How the writing of a package, a Word document or a report goes, or went. */
export const WritingOutcome = ({ review }: { readonly review: ReviewInfo }) => {
  const { t, i18n } = useTranslation('review-host');
  const { review: of, kind, stage } = useWriting();
  if (of !== review.id || stage.at === 'idle') return null;
  return (
    <div className={styles.outcome}>
      <ExportOutcome
        stage={stage}
        facts={({ rows, bytes }) => t('writtenFacts', { count: rows, size: fileSize(bytes, i18n.language) })}
        progressText={({ done, total }) => t('progressOf', { done, total })}
        onCancel={cancelJob}
      />
      {stage.at === 'saved' ? <p className={styles.soft}>{t(`written.${kind}`)}</p> : null}
      {stage.at === 'writing' ? null : (
        <Button small look="quiet" onClick={closeWriting}>
          {t('close')}
        </Button>
      )}
    </div>
  );
};
