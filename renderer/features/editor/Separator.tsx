import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Side } from '../../../core/model/index.ts';
import { moveBoundary, partOf, type Shares } from './columns.ts';
import styles from './Header.module.css';

const step = 0.02;

/** The boundary between two columns: dragged with the mouse, moved with the arrow keys, evened out by a double click. */
export const Separator = ({
  left,
  right,
  shares,
  onMove,
  onDone,
}: {
  readonly left: Side;
  readonly right: Side;
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
    const header = event.currentTarget.closest('[role="row"]');
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
  const key = (event: KeyboardEvent): void => {
    const wanted: Readonly<Record<string, number>> = {
      ArrowLeft: part - step,
      ArrowRight: part + step,
      Home: 0,
      End: 1,
      Enter: 0.5,
    };
    const next = wanted[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onDone(moveBoundary(shares, left, right, next));
  };

  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-valuenow={Math.round(part * 100)}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-label={t('separator', { left: t(`columns.${left}`), right: t(`columns.${right}`) })}
      tabIndex={0}
      className={styles.separator}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onPointerUp={drop}
      onPointerCancel={drop}
      onDoubleClick={() => onDone(moveBoundary(shares, left, right, 0.5))}
      onKeyDown={key}
    />
  );
};
