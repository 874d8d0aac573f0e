import type { Locator } from '@playwright/test';
import type { App } from '../app.ts';
import { wordsIn } from '../words.ts';

const titles = {
  doubts: 'editor:alternatives.list',
  memory: 'memory:title',
  terms: 'terms:title',
  repairs: 'cleanup:panel.repairs',
  issues: 'checks:panel.list',
  annotations: 'annotations:title',
  history: 'history:title',
} as const;

/** The panel that tells what concerns the row one is in. */
export type RowPage = {
  readonly panel: () => Locator;
  /** Its head names the row. */
  readonly head: (row: number) => Locator;
  readonly section: (name: keyof typeof titles) => Locator;
  readonly items: (name: keyof typeof titles) => Locator;
  readonly focused: () => Locator;
};

export const rowOf = (app: App): RowPage => {
  const t = wordsIn(app.setting.language);
  const panel = (): Locator => app.page.getByRole('tabpanel', { name: t('row:title'), exact: true });
  const section = (name: keyof typeof titles): Locator =>
    panel().getByRole('region', { name: t(titles[name]), exact: true });
  return {
    panel,
    head: (row) => panel().getByText(t('row:row', { row }), { exact: true }).first(),
    section,
    items: (name) => section(name).getByRole('listitem'),
    focused: () => panel().locator(':focus'),
  };
};
