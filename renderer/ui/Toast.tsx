import { Toast as Radix } from 'radix-ui';
import { X } from 'lucide-react';
import {
  Children,
  createContext,
  use,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from 'react';
import { Button, IconButton } from './Button.tsx';
import { cx } from './cx.ts';
import type { Tone } from './Notice.tsx';
import styles from './Toast.module.css';

type Region = { readonly leave: () => void };

const Region = createContext<Region>({ leave: () => undefined });

/** Gives the focus, while it is in the region, back to where it was before; elsewhere when that is gone. */
const useWayBack = (region: RefObject<HTMLElement | null>, elsewhere: () => void): Region => {
  const latest = useRef(elsewhere);
  useEffect(() => {
    latest.current = elsewhere;
  });
  const outside = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const note = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement && region.current?.contains(target) !== true)
        outside.current = target;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, [region]);
  return useMemo(
    () => ({
      leave: () => {
        if (region.current?.contains(document.activeElement) !== true) return;
        outside.current?.focus({ preventScroll: true });
        if (region.current.contains(document.activeElement)) latest.current();
      },
    }),
    [region],
  );
};

/**
 * Where passing messages appear: the messages are its children. `label` names the region for screen readers. The focus
 * goes back to where it was when a message closes that has it; `onNowhere` is asked to place it when that is gone.
 */
export const ToastRegion = ({
  label,
  onNowhere,
  children,
}: {
  readonly label: string;
  readonly onNowhere: () => void;
  readonly children: ReactNode;
}) => {
  const viewport = useRef<HTMLOListElement>(null);
  const region = useWayBack(viewport, onNowhere);
  const isEmpty = Children.count(children) === 0;
  // The library stops its clocks while the pointer or the focus is here, and never hears that they have left once the
  // last message is gone: messages that come later would stay. Every lot of messages gets clocks of its own.
  const [lot, setLot] = useState({ isEmpty, number: 0 });
  if (lot.isEmpty !== isEmpty) setLot({ isEmpty, number: lot.number + (isEmpty ? 1 : 0) });
  return (
    <Region value={region}>
      <Radix.Provider key={lot.number} label={label} swipeDirection="right" duration={7000}>
        {children}
        {/* F8 leads to the messages from outside of the text: to an empty region it would take the focus away for nothing. */}
        <Radix.Viewport
          ref={viewport}
          className={styles.viewport}
          label={label}
          {...(isEmpty ? { hotkey: [] } : {})}
        />
      </Radix.Provider>
    </Region>
  );
};

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
}) => {
  const { leave } = use(Region);
  const own = useRef<HTMLLIElement>(null);
  // However it goes: closed, by what is done about it, or because something else has made it untrue.
  useLayoutEffect(() => {
    const toast = own.current;
    return () => {
      const isLast = document.activeElement === toast?.parentElement;
      if (isLast || toast?.contains(document.activeElement) === true) leave();
    };
  }, [leave]);
  return (
    <Radix.Root
      ref={own}
      className={cx(styles.toast, styles[tone])}
      type={tone === 'danger' ? 'foreground' : 'background'}
      duration={tone === 'danger' ? Number.POSITIVE_INFINITY : 7000}
      // A button pressed with the mouse takes no focus: whoever types goes on typing.
      onMouseDown={(event) => {
        if (event.target instanceof Element && event.target.closest('button') !== null)
          event.preventDefault();
      }}
      onOpenChange={(open) => {
        if (open) return;
        leave();
        onClose();
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
};
