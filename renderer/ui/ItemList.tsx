import type { KeyboardEvent, ReactNode } from 'react';
import { isForList } from './list-keys.ts';
import type { LineState } from './list-part.ts';
import styles from './ItemList.module.css';

/** Each of a few can be reached, and says all it has to say. */
const state: LineState = { active: true, tabIndex: 0 };

/** A list of a few things, all of them drawn. `onKey` hears the keys struck on one, and answers true when it took one. */
export const ItemList = <T,>({
  label,
  items,
  itemKey,
  onKey,
  children,
}: {
  readonly label: string;
  readonly items: readonly T[];
  readonly itemKey: (item: T) => string | number;
  readonly onKey?: (event: KeyboardEvent, item: T) => boolean;
  readonly children: (item: T, state: LineState) => ReactNode;
}) => {
  const hear = (event: KeyboardEvent<HTMLElement>, item: T): void => {
    const isPlain = !(event.ctrlKey || event.metaKey || event.altKey);
    if (isPlain && isForList(event, event.currentTarget) && onKey?.(event, item) === true)
      event.preventDefault();
  };
  return (
    <ul className={styles.list} aria-label={label}>
      {items.map((item) => (
        // It only hears the keys of the buttons inside.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <li key={itemKey(item)} onKeyDown={(event) => hear(event, item)}>
          {children(item, state)}
        </li>
      ))}
    </ul>
  );
};
