import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Panel.module.css';

/** The head of a panel's content: what stays while the rest scrolls. */
export const PanelHead = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.head}>{children}</div>
);

/** The part of a panel that scrolls. `flush` leaves the padding to what is inside (lists). */
export const PanelBody = ({
  flush = false,
  children,
}: {
  readonly flush?: boolean;
  readonly children: ReactNode;
}) => <div className={cx(styles.body, flush && styles.flush)}>{children}</div>;

/** What stays at the foot of a panel: the button that does the thing. */
export const PanelFoot = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.foot}>{children}</div>
);

/** A titled part of a panel. */
export const PanelSection = ({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) => (
  <section className={styles.section} aria-label={title}>
    <h2 className={styles.title}>{title}</h2>
    {children}
  </section>
);
