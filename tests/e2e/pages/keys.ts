import type { Locator } from '@playwright/test';
import { keysText } from '#renderer/ui/keys.ts';
import type { App } from '../app.ts';
import { expect } from '../fixtures.ts';
import { wordsIn } from '../words.ts';

/** The page on which keys are changed. Commands are named by their ids. */
export type KeysPage = {
  readonly dialog: () => Locator;
  readonly row: (id: string) => Locator;
  /** The keys that stand beside a command, in their order. */
  readonly keys: (id: string) => Promise<readonly string[]>;
  readonly chip: (id: string, binding: string) => Locator;
  readonly removeButton: (id: string, binding: string) => Locator;
  readonly addButton: (id: string) => Locator;
  readonly resetButton: (id: string) => Locator;
  readonly recorder: (id: string) => Locator;
  /** Opens it by the palette, without the mouse. */
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export const keysPageOf = (app: App): KeysPage => {
  const t = wordsIn(app.setting.language);
  const title = (id: string): string => t(`commands:titles.${id}`);
  const dialog = (): Locator => app.page.getByRole('dialog', { name: t('keys:title') });
  const row = (id: string): Locator =>
    dialog()
      .getByRole('listitem')
      .filter({ has: app.page.getByText(title(id), { exact: true }) });
  const button = (name: string): Locator => dialog().getByRole('button', { name, exact: true });
  const named = (key: string, id: string, binding: string): string =>
    t(`keys:${key}`, { keys: keysText(binding, false), title: title(id) });
  return {
    dialog,
    row,
    keys: (id) => row(id).locator('kbd').allTextContents(),
    chip: (id, binding) => button(named('replace', id, binding)),
    removeButton: (id, binding) => button(named('remove', id, binding)),
    addButton: (id) => button(t('keys:add', { title: title(id) })),
    resetButton: (id) => button(t('keys:reset', { title: title(id) })),
    recorder: (id) => button(t('keys:pressFor', { title: title(id) })),
    open: async () => {
      await app.page.keyboard.press('Control+Shift+P');
      const palette = app.page.getByRole('dialog', { name: t('palette:title') });
      await expect(palette.getByRole('combobox')).toBeFocused();
      await app.page.keyboard.insertText(title('changeKeys'));
      await expect(palette.getByRole('option')).toHaveCount(1);
      await app.page.keyboard.press('Enter');
      await expect(dialog().getByRole('searchbox')).toBeFocused();
    },
    close: async () => {
      await app.page.keyboard.press('Escape');
      await expect(dialog()).toHaveCount(0);
    },
  };
};
