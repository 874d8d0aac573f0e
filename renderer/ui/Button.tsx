import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { cx } from './cx.ts';
import { Tooltip } from './Tooltip.tsx';
import styles from './Button.module.css';

type ButtonLook = 'primary' | 'outline' | 'quiet';

type Common = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> & {
  readonly look?: ButtonLook;
  readonly small?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
};

/** A button with words. `busy` keeps its width and its focus, and says so to screen readers. */
export const Button = ({
  look = 'outline',
  small = false,
  busy = false,
  submit = false,
  icon,
  children,
  className,
  onClick,
  ...rest
}: Common & { readonly busy?: boolean; readonly submit?: boolean; readonly icon?: ReactNode }) => (
  <button
    {...rest}
    type={submit ? 'submit' : 'button'}
    aria-busy={busy || undefined}
    aria-disabled={busy || undefined}
    onClick={busy ? undefined : onClick}
    className={cx(styles.button, styles[look], small && styles.small, className)}
  >
    {icon}
    {children}
  </button>
);

/**
 * A button that is only a picture: `label` names it and shows as its tooltip, with the `keys` that do the same. `withoutTooltip` leaves the tooltip out:
 * one that shows takes the next Escape.
 */
export const IconButton = ({
  label,
  keys,
  pressed,
  look = 'quiet',
  small = false,
  withoutTooltip = false,
  className,
  children,
  ...rest
}: Common & {
  readonly label: string;
  readonly keys?: string | undefined;
  readonly pressed?: boolean;
  readonly withoutTooltip?: boolean;
}) => {
  const button = (
    <button
      {...rest}
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      className={cx(styles.button, styles.icon, styles[look], small && styles.small, className)}
    >
      {children}
    </button>
  );
  if (withoutTooltip) return button;
  return (
    <Tooltip text={label} keys={keys}>
      {button}
    </Tooltip>
  );
};
