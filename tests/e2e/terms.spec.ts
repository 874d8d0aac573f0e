import { expectAccessibleInBothThemes } from './accessibility.ts';
import { writeDocument } from './documents.ts';
import { expect, test, type App } from './fixtures.ts';
import { libraryOf } from './pages/library.ts';
import { painted } from './pages/notes.ts';
import { rowOf } from './pages/row.ts';
import { openSheet, sheetOf } from './pages/sheets.ts';
import { workspaceOf } from './pages/workspace.ts';
import { picturedIn } from './pictures.ts';
import { screenshots } from './screenshot.ts';
import { wordsIn } from './words.ts';

const letter = ['今天的船已經開走了。', '船今天沒有開。'].join('\n\n');

const open = async (app: App) => {
  await libraryOf(app).import(await writeDocument(app, 'letter.txt', `${letter}\n`));
  const workspace = workspaceOf(app);
  await workspace.expectReady(2);
  await workspace.write(1, 'en', 'Today it has gone.');
  await workspace.press('Escape');
  await workspace.expectSaved();
  return { workspace, row: rowOf(app), t: wordsIn(app.setting.language) };
};

/** Chooses the first word of a text and takes it for a term. */
const addFirstWord = async (workspace: ReturnType<typeof workspaceOf>, side: string) => {
  await workspace.goTo(1, side);
  await workspace.press('F8', 'Mod+Alt+e');
};

test('two selections become a term, which is marked in every original, inserted by its number, and undone', async ({
  app,
}) => {
  const { workspace, row, t } = await open(app);
  await workspace.press('Mod+Alt+p');
  await addFirstWord(workspace, 'source');
  await expect(workspace.notice(t('terms:waiting', { words: '今天' }))).toBeVisible();
  await addFirstWord(workspace, 'en');
  await expect(workspace.notice(t('terms:added.concept', { first: '今天', second: 'Today' }))).toBeVisible();
  await expect.poll(() => painted(app, 'known-term')).toEqual(['今天', '今天']);

  await workspace.edit(2, 'en');
  await expect(row.items('terms')).toHaveCount(1);
  await expect(row.items('terms').first()).toContainText('Today');
  await app.page.keyboard.type('No boat ');
  await workspace.press('Mod+Shift+1');
  await expect(workspace.editor()).toHaveText('No boat Today');
  await workspace.press('Escape');
  await workspace.goTo(2, 'en');
  // The keys are heard where they are shown, too.
  await row.items('terms').first().getByRole('button').first().focus();
  await workspace.press('Mod+Shift+2');
  await expect(workspace.notice(t('terms:noTerm', { number: 2 }))).toBeVisible();
  await expect(row.focused()).toHaveCount(1);

  // What was typed and what was inserted are one step or two, as the machine was quick.
  await expect(async () => {
    await workspace.press('Mod+z');
    await expect.poll(() => painted(app, 'known-term'), { timeout: 5000 }).toEqual([]);
  }).toPass();
  await expect(row.section('terms')).toHaveCount(0);
});

for (const language of picturedIn('zh-Hant')) {
  test.describe(language, () => {
    test.use({ language });
    test('entries are added, found, changed and removed on their page by keys, which is pictured and accessible', async ({
      app,
    }) => {
      const { workspace, row, t } = await open(app);
      const sheet = await openSheet(app, 'termbase');
      await expect(sheet).toContainText(t('terms:none'));
      await sheet.getByRole('button', { name: t('terms:add') }).click();
      const terms = sheet.getByLabel(t('terms:term'), { exact: true });
      await expect(terms.first()).toBeFocused();
      await app.page.keyboard.type('船');
      await terms.nth(2).fill('boat');
      await sheet.getByRole('button', { name: t('terms:addTerm') }).click();
      await terms.nth(3).fill('ship');
      await sheet.getByLabel(t('terms:status'), { exact: true }).nth(3).selectOption('forbidden');
      await sheet.getByLabel(t('terms:domain')).fill('航運');
      await screenshots(app, 'termbase-entry');
      await expectAccessibleInBothThemes(app);
      await sheet.getByRole('button', { name: t('terms:save') }).click();
      const items = sheet.getByRole('listitem');
      await expect(items).toHaveCount(1);
      await expect(items.first()).toContainText('繁體中文船');
      await expect(items.first()).toContainText('英文boat');
      await expectAccessibleInBothThemes(app);
      await screenshots(app, 'termbase');
      await sheet.getByRole('button', { name: t('terms:exportAs') }).press('Enter');
      await expect(app.page.getByRole('menuitem')).toHaveText([
        t('terms:export'),
        t('terms:exportWorkbook'),
        t('terms:exportTable'),
      ]);
      await screenshots(app, 'termbase-export');
      await app.page.keyboard.press('Escape');
      await sheet.getByRole('searchbox').fill('航运');
      await expect(items).toHaveCount(1);
      await sheet.getByRole('searchbox').fill('車');
      await expect(sheet).toContainText(t('terms:noneFound'));
      await sheet.getByRole('searchbox').fill('');
      await expect(items).toHaveCount(1);
      await app.page.keyboard.press('Escape');

      await workspace.press('Mod+Alt+p');
      await workspace.write(2, 'en', 'No ship today.');
      await workspace.press('Escape');
      await expect(row.items('terms').first()).toContainText('boat');
      await expect(row.section('issues')).toContainText('ship');
      await screenshots(app, 'row-terms');
      await expectAccessibleInBothThemes(app);
      await row
        .items('terms')
        .first()
        .getByRole('button', { name: t('terms:editOf', { term: '船' }) })
        .click();
      await expect(sheetOf(app, 'termbase').getByLabel(t('terms:term'), { exact: true }).first()).toHaveValue(
        '船',
      );
      await app.page.keyboard.press('Escape');

      await openSheet(app, 'termbase');
      await sheetOf(app, 'termbase').getByRole('listitem').first().getByRole('button').focus();
      await app.page.keyboard.press('Delete');
      await expect(sheetOf(app, 'termbase')).toContainText(t('terms:none'));
    });
  });
}

for (const language of picturedIn('zh-Hans')) {
  test.describe(language, () => {
    test.use({ language });
    test('selected words are looked up by a key, typed ones too, with the licence, pictured and accessible', async ({
      app,
    }) => {
      const { workspace, t } = await open(app);
      const drawer = app.page.getByRole('region', { name: t('common:drawer'), exact: true });
      const items = drawer.getByRole('listitem');
      await workspace.goTo(1, 'source');
      await workspace.press('F8', 'Mod+Alt+x');
      await expect(items.first()).toContainText('jīn tiān');
      await expect(drawer).toContainText('CC BY-SA 4.0');
      const search = drawer.getByRole('searchbox', { name: t('dictionary:search') });
      await expect(search).toBeFocused();
      await search.fill('karaoke');
      await expect(drawer).toContainText('卡拉OK');
      await search.fill('to run');
      await expect(items.first()).toContainText('跑');
      await expectAccessibleInBothThemes(app);
      await screenshots(app, 'dictionary');
      await search.fill('qqqq');
      await expect(drawer).toContainText(t('dictionary:none'));
    });
  });
}
