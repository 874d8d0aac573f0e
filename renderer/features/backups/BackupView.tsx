import { columnLanguage } from '#renderer/workspace/columns.ts';
import { ArrowLeft } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language, Row, Side } from '#core/model/index.ts';
import type { Backup } from '#api/backups.ts';
import { client } from '../../api.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { Field, Select } from '../../ui/Field.tsx';
import { PanelBody, PanelFoot, PanelHead } from '../../ui/Panel.tsx';
import { moment } from '../../ui/time.ts';
import { usePages } from '../../workspace/use-pages.ts';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { answerOf } from '../../workspace/queries.ts';
import { useWorkspace } from '../../workspace/store.ts';
import styles from './Backups.module.css';

const pageSize = 100;

/** A backup of the open project, or of the one that `project` names. */
export type Looked = { readonly project: string | undefined; readonly backup: Backup };

const BackupRow = ({
  row,
  side,
  language,
  tabIndex,
}: {
  readonly row: Row;
  readonly side: Side;
  /** Of the original, where it is known. */
  readonly language: Language | undefined;
  readonly tabIndex: 0 | -1;
}) => (
  // Focusable, so that the keyboard can walk through rows in which there is nothing to press.
  <div className={styles.row} data-list-focus tabIndex={tabIndex} role="note">
    <span className={styles.number}>{row.row}</span>
    <span lang={columnLanguage(side) ?? language}>{row.cells[side]?.text ?? ''}</span>
  </div>
);

const usePage = ({ project, backup }: Looked, first: number, last: number) => {
  const firstPage = Math.floor(first / pageSize);
  const lastPage = Math.floor(Math.max(first, Math.min(last, backup.rows - 1)) / pageSize);
  const pages = usePages(
    Array.from({ length: lastPage - firstPage + 1 }, (_, index) => firstPage + index).map((page) => ({
      key: ['backups', project ?? '', backup.id, page],
      load: () =>
        answerOf(
          client.backups.look({
            ...(project === undefined ? {} : { project }),
            id: backup.id,
            from: page * pageSize + 1,
            count: pageSize,
          }),
        ),
    })),
  );
  return { firstPage, pages };
};

const BackupRows = ({ looked, side }: { readonly looked: Looked; readonly side: Side }) => {
  const { t } = useTranslation('backups');
  const [active, setActive] = useState(0);
  const [range, setRange] = useState({ first: 0, last: 40 });
  const onRange = useCallback((first: number, last: number) => setRange({ first, last }), []);
  const documents = useWorkspace((state) =>
    looked.project === undefined ? state.project?.documents : undefined,
  );
  const { firstPage, pages } = usePage(looked, range.first, range.last);
  return (
    <VirtualList
      count={looked.backup.rows}
      label={t('rows')}
      estimate={44}
      active={active}
      onActive={setActive}
      onRange={onRange}
      itemKey={(index) => index}
      render={(index, { tabIndex }) => {
        const row = pages[Math.floor(index / pageSize) - firstPage]?.rows[index % pageSize];
        if (row === undefined) return <div className={styles.row} aria-busy="true" />;
        const language = documents?.find(({ id }) => id === row.document)?.language;
        return <BackupRow row={row} side={side} language={language} tabIndex={tabIndex} />;
      }}
    />
  );
};

/** A look into one backup, one column at a time, and the way back to it. `onRestore` answers whether it was done. */
export const BackupView = ({
  looked,
  restoreKey,
  onRestore,
  onBack,
}: {
  readonly looked: Looked;
  /** What the button says and what it means: keys of `backups`. */
  readonly restoreKey: { readonly button: string; readonly help: string; readonly disabled: boolean };
  readonly onRestore: () => Promise<boolean>;
  readonly onBack: () => void;
}) => {
  const { t, i18n } = useTranslation(['backups', 'editor']);
  const { pages } = usePage(looked, 0, 0);
  const sides = pages[0]?.sides ?? ['source'];
  const [side, setSide] = useState<Side>('source');
  const [busy, setBusy] = useState(false);
  const restore = async (): Promise<void> => {
    setBusy(true);
    const restored = await onRestore();
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
            {t('of', { when: moment(looked.backup.at, i18n.language) })}
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
        <BackupRows looked={looked} side={side} />
      </PanelBody>
      <PanelFoot>
        <p className={styles.faint}>{t(restoreKey.help)}</p>
        <Button look="primary" busy={busy} disabled={restoreKey.disabled} onClick={() => void restore()}>
          {t(restoreKey.button)}
        </Button>
      </PanelFoot>
    </>
  );
};
