import type { Cell, DocumentInfo, Row, Side } from '#core/model/index.ts';
import { cx } from '../../ui/cx.ts';
import type { Stretch } from '../../workspace/reviewing.ts';
import { CellContent } from './CellContent.tsx';
import { DamagedNote } from './damage/DamagedNote.tsx';
import type { GridWords } from './grid-words.ts';
import { countNotes } from './marks/groups.ts';
import { useMarks } from './marks/use-painted-marks.ts';
import { ConvertedGlyph, LockGlyph, MemoryGlyph, StaleGlyph, StateGlyph } from './glyphs.tsx';
import { useFocusWhenActive } from './use-focus-when-active.ts';
import styles from './Grid.module.css';

/** What the margin of a cell tells: its state, in words too. */
const Marks = ({
  side,
  cell,
  words,
}: {
  readonly side: Side;
  readonly cell: Cell;
  readonly words: GridWords;
}) => {
  if (side === 'source' && !cell.locked && cell.damaged !== true) return null;
  const said = [
    ...(cell.damaged === true ? [words.damaged] : []),
    ...(side === 'source' ? [] : [words.states[cell.state]]),
    ...(cell.locked ? [words.locked] : []),
    ...(cell.stale ? [words.stale] : []),
    ...(cell.origin === 'converted' && side !== 'source' && cell.text !== '' ? [words.converted] : []),
    ...(cell.origin === 'memory' && cell.text !== '' ? [words.fromMemory] : []),
  ].join(words.separator);
  const isConverted = cell.origin === 'converted' && cell.state === 'draft';
  const picture =
    cell.damaged === true ? (
      <StaleGlyph />
    ) : cell.locked ? (
      <LockGlyph />
    ) : cell.stale ? (
      <StaleGlyph />
    ) : isConverted ? (
      <ConvertedGlyph />
    ) : cell.origin === 'memory' && cell.state === 'draft' ? (
      <MemoryGlyph />
    ) : (
      <StateGlyph state={cell.state} />
    );
  return (
    <span
      className={cx(
        styles.marks,
        cell.stale && styles.warn,
        cell.damaged === true && styles.damaged,
        isConverted ? styles.converted : styles[cell.state],
      )}
      title={said}
    >
      {picture}
      <span className={styles.said}>{said}</span>
    </span>
  );
};

/** One text of one row. The active one can be reached by keyboard; while it is edited, it holds the editor. */
export const GridCell = ({
  row,
  side,
  document,
  column,
  active,
  editing,
  readOnly,
  words,
  inserted,
}: {
  readonly row: Row;
  readonly side: Side;
  readonly document: DocumentInfo;
  /** 1-based, the margin being the first. */
  readonly column: number;
  readonly active: boolean;
  readonly editing: boolean;
  readonly readOnly: boolean;
  readonly words: GridWords;
  /** What is new in it, where it is compared with what it was handed over as. */
  readonly inserted?: readonly Stretch[] | undefined;
}) => {
  const cell = row.cells[side];
  const { marks } = useMarks(row, side);
  const open = editing && cell !== undefined && !readOnly;
  const ref = useFocusWhenActive<HTMLTableCellElement>(active && !open);
  const described = marks.length === 0 || open ? undefined : `notes-${row.segment}-${side}`;
  return (
    <td
      ref={ref}
      aria-colindex={column}
      aria-selected={active}
      aria-describedby={described}
      tabIndex={active && !open ? 0 : -1}
      className={cx(styles.cell, active && styles.activeCell)}
      data-side={side}
    >
      {cell === undefined ? null : <Marks side={side} cell={cell} words={words} />}
      <CellContent
        as="div"
        row={row}
        side={side}
        document={document}
        open={open}
        words={words}
        className={styles.text}
        name={words.columns[side]}
        inserted={inserted}
      />
      {cell?.damaged === true ? <DamagedNote row={row} side={side} words={words} /> : null}
      {described === undefined ? null : (
        <span id={described} hidden>
          {words.notes(countNotes(marks))}
        </span>
      )}
    </td>
  );
};
