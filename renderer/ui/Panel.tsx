import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Panel.module.css';

/** The head of a panel's content: what stays while the rest scrolls. */
export const PanelHead = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.head}>{children}</div>
);

/** What scrolls must be within reach of the keyboard (WCAG 2.1, 2.1.1), though there is nothing to press in it. */
const reachable = { tabIndex: 0 } as const;

/**
 * The part of a panel that scrolls. `flush` leaves the padding to what is inside (lists). `label` names one in which
 * there is nothing to press, and lets the keyboard scroll it.
 */
export const PanelBody = ({
  flush = false,
  label,
  children,
}: {
  readonly flush?: boolean;
  readonly label?: string;
  readonly children: ReactNode;
}) => {
  const className = cx(styles.body, flush && styles.flush);
  return label === undefined ? (
    <div className={className}>{children}</div>
  ) : (
    <section {...reachable} aria-label={label} className={className}>
      {children}
    </section>
  );
};

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
