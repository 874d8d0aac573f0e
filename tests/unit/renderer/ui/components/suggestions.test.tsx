// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { useRef, useState } from 'react';
import { expect, test, vi } from 'vitest';
import { Suggestions, useSuggestions } from '#renderer/ui/Suggestions.tsx';
import { useEscape } from '#renderer/ui/use-escape.ts';
import { show } from './show.ts';

const words = ['里長', '里程', '理解'];

const Tagging = ({ onTake }: { readonly onTake: (option: string) => void }) => {
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const options = typed === '' ? [] : words.filter((word) => word.startsWith(typed));
  const list = useSuggestions('tags', options, onTake);
  useEscape(field, list.putAway);
  return (
    <>
      <input
        ref={field}
        aria-label="Tag"
        {...list.props}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={list.onKey}
      />
      {list.open ? (
        <Suggestions
          id="tags"
          label="Tags used before"
          options={options}
          chosen={list.chosen}
          onTake={onTake}
        />
      ) : null}
    </>
  );
};

const typing = async (text: string) => {
  const onTake = vi.fn<(option: string) => void>();
  const { user } = show(<Tagging onTake={onTake} />);
  const field = screen.getByRole('combobox', { name: 'Tag' });
  await user.type(field, text);
  return { user, onTake, field };
};

/** The suggestion that a screen reader is told of. */
const chosen = (field: HTMLElement): string | null | undefined => {
  const id = field.getAttribute('aria-activedescendant');
  const option = id === null ? null : document.getElementById(id);
  expect(option?.getAttribute('aria-selected')).toBe('true');
  return option?.textContent;
};

test('none are shown, or told of, while nothing fits', async () => {
  const { field } = await typing('無');
  expect(screen.queryByRole('listbox')).toBeNull();
  expect(field.getAttribute('aria-expanded')).toBe('false');
  expect(field.getAttribute('aria-controls')).toBeNull();
  expect(field.getAttribute('aria-activedescendant')).toBeNull();
});

test('arrows go through them, around the ends, and the focus stays in the field', async () => {
  const { user, field } = await typing('里');
  expect(field.getAttribute('aria-expanded')).toBe('true');
  expect(screen.getByRole('listbox', { name: 'Tags used before' }).id).toBe(
    field.getAttribute('aria-controls'),
  );
  expect(chosen(field)).toBe('里長');
  await user.keyboard('{ArrowDown}');
  expect(chosen(field)).toBe('里程');
  await user.keyboard('{ArrowDown}');
  expect(chosen(field)).toBe('里長');
  await user.keyboard('{ArrowUp}');
  expect(chosen(field)).toBe('里程');
  expect(document.activeElement).toBe(field);
});

test.each(['{Enter}', '{Tab}'])('%s takes the chosen one and does nothing else', async (key) => {
  const { user, onTake, field } = await typing('里');
  await user.keyboard(`{ArrowDown}${key}`);
  expect(onTake.mock.calls).toEqual([['里程']]);
  expect(document.activeElement).toBe(field);
});

test('keys with a modifier are not for the suggestions', async () => {
  const { user, onTake, field } = await typing('里');
  await user.keyboard('{Control>}{ArrowDown}{Enter}{/Control}{Alt>}{Enter}{/Alt}{Meta>}{Enter}{/Meta}');
  expect(onTake).not.toHaveBeenCalled();
  expect(chosen(field)).toBe('里長');
});

test('Escape puts them away until others fit; then Enter is not theirs', async () => {
  const { user, onTake } = await typing('里');
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('listbox')).toBeNull();
  await user.keyboard('{Enter}');
  expect(onTake).not.toHaveBeenCalled();
  await user.keyboard('程');
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['里程']);
});

test('other suggestions begin with the first', async () => {
  const { user, field } = await typing('里');
  await user.keyboard('{ArrowDown}{Backspace}理');
  expect(chosen(field)).toBe('理解');
});

test('a click takes one without the field losing the focus', async () => {
  const { user, onTake, field } = await typing('里');
  await user.click(screen.getByRole('option', { name: '里程' }));
  expect(onTake.mock.calls).toEqual([['里程']]);
  expect(document.activeElement).toBe(field);
});
