import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, TextInput } from './Field.tsx';
import { typedDate } from './typed-date.ts';

/**
 * A day that is typed, in the language of the interface: a browser's own field speaks the browser's. What can be read is told as one types, anything
 * else as nothing; what cannot be read is said when the field is left, and stays.
 * @param value `2026-12-01`, or `2026-12-01T14:30` where `withTime`; empty for none.
 */
export const DateField = ({
  label,
  value,
  withTime = false,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly withTime?: boolean;
  readonly onChange: (value: string) => void;
}) => {
  const { t } = useTranslation('common');
  const [typed, setTyped] = useState<string | null>(null);
  const [isLeft, setLeft] = useState(false);
  /** What was told since the field was entered: it may come back as the value late, when more has been typed. */
  const [told, setTold] = useState<readonly string[]>([]);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    if (!told.includes(value)) setTyped(null);
  }
  const read = typedDate(typed ?? '', withTime);
  const error = isLeft && 'error' in read ? read.error : null;
  const form = t(withTime ? 'date.momentForm' : 'date.dayForm');
  const write = (text: string): void => {
    const now = typedDate(text, withTime);
    const day = 'value' in now ? now.value : '';
    setTyped(text);
    setLeft(false);
    if (day === (told.at(-1) ?? value)) return;
    setTold([...told, day]);
    onChange(day);
  };
  const leave = (): void => {
    setLeft(true);
    setTold([]);
    if ('value' in read) setTyped(null);
  };
  return (
    <Field label={label} error={error === null ? null : t(`date.${error}`, { form })}>
      {(ids) => (
        <TextInput
          {...ids}
          placeholder={form}
          value={typed ?? value.replace('T', ' ')}
          onChange={(event) => write(event.target.value)}
          onBlur={leave}
          onKeyDown={({ key }) => {
            if (key === 'Enter') leave();
          }}
        />
      )}
    </Field>
  );
};
