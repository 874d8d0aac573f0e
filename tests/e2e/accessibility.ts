import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { App } from './app.ts';
import { inBothThemes } from './themes.ts';

/** Axe's rules whose findings depend on colours. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/**
 * Axe of a page. It is brought along twice for each question, half a megabyte to be read and run: where a page has it from an
 * earlier question it is not brought again.
 */
export const axeIn = async (page: Page): Promise<AxeBuilder> => {
  const isThere = page.frames().length === 1 && (await page.evaluate(() => 'axe' in window));
  // The other mode opens a page of its own to put the findings of several frames together: a window does not allow it, the app
  // has no frames, and it takes twice the time.
  return new AxeBuilder({ page, ...(isThere ? { axeSource: ';' } : {}) }).setLegacyMode(true);
};

const expectNothing = async (app: App, within: string, rules: readonly string[] | 'all'): Promise<void> => {
  await expect(app.page.locator(within).first()).toBeVisible();
  // To tell where everything stands that was found to be right takes as long again.
  const axe = (await axeIn(app.page)).include(within).options({ resultTypes: ['violations'] });
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

/** Expects that of colours alone: what they do not change, a twin of the test in other colours has asked. */
export const expectContrast = (app: App, within = 'html'): Promise<void> =>
  expectNothing(app, within, colourRules);

/** Both, one after the other: for a way with a look or two. */
export const expectAccessibleInBothThemes = (app: App, within = 'html'): Promise<void> =>
  inBothThemes(app, (theme) =>
    (theme === app.setting.theme ? expectAccessible : expectContrast)(app, within),
  );
