import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentInfo, Row, Side } from '../../../core/model/index.ts';
import { cx } from '../../ui/cx.ts';
import { GridCell } from './GridCell.tsx';
import styles from './Grid.module.css';

const Margin = ({ row }: { readonly row: Row }) => {
  const { t } = useTranslation('editor');
  return (
    <th scope="row" aria-colindex={1} className={styles.margin}>
      <span>{row.row}</span>
      {row.openRepairs > 0 ? (
        <span className={styles.repairs} title={t('openRepairs', { count: row.openRepairs })} data-repairs="">
          <span className={styles.said}>{t('openRepairs', { count: row.openRepairs })}</span>
        </span>
      ) : null}
    </th>
  );
};

/** One row: its margin and its texts. Drawn again only when the row, its columns or its part in the activity change. */
export const GridRow = memo(
  ({
    row,
    document,
    columns,
    activeSide,
    editing,
    readOnly,
  }: {
    readonly row: Row;
    readonly document: DocumentInfo;
    readonly columns: readonly Side[];
    /** The active cell's column when it is in this row. */
    readonly activeSide: Side | null;
    readonly editing: boolean;
    readonly readOnly: boolean;
  }) => (
    <tr
      aria-rowindex={row.row + 1}
      className={cx(styles.row, activeSide !== null && styles.activeRow, row.opensBlock && styles.opensBlock)}
      data-kind={row.block.kind}
      data-level={row.block.level}
    >
      <Margin row={row} />
      {columns.map((side, at) => (
        <GridCell
          key={side}
          row={row}
          side={side}
          document={document}
          column={at + 2}
          active={activeSide === side}
          editing={editing && activeSide === side}
          readOnly={readOnly}
        />
      ))}
    </tr>
  ),
);
GridRow.displayName = 'GridRow';
