import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { runCommand } from '../../workspace/commands.ts';
import { goTo, openOverlay, useWorkspace } from '../../workspace/store.ts';
import styles from './StatusBar.module.css';

const leave = (): void => {
  openOverlay(null);
  runCommand('focusText');
};

/** A row number to go to: Enter goes, Escape does not. */
const GoTo = ({ row, rows }: { readonly row: number; readonly rows: number }) => {
  const { t } = useTranslation('status');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <form
      className={styles.goTo}
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = Number.parseInt(field.current?.value ?? '', 10);
        leave();
        if (Number.isInteger(wanted)) goTo({ row: wanted });
      }}
    >
      <input
        ref={field}
        className={styles.field}
        aria-label={t('goToRow')}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={row}
        onKeyDown={(event) => {
          if (event.key === 'Escape') leave();
        }}
        onBlur={() => openOverlay(null)}
      />
      <span>{t('ofRows', { count: rows })}</span>
    </form>
  );
};

/** Where one is; a click or the command turns it into the place to say where to go. */
export const RowField = ({ rows }: { readonly rows: number }) => {
  const { t } = useTranslation('status');
  const row = useWorkspace((state) => state.active.row);
  const open = useWorkspace((state) => state.overlay === 'goToRow');
  if (open) return <GoTo row={row} rows={rows} />;
  return (
    <button
      type="button"
      className={styles.place}
      onClick={() => openOverlay('goToRow')}
      title={t('goToRow')}
    >
      {t('rowOf', { row, count: rows })}
    </button>
  );
};
