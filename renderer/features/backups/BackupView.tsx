import { ArrowLeft } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Row, Side } from '../../../core/model/index.ts';
import type { Backup } from '../../../api/backups.ts';
import { client } from '../../api.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { Field, Select } from '../../ui/Field.tsx';
import { PanelBody, PanelFoot, PanelHead } from '../../ui/Panel.tsx';
import { moment } from '../../ui/time.ts';
import { usePages } from '../../ui/use-pages.ts';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { answerOf } from '../../workspace/queries.ts';
import { columnsOf, useWorkspace } from '../../workspace/store.ts';
import { restoreBackup } from './backups.ts';
import styles from './Backups.module.css';

const pageSize = 100;

const BackupRow = ({
  row,
  side,
  tabIndex,
}: {
  readonly row: Row;
  readonly side: Side;
  readonly tabIndex: 0 | -1;
}) => {
  const language = useWorkspace(
    (state) => state.project?.documents.find(({ id }) => id === row.document)?.language,
  );
  return (
    // Focusable, so that the keyboard can walk through rows in which there is nothing to press.
    <div className={styles.row} data-list-focus tabIndex={tabIndex} role="note">
      <span className={styles.number}>{row.row}</span>
      <span lang={side === 'source' ? language : side}>{row.cells[side]?.text ?? ''}</span>
    </div>
  );
};

const BackupRows = ({ backup, side }: { readonly backup: Backup; readonly side: Side }) => {
  const { t } = useTranslation('backups');
  const [active, setActive] = useState(0);
  const [range, setRange] = useState({ first: 0, last: 40 });
  const onRange = useCallback((first: number, last: number) => setRange({ first, last }), []);
  const firstPage = Math.floor(range.first / pageSize);
  const lastPage = Math.floor(Math.max(range.first, Math.min(range.last, backup.rows - 1)) / pageSize);
  const pages = usePages(
    Array.from({ length: lastPage - firstPage + 1 }, (_, index) => firstPage + index).map((page) => ({
      key: ['backups', backup.id, page],
      load: () =>
        answerOf(client.backups.look({ id: backup.id, from: page * pageSize + 1, count: pageSize })),
    })),
  );
  return (
    <VirtualList
      count={backup.rows}
      label={t('rows')}
      estimate={44}
      active={active}
      onActive={setActive}
      onRange={onRange}
      itemKey={(index) => index}
      render={(index, { tabIndex }) => {
        const row = pages[Math.floor(index / pageSize) - firstPage]?.rows[index % pageSize];
        return row === undefined ? (
          <div className={styles.row} aria-busy="true" />
        ) : (
          <BackupRow row={row} side={side} tabIndex={tabIndex} />
        );
      }}
    />
  );
};

/** A look into one backup, one column at a time, and the way back to it. */
export const BackupView = ({ backup, onBack }: { readonly backup: Backup; readonly onBack: () => void }) => {
  const { t, i18n } = useTranslation(['backups', 'editor']);
  const columns = useWorkspace((state) => state.project);
  const sides = columns === null ? [] : columnsOf(columns);
  const [side, setSide] = useState<Side>('source');
  const [busy, setBusy] = useState(false);
  const readOnly = columns?.readOnly ?? true;
  const restore = async (): Promise<void> => {
    setBusy(true);
    const restored = await restoreBackup(backup.id);
    setBusy(false);
    if (restored) onBack();
  };
  return (
    <>
      <PanelHead>
        <div className={styles.bar}>
          <IconButton label={t('back')} onClick={onBack}>
            <ArrowLeft aria-hidden />
          </IconButton>
          <h2 ref={focusOnMount} tabIndex={-1} className={styles.title}>
            {t('of', { when: moment(backup.at, i18n.language) })}
          </h2>
        </div>
        <Field label={t('column')} hideLabel>
          {(ids) => (
            <Select
              {...ids}
              value={side}
              onChange={setSide}
              options={sides.map((one) => ({ value: one, label: t(`editor:columns.${one}`) }))}
            />
          )}
        </Field>
      </PanelHead>
      <PanelBody flush>
        <BackupRows backup={backup} side={side} />
      </PanelBody>
      <PanelFoot>
        <p className={styles.faint}>{t('restoreHelp')}</p>
        <Button look="primary" busy={busy} disabled={readOnly} onClick={() => void restore()}>
          {t('restore')}
        </Button>
      </PanelFoot>
    </>
  );
};
