import { expectAccessible, expectAccessibleInBothThemes } from './accessibility.ts';
import { writeDocument } from './documents.ts';
import { expect, test, type App } from './fixtures.ts';
import { checksOf } from './pages/checks.ts';
import { libraryOf } from './pages/library.ts';
import { workspaceOf } from './pages/workspace.ts';
import { picturedIn } from './pictures.ts';
import { screenshot, screenshots } from './screenshot.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');

const letter = [
  '老人說，**船**早就走了，見[渡口](https://example.org/du)。',
  '天色暗了。',
  '她走過橋，沒有回頭。',
  '風\ue001很大，𠮷野家關門了。',
].join('\n\n');

/** A translation with entities, and one that lacks the tags of its original. */
const openLetter = async (app: App) => {
  await libraryOf(app).import(await writeDocument(app, 'letter.md', `${letter}\n`));
  const workspace = workspaceOf(app);
  await workspace.expectReady(4);
  await workspace.write(1, 'en', 'The old man said the boat had gone.');
  await workspace.write(2, 'en', 'It grew dark&mdash;and cold.');
  await workspace.write(3, 'en', 'She crossed the bridge&nbsp;and did not look back, &ldquo;no&rdquo;.');
  await workspace.expectSaved();
  return { workspace, checks: checksOf(app) };
};

test('issues are counted in the status bar and marked at their rows, and listed by what they are', async ({
  app,
}) => {
  const { workspace, checks } = await openLetter(app);
  await expect(checks.status(7)).toBeVisible();
  await checks.status(7).click();
  await expect(checks.panel()).toContainText(t('checks:panel.issues', { count: 7 }));
  await expect(checks.group('tags', 'missing')).toContainText(t('checks:panel.issues', { count: 1 }));
  await expect(checks.group('leftovers', 'entity')).toContainText(t('checks:panel.issues', { count: 4 }));
  await expect(checks.finding('https://example.org/du').first()).toBeVisible();
  await expect(checks.finding('U+E001')).toContainText(t('editor:columns.source'));
  await expect(
    app.page.getByRole('rowheader', { name: new RegExp(t('editor:findings', { count: 3 })) }),
  ).toBeVisible();

  // the mark of a row opens the panel again, for that row alone
  await workspace.press('Mod+Alt+b');
  await expect(checks.panel()).toBeHidden();
  await app.page.locator('[data-findings]').first().click();
  await expect(checks.row(1)).toBeVisible();
  await expect(checks.finding('https://example.org/du').first()).toBeVisible();
  await expect(checks.group('leftovers', 'entity')).toBeHidden();
  await checks.row(1).click();
  await expect(checks.row(1)).toBeHidden();
  await expect(checks.group('leftovers', 'entity')).toBeVisible();
  await checks.section('checks').click();

  // pressed, an issue leads to its words
  await checks.finding('“').getByRole('button').first().click();
  await expect(workspace.cell(3, 'en')).toHaveAttribute('aria-selected', 'true');
  await checks.view('error').click();
  await expect(checks.finding(/Link/)).toBeVisible();
  await expect(checks.group('leftovers', 'entity')).toBeHidden();
  await checks.view('info').click();
  await expect(checks.panel()).toContainText(t('checks:panel.noneShown'));
});

test('issues are fixed one by one and all at once, and undone', async ({ app }) => {
  const { workspace, checks } = await openLetter(app);
  await workspace.press('F7');
  await checks.button(checks.finding('dark'), 'fix').click();
  await expect(workspace.text(2, 'en')).toHaveText('It grew dark—and cold.');
  await expect(checks.status(6)).toBeVisible();
  await checks
    .group('leftovers', 'entity')
    .getByRole('button', {
      name: t('checks:panel.fixAllOf', { count: 3, title: t('checks:titles.leftovers.entity') }),
    })
    .click();
  await expect(workspace.text(3, 'en')).toContainText('and did not look back, “no”.');
  await expect(checks.status(3)).toBeVisible();
  await workspace.press('Mod+z');
  await expect(checks.status(6)).toBeVisible();
  await expect(workspace.text(3, 'en')).toContainText('&ldquo;no&rdquo;');
});

test('the list is worked through by keyboard alone: ignored here, everywhere, and restored', async ({
  app,
}) => {
  const { workspace, checks } = await openLetter(app);
  await workspace.press('Escape', 'F7');
  await expect(checks.focused()).toContainText(t('checks:titles.tags.missing'));
  const press = (...keys: readonly string[]) => workspace.press(...keys);
  await press('ArrowDown');
  await expect(checks.focused()).toContainText('https://example.org/du');
  await press('Enter');
  await expect(workspace.cell(1, 'en')).toHaveAttribute('aria-selected', 'true');
  await press('i');
  await expect(checks.status(6)).toBeVisible();
  await expect(checks.group('tags', 'missing')).toBeHidden();

  // The focus stays in the list: on what is left of the tags, and on to the heading of the entities and the first of them.
  await expect(checks.focused()).toContainText(t('editor:format.types.strong'));
  await press('ArrowDown', 'ArrowDown');
  await expect(checks.focused()).toContainText('dark');
  await press('Shift+I');
  await expect(checks.status(5)).toBeVisible();

  await checks.view('ignored').click();
  await expect(checks.finding(t('checks:panel.inAll'))).toContainText('&mdash;');
  await checks.button(checks.finding(t('checks:panel.inAll')), 'showAgain').click();
  await expect(checks.status(6)).toBeVisible();
  await checks.finding('https://example.org/du').getByRole('button').first().focus();
  await press('s');
  await expect(checks.status(7)).toBeVisible();
  await expect(checks.panel()).toContainText(t('checks:panel.noneIgnored'));
});

test('an issue ignored in a text is shown again when that text is edited; the menu says where it is ignored', async ({
  app,
}) => {
  const { workspace, checks } = await openLetter(app);
  await workspace.press('F7');
  await checks.button(checks.finding('dark'), 'ignore').click();
  await checks.menuItem('here').click();
  await expect(checks.status(6)).toBeVisible();
  await workspace.write(2, 'en', 'It grew very dark&mdash;and cold.');
  await expect(checks.status(7)).toBeVisible();
});

test('a project without issues says so', async ({ app }) => {
  await libraryOf(app).import(await writeDocument(app, 'good.txt', '天色暗了。\n'));
  const workspace = workspaceOf(app);
  await workspace.expectReady(1);
  await workspace.press('F7');
  await expect(checksOf(app).panel()).toContainText(t('checks:panel.empty'));
  await expectAccessible(app);
});

for (const language of picturedIn('zh-Hant')) {
  test.describe(language, () => {
    test.use({ language });
    test('the panel is pictured in a wide window and a narrow one, and accessible', async ({ app }) => {
      const { workspace, checks } = await openLetter(app);
      await workspace.press('F7');
      await expect(checks.status(7)).toBeVisible();
      await expectAccessibleInBothThemes(app);
      await screenshots(app, 'checks');
      await app.page.setViewportSize({ width: 900, height: 600 });
      await screenshots(app, 'checks-900');
      await app.page.setViewportSize({ width: 1280, height: 800 });
      await checks.button(checks.finding('dark'), 'ignore').click();
      await checks.menuItem('everywhere').click();
      await checks.view('ignored').click();
      await expect(checks.finding('&mdash;')).toBeVisible();
      await expectAccessible(app, '[data-region="panel"]');
      await screenshot(app, 'checks-ignored');
    });
  });
}
