import { Dialog as Radix } from 'radix-ui';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { IconButton } from './Button.tsx';
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
  onCloseFocus,
  children,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly hideTitle?: boolean;
  readonly closeLabel: string;
  readonly wide?: boolean;
  /** Called instead of giving the focus back, when it has somewhere else to go: answer true to keep it. */
  readonly onCloseFocus?: () => boolean;
  readonly children: ReactNode;
}) => (
  <Radix.Root
    open={open}
    onOpenChange={(now) => {
      if (!now) onClose();
    }}
  >
    <Radix.Portal>
      <Radix.Overlay className={styles.overlay} />
      <Radix.Content
        className={cx(styles.dialog, wide && styles.wide)}
        aria-describedby={undefined}
        onCloseAutoFocus={(event) => {
          if (onCloseFocus?.() === true) event.preventDefault();
        }}
      >
        {hideTitle ? (
          <VisuallyHidden>
            <Radix.Title>{title}</Radix.Title>
          </VisuallyHidden>
        ) : (
          <header className={styles.header}>
            <Radix.Title className={styles.title}>{title}</Radix.Title>
            <IconButton label={closeLabel} onClick={onClose}>
              <X aria-hidden />
            </IconButton>
          </header>
        )}
        {children}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
);
