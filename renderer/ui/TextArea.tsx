import { useLayoutEffect, useRef, type Ref, type TextareaHTMLAttributes } from 'react';
import { cx } from './cx.ts';
import fields from './Field.module.css';
import styles from './TextArea.module.css';

/** Several lines of text. It grows with them, up to `tallest` pixels. */
export const TextArea = ({
  ref,
  tallest = 220,
  className,
  ...rest
}: Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'ref'> & {
  readonly ref?: Ref<HTMLTextAreaElement>;
  readonly tallest?: number;
}) => {
  const own = useRef<HTMLTextAreaElement | null>(null);
  useLayoutEffect(() => {
    const area = own.current;
    if (area === null) return;
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight + 2, tallest)}px`;
  });
  return (
    <textarea
      spellCheck={false}
      rows={2}
      {...rest}
      ref={(area) => {
        own.current = area;
        if (typeof ref === 'function') ref(area);
        else if (ref !== undefined && ref !== null) ref.current = area;
      }}
      className={cx(fields.input, styles.area, className)}
    />
  );
};
