import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { useWorkspace } from '../../workspace/store.ts';
import { cancelGrammarCheck, checkGrammar, useGrammarCheck } from './grammar.ts';
import styles from './GrammarCheck.module.css';

/** In the Check panel while grammar is checked: checks all rows, which takes its time, and shows how far it is. */
export const GrammarCheck = () => {
  const { t, i18n } = useTranslation('checks');
  const isOn = useWorkspace((state) => state.preferences.grammar);
  const running = useGrammarCheck((state) => state.running);
  if (!isOn) return null;
  if (running === null)
    return (
      <div>
        <Button onClick={() => void checkGrammar()}>{t('grammar.checkAll')}</Button>
      </div>
    );
  const share = new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(running.share);
  const label = t('grammar.checking', { share });
  return (
    <div className={styles.running}>
      <div>
        {label}
        <Progress value={running.share} label={label} />
      </div>
      <IconButton small label={t('grammar.cancel')} onClick={cancelGrammarCheck}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
};
