import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import type { LineState } from './list-part.ts';
import styles from './PlaceItem.module.css';

/** Something about words at a place: where, the words, and what about them; with what can be done. Pressed, it leads there. */
export const PlaceItem = ({
  state: { active, tabIndex },
  glyph,
  where,
  words,
  lang,
  reason,
  className,
  onGo,
  children,
}: {
  readonly state: LineState;
  readonly glyph?: ReactNode;
  readonly where: ReactNode;
  readonly words: ReactNode;
  readonly lang?: string | undefined;
  /** Null where the line above has said it. */
  readonly reason: ReactNode;
  readonly className?: string | undefined;
  readonly onGo: () => void;
  /** Buttons. */
  readonly children?: ReactNode;
}) => (
  <div className={cx(styles.item, active && styles.active, className)}>
    {glyph ?? <span aria-hidden />}
    <button type="button" data-list-focus tabIndex={tabIndex} className={styles.main} onClick={onGo}>
      <span className={styles.where}>{where}</span>
      <span className={styles.words} lang={lang}>
        {words}
      </span>
      {reason === null ? null : <span className={styles.reason}>{reason}</span>}
    </button>
    <span className={styles.actions}>{children}</span>
  </div>
);

/** Stands in place of one that is being read. */
export const WaitingItem = () => <div className={styles.waiting} />;
