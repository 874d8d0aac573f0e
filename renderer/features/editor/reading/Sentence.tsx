import { memo } from 'react';
import {
  isUnspaced,
  languageOfSide,
  type Cell,
  type DocumentInfo,
  type Row,
  type Side,
} from '#core/model/index.ts';
import { cx } from '#renderer/ui/cx.ts';
import { useReviewing } from '#renderer/workspace/reviewing.ts';
import { CellContent } from '../CellContent.tsx';
import { DamagedNote } from '../damage/DamagedNote.tsx';
import { LockGlyph, StaleGlyph } from '../glyphs.tsx';
import type { GridWords } from '../grid-words.ts';
import { countNotes } from '../marks/groups.ts';
import { useMarks } from '../marks/use-painted-marks.ts';
import { useChosenRows } from '../many/chosen-rows.ts';
import { useHandedOver } from '../handed-over.ts';
import { useFocusWhenActive } from '../use-focus-when-active.ts';
import styles from './Reading.module.css';

export type SentenceProps = {
  readonly row: Row;
  readonly side: Side;
  readonly document: DocumentInfo;
  /** The row is the current one. */
  readonly current: boolean;
  /** This text of it is the active one. */
  readonly active: boolean;
  readonly editing: boolean;
  readonly readOnly: boolean;
  /** The row does not meet the filter that is on. */
  readonly aside: boolean;
  readonly words: ReadingWords;
};

/** The words of the grid, and those that only the reading view has. */
export type ReadingWords = GridWords & { readonly untranslated: string };

/** What keeps a sentence from being read as it is: damaged, locked, out of date. Nothing else disturbs the prose. */
const Flag = ({ cell, words }: { readonly cell: Cell; readonly words: GridWords }) => {
  const said = [
    ...(cell.damaged === true ? [words.damaged] : []),
    ...(cell.locked ? [words.locked] : []),
    ...(cell.stale ? [words.stale] : []),
  ].join(words.separator);
  if (said === '') return null;
  return (
    <span
      className={cx(styles.flag, cell.damaged === true ? styles.damaged : cell.stale && styles.stale)}
      title={said}
    >
      {cell.locked && cell.damaged !== true ? <LockGlyph /> : <StaleGlyph />}
      <span className={styles.said}>{said}</span>
    </span>
  );
};

/** How many annotations stand in a text: pressed, it lists those of its row. */
const NoteCount = ({ row, side, words }: Pick<SentenceProps, 'row' | 'side' | 'words'>) => {
  const { marks } = useMarks(row, side);
  const { total, open } = countNotes(marks);
  if (total === 0) return null;
  const said = words.notes({ total, open });
  return (
    <button
      type="button"
      tabIndex={-1}
      className={cx(styles.noteCount, open === 0 && styles.resolved)}
      title={said}
      aria-label={said}
      aria-haspopup="dialog"
      data-notes=""
    >
      {open === 0 ? total : open}
    </button>
  );
};

/** The words of a sentence: as plain text, or in the editor of the grid. */
const SentenceText = ({
  row,
  side,
  document,
  open,
  words,
}: Pick<SentenceProps, 'row' | 'side' | 'document' | 'words'> & { readonly open: boolean }) => {
  const { difference } = useHandedOver(row, side);
  const isReviewed = useReviewing(({ sides }) => sides.includes(side));
  // While it is being typed in, marks would jump about.
  const inserted = open || !isReviewed ? undefined : difference?.inserted;
  return (
    <CellContent
      as="span"
      row={row}
      side={side}
      document={document}
      open={open}
      words={words}
      inserted={inserted}
    />
  );
};

/** One sentence of the prose: a cell of the grid without its box. The active one has the focus; open, it holds the same editor. */
export const Sentence = memo(
  ({ row, side, document, current, active, editing, readOnly, aside, words }: SentenceProps) => {
    const cell = row.cells[side];
    const open = editing && active && cell !== undefined && !readOnly;
    const ref = useFocusWhenActive<HTMLSpanElement>(active && !open);
    const isContext = useReviewing(({ rows }) => rows.get(row.segment)?.isContext === true);
    const isChosen = useChosenRows(({ segments }) => segments.has(row.segment));
    if (cell === undefined) return null;
    const isEmpty = !open && cell.text === '' && cell.tags.length === 0;
    // To a screen reader the active sentence is a field: it then hands on the keys. All others are prose.
    const field = {
      role: 'textbox',
      'aria-readonly': true,
      'aria-label': words.cell(row, side, cell),
      tabIndex: 0,
    };
    return (
      <span
        data-row={row.row}
        data-current={current || undefined}
        data-aside={aside || undefined}
        className={cx(styles.sentence, isChosen && styles.chosen, isContext && styles.context)}
      >
        <Flag cell={cell} words={words} />
        <span
          ref={ref}
          {...(active && !open ? field : { tabIndex: -1 })}
          aria-current={current || undefined}
          data-side={side}
          data-active={active || undefined}
          className={cx(styles.cell, isEmpty && styles.slot)}
        >
          <SentenceText row={row} side={side} document={document} open={open} words={words} />
          {isEmpty ? <span className={styles.said}>{words.untranslated}</span> : null}
        </span>
        <NoteCount row={row} side={side} words={words} />
        {cell.damaged === true ? <DamagedNote row={row} side={side} words={words} /> : null}
        {isUnspaced(languageOfSide(document.columns, side)) ? null : ' '}
      </span>
    );
  },
);
Sentence.displayName = 'Sentence';
