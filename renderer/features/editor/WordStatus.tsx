import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useCounterparts, watchWords, type ShownWord } from './counterparts.ts';
import styles from './WordStatus.module.css';

const useSaid = ({ word, others }: ShownWord): string => {
  const { t } = useTranslation('editor');
  const separator = t('listSeparator');
  const known = others.flatMap(({ words }) => words);
  return known.length === 0
    ? t('counterparts.unknown', { word })
    : t('counterparts.known', { word, others: known.join(separator) });
};

/** Whole as a title where the bar has no room for it. */
const Said = ({ shown }: { readonly shown: ShownWord }) => {
  const said = useSaid(shown);
  return <span title={said}>{said}</span>;
};

/** In the status bar, while counterparts are shown: the word that caret or pointer are on, and what the other columns say for it. */
export const WordStatus = () => {
  const { t } = useTranslation('editor');
  const { on, shown } = useCounterparts();
  useEffect(() => (on ? watchWords() : undefined), [on]);
  if (!on) return null;
  return (
    <output className={styles.word} aria-live="polite">
      {shown === null ? t('counterparts.on') : <Said shown={shown} />}
    </output>
  );
};
