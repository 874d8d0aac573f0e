import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportReport } from '#api/exports.ts';
import type { JobProgress } from '#api/jobs.ts';
import type { Failure } from '#core/model/index.ts';
import { downloadAddress, shell } from '../api.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import styles from './ExportOutcome.module.css';

/** How far an export has come. */
export type ExportStage<R extends ExportReport = ExportReport> =
  | { readonly at: 'idle' }
  | { readonly at: 'writing'; readonly job: string; readonly progress: JobProgress | null }
  | { readonly at: 'saved'; readonly report: R }
  | { readonly at: 'cancelled' }
  | { readonly at: 'failed'; readonly failure: Failure };

/** A link to the file, once its address is known; `named` where there are several. */
export const DownloadLink = ({
  report,
  named = false,
}: {
  readonly report: Pick<ExportReport, 'path' | 'name'>;
  readonly named?: boolean;
}) => {
  const { t } = useTranslation('exporting');
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    void (async () => {
      const found = await downloadAddress(report.path);
      if (!gone) setAddress(found);
    })();
    return () => {
      gone = true;
    };
  }, [report.path]);
  return address === null ? null : (
    <a className={styles.download} href={address} download={report.name}>
      {named ? t('downloadOne', { name: report.name }) : t('download')}
    </a>
  );
};

const Saved = ({ report, facts }: { readonly report: ExportReport; readonly facts: ReactNode }) => {
  const { t } = useTranslation('exporting');
  return (
    <Notice
      tone="good"
      title={t('saved', { path: report.path })}
      actions={
        shell === null ? (
          <DownloadLink report={report} />
        ) : (
          <Button onClick={() => shell?.showInFolder(report.path)}>{t('show')}</Button>
        )
      }
    >
      {facts}
      {report.damaged === undefined ? null : (
        <p>{t('damaged', { count: report.damaged.count, rows: report.damaged.rows.join(', ') })}</p>
      )}
    </Notice>
  );
};

const Writing = ({
  stage: { job, progress },
  text,
  onCancel,
}: {
  readonly stage: Extract<ExportStage, { at: 'writing' }>;
  readonly text: (progress: JobProgress) => string;
  readonly onCancel: (job: string) => void;
}) => {
  const { t } = useTranslation('exporting');
  const known = progress !== null && progress.total > 0;
  return (
    <div className={styles.writing}>
      <p aria-live="polite">{known ? text(progress) : t('writing')}</p>
      <Progress value={known ? progress.done / progress.total : null} label={t('writing')} />
      <Button small onClick={() => onCancel(job)}>
        {t('cancel')}
      </Button>
    </div>
  );
};

/** How an export goes, or went. `facts` are told of the file that was written. */
export const ExportOutcome = <R extends ExportReport>({
  stage,
  facts,
  progressText,
  onCancel,
}: {
  readonly stage: ExportStage<R>;
  readonly facts: (report: R) => ReactNode;
  /** What is told while it is known how far it is. */
  readonly progressText: (progress: JobProgress) => string;
  readonly onCancel: (job: string) => void;
}) => {
  const { t } = useTranslation('exporting');
  if (stage.at === 'writing') return <Writing stage={stage} text={progressText} onCancel={onCancel} />;
  if (stage.at === 'saved') return <Saved report={stage.report} facts={facts(stage.report)} />;
  if (stage.at === 'failed') return <FailureNotice failure={stage.failure} title={t('failed')} />;
  return stage.at === 'cancelled' ? <Notice>{t('cancelled')}</Notice> : null;
};
