// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import { show } from './show.ts';

const Panel = ({ onSearch }: { readonly onSearch: (words: string) => void }) => {
  const [searched, setSearched] = useState('');
  return (
    <div role="tabpanel">
      <SearchField
        label="Search annotations"
        placeholder="Words"
        searched={searched}
        onSearch={(words) => {
          setSearched(words);
          onSearch(words);
        }}
      />
      <button onClick={() => setSearched('')}>Show all</button>
      <button data-list-focus tabIndex={-1}>
        First
      </button>
      <button data-list-focus tabIndex={0}>
        Active
      </button>
    </div>
  );
};

const drawn = () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const onSearch = vi.fn<(words: string) => void>();
  show(<Panel onSearch={onSearch} />);
  const field = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search annotations' });
  const type = (value: string): void => void fireEvent.change(field, { target: { value } });
  const rest = (): void =>
    act(() => {
      vi.runAllTimers();
    });
  return { onSearch, field, type, rest };
};

test('searches once, when the typing rests, and without white space around the words', () => {
  const { onSearch, type, rest } = drawn();
  type('里');
  type('里長 ');
  expect(onSearch).not.toHaveBeenCalled();
  rest();
  expect(onSearch.mock.calls).toEqual([['里長']]);
});

test('does not search again for the same words', () => {
  const { onSearch, field, type, rest } = drawn();
  type('里長');
  rest();
  type(' 里長 ');
  rest();
  expect(onSearch.mock.calls).toEqual([['里長']]);
  expect(field.value).toBe(' 里長 ');
});

test('is emptied when the search is cleared from elsewhere, and finds the same words again', () => {
  const { onSearch, field, type, rest } = drawn();
  type('里長');
  rest();
  fireEvent.click(screen.getByRole('button', { name: 'Show all' }));
  expect(field.value).toBe('');
  type('里長');
  rest();
  expect(onSearch.mock.calls).toEqual([['里長'], ['里長']]);
});

test('arrow down goes to the active line of the list', () => {
  const { field } = drawn();
  act(() => field.focus());
  fireEvent.keyDown(field, { key: 'ArrowUp' });
  expect(document.activeElement).toBe(field);
  fireEvent.keyDown(field, { key: 'ArrowDown' });
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Active' }));
});
