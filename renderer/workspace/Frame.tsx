import { useEffect, type ReactNode } from 'react';
import { Bar } from './Bar.tsx';
import type { Feature } from './feature.ts';
import { keepPlace } from './keep-place.ts';
import { SidePanel } from './SidePanel.tsx';
import { useWorkspace } from './store.ts';
import styles from './Frame.module.css';

/** The open project: bar, text, side panel, status. */
export const Frame = ({
  features,
  text,
  status,
}: {
  readonly features: readonly Feature[];
  readonly text: ReactNode;
  readonly status: ReactNode;
}) => {
  const name = useWorkspace((state) => state.project?.name ?? '');
  useEffect(keepPlace, []);
  useEffect(() => {
    const before = document.title;
    document.title = name === '' ? before : `${name} · Duizhao`;
    return () => {
      document.title = before;
    };
  }, [name]);
  return (
    <div className={styles.frame}>
      <Bar features={features} />
      <div className={styles.middle}>
        <main className={styles.text}>{text}</main>
        <SidePanel features={features} />
      </div>
      {status}
    </div>
  );
};
