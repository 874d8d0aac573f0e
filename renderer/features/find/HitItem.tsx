import { useTranslation } from 'react-i18next';
import type { Hit } from '#api/find.ts';
import { cutAt } from '../../ui/code-points.ts';
import { cx } from '../../ui/cx.ts';
import styles from './HitItem.module.css';

/** One cell with hits: its row (when the one above is of another row), its column, and the words with the hits marked. */
export const HitItem = ({
  hit,
  showRow,
  column,
  follows,
  lang,
  current,
  tabIndex,
  onGo,
}: {
  readonly hit: Hit;
  readonly showRow: boolean;
  readonly column: string;
  /** Said of a text that changes with another while hits are replaced; null of others. */
  readonly follows: string | null;
  readonly lang: string | undefined;
  /** Which hit of this cell is the current one, or null. */
  readonly current: number | null;
  readonly tabIndex: 0 | -1;
  readonly onGo: () => void;
}) => {
  const { t } = useTranslation('find');
  const unseen = hit.ranges.length - hit.excerptRanges.length;
  const stretches = cutAt(hit.excerpt, hit.excerptRanges);
  const currentAt = current === null ? undefined : hit.excerptRanges[current]?.start;
  return (
    <button
      type="button"
      data-list-focus
      tabIndex={tabIndex}
      className={cx(styles.item, showRow && styles.opens, current !== null && styles.current)}
      aria-current={current !== null ? 'true' : undefined}
      onClick={onGo}
    >
      <span className={styles.where}>
        <span className={cx(styles.row, !showRow && styles.again)}>{t('row', { row: hit.row })}</span>
        <span>{column}</span>
      </span>
      <span className={styles.words} lang={lang}>
        {stretches.map((stretch) =>
          stretch.marked ? (
            <mark
              key={stretch.at}
              className={cx(
                styles.mark,
                stretch.text === '' && styles.point,
                stretch.at === currentAt && styles.now,
              )}
            >
              {stretch.text}
            </mark>
          ) : (
            stretch.text
          ),
        )}
      </span>
      {follows === null ? null : <span className={styles.more}>{follows}</span>}
      {unseen > 0 ? <span className={styles.more}>{t('more', { count: unseen })}</span> : null}
    </button>
  );
};
