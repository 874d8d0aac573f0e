import { Lock } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../ui/cx.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { tellUnavailable } from '../../workspace/commands.ts';
import { useWorkspace, type Saving } from '../../workspace/store.ts';
import styles from './StatusBar.module.css';

/** Screen readers hear of it once things have settled, not at every pause in typing. */
const calm = 2500;

const useSettled = (saving: Saving): Saving => {
  const [settled, setSettled] = useState(saving);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(saving), saving === 'failed' ? 0 : calm);
    return () => clearTimeout(timer);
  }, [saving]);
  return settled;
};

/** Whether everything typed is on the disk. "Saved" is said only after the engine has committed it. */
export const SavedState = ({ readOnly }: { readonly readOnly: boolean }) => {
  const { t } = useTranslation('status');
  const saving = useWorkspace((state) => state.saving);
  const cut = useWorkspace((state) => state.wire === 'cut' || state.wire === 'no-key');
  const settled = useSettled(saving);
  if (readOnly) {
    return (
      <button
        type="button"
        className={cx(styles.place, styles.readOnly)}
        onClick={() => tellUnavailable('read-only')}
      >
        <Lock aria-hidden />
        {t('readOnly')}
      </button>
    );
  }
  const state = cut ? 'cut' : saving;
  return (
    <span className={cx(styles.item, styles.saved)} data-saving={state}>
      <span className={styles.lamp} aria-hidden />
      <span aria-hidden>{t(`saving.${state}`)}</span>
      <VisuallyHidden>
        <output>{t(`saving.${cut ? 'cut' : settled}`)}</output>
      </VisuallyHidden>
    </span>
  );
};
