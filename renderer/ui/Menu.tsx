import { DropdownMenu as Radix } from 'radix-ui';
import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx.ts';
import { useFloatingRoot } from './Floating.tsx';
import { Kbd } from './Kbd.tsx';
import styles from './Menu.module.css';

/** A menu that opens from `trigger`, a button. */
export const Menu = ({
  trigger,
  align = 'start',
  children,
}: {
  readonly trigger: ReactElement;
  readonly align?: 'start' | 'end';
  readonly children: ReactNode;
}) => (
  <Radix.Root modal={false}>
    <Radix.Trigger asChild>{trigger}</Radix.Trigger>
    <Radix.Portal container={useFloatingRoot()}>
      {/* A menu taller than the window is scrolled by keys even while the mouse has left all its items. */}
      <Radix.Content className={styles.menu} tabIndex={0} align={align} sideOffset={4} collisionPadding={8}>
        {children}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
);

/** A menu at a point of the window, as a right click opens it: controlled, as there is no button that it opens from. */
export const PointMenu = ({
  x,
  y,
  label,
  onClose,
  onClosed,
  children,
}: {
  /** CSS pixels from the window's top left corner. */
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly onClose: () => void;
  /** Called when it has gone: the focus is to be put back. */
  readonly onClosed: () => void;
  readonly children: ReactNode;
}) => {
  const root = useFloatingRoot();
  return (
    <Radix.Root
      open
      modal={false}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Radix.Portal container={root}>
        <Radix.Trigger asChild>
          <span aria-hidden tabIndex={-1} className={styles.point} style={{ left: x, top: y }} />
        </Radix.Trigger>
      </Radix.Portal>
      <Radix.Portal container={root}>
        <Radix.Content
          data-takes-focus
          className={styles.menu}
          tabIndex={0}
          aria-label={label}
          // The library names a menu by its trigger, which is nothing to be read here.
          aria-labelledby={undefined}
          align="start"
          sideOffset={2}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            onClosed();
          }}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
};

export const MenuItem = ({
  icon,
  keys,
  danger = false,
  disabled = false,
  checked,
  stays = false,
  count,
  onSelect,
  children,
}: {
  readonly icon?: ReactNode;
  readonly keys?: string | undefined;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** Set for an item that is one of a choice: ticked or not. */
  readonly checked?: boolean;
  /** The menu stays open, for several choices in a row. */
  readonly stays?: boolean;
  readonly count?: number | undefined;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}) => {
  const inside = (
    <>
      <span className={styles.icon}>{checked === true ? <Check aria-hidden /> : icon}</span>
      <span className={styles.words}>{children}</span>
      {count === undefined ? null : <span className={styles.count}>{count}</span>}
      {keys === undefined ? null : <Kbd keys={keys} />}
    </>
  );
  const select = (event: Event): void => {
    if (stays) event.preventDefault();
    onSelect();
  };
  const className = cx(styles.item, danger && styles.danger);
  return checked === undefined ? (
    <Radix.Item className={className} disabled={disabled} onSelect={select}>
      {inside}
    </Radix.Item>
  ) : (
    <Radix.CheckboxItem className={className} checked={checked} disabled={disabled} onSelect={select}>
      {inside}
    </Radix.CheckboxItem>
  );
};

export const MenuLine = () => <Radix.Separator className={styles.line} />;

export const MenuHeading = ({ children }: { readonly children: ReactNode }) => (
  <Radix.Label className={styles.heading}>{children}</Radix.Label>
);
