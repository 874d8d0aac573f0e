import { useMemo, useRef } from 'react';
import {
  isFixed,
  languageOfSide,
  originalSide,
  type DocumentInfo,
  type Row,
  type Side,
} from '#core/model/index.ts';
import { cx } from '#renderer/ui/cx.ts';
import type { Stretch } from '#renderer/workspace/reviewing.ts';
import { CellEditor } from './CellEditor.tsx';
import { CellText } from './CellText.tsx';
import { useDoubts } from './doubts.ts';
import type { GridWords } from './grid-words.ts';
import { useMarks, usePaintedMarks } from './marks/use-painted-marks.ts';

/** The words of a cell with what is painted under them; open, the editor. Nothing where the row has no such cell. */
export const CellContent = ({
  as: Element,
  row,
  side,
  document,
  open,
  words,
  className,
  name,
  inserted,
}: {
  readonly as: 'div' | 'span';
  readonly row: Row;
  readonly side: Side;
  readonly document: DocumentInfo;
  readonly open: boolean;
  readonly words: GridWords;
  readonly className?: string | undefined;
  /** Shown beside the words where columns stand one below the other. */
  readonly name?: string | undefined;
  /** What is new in it, where it is compared with what it was handed over as. */
  readonly inserted?: readonly Stretch[] | undefined;
}) => {
  const cell = row.cells[side];
  const doubts = useDoubts(row, side, document);
  const { marks, brackets } = useMarks(row, side);
  const text = useRef<HTMLDivElement & HTMLSpanElement>(null);
  const language = languageOfSide(document.columns, side);
  const shown = useMemo(
    () => (cell === undefined || open ? null : { cell, doubts, inserted }),
    [cell, doubts, inserted, open],
  );
  const terms = side === originalSide ? row.terms : undefined;
  const underlined = row.underlined?.[side];
  usePaintedMarks(text, { segment: row.segment, side, marks, terms, underlined, shown });
  return (
    <Element
      ref={text}
      className={cx(className, 'dz-text', marks.length > 0 && 'dz-noted')}
      lang={language}
      data-text={open ? undefined : ''}
      data-name={name}
    >
      {cell === undefined ? null : open ? (
        <CellEditor
          key={`${row.segment}:${side}:${isFixed(cell)}`}
          row={row}
          side={side}
          cell={cell}
          language={language}
          label={words.cell(row, side, cell)}
          doubts={doubts}
          marks={marks}
          underlined={underlined}
        />
      ) : (
        <CellText rich={cell} doubts={doubts} brackets={brackets} stretches={inserted} />
      )}
    </Element>
  );
};
