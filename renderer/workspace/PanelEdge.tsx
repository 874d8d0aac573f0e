import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './SidePanel.module.css';

const step = 24;
export const narrowest = 280;
export const widest = 900;

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
  const take = (event: PointerEvent<HTMLElement>): void => {
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
  const key = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowLeft' ? step : event.key === 'ArrowRight' ? -step : 0;
    if (by === 0) return;
    event.preventDefault();
    onDone(clamp(width + by));
  };
  return (
    <div
      role="slider"
      aria-orientation="horizontal"
      aria-label={t('panelWidth')}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      aria-valuenow={width}
      tabIndex={0}
      className={styles.edge}
      onPointerDown={take}
      onPointerMove={drag}
      onPointerUp={drop}
      onPointerCancel={drop}
      onKeyDown={key}
    />
  );
};
