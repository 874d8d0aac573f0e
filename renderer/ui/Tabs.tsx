import { Tabs as Radix } from 'radix-ui';
import { useEffect, useRef, type ReactNode } from 'react';
import styles from './Tabs.module.css';

export type Tab = {
  readonly id: string;
  readonly title: string;
  /** How many things wait there; left out when 0. */
  readonly count?: number | undefined;
  readonly content: ReactNode;
};

/** A row of tabs, which scrolls where it is too narrow for all, and the content of the chosen one. `trailing` stands at the end of the row (a close button). */
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
            <Radix.Trigger key={tab.id} value={tab.id} className={styles.tab} data-tab={tab.id}>
              {tab.title}
              {tab.count === undefined || tab.count === 0 ? null : (
                <span className={styles.count}>{tab.count}</span>
              )}
            </Radix.Trigger>
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
