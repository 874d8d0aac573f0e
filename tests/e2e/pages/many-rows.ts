import type { Locator } from '@playwright/test';
import type { App } from '../app.ts';
import { wordsIn } from '../words.ts';
import { workspaceOf } from './workspace.ts';

/** The bar of what can be done with the chosen rows. */
export type ManyRows = {
  readonly bar: () => Locator;
  readonly act: (name: 'lock' | 'unlock' | 'convert' | 'copySource' | 'annotate') => Locator;
  readonly setState: (state: string) => Promise<void>;
  readonly pretranslate: (least: string) => Promise<void>;
  readonly columns: (name: string) => Locator;
  /** The number of a row. */
  readonly number: (row: number) => Locator;
  readonly chosen: () => Locator;
};

export const manyRowsOf = (app: App): ManyRows => {
  const t = wordsIn(app.setting.language);
  const workspace = workspaceOf(app);
  const bar = (): Locator => app.page.getByRole('toolbar', { name: t('rows:bar') });
  return {
    bar,
    act: (name) => bar().getByRole('button', { name: t(`rows:acts.${name}`), exact: true }),
    setState: async (state) => {
      await bar()
        .getByRole('button', { name: t('rows:acts.state'), exact: true })
        .click();
      await app.page.getByRole('menuitem', { name: t(`editor:states.${state}`) }).click();
    },
    pretranslate: async (least) => {
      await bar()
        .getByRole('button', { name: t('rows:acts.pretranslate'), exact: true })
        .click();
      await app.page.getByRole('menuitem', { name: least }).click();
    },
    columns: (name) => bar().getByRole('radio', { name, exact: true }),
    number: (row) => workspace.row(row).getByRole('rowheader').locator('span').first(),
    chosen: () => workspace.grid().locator('tr[aria-selected="true"]'),
  };
};
