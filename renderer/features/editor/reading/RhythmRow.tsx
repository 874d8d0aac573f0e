import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentInfo, Row, Side } from '#core/model/index.ts';
import { rhythmOf } from './rhythm.ts';
import styles from './RhythmRow.module.css';

/** How long the sentences of a paragraph are, column beside column: a bar and two numbers for each. */
export const RhythmRow = ({
  rows,
  columns,
  document,
}: {
  readonly rows: readonly Row[];
  readonly columns: readonly Side[];
  readonly document: DocumentInfo;
}) => {
  const { t } = useTranslation(['reading', 'editor']);
  const rhythms = useMemo(() => rhythmOf(rows, columns, document.columns), [rows, columns, document]);
  return (
    <div
      className={styles.rhythms}
      style={{ gridTemplateColumns: `repeat(${columns.length}, minmax(0, 1fr))` }}
    >
      {rhythms.map(({ side, beats, characters, words }) => (
        <div key={side} className={styles.rhythm}>
          <p className={styles.sum}>
            <b>{t(`editor:columns.${side}`)}</b> {t('rhythm.sum', { count: beats.length, characters, words })}
          </p>
          <ol
            className={styles.beats}
            aria-label={t('rhythm.title', { column: t(`editor:columns.${side}`) })}
          >
            {beats.map((beat) => (
              <li key={beat.row} className={styles.beat} title={t('rhythm.beat', beat)}>
                <span
                  className={styles.bar}
                  style={{ inlineSize: `${Math.round(beat.share * 100)}%` }}
                  aria-hidden
                />
                <span className={styles.said}>{t('rhythm.beat', beat)}</span>
                <span className={styles.numbers} aria-hidden>
                  {beat.characters} · {beat.words}
                </span>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </div>
  );
};
