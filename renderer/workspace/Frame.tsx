import { useEffect, type ReactNode } from 'react';
import { Bar } from './Bar.tsx';
import { Drawer } from './Drawer.tsx';
import type { Feature } from './feature.ts';
import { keepPlace } from './keep-place.ts';
import { SidePanel } from './SidePanel.tsx';
import { useWorkspace } from './store.ts';
import styles from './Frame.module.css';

/** The open project: bar, text, what features put above, beside and below it, status. */
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
  const both = useWorkspace((state) => state.panel !== null && state.drawer !== null);
  const front = useWorkspace((state) => state.front);
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
      {features.map(({ id, Above }) => (Above === undefined ? null : <Above key={id} />))}
      <div className={styles.middle} data-front={both ? front : undefined}>
        <div className={styles.column}>
          <main className={styles.text} data-region="text">
            {text}
          </main>
          <Drawer features={features} />
        </div>
        <SidePanel features={features} />
      </div>
      {status}
    </div>
  );
};
