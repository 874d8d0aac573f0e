import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Cell, Mark, Range, Row, Side } from '#core/model/index.ts';
import type { DoubtfulCharacter } from '#core/text/conversion/index.ts';
import { useWorkspace } from '../../workspace/store.ts';
import { openSession, type CellSession } from './cell-session.ts';

/** The editor of the active cell, in place of its text and with the same measures. */
export const CellEditor = ({
  row,
  side,
  cell,
  language,
  label,
  doubts,
  marks,
  underlined,
}: {
  readonly row: Row;
  readonly side: Side;
  readonly cell: Cell;
  readonly language: string;
  readonly label: string;
  readonly doubts: readonly DoubtfulCharacter[];
  readonly marks: readonly Mark[];
  readonly underlined?: readonly Range[] | undefined;
}) => {
  const parent = useRef<HTMLDivElement>(null);
  const session = useRef<CellSession | null>(null);
  const opening = useRef({ row, side, language, label });

  useLayoutEffect(() => {
    if (parent.current === null) return undefined;
    const { caret } = useWorkspace.getState();
    session.current = openSession({ ...opening.current, parent: parent.current, caret });
    return () => {
      session.current?.close();
      session.current = null;
    };
  }, []);

  // The text before its marks: marks of the new text would be moved by the change from the old one.
  useLayoutEffect(() => session.current?.hear(cell), [cell]);
  useEffect(() => session.current?.mark(doubts), [doubts]);
  // A commit brings marks of its own, even when they are the same: they are set before the screen shows it.
  useLayoutEffect(() => session.current?.annotate(marks), [marks]);
  useLayoutEffect(() => session.current?.underline(underlined ?? []), [underlined]);

  return <div ref={parent} data-place="editor" />;
};
