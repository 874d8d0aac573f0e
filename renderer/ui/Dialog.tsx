import { Dialog as Radix } from 'radix-ui';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { IconButton } from './Button.tsx';
import { useLastOutside } from './last-outside.ts';
import { VisuallyHidden } from './VisuallyHidden.tsx';
import styles from './Dialog.module.css';

/** Something laid over the page: only for what is gone again in a moment (the palette, the sheet of shortcuts). Focus returns on closing. */
export const Dialog = ({
  open,
  onClose,
  title,
  hideTitle = false,
  closeLabel,
  wide = false,
  onClosed,
  children,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly hideTitle?: boolean;
  readonly closeLabel: string;
  readonly wide?: boolean;
  /** Called when it has gone and the focus is back where it was. */
  readonly onClosed?: () => void;
  readonly children: ReactNode;
}) => {
  const lastOutside = useLastOutside('[role="dialog"]');
  return (
    <Radix.Root
      open={open}
      onOpenChange={(now) => {
        if (!now) onClose();
      }}
    >
      <Radix.Portal>
        <Radix.Overlay className={styles.overlay} />
        <Radix.Content
          data-takes-focus
          data-keeps-focus
          className={cx(styles.dialog, wide && styles.wide)}
          aria-describedby={undefined}
          onKeyDown={(event) => {
            // The library listens a moment after the dialog has the focus, and takes the key itself from then on.
            const isInside = event.target instanceof Node && event.currentTarget.contains(event.target);
            if (event.key !== 'Escape' || event.defaultPrevented || !isInside) return;
            event.preventDefault();
            onClose();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            lastOutside.current?.focus({ preventScroll: true });
            onClosed?.();
          }}
        >
          {hideTitle ? (
            <VisuallyHidden>
              <Radix.Title>{title}</Radix.Title>
            </VisuallyHidden>
          ) : (
            <header className={styles.header}>
              <Radix.Title className={styles.title}>{title}</Radix.Title>
              {/* It has the focus first where nothing else is to be filled in. */}
              <IconButton label={closeLabel} withoutTooltip onClick={onClose}>
                <X aria-hidden />
              </IconButton>
            </header>
          )}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
};
