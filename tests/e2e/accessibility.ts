import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { App } from './app.ts';
import { inBothThemes } from './themes.ts';

/** Axe's rules whose findings depend on colours. */
const colourRules = ['color-contrast', 'link-in-text-block'];

const expectNothing = async (app: App, within: string, rules: readonly string[] | 'all'): Promise<void> => {
  await expect(app.page.locator(within).first()).toBeVisible();
  // The other mode opens a page of its own to put the findings of several frames together: a window does not allow it, and the app has no frames.
  const axe = new AxeBuilder({ page: app.page }).include(within).setLegacyMode(true);
  const found = await (rules === 'all' ? axe : axe.withRules([...rules])).analyze();
  const said = found.violations.map(
    (violation) =>
      `${violation.id}: ${violation.help} (${violation.nodes.map((node) => node.target.join(' ')).join(', ')})`,
  );
  expect(said).toEqual([]);
};

/** Expects axe to find nothing against WCAG 2.2 A and AA, nor against its own good practice. `within` is a CSS selector. */
export const expectAccessible = (app: App, within = 'html'): Promise<void> =>
  expectNothing(app, within, 'all');

/** The same in light and in dark colours: what colours do not change is asked once. */
export const expectAccessibleInBothThemes = (app: App, within = 'html'): Promise<void> =>
  inBothThemes(app, (theme) => expectNothing(app, within, theme === app.setting.theme ? 'all' : colourRules));
