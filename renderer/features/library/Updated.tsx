import { useTranslation } from 'react-i18next';
import type { Sequence } from '#core/model/index.ts';
import type { UpdateReport } from '#api/documents.ts';
import { Button } from '../../ui/Button.tsx';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { runCommand } from '../../workspace/commands.ts';
import { showIssues } from '../../workspace/issues.ts';
import { openPanel } from '../../workspace/store.ts';
import { changeFollowed, goToChange, historyChanges } from '../../workspace/row-changes.ts';
import { RowChanges } from '../../workspace/RowChanges.tsx';
import { dismissImport } from './import-stage.ts';
import { RowCounts } from './RowCounts.tsx';
import styles from './ImportForm.module.css';

const leaveFor = (next: () => void): void => {
  dismissImport();
  next();
};

/** The rows it changed, before and after. They stay at hand in the history, where each of them leads on to the next. */
const Changed = ({ sequence }: { readonly sequence: Sequence }) => (
  <RowChanges
    source={historyChanges(sequence)}
    followed={changeFollowed(sequence)}
    height={320}
    onGo={(change) => leaveFor(() => goToChange(sequence, change))}
  />
);

/** What came of an update, with what to do about it at hand. */
export const Updated = ({ name, report }: { readonly name: string; readonly report: UpdateReport }) => {
  const { t } = useTranslation(['library', 'commands']);
  const { rows, annotations, repairs } = report;
  const touched = annotations.edited + annotations.replaced + annotations.ambiguous;
  return (
    <div className={styles.state}>
      <h2 className={styles.title}>{t('update.done', { name })}</h2>
      <RowCounts rows={rows}>
        {repairs.offered > 0 ? <li>{t('update.offered', { count: repairs.offered })}</li> : null}
        {touched > 0 ? <li>{t('update.touched', { count: touched })}</li> : null}
        {annotations.orphan > 0 ? <li>{t('update.lost', { count: annotations.orphan })}</li> : null}
      </RowCounts>
      {report.sequence === null ? null : <Changed sequence={report.sequence} />}
      <div className={styles.buttons}>
        <Button look="primary" ref={focusOnMount} onClick={dismissImport}>
          {t('update.close')}
        </Button>
        {annotations.orphan > 0 ? (
          <Button onClick={() => leaveFor(() => openPanel('annotations', 'orphans'))}>
            {t('update.showLost')}
          </Button>
        ) : null}
        {repairs.offered > 0 ? (
          <Button onClick={() => leaveFor(() => showIssues({ section: 'cleanup' }))}>
            {t('update.showRepairs')}
          </Button>
        ) : null}
        <Button look="quiet" onClick={() => leaveFor(() => void runCommand('undo'))}>
          {t('commands:titles.undo')}
        </Button>
      </div>
    </div>
  );
};
