// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Toast, ToastRegion } from '#renderer/ui/Toast.tsx';
import { show } from './show.ts';

const Page = ({ message }: { readonly message: string | null }) => (
  <>
    <button>Other</button>
    <ToastRegion label="Messages" onNowhere={() => undefined}>
      {message === null
        ? []
        : [
            <Toast key="1" tone="info" closeLabel="Close" onClose={() => undefined}>
              {message}
            </Toast>,
          ]}
    </ToastRegion>
  </>
);

test('F8 leads to messages, and takes the focus nowhere while there are none', () => {
  const { again } = show(<Page message={null} />);
  const other = screen.getByRole('button', { name: 'Other' });
  other.focus();
  fireEvent.keyDown(other, { key: 'F8', code: 'F8' });
  expect(document.activeElement).toBe(other);

  again(<Page message="Saved elsewhere" />);
  fireEvent.keyDown(other, { key: 'F8', code: 'F8' });
  expect(document.activeElement).toBe(screen.getByRole('list'));
});
