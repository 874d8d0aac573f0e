import { Progress as Radix } from 'radix-ui';
import styles from './Progress.module.css';

/** How far something is. `value` from 0 to 1, or null while unknown. */
export const Progress = ({ value, label }: { readonly value: number | null; readonly label: string }) => (
  <Radix.Root
    className={styles.track}
    value={value === null ? null : Math.round(value * 100)}
    max={100}
    aria-label={label}
  >
    <Radix.Indicator
      className={styles.bar}
      style={value === null ? undefined : { transform: `scaleX(${Math.max(0, Math.min(1, value))})` }}
    />
  </Radix.Root>
);
