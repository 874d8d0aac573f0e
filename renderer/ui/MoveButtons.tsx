import { ArrowDown, ArrowUp } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { IconButton } from './Button.tsx';

/** True where the focus is on nothing, or on a button that can no longer be pressed. */
const isFocusLost = (): boolean => {
  const { activeElement: now } = document;
  return now === null || now === document.body || (now instanceof HTMLButtonElement && now.disabled);
};

/**
 * Moves one of a list up and down. Where it has come to an end, the button that was pressed can do no more: the focus goes to the
 * other, and is not lost.
 */
export const MoveButtons = ({
  at,
  last,
  fixed = false,
  up,
  down,
  onMove,
  className,
}: {
  /** Its place in the list, and the last there is, from 0. */
  readonly at: number;
  readonly last: number;
  /** It cannot be moved now. */
  readonly fixed?: boolean;
  /** What the buttons are called. */
  readonly up: string;
  readonly down: string;
  readonly onMove: (to: number) => void;
  readonly className?: string | undefined;
}) => {
  const own = useRef<HTMLSpanElement>(null);
  /** Where it was when a button was pressed, until it has moved. */
  const pressedAt = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (pressedAt.current === null || pressedAt.current === at) return;
    pressedAt.current = null;
    if (isFocusLost()) own.current?.querySelector<HTMLButtonElement>('button:not(:disabled)')?.focus();
  }, [at]);
  const move = (to: number): void => {
    pressedAt.current = at;
    onMove(to);
  };
  return (
    <span ref={own} className={className}>
      <IconButton small label={up} disabled={fixed || at === 0} onClick={() => move(at - 1)}>
        <ArrowUp aria-hidden />
      </IconButton>
      <IconButton small label={down} disabled={fixed || at === last} onClick={() => move(at + 1)}>
        <ArrowDown aria-hidden />
      </IconButton>
    </span>
  );
};
