import type { Locator } from '@playwright/test';
import { expect } from './fixtures.ts';

/** Something within it has the focus, or it has itself: never the page as a whole, where no key means anything. */
export const expectFocusIn = async (region: Locator): Promise<void> => {
  await expect
    .poll(() => region.evaluate((element) => element.contains(document.activeElement)), {
      message: 'the focus is in the region',
    })
    .toBe(true);
};
