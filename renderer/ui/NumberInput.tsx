import { useState, type InputHTMLAttributes } from 'react';
import { TextInput } from './Field.tsx';

/** A number that is typed: what is no number, or outside `min` to `max`, is not told, and gone when the field is left. */
export const NumberInput = ({
  value,
  onChange,
  min = 0,
  max = 1_000_000_000,
  ...rest
}: Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'type' | 'min' | 'max'> & {
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min?: number;
  readonly max?: number;
}) => {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      step="any"
      {...rest}
      type="number"
      min={min}
      max={max}
      value={typed ?? String(value)}
      onChange={(event) => {
        const { value: text, valueAsNumber: now } = event.target;
        setTyped(text);
        if (Number.isFinite(now) && now >= min && now <= max) onChange(now);
      }}
      onBlur={() => setTyped(null)}
    />
  );
};
