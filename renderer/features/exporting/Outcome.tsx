import { useTranslation } from 'react-i18next';
import type { ExportReport } from '../../../api/exports.ts';
import { downloadAddress, shell } from '../../api.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { fileSize } from '../../ui/time.ts';
import { FailureNotice } from '../../workspace/FailureNotice.tsx';
import type { ExportStage } from './use-export.ts';
import styles from './Exporting.module.css';

const Saved = ({ report }: { readonly report: ExportReport }) => {
  const { t, i18n } = useTranslation('exporting');
  return (
    <Notice
      tone="good"
      title={t('saved', { path: report.path })}
      actions={
        shell === null ? (
          <a className={styles.download} href={downloadAddress(report.path)} download={report.name}>
            {t('download')}
          </a>
        ) : (
          <Button onClick={() => shell?.showInFolder(report.path)}>{t('show')}</Button>
        )
      }
    >
      {t('savedFacts', { count: report.rows, size: fileSize(report.bytes, i18n.language) })}
    </Notice>
  );
};

const Writing = ({
  stage: { job, progress },
  onCancel,
}: {
  readonly stage: Extract<ExportStage, { at: 'writing' }>;
  readonly onCancel: (job: string) => void;
}) => {
  const { t } = useTranslation('exporting');
  const known = progress !== null && progress.total > 0;
  return (
    <div className={styles.writing}>
      <p aria-live="polite">
        {known ? t('progressOf', { done: progress.done, total: progress.total }) : t('writing')}
      </p>
      <Progress value={known ? progress.done / progress.total : null} label={t('writing')} />
      <Button small onClick={() => onCancel(job)}>
        {t('cancel')}
      </Button>
    </div>
  );
};

/** How the export goes, or went. */
export const Outcome = ({
  stage,
  onCancel,
}: {
  readonly stage: ExportStage;
  readonly onCancel: (job: string) => void;
}) => {
  const { t } = useTranslation('exporting');
  if (stage.at === 'writing') return <Writing stage={stage} onCancel={onCancel} />;
  if (stage.at === 'saved') return <Saved report={stage.report} />;
  if (stage.at === 'failed') return <FailureNotice failure={stage.failure} title={t('failed')} />;
  return stage.at === 'cancelled' ? <Notice>{t('cancelled')}</Notice> : null;
};
