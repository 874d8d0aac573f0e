import type { Locator } from '@playwright/test';
import type { App } from '../app.ts';
import { wordsIn } from '../words.ts';

/** The panel that lists what checks find. */
export type ChecksPage = {
  readonly panel: () => Locator;
  readonly group: (check: string, code: string) => Locator;
  /** Issues, or ignored ones, on the screen whose words contain `text`. */
  readonly finding: (text: string | RegExp) => Locator;
  /** The filter for one row, to be taken away. */
  readonly row: (row: number) => Locator;
  /** The choice of what waits in all sections, with how much. */
  readonly waiting: () => Locator;
  readonly section: (name: 'checks' | 'cleanup') => Locator;
  readonly view: (name: 'all' | 'error' | 'warning' | 'info' | 'ignored') => Locator;
  readonly button: (finding: Locator, key: 'fix' | 'ignore' | 'showAgain') => Locator;
  readonly menuItem: (key: 'here' | 'everywhere') => Locator;
  readonly status: (count: number) => Locator;
  readonly focused: () => Locator;
};

export const checksOf = (app: App): ChecksPage => {
  const t = wordsIn(app.setting.language);
  const panel = (): Locator => app.page.getByRole('tabpanel', { name: t('check:title') });
  const items = (): Locator => panel().getByRole('listitem');
  const sections = (): Locator => panel().getByRole('radiogroup', { name: t('check:sections') });
  return {
    panel,
    group: (check, code) =>
      items().filter({ has: app.page.getByText(t(`checks:titles.${check}.${code}`), { exact: true }) }),
    finding: (text) => items().filter({ hasText: text }),
    row: (row) =>
      panel().getByRole('button', { name: t('check:removeFilter', { name: t('check:row', { row }) }) }),
    waiting: () => sections().getByRole('radio', { name: t('check:waiting') }),
    section: (name) =>
      sections().getByRole('radio', {
        name: t(name === 'checks' ? 'checks:panel.list' : 'cleanup:panel.repairs'),
      }),
    view: (name) => panel().getByRole('radio', { name: t(`checks:panel.views.${name}`), exact: true }),
    button: (finding, key) => finding.getByRole('button', { name: t(`checks:panel.${key}`), exact: true }),
    menuItem: (key) => app.page.getByRole('menuitem', { name: t(`checks:panel.${key}`) }),
    status: (count) =>
      app.page.getByRole('contentinfo').getByRole('button', { name: t('checks:panel.issues', { count }) }),
    focused: () => panel().locator(':focus'),
  };
};
