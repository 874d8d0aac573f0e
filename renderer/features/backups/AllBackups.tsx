import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ArchiveRestore, ArrowLeft, ChevronRight } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackedUpProject, Backup, RescuedCopy } from '#api/backups.ts';
import { client } from '../../api.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { PanelBody, PanelFoot, PanelHead, PanelSection } from '../../ui/Panel.tsx';
import { ago, fileSize, moment } from '../../ui/time.ts';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { answerOf } from '../../workspace/queries.ts';
import { notifyFailure } from '../../workspace/store.ts';
import { closeAllBackups, openMade, restoreToNewName, useAllBackups } from './all-backups.ts';
import { BackupList } from './BackupList.tsx';
import { BackupView } from './BackupView.tsx';
import styles from './Backups.module.css';

const allKey = ['all-backups'];

/** A button that asks once more before it does what cannot be undone. */
const DeleteButton = ({
  label,
  onDelete,
}: {
  readonly label: string;
  readonly onDelete: () => Promise<void>;
}) => {
  const { t } = useTranslation('backups');
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <Button look="quiet" small onClick={() => setAsking(true)} aria-label={label}>
        {t('delete')}
      </Button>
    );
  }
  return (
    <span className={styles.asking}>
      <span className={styles.faint}>{t('deleteSure')}</span>
      <Button small ref={focusOnMount} onClick={() => void onDelete()} aria-label={label}>
        {t('deleteGo')}
      </Button>
      <Button small look="quiet" onClick={() => setAsking(false)}>
        {t('keep')}
      </Button>
    </span>
  );
};

const ProjectItem = ({
  project,
  now,
  onLook,
  onDelete,
}: {
  readonly project: BackedUpProject;
  readonly now: number;
  readonly onLook: () => void;
  readonly onDelete: () => Promise<void>;
}) => {
  const { t, i18n } = useTranslation('backups');
  const { name, path, missing, backups, bytes, newest } = project;
  return (
    <li className={styles.line}>
      <button type="button" className={styles.item} onClick={onLook}>
        <span className={styles.words}>
          <span className={styles.when}>
            {name}
            <span className={styles.faint}>{ago(newest, now, i18n.language)}</span>
          </span>
          <span className={styles.faint}>
            {t('allFacts', { count: backups, size: fileSize(bytes, i18n.language) })}
            {missing ? ` · ${t('fileMissing')}` : ''}
          </span>
          {path === null ? null : <span className={styles.path}>{path}</span>}
        </span>
        <ChevronRight aria-hidden />
      </button>
      <DeleteButton label={t('deleteAllOf', { name })} onDelete={onDelete} />
    </li>
  );
};

const RescuedItem = ({
  copy,
  onDelete,
}: {
  readonly copy: RescuedCopy;
  readonly onDelete: () => Promise<void>;
}) => {
  const { t, i18n } = useTranslation('backups');
  return (
    <li className={styles.line}>
      <button type="button" className={styles.item} onClick={() => void openMade(copy.path)}>
        <span className={styles.words}>
          <span className={styles.when}>{copy.name}</span>
          <span className={styles.faint}>
            {moment(copy.at, i18n.language)} · {fileSize(copy.bytes, i18n.language)}
          </span>
        </span>
        <ChevronRight aria-hidden />
      </button>
      <DeleteButton label={t('deleteCopyOf', { name: copy.name })} onDelete={onDelete} />
    </li>
  );
};

const Projects = ({
  onLook,
  focusContent,
}: {
  readonly onLook: (project: BackedUpProject) => void;
  readonly focusContent: () => void;
}) => {
  const { t } = useTranslation('backups');
  const queries = useQueryClient();
  const { data, error, dataUpdatedAt } = useQuery({
    queryKey: allKey,
    queryFn: () => answerOf(client.backups.projects({})),
    staleTime: 0,
  });
  const removed = async (
    answer: Awaited<ReturnType<typeof client.backups.removeRescued | typeof client.backups.remove>>,
  ) => {
    if (!answer.ok) notifyFailure(answer.error);
    await queries.invalidateQueries({ queryKey: allKey });
    // The button that had the focus is gone.
    focusContent();
  };
  if (error !== null) return <FailureNotice failure={failureOf(error)} />;
  if (data === undefined) return null;
  const { projects, rescued } = data;
  if (projects.length + rescued.length === 0) {
    return <EmptyState icon={<ArchiveRestore aria-hidden />} title={t('empty')} />;
  }
  return (
    <>
      {projects.length === 0 ? null : (
        <PanelSection title={t('allProjects')}>
          <ul className={styles.lines}>
            {projects.map((project) => (
              <ProjectItem
                key={project.id}
                project={project}
                now={dataUpdatedAt}
                onLook={() => onLook(project)}
                onDelete={async () => removed(await client.backups.remove({ project: project.id }))}
              />
            ))}
          </ul>
        </PanelSection>
      )}
      {rescued.length === 0 ? null : (
        <PanelSection title={t('rescued')}>
          <p className={styles.faint}>{t('rescuedHelp')}</p>
          <ul className={styles.lines}>
            {rescued.map((copy) => (
              <RescuedItem
                key={copy.path}
                copy={copy}
                onDelete={async () => removed(await client.backups.removeRescued({ path: copy.path }))}
              />
            ))}
          </ul>
        </PanelSection>
      )}
    </>
  );
};

const OfProject = ({
  project,
  onLook,
  onBack,
}: {
  readonly project: BackedUpProject;
  readonly onLook: (backup: Backup) => void;
  readonly onBack: () => void;
}) => {
  const { t } = useTranslation('backups');
  const { data, error, dataUpdatedAt } = useQuery({
    queryKey: [...allKey, project.id],
    queryFn: () => answerOf(client.backups.list({ project: project.id })),
    staleTime: 0,
  });
  return (
    <>
      <PanelHead>
        <div className={styles.bar}>
          <IconButton label={t('allBack')} onClick={onBack}>
            <ArrowLeft aria-hidden />
          </IconButton>
          <h2 ref={focusOnMount} tabIndex={-1} className={styles.title}>
            {project.name}
          </h2>
        </div>
      </PanelHead>
      <PanelBody flush>
        {error === null ? null : <FailureNotice failure={failureOf(error)} />}
        {data === undefined ? null : <BackupList backups={data} now={dataUpdatedAt} onLook={onLook} />}
      </PanelBody>
      <PanelFoot>
        <p className={styles.faint}>{t('restoreAsHelp')}</p>
      </PanelFoot>
    </>
  );
};

const Content = ({ focusContent }: { readonly focusContent: () => void }) => {
  const { t } = useTranslation('backups');
  const [project, setProject] = useState<BackedUpProject | null>(null);
  const [backup, setBackup] = useState<Backup | null>(null);
  if (project !== null && backup !== null) {
    return (
      <BackupView
        looked={{ project: project.id, backup }}
        restoreKey={{ button: 'restoreAs', help: 'restoreAsHelp', disabled: false }}
        onRestore={() => restoreToNewName(project.id, backup.id)}
        onBack={() => setBackup(null)}
      />
    );
  }
  if (project !== null) {
    return <OfProject project={project} onLook={setBackup} onBack={() => setProject(null)} />;
  }
  return (
    <PanelBody label={t('all')}>
      <Projects onLook={setProject} focusContent={focusContent} />
    </PanelBody>
  );
};

/** The backups of every project on this machine, for when a project cannot be opened: to look into, to restore to a new name, to delete. */
export const AllBackups = () => {
  const { t } = useTranslation(['backups', 'common']);
  const open = useAllBackups((state) => state.open);
  const content = useRef<HTMLDivElement>(null);
  return (
    <Dialog open={open} onClose={closeAllBackups} title={t('all')} closeLabel={t('common:close')} wide>
      <div ref={content} tabIndex={-1} className={styles.all}>
        {open ? <Content focusContent={() => content.current?.focus()} /> : null}
      </div>
    </Dialog>
  );
};
