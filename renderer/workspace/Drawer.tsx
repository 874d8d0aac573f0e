import { X } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/Button.tsx';
import { Tabs, type Tab } from '../ui/Tabs.tsx';
import { useEscape } from '../ui/use-escape.ts';
import { runCommand, useKey } from './commands.ts';
import { Edge } from './Edge.tsx';
import type { Feature } from './feature.ts';
import { useWorkspace } from './store.ts';
import styles from './Drawer.module.css';

const lowest = 120;
const highest = 900;
const usual = 240;

const useTabs = (features: readonly Feature[]): readonly Tab[] => {
  const { t } = useTranslation();
  return useMemo(
    () =>
      features.flatMap(({ drawer }) =>
        drawer === undefined
          ? []
          : [{ id: drawer.id, title: t(drawer.titleKey), Icon: drawer.Icon, content: <drawer.Content /> }],
      ),
    [features, t],
  );
};

const Inside = ({ chosen, tabs }: { readonly chosen: Tab; readonly tabs: readonly Tab[] }) => {
  const { t } = useTranslation('common');
  const region = useRef<HTMLElement>(null);
  const kept = useWorkspace((state) => state.drawerHeight ?? usual);
  const [moved, setMoved] = useState<number | null>(null);
  const keys = useKey('toggleDrawer');
  // The drawer stays: one reads in it and goes on in the text.
  useEscape(region, () => runCommand('focusText'));
  const close = (
    <IconButton small label={t('closeDrawer')} keys={keys} onClick={() => void runCommand('toggleDrawer')}>
      <X aria-hidden />
    </IconButton>
  );
  return (
    <section
      ref={region}
      data-region="drawer"
      data-keeps-focus
      className={styles.drawer}
      style={{ height: moved ?? kept }}
      aria-label={tabs.length > 1 ? t('drawer') : chosen.title}
    >
      <Edge
        of="height"
        label={t('drawerHeight')}
        size={moved ?? kept}
        least={lowest}
        most={highest}
        onMove={setMoved}
        onDone={(drawerHeight) => {
          setMoved(null);
          useWorkspace.setState({ drawerHeight });
        }}
      />
      {tabs.length > 1 ? (
        <Tabs
          label={t('drawer')}
          value={chosen.id}
          onChange={(drawer) => useWorkspace.setState({ drawer })}
          tabs={tabs}
          trailing={close}
        />
      ) : (
        <>
          <header className={styles.head}>
            <h2 className={styles.title}>{chosen.title}</h2>
            {close}
          </header>
          <div className={styles.content}>{chosen.content}</div>
        </>
      )}
    </section>
  );
};

/** What is read across rows, below the text; nothing while it is closed. */
export const Drawer = ({ features }: { readonly features: readonly Feature[] }) => {
  const tabs = useTabs(features);
  const drawer = useWorkspace((state) => state.drawer);
  const chosen = tabs.find(({ id }) => id === drawer);
  return chosen === undefined ? null : <Inside chosen={chosen} tabs={tabs} />;
};
