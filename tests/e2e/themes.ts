import { expect } from '@playwright/test';
import type { App, Theme } from './app.ts';

/**
 * Looks at the screen as it stands in light and in dark colours, as when the machine goes over from one to the other, and
 * leaves it in those it had. A turn draws everything anew: for many looks, going the same way again is the quicker.
 */
export const inBothThemes = async (app: App, look: (theme: Theme) => Promise<void>): Promise<void> => {
  const turn = async (theme: Theme): Promise<void> => {
    await app.page.emulateMedia({ colorScheme: theme });
    await expect(app.page.locator('html')).toHaveAttribute('data-theme', theme);
  };
  for (const theme of ['light', 'dark'] as const) {
    await turn(theme);
    await look(theme);
  }
  await turn(app.setting.theme);
};
