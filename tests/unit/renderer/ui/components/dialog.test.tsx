// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { show } from './show.ts';

const Page = ({ onClosed }: { readonly onClosed?: () => void }) => {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button onClick={() => setOpen(true)}>Open</button>
      <button>Other</button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Shortcuts"
        closeLabel="Close"
        {...(onClosed === undefined ? {} : { onClosed })}
      >
        <input aria-label="Words" />
        <button>Last</button>
      </Dialog>
    </>
  );
};

const opened = async (onClosed?: () => void) => {
  const { user } = show(<Page {...(onClosed === undefined ? {} : { onClosed })} />);
  await user.click(screen.getByRole('button', { name: 'Open' }));
  const dialog = await screen.findByRole('dialog', { name: 'Shortcuts' });
  return { user, dialog };
};

test('is named by its title and takes the focus', async () => {
  const { dialog } = await opened();
  await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
});

test('keeps the focus while it is open', async () => {
  const { user, dialog } = await opened();
  for (let press = 0; press < 5; press += 1) {
    await user.tab();
    expect(dialog.contains(document.activeElement)).toBe(true);
  }
});

test.each([
  ['Escape', (user: Awaited<ReturnType<typeof opened>>['user']) => user.keyboard('{Escape}')],
  [
    'its button',
    (user: Awaited<ReturnType<typeof opened>>['user']) =>
      user.click(screen.getByRole('button', { name: 'Close' })),
  ],
])('%s closes it, and the focus is back where it was', async (_, close) => {
  const onClosed = vi.fn<() => void>();
  const { user } = await opened(onClosed);
  await close(user);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Open' }));
  expect(onClosed).toHaveBeenCalledOnce();
});

test('with its title hidden it is still named', () => {
  show(
    <Dialog open onClose={() => undefined} title="Commands" hideTitle closeLabel="Close">
      <input aria-label="Words" />
    </Dialog>,
  );
  expect(screen.getByRole('dialog', { name: 'Commands' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Close' })).toBeNull();
});
