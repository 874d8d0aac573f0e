import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { headOf } from '../../ui/code-points.ts';
import { confirmLinking, endLinking, useAnnotating } from '../../workspace/annotations.ts';
import styles from './LinkingBar.module.css';

/** Says what to do while an annotation waits for its words in another column. */
export const LinkingBar = () => {
  const { t } = useTranslation('editor');
  const linking = useAnnotating((state) => state.linking);
  if (linking === null) return null;
  const words = headOf(linking.info.anchors[0]?.quote ?? '', 20);
  return (
    <div className={styles.bar}>
      <output className={styles.words}>
        {t('annotating.link', {
          column: t(linking.side === 'source' ? 'columns.source' : `columnNames.${linking.side}`),
          words,
        })}
      </output>
      <Button small look="primary" onMouseDown={(event) => event.preventDefault()} onClick={confirmLinking}>
        {t('annotating.linkThese')}
      </Button>
      <Button small onClick={endLinking}>
        {t('annotating.cancel')}
      </Button>
    </div>
  );
};
