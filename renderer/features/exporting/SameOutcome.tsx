import { useTranslation } from 'react-i18next';
import type { ExportAllReport } from '#api/exports.ts';
import type { JobProgress } from '#api/jobs.ts';
import { adaptedSentence } from '#core/formats/sentences.ts';
import { shell } from '../../api.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { DownloadLink } from '../../workspace/ExportOutcome.tsx';
import { FailureNotice } from '../../workspace/FailureNotice.tsx';
import type { SameStage } from './use-same.ts';
import styles from './Exporting.module.css';

const Busy = ({
  stage: { at, job, progress },
  onCancel,
}: {
  readonly stage: Extract<SameStage, { at: 'checking' | 'writing' }>;
  readonly onCancel: (job: string) => void;
}) => {
  const { t } = useTranslation('exporting');
  const label = t(at === 'checking' ? 'same.checking' : 'writing');
  const text = ({ file, done, total }: JobProgress): string =>
    file === undefined ? t('progressOf', { done, total }) : t('same.progress', { ...file });
  return (
    <div className={styles.busy}>
      <p aria-live="polite">{progress !== null && progress.total > 0 ? text(progress) : label}</p>
      <Progress
        value={progress !== null && progress.total > 0 ? progress.done / progress.total : null}
        label={label}
      />
      <Button small onClick={() => onCancel(job)}>
        {t('cancel')}
      </Button>
    </div>
  );
};

const Saved = ({ report }: { readonly report: ExportAllReport }) => {
  const { t } = useTranslation(['exporting', 'formats', 'failures']);
  const { files, failed, folder } = report;
  const [first] = files;
  const adapted = files.flatMap((file) => file.adapted ?? []);
  return (
    <>
      {first === undefined ? null : (
        <Notice
          tone="good"
          title={
            files.length === 1
              ? t('saved', { path: first.path })
              : t('same.savedAll', { count: files.length, folder })
          }
          actions={
            shell === null ? (
              files.map((file) => <DownloadLink key={file.path} report={file} named={files.length > 1} />)
            ) : (
              <Button onClick={() => shell?.showInFolder(first.path)}>{t('show')}</Button>
            )
          }
        >
          {adapted.length === 0
            ? null
            : adapted.map(({ code, count }) => t(adaptedSentence(code), { count })).join(' · ')}
        </Notice>
      )}
      {failed.map(({ document, name, failure }) => (
        <FailureNotice key={document} failure={failure} title={t('same.notWritten', { name })} />
      ))}
    </>
  );
};

/** How the writing of documents in their own formats goes, or went. */
export const SameOutcome = ({
  stage,
  onCancel,
}: {
  readonly stage: SameStage;
  readonly onCancel: (job: string) => void;
}) => {
  const { t } = useTranslation('exporting');
  if (stage.at === 'checking' || stage.at === 'writing') return <Busy stage={stage} onCancel={onCancel} />;
  if (stage.at === 'saved') return <Saved report={stage.report} />;
  if (stage.at === 'failed') return <FailureNotice failure={stage.failure} title={t('failed')} />;
  return stage.at === 'cancelled' ? <Notice>{t('cancelled')}</Notice> : null;
};
