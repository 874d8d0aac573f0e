import { useState, type PointerEvent } from 'react';
import { cx } from '../ui/cx.ts';
import styles from './Edge.module.css';

const step = 24;

/**
 * The edge between the text and what lies beside or below it: dragged with the mouse, moved with the arrow keys. Sizes are in pixels, of what
 * lies to the right of the edge, or below it.
 */
export const Edge = ({
  of,
  label,
  size,
  least,
  most,
  onMove,
  onDone,
}: {
  readonly of: 'width' | 'height';
  readonly label: string;
  readonly size: number;
  readonly least: number;
  readonly most: number;
  /** The edge is on the move: show it, keep nothing yet. */
  readonly onMove: (size: number) => void;
  readonly onDone: (size: number) => void;
}) => {
  const [start, setStart] = useState<{ readonly at: number; readonly size: number } | null>(null);
  const clamp = (wanted: number): number => Math.round(Math.min(most, Math.max(least, wanted)));
  const placeOf = (event: PointerEvent): number => (of === 'width' ? event.clientX : event.clientY);
  const take = (event: PointerEvent<HTMLInputElement>): void => {
    // The edge follows the pointer over the whole window, not over its own few pixels.
    event.preventDefault();
    event.currentTarget.focus();
    event.currentTarget.setPointerCapture(event.pointerId);
    setStart({ at: placeOf(event), size });
  };
  const drag = (event: PointerEvent): void => {
    if (start !== null) onMove(clamp(start.size + start.at - placeOf(event)));
  };
  const drop = (): void => {
    if (start !== null) onDone(size);
    setStart(null);
  };
  return (
    <input
      type="range"
      // The panel grows to the left, and so do its numbers.
      dir={of === 'width' ? 'rtl' : undefined}
      aria-orientation={of === 'width' ? 'horizontal' : 'vertical'}
      min={least}
      max={most}
      step={step}
      value={size}
      aria-label={label}
      className={cx(styles.edge, styles[of])}
      onChange={(event) => onDone(clamp(Number(event.target.value)))}
      onPointerDown={take}
      onPointerMove={drag}
      onPointerUp={drop}
      onPointerCancel={drop}
    />
  );
};
