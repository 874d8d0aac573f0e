import { X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/Button.tsx';
import { Tabs, type Tab } from '../ui/Tabs.tsx';
import { runCommand, useKey } from './commands.ts';
import type { Feature } from './feature.ts';
import { Edge } from './Edge.tsx';
import { setPreferences } from './preferences.ts';
import { useWorkspace } from './store.ts';
import styles from './SidePanel.module.css';

const narrowest = 280;
const widest = 900;

/** Openings the user did not ask for, or asked for by a click on a tab, leave the focus where it is. */
const quietIntents: ReadonlySet<string | null> = new Set(['step', 'welcome', 'tab']);

/** Of the chosen tab: for a moment the list of the one before is still there, and would take the focus with it when it goes. */
const activeItem = '[role="tabpanel"][data-state="active"] [data-list-focus][tabindex="0"]';

/** Ends the wait for a list that was asked for before it was read. */
let endWait: () => void = () => undefined;

/** Moves the focus from `tab` to the panel's list once it is there, unless the user has gone on by then. */
const awaitList = (panel: Element, tab: HTMLElement): void => {
  const controller = new AbortController();
  const observer = new MutationObserver(() => {
    const item = panel.querySelector<HTMLElement>(activeItem);
    if (item === null) return;
    endWait();
    item.focus();
  });
  endWait = () => {
    observer.disconnect();
    controller.abort();
  };
  observer.observe(panel, { childList: true, subtree: true });
  for (const event of ['keydown', 'blur'])
    tab.addEventListener(event, () => endWait(), { signal: controller.signal });
};

/** Moves the focus into the panel: to the item of its list where one was, else to the chosen tab, and on to a list that is still being read. */
export const focusPanel = (): void => {
  endWait();
  const panel = document.querySelector('[data-region="panel"]');
  if (panel === null) return;
  const item = panel.querySelector<HTMLElement>(activeItem);
  if (item !== null) {
    item.focus();
    return;
  }
  const tab = panel.querySelector<HTMLElement>('[role="tab"][data-state="active"]');
  tab?.focus();
  if (tab !== null) awaitList(panel, tab);
};

/** Hears Escape in the panel, unless something in it took it: the focus goes back to the text. */
const useEscape = (region: RefObject<HTMLElement | null>, open: boolean): void =>
  useEffect(() => {
    const element = region.current;
    if (element === null || !open) return undefined;
    const hear = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) runCommand('focusText');
    };
    element.addEventListener('keydown', hear);
    return () => element.removeEventListener('keydown', hear);
  }, [region, open]);

const useTabs = (features: readonly Feature[]): readonly Tab[] => {
  const { t } = useTranslation();
  return useMemo(
    () =>
      features.flatMap(({ panel }) =>
        panel === undefined
          ? []
          : [{ id: panel.id, title: t(panel.titleKey), Icon: panel.Icon, content: <panel.Content /> }],
      ),
    [features, t],
  );
};

/** The one side panel: a tab for every feature that has something to show beside the text. */
export const SidePanel = ({ features }: { readonly features: readonly Feature[] }) => {
  const { t } = useTranslation('common');
  const region = useRef<HTMLElement>(null);
  const panel = useWorkspace((state) => state.panel);
  const intent = useWorkspace((state) => state.panelIntent);
  const opened = useWorkspace((state) => state.panelOpened);
  const kept = useWorkspace((state) => state.panelWidth ?? state.preferences.panelWidth);
  const [moved, setMoved] = useState<number | null>(null);
  const tabs = useTabs(features);
  const closeKey = useKey('togglePanel');
  useEscape(region, panel !== null);
  useEffect(() => {
    if (opened === 0 || quietIntents.has(intent)) return;
    const content = region.current?.querySelector('[role="tabpanel"][data-state="active"]');
    if (content?.contains(document.activeElement) !== true) focusPanel();
  }, [opened, intent]);
  if (panel === null) return null;
  const width = moved ?? kept;
  const switchTo = (id: string): void => {
    const chosen = features.find((feature) => feature.panel?.id === id)?.panel;
    if (chosen !== undefined) useWorkspace.setState({ panel: chosen.id, panelIntent: 'tab' });
  };
  const keep = (wanted: number): void => {
    setMoved(null);
    useWorkspace.setState({ panelWidth: wanted });
    // What the next project begins with.
    void setPreferences({ panelWidth: wanted });
  };
  return (
    <aside
      ref={region}
      data-region="panel"
      data-keeps-focus
      className={styles.panel}
      style={{ width }}
      aria-label={t('sidePanel')}
    >
      <Edge
        of="width"
        label={t('panelWidth')}
        size={width}
        least={narrowest}
        most={widest}
        onMove={setMoved}
        onDone={keep}
      />
      <Tabs
        label={t('sidePanel')}
        value={panel}
        onChange={switchTo}
        tabs={tabs}
        trailing={
          <IconButton
            small
            label={t('closePanel')}
            keys={closeKey}
            onClick={() => void runCommand('togglePanel')}
          >
            <X aria-hidden />
          </IconButton>
        }
      />
    </aside>
  );
};
