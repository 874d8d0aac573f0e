import { cleanup, render } from '@testing-library/react';
import { userEvent, type UserEvent } from '@testing-library/user-event';
import { Tooltip } from 'radix-ui';
import { createElement, type ReactElement } from 'react';
import { onTestFinished } from 'vitest';

/** What the app puts round everything. */
const framed = (element: ReactElement): ReactElement => createElement(Tooltip.Provider, null, element);

/** Draws a component into the page of one test, and answers the hands of its user and what draws it anew with other properties. */
export const show = (
  element: ReactElement,
): { readonly user: UserEvent; readonly again: (element: ReactElement) => void } => {
  onTestFinished(cleanup);
  const { rerender } = render(framed(element));
  return { user: userEvent.setup(), again: (next) => rerender(framed(next)) };
};
