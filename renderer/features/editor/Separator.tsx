import { useRef, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { least, moveBoundary, partOf, type Shares } from './columns.ts';
import styles from './Header.module.css';

/** The boundary between two columns: dragged with the mouse, moved with the arrow keys, evened out by a double click. */
export const Separator = ({
  left,
  right,
  names,
  shares,
  onMove,
  onDone,
}: {
  /** Keys of the columns on either side. */
  readonly left: string;
  readonly right: string;
  /** What they are called. */
  readonly names: { readonly left: string; readonly right: string };
  readonly shares: Shares;
  /** The boundary is on the move: show it, keep nothing yet. */
  readonly onMove: (shares: Record<string, number>) => void;
  readonly onDone: (shares: Record<string, number>) => void;
}) => {
  const { t } = useTranslation('editor');
  const dragged = useRef<Record<string, number> | null>(null);
  const part = partOf(shares, left, right);

  const drag = (event: PointerEvent<HTMLElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const header = event.currentTarget.closest('tr');
    const start = header?.querySelector(`[data-column="${left}"]`)?.getBoundingClientRect();
    const end = header?.querySelector(`[data-column="${right}"]`)?.getBoundingClientRect();
    if (start === undefined || end === undefined) return;
    dragged.current = moveBoundary(
      shares,
      left,
      right,
      (event.clientX - start.left) / (end.right - start.left),
    );
    onMove(dragged.current);
  };
  const drop = (): void => {
    if (dragged.current !== null) onDone(dragged.current);
    dragged.current = null;
  };
  return (
    <input
      type="range"
      min={least * 100}
      max={(1 - least) * 100}
      value={Math.round(part * 100)}
      aria-label={t('separator', names)}
      className={styles.separator}
      onChange={(event) => onDone(moveBoundary(shares, left, right, Number(event.target.value) / 100))}
      onPointerDown={(event) => {
        // The boundary follows the pointer over the whole row, not over its own few pixels.
        event.preventDefault();
        event.currentTarget.focus();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onPointerUp={drop}
      onPointerCancel={drop}
      onDoubleClick={() => onDone(moveBoundary(shares, left, right, 0.5))}
    />
  );
};
