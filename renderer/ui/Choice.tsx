import { Checkbox as RadixCheckbox, RadioGroup } from 'radix-ui';
import { Check } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Choice.module.css';

/** A box to tick, with its label beside it. */
export const Checkbox = ({
  checked,
  onChange,
  disabled = false,
  children,
}: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}) => {
  const id = useId();
  return (
    <span className={styles.line}>
      <RadixCheckbox.Root
        id={id}
        className={styles.box}
        checked={checked}
        disabled={disabled}
        onCheckedChange={(now) => onChange(now === true)}
      >
        <RadixCheckbox.Indicator className={styles.tick}>
          <Check aria-hidden />
        </RadixCheckbox.Indicator>
      </RadixCheckbox.Root>
      <label htmlFor={id}>{children}</label>
    </span>
  );
};

export type Segment<V extends string> = {
  readonly value: V;
  readonly label: string;
  readonly count?: number | undefined;
  readonly lang?: string;
};

/** One of a few, side by side: a radio group in a row. */
export const Segmented = <V extends string>({
  options,
  value,
  onChange,
  label,
  labelledBy,
}: {
  readonly options: readonly Segment<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly label?: string;
  readonly labelledBy?: string;
}) => (
  <RadioGroup.Root
    className={styles.segmented}
    value={value}
    orientation="horizontal"
    aria-label={label}
    aria-labelledby={labelledBy}
    onValueChange={(now) => {
      const chosen = options.find((option) => option.value === now);
      if (chosen !== undefined) onChange(chosen.value);
    }}
  >
    {options.map((option) => (
      <RadioGroup.Item key={option.value} value={option.value} className={styles.segment} lang={option.lang}>
        {option.label}
        {option.count === undefined ? null : <span className={styles.count}>{option.count}</span>}
      </RadioGroup.Item>
    ))}
  </RadioGroup.Root>
);

export type Card<V extends string> = {
  readonly value: V;
  readonly title: ReactNode;
  readonly text?: ReactNode;
  readonly icon?: ReactNode;
};

/** One of a few, each explained: a radio group of cards. */
export const Cards = <V extends string>({
  options,
  value,
  onChange,
  label,
  columns = 1,
}: {
  readonly options: readonly Card<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly label: string;
  readonly columns?: 1 | 2;
}) => (
  <RadioGroup.Root
    className={cx(styles.cards, columns === 2 && styles.two)}
    value={value}
    aria-label={label}
    onValueChange={(now) => {
      const chosen = options.find((option) => option.value === now);
      if (chosen !== undefined) onChange(chosen.value);
    }}
  >
    {options.map((option) => (
      <RadioGroup.Item key={option.value} value={option.value} className={styles.card}>
        {option.icon === undefined ? null : <span className={styles.cardIcon}>{option.icon}</span>}
        <span className={styles.cardWords}>
          <span className={styles.cardTitle}>{option.title}</span>
          {option.text === undefined ? null : <span className={styles.cardText}>{option.text}</span>}
        </span>
        <span className={styles.dot} aria-hidden />
      </RadioGroup.Item>
    ))}
  </RadioGroup.Root>
);
