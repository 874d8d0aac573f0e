import { useQuery, useQueryClient } from '@tanstack/react-query';
import { FileText, FolderOpen, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RecentProject, Sample } from '#api/library.ts';
import { client, toldFirst } from '../../api.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { ago } from '../../ui/time.ts';
import { runCommand } from '../../workspace/commands.ts';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { answerOf } from '../../workspace/queries.ts';
import { notifyFailure } from '../../workspace/store.ts';
import { chooseFile } from './choose-file.ts';
import { openRecent, startOpening } from './import-store.ts';
import { ProjectProgress } from './ProjectProgress.tsx';
import styles from './Library.module.css';

const recentKey = ['library', 'recent'];

const Samples = ({ samples }: { readonly samples: readonly Sample[] }) => {
  const { t } = useTranslation(['library', 'editor']);
  return (
    <section aria-labelledby="samples">
      <h2 id="samples" className={styles.heading}>
        {t('samples')}
      </h2>
      <ul className={styles.list}>
        {samples.map((sample) => (
          <li key={sample.id}>
            <button
              type="button"
              className={styles.sample}
              onClick={() => void startOpening({ sample: sample.id }, 'new')}
            >
              <span className={styles.title} lang={sample.language}>
                {sample.name}
              </span>
              <span className={styles.faint}>{t(`editor:languages.${sample.language}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Recent = ({
  project,
  now,
  onForget,
}: {
  readonly project: RecentProject;
  readonly now: number;
  readonly onForget: () => void;
}) => {
  const { t, i18n } = useTranslation('library');
  return (
    <li className={cx(project.missing && styles.isMissing)}>
      <button
        type="button"
        className={styles.recent}
        title={project.path}
        onClick={() => void openRecent(project.name, project.path)}
      >
        <FileText aria-hidden className={styles.file} />
        <span className={styles.title}>{project.name}</span>
        {project.missing ? null : <ProjectProgress progress={project.progress} />}
        <span className={styles.faint}>
          {project.missing ? t('missing') : t('rows', { count: project.rows })}
        </span>
        <span className={cx(styles.faint, styles.when)}>{ago(project.openedAt, now, i18n.language)}</span>
      </button>
      {project.missing ? (
        <Button small look="quiet" aria-label={t('forgetNamed', { name: project.name })} onClick={onForget}>
          {t('forget')}
        </Button>
      ) : (
        <IconButton small label={t('forgetNamed', { name: project.name })} onClick={onForget}>
          <X aria-hidden />
        </IconButton>
      )}
    </li>
  );
};

const Recents = () => {
  const { t } = useTranslation('library');
  const queries = useQueryClient();
  const { data, error, dataUpdatedAt, refetch } = useQuery({
    queryKey: recentKey,
    queryFn: () => answerOf(client.library.recent({})),
    initialData: () => toldFirst('library.recent'),
    staleTime: 0,
  });
  const forget = async (path: string): Promise<void> => {
    const answer = await client.library.forget({ path });
    if (!answer.ok) notifyFailure(answer.error);
    await queries.invalidateQueries({ queryKey: recentKey });
  };
  if (error !== null) {
    return (
      <FailureNotice
        failure={failureOf(error)}
        title={t('loadFailed')}
        actions={<Button onClick={() => void refetch()}>{t('again')}</Button>}
      />
    );
  }
  if (data === undefined || data.length === 0) return null;
  return (
    <section className={styles.recents} aria-labelledby="recent">
      <h2 id="recent" className={styles.heading}>
        {t('recent')}
      </h2>
      <ul className={styles.list}>
        {data.map((project) => (
          <Recent
            key={project.path}
            project={project}
            now={dataUpdatedAt}
            onForget={() => void forget(project.path)}
          />
        ))}
      </ul>
    </section>
  );
};

/** The first screen: open something, try a sample, or go on where one left off. */
export const LibraryPage = () => {
  const { t } = useTranslation('library');
  const { data: samples = [] } = useQuery({
    queryKey: ['library', 'samples'],
    queryFn: () => answerOf(client.library.samples({})),
    initialData: () => toldFirst('library.samples'),
  });
  return (
    <>
      <div className={styles.two}>
        <section aria-label={t('open')}>
          <Button
            look="primary"
            className={styles.openButton}
            icon={<FolderOpen aria-hidden />}
            onClick={() => void chooseFile('new')}
          >
            {t('open')}
          </Button>
          <p className={styles.help}>{t('openHelp')}</p>
          <Button look="quiet" small className={styles.formats} onClick={() => runCommand('alignTexts')}>
            {t('align.open')}
          </Button>
          <Button look="quiet" small className={styles.formats} onClick={() => runCommand('formats')}>
            {t('formats.open')}
          </Button>
        </section>
        {samples.length === 0 ? null : <Samples samples={samples} />}
      </div>
      <Recents />
      <Button look="quiet" className={styles.backups} onClick={() => runCommand('allBackups')}>
        {t('backups')}
      </Button>
    </>
  );
};
