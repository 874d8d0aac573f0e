import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import type { Ask } from '#core/model/index.ts';
import { expect } from '../fixtures.ts';
import type { App } from '../app.ts';
import { wordsIn } from '../words.ts';
import { answerSaveDialog, choosePath } from './choose-path.ts';

type Params = Readonly<Record<string, unknown>>;

/** The panel with the reviews of a translator's project, and the dialogs it opens. */
export type ReviewsPage = {
  readonly open: () => Promise<void>;
  readonly panel: () => Locator;
  readonly dialog: () => Locator;
  /** Words by their key below `review-host:`. */
  readonly words: (key: string, params?: Params) => string;
  /** A button by the key of its words below `review-host:`. */
  readonly button: (within: Locator, key: string, params?: Params) => Locator;
  readonly field: (within: Locator, key: string, params?: Params) => Locator;
  /** Opens a review from the list, as its dialog proposes it; `change` changes that before. */
  readonly openReview: (change?: (dialog: Locator) => Promise<void>) => Promise<void>;
  readonly ask: (dialog: Locator, asked: Ask) => Promise<void>;
  /** Writes the package and answers the path the message names. */
  readonly handOver: (passphrase?: string) => Promise<string>;
  /** Chooses a file that came back, up to the first question about it. */
  readonly choose: (path: string) => Promise<void>;
  /** Takes in a file that is not locked; what became of it is shown. */
  readonly takeIn: (path: string) => Promise<void>;
  readonly part: (part: 'facts' | 'items' | 'conflicts' | 'scores') => Promise<void>;
  readonly glance: (glance: 'open' | 'done' | 'all') => Promise<void>;
  readonly search: () => Locator;
  /** Chooses an entry of the filter's menu, which stays open, and closes it. */
  readonly filterBy: (name: string) => Promise<void>;
  readonly cards: () => Locator;
  readonly card: (text: string | RegExp) => Locator;
  /** The cards of a reviewer's suggestions, also where those of others name them. */
  readonly cardsOf: (reviewer: string) => Locator;
  /** The part of a card that goes to its row and takes the keys of the list. */
  readonly main: (card: Locator) => Locator;
  /** The path the panel says something was saved to. */
  readonly savedPath: () => Promise<string>;
};

export const reviewsOf = (app: App): ReviewsPage => {
  const t = wordsIn(app.setting.language);
  const words: ReviewsPage['words'] = (key, params) => t(`review-host:${key}`, { ...params });
  const panel = (): Locator => app.page.getByRole('tabpanel', { name: t('review:title') });
  const dialog = (): Locator => app.page.getByRole('dialog');
  const button: ReviewsPage['button'] = (within, key, params) =>
    within.getByRole('button', { name: words(key, params), exact: true });
  const field: ReviewsPage['field'] = (within, key, params) =>
    within.getByLabel(words(key, params), { exact: true });
  const savedPath = async (): Promise<string> => {
    const said = panel().getByText(t('exporting:saved', { path: '' }).trim());
    await expect(said).toBeVisible();
    const text = (await said.textContent()) ?? '';
    return text.slice(text.indexOf('/'));
  };
  const choose = async (path: string): Promise<void> => {
    await choosePath(app, path, () => button(panel(), 'takeIn.choose').click());
    await expect(dialog()).toBeVisible();
    await expect(dialog().getByText(words('takeIn.peeking'))).toHaveCount(0);
  };
  return {
    open: async () => {
      await app.page.keyboard.press('Control+Alt+v');
      await expect(panel()).toBeVisible();
    },
    panel,
    dialog,
    words,
    button,
    field,
    openReview: async (change) => {
      await button(panel(), 'openOne').click();
      await change?.(dialog());
      await expect(field(dialog(), 'open.name')).toBeVisible();
      await field(dialog(), 'open.name').press('Enter');
      await expect(dialog()).toHaveCount(0);
      await expect(panel().getByRole('heading', { name: words('about') })).toBeVisible();
    },
    ask: (within, asked) => within.getByText(words(`open.askedText.${asked}`)).click(),
    handOver: async (passphrase = '') => {
      await button(panel(), 'handOver.button').click();
      await field(dialog(), 'handOver.passphrase').fill(passphrase);
      await field(dialog(), 'handOver.again').fill(passphrase);
      await answerSaveDialog(app, join(app.folder, 'sent.duizhao-review'));
      await button(dialog(), 'handOver.go').click();
      await expect(dialog()).toHaveCount(0);
      return savedPath();
    },
    choose,
    takeIn: async (path) => {
      await choose(path);
      await button(dialog(), 'takeIn.go').click();
      await expect(app.page.getByRole('dialog', { name: words('takeIn.done') })).toBeVisible();
    },
    part: (part) =>
      panel()
        .getByRole('radiogroup', { name: words('parts') })
        .getByRole('radio', { name: words(`part.${part}`) })
        .click(),
    glance: (glance) =>
      panel()
        .getByRole('radiogroup', { name: words('items.glance') })
        .getByRole('radio', { name: new RegExp(`^${words(`items.glances.${glance}`)}`) })
        .click(),
    search: () => panel().getByRole('searchbox', { name: words('items.search') }),
    filterBy: async (name) => {
      await button(panel(), 'items.filter').click();
      await app.page.getByRole('menuitemcheckbox', { name, exact: true }).click();
      await app.page.keyboard.press('Escape');
      await expect(app.page.getByRole('menu')).toHaveCount(0);
    },
    cards: () => panel().getByRole('article'),
    card: (text) => panel().getByRole('article').filter({ hasText: text }),
    cardsOf: (reviewer) => panel().locator(`[data-reviewer="${reviewer}"]`),
    main: (card) => card.locator('[data-list-focus]'),
    savedPath,
  };
};
