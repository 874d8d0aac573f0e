import { Dialog as Radix } from 'radix-ui';
import { X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { cx } from './cx.ts';
import { IconButton } from './Button.tsx';
import { VisuallyHidden } from './VisuallyHidden.tsx';
import styles from './Dialog.module.css';

/** What had the focus last outside any dialog. Libraries look when a dialog opens, which is too late: its own field may have the focus by then. */
const useLastOutside = () => {
  const last = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const note = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement && target.closest('[role="dialog"]') === null) last.current = target;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  return last;
};

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
  const lastOutside = useLastOutside();
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
};
