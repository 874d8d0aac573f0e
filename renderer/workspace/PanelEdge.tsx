import { useState, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './SidePanel.module.css';

const step = 24;
const narrowest = 280;
const widest = 900;

const clamp = (width: number): number => Math.round(Math.min(widest, Math.max(narrowest, width)));

/** The edge of the side panel: dragged with the mouse, moved with the arrow keys. Widths in pixels. */
export const PanelEdge = ({
  width,
  onMove,
  onDone,
}: {
  readonly width: number;
  /** The edge is on the move: show it, keep nothing yet. */
  readonly onMove: (width: number) => void;
  readonly onDone: (width: number) => void;
}) => {
  const { t } = useTranslation('common');
  const [start, setStart] = useState<{ readonly x: number; readonly width: number } | null>(null);
  const take = (event: PointerEvent<HTMLInputElement>): void => {
    // The edge follows the pointer over the whole window, not over its own few pixels.
    event.preventDefault();
    event.currentTarget.focus();
    event.currentTarget.setPointerCapture(event.pointerId);
    setStart({ x: event.clientX, width });
  };
  const drag = (event: PointerEvent): void => {
    if (start !== null) onMove(clamp(start.width + start.x - event.clientX));
  };
  const drop = (): void => {
    if (start !== null) onDone(width);
    setStart(null);
  };
  return (
    <input
      type="range"
      // The panel grows to the left, and so do its numbers.
      dir="rtl"
      min={narrowest}
      max={widest}
      step={step}
      value={width}
      aria-label={t('panelWidth')}
      className={styles.edge}
      onChange={(event) => onDone(clamp(Number(event.target.value)))}
      onPointerDown={take}
      onPointerMove={drag}
      onPointerUp={drop}
      onPointerCancel={drop}
    />
  );
};
