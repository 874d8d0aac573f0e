/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the list of a text field that keeps the focus: no element of the platform is that */
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import styles from './Suggestions.module.css';

/** What a text field with suggestions carries, so that screen readers follow the chosen one. */
type SuggestingProps = {
  readonly role: 'combobox';
  readonly 'aria-autocomplete': 'list';
  readonly 'aria-haspopup': 'listbox';
  readonly 'aria-expanded': boolean;
  readonly 'aria-controls': string | undefined;
  readonly 'aria-activedescendant': string | undefined;
};

/**
 * Suggestions below a text field: arrows choose, Enter and Tab take, Escape puts them away. `onKey` answers true when
 * it took the key; `chosen` is the place of the one chosen, from 0.
 */
export const useSuggestions = (id: string, options: readonly string[], onTake: (option: string) => void) => {
  const [chosen, setChosen] = useState(0);
  const [away, setAway] = useState(false);
  const [known, setKnown] = useState('');
  const shown = options.join('\n');
  if (shown !== known) {
    setKnown(shown);
    setChosen(0);
    setAway(false);
  }
  const open = options.length > 0 && !away;
  const onKey = (event: KeyboardEvent): boolean => {
    if (!open) return false;
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const option = options[chosen];
    if (event.key === 'ArrowDown') setChosen((at) => (at + 1) % options.length);
    else if (event.key === 'ArrowUp') setChosen((at) => (at + options.length - 1) % options.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && option !== undefined) onTake(option);
    else return false;
    event.preventDefault();
    return true;
  };
  /** For Escape: answers true when there was something to put away. */
  const putAway = (): boolean => {
    if (open) setAway(true);
    return open;
  };
  const props: SuggestingProps = {
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-haspopup': 'listbox',
    'aria-expanded': open,
    'aria-controls': open ? id : undefined,
    'aria-activedescendant': open ? `${id}-${chosen}` : undefined,
  };
  return { open, chosen, onKey, putAway, props };
};

/** The suggestions themselves. The focus stays in the field. */
export const Suggestions = ({
  id,
  label,
  options,
  chosen,
  onTake,
  render,
}: {
  readonly id: string;
  readonly label: string;
  readonly options: readonly string[];
  readonly chosen: number;
  readonly onTake: (option: string) => void;
  readonly render?: ((option: string) => ReactNode) | undefined;
}) => (
  // Of a text field that keeps the focus: the platform's own lists cannot be that.
  <div id={id} role="listbox" aria-label={label} className={styles.list}>
    {options.map((option, at) => (
      // The keys are heard by the field, which keeps the focus.
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
      <div
        key={option}
        id={`${id}-${at}`}
        role="option"
        tabIndex={-1}
        aria-selected={at === chosen}
        className={styles.option}
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => onTake(option)}
      >
        {render === undefined ? option : render(option)}
      </div>
    ))}
  </div>
);
