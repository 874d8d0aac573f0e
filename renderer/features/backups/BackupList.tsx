import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Backup } from '#api/backups.ts';
import { ago, fileSize, moment } from '../../ui/time.ts';
import { VirtualList } from '../../ui/VirtualList.tsx';
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

/** Backups of one project, newest first. `now`: when the list was read, in milliseconds. */
export const BackupList = ({
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
