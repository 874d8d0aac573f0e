import { expectAccessibleInBothThemes } from './accessibility.ts';
import { callEngine } from './call-engine.ts';
import { writeDocument } from './documents.ts';
import { expect, test, type App } from './fixtures.ts';
import { checksOf } from './pages/checks.ts';
import { cleanupOf } from './pages/cleanup.ts';
import { libraryOf } from './pages/library.ts';
import { workspaceOf } from './pages/workspace.ts';
import { picturedIn } from './pictures.ts';
import { screenshots } from './screenshot.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');

/** Of its rows the first and third have repairs that wait, and the second and third issues. */
const letter = ['工人在閣樓里發現一批舊報紙。', '天色暗了。', '老人坐在那里看書。'].join('\n\n');

const openLetter = async (app: App) => {
  await libraryOf(app).import(await writeDocument(app, 'letter.txt', `${letter}\n`));
  const workspace = workspaceOf(app);
  await workspace.expectReady(3);
  await workspace.write(2, 'en', 'It grew dark&mdash;and cold.');
  await workspace.write(3, 'en', 'He sat there, reading&hellip;');
  await workspace.press('Escape');
  await workspace.expectSaved();
  return { workspace, checks: checksOf(app), cleanup: cleanupOf(app) };
};

test('repairs and issues that wait are one list, by kinds, each with what can be done', async ({ app }) => {
  const { workspace, checks, cleanup } = await openLetter(app);
  await workspace.press('Shift+F7');
  await expect(checks.focused()).toContainText(t('cleanup:kinds.script'));
  await expect(checks.waiting()).toContainText('4');
  await expect(cleanup.group('script')).toContainText(t('cleanup:panel.counts.offered', { count: 2 }));
  await expect(checks.group('leftovers', 'entity')).toBeVisible();

  // from the repairs on to the issues, by keyboard
  await workspace.press('ArrowDown');
  await expect(checks.focused()).toContainText('閣樓');
  await workspace.press('a');
  await expect(workspace.text(1, 'source')).toHaveText('工人在閣樓裡發現一批舊報紙。');
  await expect(checks.waiting()).toContainText('3');
  await expect(checks.focused()).toContainText('那');
  await workspace.press('ArrowDown', 'ArrowDown');
  await expect(checks.focused()).toContainText('dark');
  await workspace.press('f');
  await expect(workspace.text(2, 'en')).toHaveText('It grew dark—and cold.');
  await expect(checks.waiting()).toContainText('2');

  // all of a kind, by mouse
  await cleanup
    .group('script')
    .getByRole('button', { name: t('cleanup:panel.group.acceptOffered', { count: 1 }) })
    .click();
  await expect(cleanup.group('script')).toHaveCount(0);
  await checks.button(checks.finding('reading'), 'ignore').click();
  await checks.menuItem('here').click();
  await expect(checks.panel()).toContainText(t('check:none'));
  await workspace.press('Mod+z');
  await expect(checks.finding('reading')).toBeVisible();
});

test('next and previous go through both, round the end, and say what it is', async ({ app }) => {
  const { workspace, checks } = await openLetter(app);
  await workspace.press('Mod+Alt+b');
  await workspace.goTo(1, 'source');
  const steps = [
    ['Mod+F7', 1, 'source', /missed by a conversion/],
    ['Mod+F7', 2, 'en', /&mdash;/],
    ['Mod+F7', 3, 'source', /missed by a conversion/],
    ['Mod+F7', 3, 'en', /&hellip;/],
    ['Mod+F7', 1, 'source', /missed by a conversion/],
    ['Mod+Shift+F7', 3, 'en', /&hellip;/],
    ['Mod+Shift+F7', 3, 'source', /missed by a conversion/],
    ['Mod+Shift+F7', 2, 'en', /&mdash;/],
  ] as const;
  for (const [keys, row, side, said] of steps) {
    await workspace.press(keys);
    await workspace.expectActive(row, side);
    await expect(workspace.notice(said)).toBeVisible();
  }
  await expect(checks.panel()).toBeVisible();
  await expect(workspace.activeCell()).toBeFocused();
});

test('the marks of a row and the choice of a column narrow the list; sections are chosen by keys of old', async ({
  app,
}) => {
  const { workspace, checks, cleanup } = await openLetter(app);
  await workspace.row(3).locator('[data-repairs]').click();
  await expect(checks.row(3)).toBeVisible();
  await expect(checks.finding('reading')).toBeVisible();
  await expect(cleanup.group('script')).toContainText(t('cleanup:panel.counts.offered', { count: 1 }));
  await expect(checks.finding('閣樓')).toHaveCount(0);
  await checks.row(3).click();
  await expect(checks.finding('閣樓')).toBeVisible();

  await app.page.getByRole('button', { name: t('check:column'), exact: true }).click();
  await app.page.getByRole('menuitemcheckbox', { name: t('editor:columns.en') }).click();
  await expect(cleanup.group('script')).toHaveCount(0);
  await expect(checks.finding('dark')).toBeVisible();
  await expect(checks.finding('reading')).toBeVisible();

  // the keys show a section whole, whatever it was narrowed to
  await workspace.press('Mod+Alt+c');
  await expect(checks.section('cleanup')).toBeChecked();
  await expect(cleanup.group('script')).toContainText(t('cleanup:panel.counts.offered', { count: 2 }));
  await expect(checks.finding('dark')).toHaveCount(0);
  await workspace.press('F7');
  await expect(checks.section('checks')).toBeChecked();
  await expect(checks.finding('reading')).toBeVisible();
  await expect(cleanup.group('script')).toHaveCount(0);
});

test('where an earlier version had Clean-up open, a project opens with Check', async ({ app }) => {
  const { workspace, checks } = await openLetter(app);
  await workspace.goTo(3, 'en');
  await callEngine(app, 'project', 'keepPlace', { row: 2, side: 'en', panel: 'cleanup' });
  await app.page.reload();
  await expect(checks.panel()).toBeVisible();
});

for (const language of picturedIn('en')) {
  test.describe(language, () => {
    test.use({ language });
    test('the merged list is pictured and accessible', async ({ app }) => {
      const { workspace, checks } = await openLetter(app);
      await workspace.press('Shift+F7', 'ArrowDown');
      await expect(checks.finding('reading')).toBeVisible();
      await expectAccessibleInBothThemes(app);
      await screenshots(app, 'check');
      await app.page.setViewportSize({ width: 900, height: 600 });
      await screenshots(app, 'check-900');
    });
  });
}
