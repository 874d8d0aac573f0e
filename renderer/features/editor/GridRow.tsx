import { memo } from 'react';
import type { DocumentInfo, Row, Side } from '#core/model/index.ts';
import { cx } from '../../ui/cx.ts';
import { useReviewing } from '../../workspace/reviewing.ts';
import { countNotes } from './marks/groups.ts';
import { useChosenRows } from './many/chosen-rows.ts';
import type { GridWords } from './grid-words.ts';
import { GridCell } from './GridCell.tsx';
import { ReviewedCells } from './ReviewedCells.tsx';
import styles from './Grid.module.css';

/** How many annotations a row has: pressed, it lists them. The keyboard has a command for that. */
const Notes = ({ row, words }: { readonly row: Row; readonly words: GridWords }) => {
  const counts = countNotes(row.marks);
  if (counts.total === 0) return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={cx(styles.notes, counts.open === 0 && styles.allResolved)}
      title={words.notes(counts)}
      aria-label={words.notes(counts)}
      aria-haspopup="dialog"
      data-notes=""
    >
      {counts.open === 0 ? counts.total : counts.open}
    </button>
  );
};

const Margin = ({ row, words }: { readonly row: Row; readonly words: GridWords }) => (
  <th scope="row" aria-colindex={1} className={styles.margin}>
    <span>{row.row}</span>
    <Notes row={row} words={words} />
    {row.openRepairs > 0 ? (
      <span className={styles.repairs} title={words.repairs(row.openRepairs)} data-repairs="">
        <span className={styles.said}>{words.repairs(row.openRepairs)}</span>
      </span>
    ) : null}
    {row.findings > 0 ? (
      <span className={styles.findings} title={words.findings(row.findings)} data-findings="">
        <span className={styles.said}>{words.findings(row.findings)}</span>
      </span>
    ) : null}
  </th>
);

/** One row: its margin and its texts. Drawn again only when the row, its columns or its part in the activity change. */
export const GridRow = memo(
  ({
    row,
    document,
    columns,
    beside,
    activeSide,
    editing,
    readOnly,
    words,
  }: {
    readonly row: Row;
    readonly document: DocumentInfo;
    readonly columns: readonly Side[];
    /** Texts beside which what they were handed over as stands. */
    readonly beside: readonly Side[];
    /** The active cell's column when it is in this row. */
    readonly activeSide: Side | null;
    readonly editing: boolean;
    readonly readOnly: boolean;
    readonly words: GridWords;
  }) => {
    const reviewed = useReviewing(({ sides }) => sides);
    const isContext = useReviewing(({ rows }) => rows.get(row.segment)?.isContext === true);
    const isChosen = useChosenRows(({ segments }) => segments.has(row.segment));
    return (
      <tr
        aria-rowindex={row.row + 1}
        aria-selected={isChosen || undefined}
        className={cx(
          styles.row,
          activeSide !== null && styles.activeRow,
          row.opensBlock && styles.opensBlock,
          isContext && styles.context,
          isChosen && styles.chosen,
        )}
        data-kind={row.block.kind}
        data-level={row.block.level}
      >
        <Margin row={row} words={words} />
        {columns.map((side, at) => {
          const before = columns.slice(0, at).filter((each) => beside.includes(each)).length;
          const cell = {
            row,
            side,
            document,
            column: at + before + 2,
            active: activeSide === side,
            editing: editing && activeSide === side,
            readOnly,
            words,
          };
          return reviewed.includes(side) ? (
            <ReviewedCells key={side} {...cell} beside={beside.includes(side)} />
          ) : (
            <GridCell key={side} {...cell} />
          );
        })}
      </tr>
    );
  },
);
GridRow.displayName = 'GridRow';
