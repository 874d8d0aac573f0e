import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { settleDrafts } from '../../workspace/drafts.ts';
import { carriesFiles, onDroppedFiles } from '../../workspace/dropped-files.ts';
import { useWorkspace } from '../../workspace/store.ts';
import { openGiven } from './choose-file.ts';
import styles from './Library.module.css';

const take = async (files: readonly File[]): Promise<void> => {
  if (await settleDrafts()) await openGiven(files, 'open');
};

/** Files can be dropped anywhere in the window. Shows that they may, while one hovers. */
export const DropZone = () => {
  const { t } = useTranslation('library');
  const open = useWorkspace((state) => state.project !== null);
  const ready = useWorkspace((state) => state.ready);
  const [over, setOver] = useState(false);

  useEffect(() => {
    const controller = new AbortController();
    const options = { capture: true, signal: controller.signal };
    const hover = (event: DragEvent): void => {
      if (carriesFiles(event)) setOver(true);
    };
    window.addEventListener('dragenter', hover, options);
    window.addEventListener('dragover', hover, options);
    window.addEventListener(
      'dragleave',
      (event) => {
        if (event.relatedTarget === null) setOver(false);
      },
      options,
    );
    window.addEventListener('drop', () => setOver(false), options);
    return () => controller.abort();
  }, []);
  // What is dropped sooner waits: only now it is known whether a project is open that it can be added to.
  useEffect(() => (ready ? onDroppedFiles((files) => void take(files)) : undefined), [ready]);

  if (!over) return null;
  return (
    <div className={styles.veil}>
      <p>{t(open ? 'dropAdd' : 'drop')}</p>
    </div>
  );
};
