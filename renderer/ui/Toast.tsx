import { Toast as Radix } from 'radix-ui';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, IconButton } from './Button.tsx';
import { cx } from './cx.ts';
import type { Tone } from './Notice.tsx';
import styles from './Toast.module.css';

/** Where passing messages appear; goes round the application once. `label` names the region for screen readers. */
export const ToastRegion = ({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) => (
  <Radix.Provider label={label} swipeDirection="right" duration={7000}>
    {children}
    <Radix.Viewport className={styles.viewport} label={label} />
  </Radix.Provider>
);

/** One passing message, with at most one thing to do about it (undo). Errors stay until closed. */
export const Toast = ({
  tone,
  action,
  onClose,
  closeLabel,
  children,
}: {
  readonly tone: Tone;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
  readonly onClose: () => void;
  readonly closeLabel: string;
  readonly children: ReactNode;
}) => (
  <Radix.Root
    className={cx(styles.toast, styles[tone])}
    type={tone === 'danger' ? 'foreground' : 'background'}
    duration={tone === 'danger' ? Number.POSITIVE_INFINITY : 7000}
    onOpenChange={(open) => {
      if (!open) onClose();
    }}
  >
    <Radix.Description className={styles.words}>{children}</Radix.Description>
    {action === undefined ? null : (
      <Radix.Action asChild altText={action.label} onClick={action.run}>
        <Button small look="quiet" className={styles.action}>
          {action.label}
        </Button>
      </Radix.Action>
    )}
    <Radix.Close asChild>
      <IconButton small label={closeLabel}>
        <X aria-hidden />
      </IconButton>
    </Radix.Close>
  </Radix.Root>
);
