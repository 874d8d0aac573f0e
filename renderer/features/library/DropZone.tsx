import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { settleDrafts } from '../../workspace/drafts.ts';
import { useWorkspace } from '../../workspace/store.ts';
import { openGiven } from './choose-file.ts';
import styles from './Library.module.css';

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

const take = async (files: FileList): Promise<void> => {
  // The list is the browser's, and empty once the drop is over.
  const given = [...files];
  if (await settleDrafts()) await openGiven(given, 'open');
};

/** Files can be dropped anywhere in the window. Shows that they may, while one hovers. */
export const DropZone = () => {
  const { t } = useTranslation('library');
  const open = useWorkspace((state) => state.project !== null);
  const [over, setOver] = useState(false);

  useEffect(() => {
    const controller = new AbortController();
    const options = { capture: true, signal: controller.signal };
    const hover = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
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
    window.addEventListener(
      'drop',
      (event) => {
        setOver(false);
        if (!carriesFiles(event) || event.dataTransfer === null) return;
        event.preventDefault();
        event.stopPropagation();
        void take(event.dataTransfer.files);
      },
      options,
    );
    return () => controller.abort();
  }, []);

  if (!over) return null;
  return (
    <div className={styles.veil}>
      <p>{t(open ? 'dropAdd' : 'drop')}</p>
    </div>
  );
};
