import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

/** What stands where a list would: one calm sentence, perhaps a second, perhaps a thing to do. */
export const EmptyState = ({
  icon,
  title,
  actions,
  children,
}: {
  readonly icon?: ReactNode;
  readonly title: ReactNode;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}) => (
  <div data-focus-home tabIndex={-1} className={styles.empty} aria-live="polite">
    {icon === undefined ? null : <span className={styles.icon}>{icon}</span>}
    <p className={styles.title}>{title}</p>
    {children === undefined || children === null ? null : <div className={styles.text}>{children}</div>}
    {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
  </div>
);
