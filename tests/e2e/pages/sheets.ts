import type { Locator } from '@playwright/test';
import { expect } from '../fixtures.ts';
import type { App } from '../app.ts';
import { wordsIn } from '../words.ts';

/** The heading of each page over the text, by the command that opens it. */
export const sheetTitles = {
  export: 'exporting:title',
  statistics: 'statistics:title',
  history: 'history:title',
  backups: 'backups:title',
  dictionaries: 'dictionary:dictionaries',
  memories: 'memory:sheet',
  teamMemories: 'memory:team.title',
  termbase: 'terms:sheet',
  sharedTermbases: 'terms:shared.list',
  termCandidates: 'terms:candidates.list',
  settings: 'settings:title',
} as const;
export type SheetName = keyof typeof sheetTitles;

export const sheetOf = (app: App, name: SheetName): Locator =>
  app.page.getByRole('dialog', { name: wordsIn(app.setting.language)(sheetTitles[name]), exact: true });

/** Opens a sheet from the menu of the document. */
export const openSheet = async (app: App, name: SheetName): Promise<Locator> => {
  const t = wordsIn(app.setting.language);
  await app.page.getByRole('banner').getByRole('button').first().click();
  await app.page.getByRole('menuitem', { name: t(`commands:titles.${name}`) }).click();
  const sheet = sheetOf(app, name);
  await expect(sheet).toBeVisible();
  return sheet;
};
