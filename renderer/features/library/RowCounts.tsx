import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { UpdateReport } from '#api/documents.ts';
import styles from './ImportForm.module.css';

const told = ['changed', 'added', 'removed', 'moved', 'split', 'merged', 'held', 'kept'] as const;

/** How many rows an update changes, and in which way; `children` are further lines of the list. */
export const RowCounts = ({
  rows,
  children,
}: {
  readonly rows: UpdateReport['rows'];
  readonly children?: ReactNode;
}) => {
  const { t } = useTranslation('library');
  return (
    <ul className={styles.counts}>
      {told
        .filter((what) => rows[what] > 0)
        .map((what) => (
          <li key={what}>{t(`update.rows.${what}`, { count: rows[what] })}</li>
        ))}
      {children}
    </ul>
  );
};
