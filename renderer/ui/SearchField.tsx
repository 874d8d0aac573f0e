import { useEffect, useState, type KeyboardEvent } from 'react';
import { Field, TextInput } from './Field.tsx';

/** How long the typing must rest before the search runs, in milliseconds. */
const rest = 160;

const longest = 200;

const goToList = (event: KeyboardEvent<HTMLInputElement>): void => {
  if (event.key !== 'ArrowDown') return;
  event.preventDefault();
  event.currentTarget
    .closest('[role="tabpanel"], [data-list-part]')
    ?.querySelector<HTMLElement>('[data-list-focus][tabindex="0"]')
    ?.focus();
};

/**
 * Words that the list of a panel is narrowed to, once the typing rests. `searched` is what it is narrowed to now, `onSearch` is called with
 * other words, without white space around them. Arrow down goes to the list.
 */
export const SearchField = ({
  label,
  placeholder,
  searched,
  onSearch,
}: {
  readonly label: string;
  readonly placeholder: string;
  readonly searched: string;
  readonly onSearch: (words: string) => void;
}) => {
  const [typed, setTyped] = useState(searched);
  const [known, setKnown] = useState(searched);
  // Cleared from elsewhere.
  if (known !== searched) {
    setKnown(searched);
    if (searched === '') setTyped('');
  }
  // What was typed is compared with what is searched for when the typing rests: cleared and typed again at once, it is searched for again.
  useEffect(() => {
    const words = typed.trim();
    if (words === searched) return undefined;
    const timer = setTimeout(() => onSearch(words), rest);
    return () => clearTimeout(timer);
  }, [typed, searched, onSearch]);
  return (
    <Field label={label} hideLabel>
      {(ids) => (
        <TextInput
          {...ids}
          type="search"
          value={typed}
          maxLength={longest}
          placeholder={placeholder}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={goToList}
        />
      )}
    </Field>
  );
};
