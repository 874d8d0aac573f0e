import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { shell } from '../../api.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { settleDrafts } from '../../workspace/drafts.ts';
import { useWorkspace } from '../../workspace/store.ts';
import { DropZone } from './DropZone.tsx';
import { ImportView } from './ImportView.tsx';
import { openGiven } from './choose-file.ts';
import { useImport } from './import-stage.ts';
import { cancelImport } from './import-store.ts';
import { LanguageChoice } from './LanguageChoice.tsx';
import { LibraryPage } from './LibraryPage.tsx';
import styles from './Library.module.css';

const openFromOutside = async (paths: readonly string[]): Promise<void> => {
  if (!(await settleDrafts())) return;
  await openGiven(
    paths.map((path) => ({ path })),
    'new',
  );
};

/** The library: what is shown while no project is open. */
export const LibraryScreen = () => {
  const { t } = useTranslation('library');
  const stage = useImport((state) => state.stage);
  return (
    <main data-keeps-focus className={styles.page}>
      <div className={styles.column}>
        <header className={styles.head}>
          <div>
            <h1 className={styles.name}>{t('name')}</h1>
            <p className={styles.tagline}>{t('tagline')}</p>
          </div>
          <LanguageChoice />
        </header>
        {stage.at === 'idle' ? (
          <LibraryPage />
        ) : (
          <div className={styles.stage}>
            <ImportView stage={stage} />
          </div>
        )}
      </div>
    </main>
  );
};

/** With a project open the same stages show over it, as nothing else can be done meanwhile. */
const Over = () => {
  const { t } = useTranslation(['library', 'common']);
  const stage = useImport((state) => state.stage);
  return (
    <Dialog
      open={stage.at !== 'idle'}
      onClose={() => void cancelImport()}
      title={t('addTitle')}
      hideTitle
      closeLabel={t('common:close')}
      wide={stage.at === 'compared' || stage.at === 'updated'}
    >
      <div className={styles.over}>{stage.at === 'idle' ? null : <ImportView stage={stage} />}</div>
    </Dialog>
  );
};

/** The opening of files at all times: dropped, sent from outside, or added to the open project. */
export const Openings = () => {
  const open = useWorkspace((state) => state.project !== null);
  useEffect(() => shell?.onOpenFiles((paths) => void openFromOutside(paths)), []);
  return (
    <>
      {open ? <Over /> : null}
      <DropZone />
    </>
  );
};
