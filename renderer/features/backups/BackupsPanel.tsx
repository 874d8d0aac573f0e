import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ArchiveRestore, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Backup } from '../../../api/backups.ts';
import { client } from '../../api.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PanelBody, PanelFoot, PanelHead } from '../../ui/Panel.tsx';
import { ago, fileSize, moment } from '../../ui/time.ts';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { answerOf } from '../../workspace/queries.ts';
import { focusPanel } from '../../workspace/SidePanel.tsx';
import { BackupView } from './BackupView.tsx';
import { backupsKey, makeBackup } from './backups.ts';
import styles from './Backups.module.css';

const BackupItem = ({
  backup,
  now,
  tabIndex,
  onLook,
}: {
  readonly backup: Backup;
  readonly now: number;
  readonly tabIndex: 0 | -1;
  readonly onLook: () => void;
}) => {
  const { t, i18n } = useTranslation('backups');
  const when = moment(backup.at, i18n.language);
  return (
    <button type="button" data-list-focus tabIndex={tabIndex} className={styles.item} onClick={onLook}>
      <span className={styles.words}>
        <span className={styles.when}>
          {when}
          <span className={styles.faint}>{ago(backup.at, now, i18n.language)}</span>
        </span>
        <span className={styles.faint}>
          {t('facts', { count: backup.rows, size: fileSize(backup.bytes, i18n.language) })} ·{' '}
          {t(`reason.${backup.reason}`)}
        </span>
      </span>
      <ChevronRight aria-hidden />
    </button>
  );
};

const BackupList = ({
  backups,
  now,
  onLook,
}: {
  readonly backups: readonly Backup[];
  readonly now: number;
  readonly onLook: (backup: Backup) => void;
}) => {
  const { t } = useTranslation('backups');
  const [active, setActive] = useState(0);
  return (
    <VirtualList
      count={backups.length}
      label={t('list')}
      estimate={56}
      active={active}
      onActive={setActive}
      itemKey={(index) => backups[index]?.id ?? index}
      render={(index, { tabIndex }) => {
        const backup = backups[index];
        return backup === undefined ? null : (
          <BackupItem backup={backup} now={now} tabIndex={tabIndex} onLook={() => onLook(backup)} />
        );
      }}
    />
  );
};

/** The backups of the open project: to make one, look into one, go back to one. */
export const BackupsPanel = () => {
  const { t } = useTranslation('backups');
  const queries = useQueryClient();
  const [looking, setLooking] = useState<Backup | null>(null);
  const [busy, setBusy] = useState(false);
  const { data, error, refetch, dataUpdatedAt } = useQuery({
    queryKey: backupsKey,
    queryFn: () => answerOf(client.backups.list({})),
    staleTime: 0,
  });
  const make = async (): Promise<void> => {
    setBusy(true);
    await makeBackup();
    await queries.invalidateQueries({ queryKey: backupsKey });
    setBusy(false);
  };
  const leave = (): void => {
    setLooking(null);
    // Once the list is there again.
    requestAnimationFrame(focusPanel);
  };
  if (looking !== null) return <BackupView backup={looking} onBack={leave} />;
  return (
    <>
      <PanelHead>
        <p className={styles.faint}>{t('intro')}</p>
      </PanelHead>
      {error === null ? null : (
        <PanelBody>
          <FailureNotice
            failure={failureOf(error)}
            actions={<Button onClick={() => void refetch()}>{t('again')}</Button>}
          />
        </PanelBody>
      )}
      {data === undefined || error !== null ? null : (
        <PanelBody flush>
          {data.length === 0 ? (
            <EmptyState icon={<ArchiveRestore aria-hidden />} title={t('empty')} />
          ) : (
            <BackupList backups={data} now={dataUpdatedAt} onLook={setLooking} />
          )}
        </PanelBody>
      )}
      <PanelFoot>
        <Button busy={busy} onClick={() => void make()}>
          {t('make')}
        </Button>
      </PanelFoot>
    </>
  );
};
