// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { ItemList } from '#renderer/ui/ItemList.tsx';
import { ListPanel } from '#renderer/ui/ListPanel.tsx';
import { joinParts, type ListPart } from '#renderer/ui/list-part.ts';
import { show } from './show.ts';

beforeEach(() => {
  // Nothing is laid out here: the list is as tall as five of its lines.
  for (const name of ['offsetHeight', 'clientHeight'] as const)
    vi.spyOn(HTMLElement.prototype, name, 'get').mockImplementation(function height(this: HTMLElement) {
      return this.tagName === 'LI' ? 20 : 100;
    });
  return () => vi.restoreAllMocks();
});

const lines = (name: string, count: number): ListPart => ({
  count,
  estimate: () => 20,
  itemKey: (index) => index,
  render: (index, { tabIndex }) => (
    <button data-list-focus tabIndex={tabIndex}>
      {name} {index}
    </button>
  ),
});

const panel = (more: Partial<ComponentProps<typeof ListPanel>> = {}) => (
  <ListPanel
    head={<p>Head</p>}
    loading={null}
    none={<p>None</p>}
    help="Keys"
    label="Things"
    list={joinParts([lines('Repair', 2), lines('Issue', 2)])}
    {...more}
  />
);

test('two parts are one list to walk through', async () => {
  const { user } = show(panel());
  act(() => screen.getByRole('button', { name: 'Repair 1' }).focus());
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement?.textContent).toBe('Issue 0');
  expect(screen.getByRole('list', { name: 'Things' })).toBeTruthy();
  expect([screen.queryByText('Keys') !== null, screen.queryByText('None')]).toEqual([true, null]);
});

test.each([
  ['that it is being read', { loading: 'Loading' }, 'Loading'],
  ['what went wrong, before all else', { failure: <p>Failed</p>, loading: 'Loading' }, 'Failed'],
  ['that there is nothing', { list: joinParts([]) }, 'None'],
] as const)('instead of lines it says %s, below its head', (_name, more, said) => {
  show(panel(more));
  expect(screen.getByText(said)).toBeTruthy();
  expect(screen.getByText('Head')).toBeTruthy();
  for (const other of ['Loading', 'Failed', 'None', 'Keys'].filter((each) => each !== said))
    expect(screen.queryByText(other)).toBeNull();
  expect(screen.queryByRole('list')).toBeNull();
});

test('the keys of a short list are heard on its items, without modifiers and not in fields', async () => {
  const heard: string[] = [];
  const { user } = show(
    <ItemList
      label="Things"
      items={['one', 'two']}
      itemKey={(item) => item}
      onKey={({ key }, item) => {
        heard.push(`${key} ${item}`);
        return key === 'a';
      }}
    >
      {(item, { tabIndex }) => (
        <>
          <button data-list-focus tabIndex={tabIndex}>
            {item}
          </button>
          <input aria-label={`Note of ${item}`} />
        </>
      )}
    </ItemList>,
  );
  await user.click(screen.getByRole('button', { name: 'two' }));
  await user.keyboard('a{Control>}a{/Control}');
  await user.click(screen.getByRole('textbox', { name: 'Note of one' }));
  await user.keyboard('a');
  expect(heard.filter((each) => each.startsWith('a'))).toEqual(['a two']);
});
