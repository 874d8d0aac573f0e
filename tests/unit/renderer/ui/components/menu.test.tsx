// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { Menu, MenuItem, MenuLine, PointMenu } from '#renderer/ui/Menu.tsx';
import { show } from './show.ts';

const drawn = () => {
  const chosen = vi.fn<(name: string) => void>();
  const { user } = show(
    <Menu trigger={<button>More</button>}>
      <MenuItem onSelect={() => chosen('copy')} keys="Mod+C">
        Copy
      </MenuItem>
      <MenuItem disabled onSelect={() => chosen('paste')}>
        Paste
      </MenuItem>
      <MenuLine />
      <MenuItem checked stays count={3} onSelect={() => chosen('wrap')}>
        Wrap lines
      </MenuItem>
      <MenuItem danger onSelect={() => chosen('delete')}>
        Delete
      </MenuItem>
    </Menu>,
  );
  return { user, chosen, trigger: screen.getByRole('button', { name: 'More' }) };
};

const focused = (): string | null | undefined => document.activeElement?.textContent;

test.each(['{Enter}', ' ', '{ArrowDown}'])(
  'is opened by the key "%s"; arrows, Home and End move through what can be chosen',
  async (key) => {
    const { user, trigger } = drawn();
    trigger.focus();
    await user.keyboard(key);
    expect(await screen.findByRole('menu')).toBeTruthy();
    await waitFor(() => expect(focused()).toContain('Copy'));
    await user.keyboard('{ArrowDown}');
    expect(focused()).toContain('Wrap lines');
    await user.keyboard('{End}');
    expect(focused()).toBe('Delete');
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(focused()).toContain('Copy');
    await user.keyboard('{End}{Home}');
    expect(focused()).toContain('Copy');
  },
);

test('letters go to the item that begins with them', async () => {
  const { user, trigger } = drawn();
  trigger.focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(focused()).toContain('Copy'));
  await user.keyboard('d');
  await waitFor(() => expect(focused()).toBe('Delete'));
});

test('Enter chooses, closes it and gives the focus back', async () => {
  const { user, chosen, trigger } = drawn();
  trigger.focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(focused()).toContain('Copy'));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  expect(chosen.mock.calls).toEqual([['copy']]);
  expect(document.activeElement).toBe(trigger);
});

test('Escape closes it and chooses nothing', async () => {
  const { user, chosen, trigger } = drawn();
  trigger.focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(focused()).toContain('Copy'));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  expect(chosen).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(trigger);
});

test('it stays open for an item of several choices, which tells whether it is ticked', async () => {
  const { user, chosen, trigger } = drawn();
  await user.click(trigger);
  const item = await screen.findByRole('menuitemcheckbox', { name: /Wrap lines/ });
  expect(item.getAttribute('aria-checked')).toBe('true');
  await user.click(item);
  expect(chosen.mock.calls).toEqual([['wrap']]);
  expect(screen.getByRole('menu')).toBeTruthy();
});

test('what is disabled says so and is not chosen', async () => {
  const { user, chosen, trigger } = drawn();
  await user.click(trigger);
  const item = await screen.findByRole('menuitem', { name: 'Paste' });
  expect(item.getAttribute('aria-disabled')).toBe('true');
  await user.click(item);
  expect(chosen).not.toHaveBeenCalled();
});

test('the menu of a right click is named, is closed by Escape, and asks for the focus to be put back when it has gone', async () => {
  const [onClose, onClosed] = [vi.fn<() => void>(), vi.fn<() => void>()];
  const menu = (
    <PointMenu x={10} y={20} label="Row 12" onClose={onClose} onClosed={onClosed}>
      <MenuItem onSelect={() => undefined}>Split</MenuItem>
    </PointMenu>
  );
  const { user, again } = show(menu);
  expect(await screen.findByRole('menu', { name: 'Row 12' })).toBeTruthy();
  await waitFor(() => expect(screen.getByRole('menu').contains(document.activeElement)).toBe(true));
  await user.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
  expect(onClosed).not.toHaveBeenCalled();
  again(<p>gone</p>);
  await waitFor(() => expect(onClosed).toHaveBeenCalledOnce());
});
