import type { LucideIcon } from 'lucide-react';
import { Tabs as Radix } from 'radix-ui';
import { useEffect, useRef, type ReactNode } from 'react';
import { Tooltip } from './Tooltip.tsx';
import { VisuallyHidden } from './VisuallyHidden.tsx';
import styles from './Tabs.module.css';

export type Tab = {
  readonly id: string;
  readonly title: string;
  readonly Icon: LucideIcon;
  /** How many things wait there; left out when 0. */
  readonly count?: number | undefined;
  readonly content: ReactNode;
};

const TabHead = ({ tab, chosen }: { readonly tab: Tab; readonly chosen: boolean }) => {
  const { id, title, Icon, count = 0 } = tab;
  return (
    <Radix.Trigger value={id} className={styles.tab} data-tab={id}>
      <Tooltip text={title}>
        <span className={styles.icon}>
          <Icon aria-hidden />
        </span>
      </Tooltip>
      {chosen ? <span className={styles.title}>{title}</span> : <VisuallyHidden>{title}</VisuallyHidden>}
      {count === 0 ? null : <span className={styles.count}>{count}</span>}
    </Radix.Trigger>
  );
};

/**
 * A row of tabs, each an icon with its title as tooltip and name, the chosen one with its title beside it, and the content of that. The
 * row scrolls where it is too narrow for all. `trailing` stands at the end of the row (a close button).
 */
export const Tabs = ({
  tabs,
  value,
  onChange,
  label,
  trailing,
}: {
  readonly tabs: readonly Tab[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly label: string;
  readonly trailing?: ReactNode;
}) => {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const active = list.current?.querySelector(`[data-tab="${CSS.escape(value)}"]`);
    active?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [value]);
  return (
    <Radix.Root value={value} onValueChange={onChange} className={styles.root}>
      <div className={styles.bar}>
        <Radix.List
          ref={list}
          className={styles.list}
          aria-label={label}
          onWheel={({ deltaY, currentTarget }) => {
            currentTarget.scrollLeft += deltaY;
          }}
        >
          {tabs.map((tab) => (
            <TabHead key={tab.id} tab={tab} chosen={tab.id === value} />
          ))}
        </Radix.List>
        {trailing}
      </div>
      {tabs.map((tab) => (
        <Radix.Content key={tab.id} value={tab.id} className={styles.content} tabIndex={-1}>
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
};
