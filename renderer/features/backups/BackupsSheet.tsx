import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ArchiveRestore } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Backup } from '#api/backups.ts';
import { client } from '../../api.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PanelBody, PanelFoot, PanelHead } from '../../ui/Panel.tsx';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { answerOf } from '../../workspace/queries.ts';
import { useWorkspace } from '../../workspace/store.ts';
import { BackupList } from './BackupList.tsx';
import { BackupView } from './BackupView.tsx';
import { backupsKey, makeBackup, restoreBackup } from './backups.ts';
import styles from './Backups.module.css';

/** The backups of the open project: to make one, look into one, go back to one. */
export const BackupsSheet = () => {
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
  const readOnly = useWorkspace((state) => state.project?.readOnly ?? true);
  if (looking !== null) {
    return (
      <BackupView
        looked={{ project: undefined, backup: looking }}
        restoreKey={{ button: 'restore', help: 'restoreHelp', disabled: readOnly }}
        onRestore={() => restoreBackup(looking.id)}
        onBack={() => setLooking(null)}
      />
    );
  }
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
