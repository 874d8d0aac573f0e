import { useTranslation } from 'react-i18next';
import type { ReviewItemInfo } from '../../../api/review.ts';
import { DiffLine } from '../../ui/DiffLine.tsx';
import { aroundOf } from './host/items-words.ts';
import styles from './Change.module.css';

/** Code points of the text shown on either side of a change: about as wide in both scripts. */
const aroundEnglish = 30;
const aroundChinese = 16;

/** The change in the words around it. */
export const Change = ({
  item,
}: {
  readonly item: Pick<ReviewItemInfo, 'kind' | 'removed' | 'inserted' | 'side' | 'frozen' | 'before'>;
}) => {
  const { t } = useTranslation('review-host');
  const { kind, removed, inserted, side } = item;
  const { lead, trail } = aroundOf(item);
  const words = { removed: t('goes'), inserted: t('comes') };
  return (
    <>
      <DiffLine
        lead={lead}
        removed={kind === 'tags' ? '' : removed}
        inserted={inserted}
        trail={trail}
        lang={side}
        words={words}
        around={side === 'en' ? aroundEnglish : aroundChinese}
      />
      {kind === 'tags' ? <span className={styles.note}>{t('formatting')}</span> : null}
    </>
  );
};
