import { Tooltip as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { useFloatingRoot } from './Floating.tsx';
import { Kbd } from './Kbd.tsx';
import styles from './Tooltip.module.css';

/** Goes round the whole application once: tooltips then share one delay. */
export const TooltipProvider = ({ children }: { readonly children: ReactNode }) => (
  <Radix.Provider delayDuration={500} skipDelayDuration={200}>
    {children}
  </Radix.Provider>
);

/** A few words beside what the pointer or the focus rests on. Never the only place where something is said. */
export const Tooltip = ({
  text,
  keys,
  children,
}: {
  readonly text: string;
  readonly keys?: string | undefined;
  readonly children: ReactElement;
}) => (
  <Radix.Root>
    <Radix.Trigger asChild>{children}</Radix.Trigger>
    <Radix.Portal container={useFloatingRoot()}>
      <Radix.Content className={styles.tooltip} sideOffset={6} collisionPadding={8}>
        {text}
        {keys === undefined ? null : <Kbd keys={keys} />}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
);
