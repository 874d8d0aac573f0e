import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { defaultColumns, type Side } from '#core/model/index.ts';
import { expect } from '../fixtures.ts';
import type { App } from '../app.ts';
import { wordsIn } from '../words.ts';
import { answerSaveDialog } from './choose-path.ts';

/** The sheet that writes the project out. */
export type ExportingPage = {
  readonly sheet: () => Locator;
  readonly format: (format: string) => Locator;
  readonly column: (side: Side) => Locator;
  readonly layout: (layout: string) => Locator;
  readonly go: () => Locator;
  /** Chooses a format and just these columns. */
  readonly choose: (format: string, columns: readonly Side[]) => Promise<void>;
  /** Writes, and answers the path the message names. */
  readonly run: (format: string, columns: readonly Side[]) => Promise<string>;
};

export const exportingOf = (app: App): ExportingPage => {
  const t = wordsIn(app.setting.language);
  const sheet = (): Locator => app.page.getByRole('dialog', { name: t('exporting:title') });
  const format = (wanted: string): Locator =>
    sheet().getByRole('radio', { name: new RegExp(`^${t(`formats:${wanted}.name`)}`) });
  const column = (side: Side): Locator =>
    sheet().getByRole('checkbox', { name: t(`editor:columns.${side}`), exact: true });
  const go = (): Locator => sheet().getByRole('button', { name: t('exporting:go'), exact: true });
  const choose = async (wanted: string, columns: readonly Side[]): Promise<void> => {
    if (!(await sheet().isVisible())) await app.page.keyboard.press('Control+Shift+e');
    await format(wanted).click();
    for (const { id: side } of defaultColumns) {
      if ((await column(side).count()) > 0) await column(side).setChecked(columns.includes(side));
    }
  };
  return {
    sheet,
    format,
    column,
    layout: (layout) => sheet().getByRole('radio', { name: t(`exporting:layouts.${layout}`), exact: true }),
    go,
    choose,
    run: async (wanted, columns) => {
      await choose(wanted, columns);
      await answerSaveDialog(app, join(app.folder, `written.${wanted}`));
      await go().click();
      const said = sheet().getByText(t('exporting:saved', { path: '' }).trim());
      await expect(said).toBeVisible();
      const words = (await said.textContent()) ?? '';
      return words.slice(words.indexOf('/'));
    },
  };
};
