import type { Locator } from '@playwright/test';
import type { Side } from '#core/model/index.ts';
import { expect } from '../fixtures.ts';
import type { App } from '../app.ts';
import { callEngine } from '../call-engine.ts';
import { wordsIn } from '../words.ts';

/** The reading view: its sentences, and how they are laid out. */
export type ReadingPage = {
  readonly view: () => Locator;
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
  /** A sentence with all that stands about it; `text` is its words alone. */
  readonly sentence: (row: number, side: Side) => Locator;
  readonly text: (row: number, side: Side) => Locator;
  /** The field of the sentence that is being edited. */
  readonly editor: () => Locator;
  readonly layOut: (layout: 'columns' | 'stacked' | 'interleaved' | 'single') => Promise<void>;
  readonly expectActive: (row: number, side: Side) => Promise<void>;
};

export const readingOf = (app: App): ReadingPage => {
  const t = wordsIn(app.setting.language);
  const view = (): Locator => app.page.locator('[data-view="reading"]');
  const sentence = (row: number, side: Side): Locator =>
    view().locator(`[data-row="${row}"] [data-side="${side}"]`);
  return {
    view,
    open: async () => {
      await app.page.keyboard.press('Control+Alt+n');
      await expect(view()).toBeVisible();
    },
    close: async () => {
      await app.page.keyboard.press('Control+Alt+n');
      await expect(view()).toHaveCount(0);
    },
    sentence,
    text: (row, side) => sentence(row, side).locator('[lang]').first(),
    editor: () => view().locator('.cm-content'),
    layOut: async (layout) => {
      await app.page.getByRole('radio', { name: t(`reading:layouts.${layout}`), exact: true }).click();
      await expect(view()).toHaveAttribute('data-layout', layout);
    },
    expectActive: async (row, side) => {
      await expect(sentence(row, side)).toHaveAttribute('data-active', 'true');
      await expect(sentence(row, side)).toBeInViewport();
    },
  };
};

type Answer<T> = { readonly ok: boolean; readonly value: T };
type Page = { readonly rows: readonly { readonly segment: number; readonly row: number }[] };

/** Writes texts behind the screen, by their rows. */
export const fill = async (app: App, side: Side, texts: Readonly<Record<number, string>>): Promise<void> => {
  const page = (await callEngine(app, 'rows', 'page', { from: 1, count: 500 })) as Answer<Page>;
  for (const { segment, row } of page.value.rows) {
    const text = texts[row];
    if (text === undefined) continue;
    const answer = await callEngine(app, 'cells', 'edit', {
      segment,
      side,
      before: '',
      after: { text, tags: [] },
    });
    expect(answer).toMatchObject({ ok: true });
  }
};
