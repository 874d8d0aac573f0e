import type { Locator } from '@playwright/test';
import type { App } from '../app.ts';
import { answerSaveDialog } from './choose-path.ts';
import { wordsIn } from '../words.ts';

/** The part of the export sheet that writes documents back into their own formats. */
export type SameFormatPage = {
  readonly sheet: () => Locator;
  readonly open: () => Promise<void>;
  /** The card that stands for the documents' own formats. */
  readonly card: () => Locator;
  readonly documents: () => Locator;
  readonly untranslated: () => Locator;
  readonly name: () => Locator;
  readonly check: () => Locator;
  readonly go: () => Locator;
  readonly anyway: () => Locator;
  /** Rows that something speaks against, each a button that leads there. */
  readonly found: () => Locator;
  /**
   * Writes the document into its own file although something was found, as `out` where the app asks for a path. Gives the path of what was
   * written.
   */
  readonly writeAnyway: (out: string) => Promise<string>;
};

export const sameFormatOf = (app: App): SameFormatPage => {
  const t = wordsIn(app.setting.language);
  const { page } = app;
  const sheet = (): Locator => page.getByRole('dialog', { name: t('exporting:title') });
  const button = (name: string): Locator => sheet().getByRole('button', { name, exact: true });
  return {
    sheet,
    open: async () => {
      await page.keyboard.press('Control+Shift+e');
      await sheet().waitFor();
    },
    card: () => sheet().getByRole('radio').first(),
    documents: () => sheet().getByRole('combobox', { name: t('exporting:document') }),
    untranslated: () => sheet().getByRole('combobox', { name: t('exporting:same.untranslated') }),
    name: () => sheet().getByRole('textbox', { name: t('exporting:same.name') }),
    check: () => button(t('exporting:same.check')),
    go: () => button(t('exporting:go')),
    anyway: () => button(t('exporting:same.anyway')),
    found: () =>
      sheet()
        .getByRole('list', { name: t('exporting:same.findings') })
        .getByRole('button'),
    writeAnyway: async (out) => {
      await page.keyboard.press('Control+Shift+e');
      await answerSaveDialog(app, out);
      await button(t('exporting:go')).click();
      await button(t('exporting:same.anyway')).click();
      const said = sheet().getByText(t('exporting:saved', { path: '' }).trim());
      await said.waitFor();
      return ((await said.textContent()) ?? '').replace(/^[^/]*/, '');
    },
  };
};
