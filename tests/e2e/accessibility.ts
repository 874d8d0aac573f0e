import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { App } from './app.ts';

/** Expects axe to find nothing against WCAG 2.2 A and AA, nor against its own good practice. `within` is a CSS selector. */
export const expectAccessible = async (app: App, within = 'html'): Promise<void> => {
  await expect(app.page.locator(within).first()).toBeVisible();
  // The other mode opens a page of its own, which a window does not allow.
  const found = await new AxeBuilder({ page: app.page })
    .include(within)
    .setLegacyMode(app.form === 'window')
    .analyze();
  const said = found.violations.map(
    (violation) =>
      `${violation.id}: ${violation.help} (${violation.nodes.map((node) => node.target.join(' ')).join(', ')})`,
  );
  expect(said).toEqual([]);
};
