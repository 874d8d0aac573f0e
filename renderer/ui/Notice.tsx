import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Notice.module.css';

export type Tone = 'info' | 'good' | 'warning' | 'danger';

const icons = { info: Info, good: CircleCheck, warning: TriangleAlert, danger: CircleAlert } as const;

/** Something to know, where it matters: an icon, words, and perhaps what to do. Errors are read out at once. */
export const Notice = ({
  tone = 'info',
  title,
  actions,
  children,
}: {
  readonly tone?: Tone;
  readonly title?: ReactNode;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}) => {
  const Icon = icons[tone];
  return (
    <div
      className={cx(styles.notice, styles[tone])}
      role={tone === 'danger' ? 'alert' : undefined}
      aria-live={tone === 'danger' ? undefined : 'polite'}
    >
      <Icon aria-hidden className={styles.icon} />
      <div className={styles.words}>
        {title === undefined ? null : <p className={styles.title}>{title}</p>}
        {children === undefined || children === null ? null : <div className={styles.text}>{children}</div>}
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
};
