import type { Locator } from '@playwright/test';
import type { RepairDecision, RepairKind } from '#core/model/index.ts';
import type { App } from '../app.ts';
import { wordsIn } from '../words.ts';

/** The panel that lists every repair. */
export type CleanupPage = {
  readonly panel: () => Locator;
  readonly group: (kind: RepairKind) => Locator;
  readonly toggle: (kind: RepairKind) => Locator;
  readonly filter: (name: 'all' | RepairDecision) => Locator;
  /** Repairs on the screen whose words contain `text`. */
  readonly repair: (text: string | RegExp) => Locator;
  readonly accept: (repair: Locator) => Locator;
  readonly refuse: (repair: Locator) => Locator;
  readonly reopen: (repair: Locator) => Locator;
  readonly focused: () => Locator;
};

export const cleanupOf = (app: App): CleanupPage => {
  const t = wordsIn(app.setting.language);
  const panel = (): Locator => app.page.getByRole('tabpanel', { name: t('check:title') });
  const items = (): Locator => panel().getByRole('listitem');
  const toggle = (kind: RepairKind): Locator =>
    app.page.getByRole('button', { name: new RegExp(`^${t(`cleanup:kinds.${kind}`)}`) });
  const inside = (repair: Locator, key: string): Locator =>
    repair.getByRole('button', { name: t(`cleanup:panel.${key}`), exact: true });
  return {
    panel,
    group: (kind) => items().filter({ has: toggle(kind) }),
    toggle,
    filter: (name) => panel().getByRole('radio', { name: t(`cleanup:panel.${name}`), exact: true }),
    repair: (text) => items().filter({ hasText: text }),
    accept: (repair) => inside(repair, 'accept'),
    refuse: (repair) => inside(repair, 'refuse'),
    reopen: (repair) => inside(repair, 'reopen'),
    focused: () => panel().locator(':focus'),
  };
};
