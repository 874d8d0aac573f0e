// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react';
import { useState, type ComponentProps } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { VirtualList } from '#renderer/ui/VirtualList.tsx';
import { show } from './show.ts';

const [itemHeight, listHeight] = [20, 100];

beforeEach(() => {
  // Nothing is laid out here: the list is as tall as five of its items.
  for (const name of ['offsetHeight', 'clientHeight'] as const)
    vi.spyOn(HTMLElement.prototype, name, 'get').mockImplementation(function height(this: HTMLElement) {
      return this.tagName === 'LI' ? itemHeight : listHeight;
    });
  return () => vi.restoreAllMocks();
});

type Props = Partial<ComponentProps<typeof VirtualList>>;

const List = ({ first = 0, ...props }: Props & { readonly first?: number }) => {
  const [active, setActive] = useState(first);
  return (
    <VirtualList
      count={1000}
      label="Issues"
      estimate={itemHeight}
      active={active}
      onActive={setActive}
      itemKey={(index) => index}
      render={(index, { tabIndex }) => (
        <>
          <button data-list-focus tabIndex={tabIndex}>{`Issue ${index}`}</button>
          <input aria-label={`Note ${index}`} tabIndex={-1} />
        </>
      )}
      {...props}
    />
  );
};

const buttons = (): string[] => screen.getAllByRole('button').map(({ textContent }) => textContent);
const focused = (): string | null | undefined => document.activeElement?.textContent;

test('of a thousand items a few are drawn, each of which says which of how many it is', () => {
  show(<List />);
  expect(buttons().length).toBeLessThan(30);
  expect(buttons().slice(0, 3)).toEqual(['Issue 0', 'Issue 1', 'Issue 2']);
  const item = screen.getByRole('button', { name: 'Issue 2' }).closest('li');
  expect([item?.getAttribute('aria-posinset'), item?.getAttribute('aria-setsize')]).toEqual(['3', '1000']);
  expect(screen.getByRole('list', { name: 'Issues' })).toBeTruthy();
});

test('the active item is one stop of Tab, and is drawn wherever it is', () => {
  show(<List first={700} />);
  const stops = screen.getAllByRole('button').filter(({ tabIndex }) => tabIndex === 0);
  expect(stops.map(({ textContent }) => textContent)).toEqual(['Issue 700']);
});

test.each([
  ['{ArrowDown}', 'Issue 4'],
  ['{ArrowUp}', 'Issue 2'],
  ['{Home}', 'Issue 0'],
  ['{End}', 'Issue 999'],
  ['{Home}{ArrowUp}', 'Issue 0'],
  ['{End}{ArrowDown}', 'Issue 999'],
  ['{ArrowDown}{ArrowDown}{ArrowUp}', 'Issue 4'],
  ['{Control>}{ArrowDown}{/Control}', 'Issue 3'],
  ['{Alt>}{End}{/Alt}', 'Issue 3'],
  ['x', 'Issue 3'],
])('from the fourth item %s leads to %s, and the focus with it', async (keys, expected) => {
  const { user } = show(<List first={3} />);
  act(() => screen.getByRole('button', { name: 'Issue 3' }).focus());
  await user.keyboard(keys);
  expect(focused()).toBe(expected);
});

test('Page Down and Page Up go as far as is in sight, and back', async () => {
  const { user } = show(<List />);
  act(() => screen.getByRole('button', { name: 'Issue 0' }).focus());
  await user.keyboard('{PageDown}');
  const below = Number(focused()?.replace('Issue ', ''));
  expect(below).toBeGreaterThan(1);
  expect(below).toBeLessThanOrEqual(listHeight / itemHeight);
  await user.keyboard('{PageUp}');
  expect(focused()).toBe('Issue 0');
});

test('keys typed into a field of an item are left to it', async () => {
  const { user } = show(<List />);
  await user.click(screen.getByRole('textbox', { name: 'Note 1' }));
  await user.keyboard('{End}{ArrowDown}');
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Note 1' }));
});

test('every key is told first to whoever asked, who may take it', async () => {
  const onKey = vi.fn<(event: { readonly key: string }, index: number) => boolean>(
    ({ key }) => key === 'ArrowDown',
  );
  const { user } = show(<List onKey={onKey} first={2} />);
  act(() => screen.getByRole('button', { name: 'Issue 2' }).focus());
  await user.keyboard('{ArrowDown}');
  expect(focused()).toBe('Issue 2');
  await user.keyboard('{ArrowUp}');
  expect(focused()).toBe('Issue 1');
  expect(onKey.mock.calls.map(([{ key }, index]) => [key, index])).toEqual([
    ['ArrowDown', 2],
    ['ArrowUp', 2],
  ]);
});

test('an item that is clicked becomes the active one', async () => {
  const { user } = show(<List />);
  await user.click(screen.getByRole('button', { name: 'Issue 2' }));
  expect(screen.getByRole('button', { name: 'Issue 2' }).tabIndex).toBe(0);
  expect(screen.getByRole('button', { name: 'Issue 0' }).tabIndex).toBe(-1);
});

test('it takes the focus when it appears only if it is asked to', () => {
  const { again } = show(<List key="quiet" first={1} />);
  expect(document.activeElement).toBe(document.body);
  again(<List key="asked" first={1} focusFirst />);
  expect(focused()).toBe('Issue 1');
});

test('an item that goes away leaves its focus to the one in its place', () => {
  const list = (gone: number) => (
    <List
      count={10 - gone}
      itemKey={(index) => index + gone}
      render={(index, { tabIndex }) => (
        <button data-list-focus tabIndex={tabIndex}>{`Issue ${index + gone}`}</button>
      )}
    />
  );
  const { again } = show(list(0));
  act(() => screen.getByRole('button', { name: 'Issue 0' }).focus());
  again(list(1));
  expect(focused()).toBe('Issue 1');
});

test('which items are in sight is told', () => {
  const onRange = vi.fn<(first: number, last: number) => void>();
  show(<List onRange={onRange} />);
  const [first, last] = onRange.mock.lastCall ?? [];
  expect(first).toBe(0);
  expect(last).toBeGreaterThanOrEqual(4);
  expect(last).toBeLessThan(20);
});
