import { useId } from 'react';
import { Segmented } from '../../ui/Choice.tsx';
import styles from './Book.module.css';

/** One of a few, with its name above it like that of a field. */
export const BookOption = <V extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
}) => {
  const id = useId();
  return (
    <div className={styles.option}>
      <span id={id} className={styles.optionName}>
        {label}
      </span>
      <Segmented labelledBy={id} value={value} options={options} onChange={onChange} />
    </div>
  );
};
