import { useId, type InputHTMLAttributes, type ReactNode, type Ref, type SelectHTMLAttributes } from 'react';
import { ChevronDown } from 'lucide-react';
import { cx } from './cx.ts';
import styles from './Field.module.css';

/** What a control inside a field needs to be named and described by it. */
export type FieldIds = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
};

/** A control with its label above, a hint or an error below. */
export const Field = ({
  label,
  hint,
  error,
  hideLabel = false,
  children,
}: {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly hideLabel?: boolean;
  readonly children: (ids: FieldIds) => ReactNode;
}) => {
  const id = useId();
  const hasError = error !== undefined && error !== null && error !== false;
  const hasHint = hint !== undefined && hint !== null;
  const described = hasError ? `${id}-error` : hasHint ? `${id}-hint` : undefined;
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={cx(styles.label, hideLabel && styles.hidden)}>
        {label}
      </label>
      {children({ id, 'aria-describedby': described, 'aria-invalid': hasError ? true : undefined })}
      {hasError ? (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      ) : null}
      {hasHint && !hasError ? (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      ) : null}
    </div>
  );
};

/** One line of text. */
export const TextInput = ({
  className,
  ...rest
}: InputHTMLAttributes<HTMLInputElement> & { readonly ref?: Ref<HTMLInputElement> }) => (
  <input spellCheck={false} autoComplete="off" {...rest} className={cx(styles.input, className)} />
);

export type Option<V extends string> = {
  readonly value: V;
  readonly label: string;
  /** Language of the label, for the right glyphs. */
  readonly lang?: string;
};

/** The platform's own list: it works with every keyboard, screen reader and zoom. */
export const Select = <V extends string>({
  options,
  value,
  onChange,
  className,
  ...rest
}: Omit<SelectHTMLAttributes<HTMLSelectElement>, 'value' | 'onChange'> & {
  readonly options: readonly Option<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
}) => (
  <span className={cx(styles.select, className)}>
    <select
      {...rest}
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value} lang={option.lang}>
          {option.label}
        </option>
      ))}
    </select>
    <ChevronDown aria-hidden />
  </span>
);
