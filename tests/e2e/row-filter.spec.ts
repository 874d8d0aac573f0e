import { expectAccessibleInBothThemes } from './accessibility.ts';
import { cleanLetter, writeDocument } from './documents.ts';
import { expect, test, type App } from './fixtures.ts';
import { libraryOf } from './pages/library.ts';
import { manyRowsOf } from './pages/many-rows.ts';
import { workspaceOf } from './pages/workspace.ts';
import { screenshots } from './screenshot.ts';
import { wordsIn } from './words.ts';

const openLetter = async (app: App) => {
  const t = wordsIn(app.setting.language);
  await libraryOf(app).import(await writeDocument(app, 'letter.txt', cleanLetter));
  const workspace = workspaceOf(app);
  await workspace.expectReady(5);
  const english = t('editor:columns.en');
  return {
    t,
    workspace,
    many: manyRowsOf(app),
    bar: app.page.getByRole('search', { name: t('rows:filter.label') }),
    head: app.page.getByRole('button', { name: t('rows:filter.column', { column: english }), exact: true }),
    dialog: app.page.getByRole('dialog', { name: t('rows:filter.column', { column: english }) }),
    rowsHead: app.page.getByRole('button', { name: t('rows:filter.rows'), exact: true }),
    rowsDialog: app.page.getByRole('dialog', { name: t('rows:filter.rows') }),
    numbers: async () =>
      (await workspace.rows().getByRole('rowheader').allInnerTexts()).map((text) =>
        Number.parseInt(text, 10),
      ),
  };
};

test('the head of a column filters the rows, which keep their numbers and stay while they are typed in', async ({
  app,
}) => {
  const { t, workspace, bar, head, dialog, numbers } = await openLetter(app);
  await workspace.write(2, 'en', 'She went.');
  await workspace.press('Escape');
  await workspace.expectSaved();
  await head.click();
  await dialog.getByRole('checkbox', { name: t('editor:states.empty') }).click();
  await expect(bar).toContainText(t('rows:filter.shown', { count: 4, total: 5 }));
  await screenshots(app, 'row-filter');
  await expectAccessibleInBothThemes(app);
  await workspace.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(head).toHaveAttribute('data-on', 'true');
  expect(await numbers()).toEqual([1, 3, 4, 5]);
  // what is typed leaves the row where it is, and the arrows go from shown row to shown row
  await workspace.write(1, 'en', 'It rained.');
  await workspace.press('Escape');
  await workspace.expectSaved();
  expect(await numbers()).toEqual([1, 3, 4, 5]);
  await workspace.press('ArrowDown');
  await workspace.expectActive(3, 'en');
  await workspace.press('ArrowUp');
  await bar.getByRole('button', { name: t('rows:filter.renew') }).click();
  await expect(bar).toContainText(t('rows:filter.shown', { count: 3, total: 5 }));
  await workspace.expectActive(3, 'en');
  expect(await numbers()).toEqual([3, 4, 5]);
  // where undo leads, the row is shown
  await workspace.press('Mod+z');
  await workspace.expectActive(1, 'en');
  await expect(bar).toContainText(t('rows:filter.guests', { count: 1 }));
  expect(await numbers()).toEqual([1, 3, 4, 5]);
  await bar.getByRole('button', { name: t('rows:filter.clear') }).click();
  await expect(bar).toBeHidden();
  await expect(workspace.activeCell()).toBeFocused();
  expect(await numbers()).toEqual([1, 2, 3, 4, 5]);
});

test('words are looked for in either script, in one column and in any, by keyboard alone', async ({
  app,
}) => {
  const { t, workspace, bar, numbers, rowsHead, rowsDialog } = await openLetter(app);
  await workspace.goTo(1, 'source');
  await workspace.press('Mod+Alt+o');
  const source = app.page.getByRole('dialog', {
    name: t('rows:filter.column', { column: t('editor:columns.source') }),
  });
  await expect(source.getByRole('searchbox')).toBeFocused();
  await app.page.keyboard.insertText('发现');
  await expect(bar).toContainText(t('rows:filter.shown', { count: 1, total: 5 }));
  await workspace.press('Escape');
  // Opened by keys out of the text, it leads back there.
  await expect(workspace.activeCell()).toBeFocused();
  await expect(source).toBeHidden();
  await workspace.expectActive(4, 'source');
  expect(await numbers()).toEqual([4]);
  await workspace.press('Mod+Alt+Shift+o');
  await expect(bar).toBeHidden();

  await rowsHead.focus();
  await workspace.press('Enter');
  await rowsDialog.getByRole('searchbox').fill('信');
  await expect(bar).toContainText(t('rows:filter.shown', { count: 2, total: 5 }));
  await rowsDialog.getByRole('checkbox', { name: t('rows:filter.findings') }).focus();
  await workspace.press('Space');
  await expect(bar).toContainText(t('rows:filter.shown', { count: 0, total: 5 }));
  await workspace.press('Escape');
  // one that asks too much is taken off
  await bar
    .getByRole('button', { name: t('rows:filter.remove', { what: t('rows:filter.findings') }) })
    .click();
  await expect(bar).toContainText(t('rows:filter.shown', { count: 2, total: 5 }));
  expect(await numbers()).toEqual([4, 5]);
  await bar.getByRole('button', { name: t('rows:filter.clear') }).focus();
  await workspace.press('Escape');
  await expect(bar).toBeHidden();
});

test('a row that one goes to by its number is shown, and all rows of a filter are acted on together', async ({
  app,
}) => {
  const { t, workspace, many, bar, rowsHead, rowsDialog, numbers } = await openLetter(app);
  await workspace.goTo(4, 'zh-Hans');
  await rowsHead.click();
  await rowsDialog.getByRole('searchbox').fill('信');
  await expect(bar).toContainText(t('rows:filter.shown', { count: 2, total: 5 }));
  await workspace.press('Escape');
  await bar.getByRole('button', { name: t('rows:filter.choose') }).click();
  await expect(many.bar()).toContainText(t('rows:chosen', { count: 2 }));
  await many.setState('approved');
  await expect(
    workspace.notice(t('rows:done.state', { count: 2, state: t('editor:states.approved') })),
  ).toBeVisible();
  await many
    .bar()
    .getByRole('button', { name: t('rows:clear') })
    .click();
  await workspace.press('Mod+g');
  await app.page.keyboard.insertText('2');
  await workspace.press('Enter');
  await workspace.expectActive(2, 'zh-Hans');
  expect(await numbers()).toEqual([2, 4, 5]);
  await workspace.press('Mod+Alt+Shift+o');
  await expect(bar).toBeHidden();
  const approved = new RegExp(t('editor:states.approved'));
  await expect(workspace.mark(5, 'zh-Hans')).toHaveAttribute('title', approved);
  await expect(workspace.mark(3, 'zh-Hans')).not.toHaveAttribute('title', approved);
});

test.describe('in Chinese', () => {
  test.use({ language: 'zh-Hant' });
  test('rows are filtered by state, and by a day that is typed as one writes it', async ({ app }) => {
    const { workspace, bar, head, dialog, rowsHead, rowsDialog } = await openLetter(app);
    await workspace.write(2, 'en', 'She went.');
    await workspace.press('Escape');
    await workspace.expectSaved();
    await head.click();
    await dialog.getByRole('checkbox', { name: '草稿' }).click();
    await expect(bar).toContainText('1 / 5 列');
    await screenshots(app, 'row-filter');
    await workspace.press('Escape');
    await bar.getByRole('button', { name: '顯示所有列' }).click();
    await expect(bar).toBeHidden();

    await rowsHead.click();
    const day = rowsDialog.getByRole('textbox', { name: '在此之後更動過' });
    await day.fill('2026年2月30日');
    await workspace.press('Tab');
    await expect(rowsDialog.getByRole('alert')).toContainText('沒有這一天');
    await expect(bar).toBeHidden();
    await screenshots(app, 'row-filter-day');
    await day.fill('民國89年3月5日 下午2:30');
    await workspace.press('Tab');
    await expect(day).toHaveValue('2000-03-05 14:30');
    await expect(rowsDialog.getByRole('alert')).toHaveCount(0);
    await expect(bar).toContainText('1 / 5 列');
  });
});
