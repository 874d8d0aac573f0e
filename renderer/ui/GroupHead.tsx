import { ChevronDown, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './GroupHead.module.css';

/** The heading of a group in a list: what it is, its counts, and what can be done with all of it. Pressed, it opens and closes. */
export const GroupHead = ({
  open,
  tabIndex,
  glyph,
  title,
  help,
  counts,
  inLine = false,
  onToggle,
  children,
}: {
  readonly open: boolean;
  readonly tabIndex: 0 | -1;
  readonly glyph?: ReactNode;
  readonly title: ReactNode;
  /** Shown under the pointer. */
  readonly help?: string;
  readonly counts: ReactNode;
  /** The counts stand at the end of the line, not below the title. */
  readonly inLine?: boolean;
  readonly onToggle: () => void;
  /** Buttons. */
  readonly children?: ReactNode;
}) => {
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <div className={cx(styles.group, inLine && styles.inLine)}>
      <button
        type="button"
        data-list-focus
        tabIndex={tabIndex}
        aria-expanded={open}
        className={styles.main}
        title={help}
        onClick={onToggle}
      >
        <Chevron aria-hidden className={styles.chevron} />
        {glyph}
        <span className={styles.words}>
          <span className={styles.kind}>{title}</span>
          <span className={styles.counts}>{counts}</span>
        </span>
      </button>
      {children}
    </div>
  );
};
