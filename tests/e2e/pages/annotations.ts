import type { Locator } from '@playwright/test';
import type { AnnotationKind, ResolutionReason } from '#core/model/index.ts';
import { expect } from '../fixtures.ts';
import type { App } from '../app.ts';
import { wordsIn } from '../words.ts';

/** The panel with the list of annotations, and the composer above it. */
export type AnnotationsPage = {
  readonly open: () => Promise<void>;
  readonly panel: () => Locator;
  /** All cards, and those that contain some words. */
  readonly cards: () => Locator;
  readonly card: (text: string | RegExp) => Locator;
  /** The part of a card that goes to its words and takes the keys of the list. */
  readonly main: (card: Locator) => Locator;
  /** A button by the key of its words below `annotations:`. */
  readonly button: (within: Locator, key: string, params?: Readonly<Record<string, unknown>>) => Locator;
  readonly composer: () => Locator;
  readonly kind: (kind: AnnotationKind) => Locator;
  readonly body: (within: Locator) => Locator;
  readonly search: () => Locator;
  readonly chips: () => Locator;
  /** Chooses an entry of the filter's menu, which stays open, and closes it. */
  readonly filterBy: (name: string) => Promise<void>;
  readonly groupBy: (group: string) => Promise<void>;
  /** Why a card is resolved, as it says itself. */
  readonly expectResolved: (card: Locator, reason: ResolutionReason) => Promise<void>;
};

export const annotationsOf = (app: App): AnnotationsPage => {
  const t = wordsIn(app.setting.language);
  const panel = (): Locator => app.page.getByRole('tabpanel', { name: t('annotations:title') });
  const composer = (): Locator => app.page.getByRole('form', { name: t('annotations:compose') });
  const button: AnnotationsPage['button'] = (within, key, params) =>
    within.getByRole('button', { name: t(`annotations:${key}`, { ...params }), exact: true });
  const fromMenu = async (menu: string, name: string): Promise<void> => {
    await button(panel(), menu).click();
    await app.page.getByRole('menuitemcheckbox', { name }).click();
    if (menu === 'filter') await app.page.keyboard.press('Escape');
    await expect(app.page.getByRole('menu')).toHaveCount(0);
  };
  return {
    open: async () => {
      await app.page.keyboard.press('Control+Alt+k');
      await expect(panel()).toBeVisible();
    },
    panel,
    cards: () => panel().getByRole('article'),
    card: (text) => panel().getByRole('article').filter({ hasText: text }),
    main: (card) => card.locator('[data-list-focus]'),
    button,
    composer,
    kind: (kind) => composer().getByRole('radio', { name: t(`annotations:kinds.${kind}`) }),
    body: (within) => within.locator('textarea').last(),
    search: () => panel().getByRole('searchbox', { name: t('annotations:search') }),
    chips: () => panel().getByRole('list', { name: t('annotations:filters') }),
    filterBy: (name) => fromMenu('filter', name),
    groupBy: (group) => fromMenu('group', t(`annotations:groups.${group}`)),
    expectResolved: (card, reason) => expect(card).toContainText(t(`annotations:reasons.${reason}`)),
  };
};
