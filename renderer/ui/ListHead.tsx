import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './ListHead.module.css';

/** The first line of a list's head: a search field, and menus behind it. */
export const ListTools = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.tools}>{children}</div>
);

/** A choice between a few, and menus at the other end. */
export const ListChoice = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.choice}>{children}</div>
);

/** What narrows a list now. */
export const Chips = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <ul className={styles.chips} aria-label={label}>
    {children}
  </ul>
);

/** One thing that narrows it; pressed, it is taken away. */
export const Chip = ({
  name,
  removeLabel,
  onRemove,
}: {
  readonly name: ReactNode;
  readonly removeLabel: string;
  readonly onRemove: () => void;
}) => (
  <li>
    <button type="button" className={styles.chip} aria-label={removeLabel} onClick={onRemove}>
      <span className={styles.name}>{name}</span>
      <X aria-hidden />
    </button>
  </li>
);

/** Takes all of them away. */
export const ClearChips = ({ title, onClear }: { readonly title: string; readonly onClear: () => void }) => (
  <li>
    <button type="button" className={styles.clear} onClick={onClear}>
      {title}
    </button>
  </li>
);

/** How many there are. */
export const ListCounts = ({ children }: { readonly children: ReactNode }) => (
  <p className={styles.counts} aria-live="polite">
    {children}
  </p>
);
