import { useTranslation } from 'react-i18next';
import { languageOfSide, type Column, type Row, type Side } from '#core/model/index.ts';
import type { Layout } from '#core/formats/layouts.ts';
import { isRunningText, previewLines, type WritableFormat } from './export-choice.ts';
import { cx } from '../../ui/cx.ts';
import styles from './Preview.module.css';

/** The first rows, roughly as the file will show them. Small, and not read out: the choices above say the same. */
export const Preview = ({
  rows,
  columns,
  format,
  layout,
  columnsHere,
}: {
  readonly rows: readonly Row[];
  readonly columns: readonly Side[];
  readonly format: WritableFormat;
  readonly layout: Layout;
  /** All columns of the project, the original in the language of the first document. */
  readonly columnsHere: readonly Column[];
}) => {
  const { t } = useTranslation('exporting');
  const languageOf = (side: Side): string => languageOfSide(columnsHere, side);
  const cells = (row: Row) =>
    columns.map((side) => (
      <span key={side} lang={languageOf(side)}>
        {row.cells[side]?.text ?? ''}
      </span>
    ));
  return (
    <figure className={styles.preview} aria-label={t('preview')}>
      {isRunningText(format) ? (
        <pre className={styles.text}>{previewLines(rows, columns, languageOf, format)}</pre>
      ) : (
        <div
          className={
            layout === 'stacked' ? styles.stacked : cx(styles.table, columns.length > 4 && styles.many)
          }
        >
          {rows.map((row, index) => (
            <div
              key={row.segment}
              className={styles.row}
              style={
                layout === 'stacked'
                  ? undefined
                  : { gridTemplateColumns: `1.6em repeat(${columns.length}, minmax(0, 1fr))` }
              }
            >
              <span className={styles.number}>{index + 1}</span>
              {cells(row)}
            </div>
          ))}
        </div>
      )}
    </figure>
  );
};
