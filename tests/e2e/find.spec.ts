import { cleanLetter, writeDocument } from './documents.ts';
import { expect, test, type App } from './fixtures.ts';
import { libraryOf } from './pages/library.ts';
import { workspaceOf } from './pages/workspace.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');

const openLetter = async (app: App) => {
  await libraryOf(app).import(await writeDocument(app, 'letter.txt', cleanLetter));
  const workspace = workspaceOf(app);
  await workspace.expectReady(5);
  const panel = app.page.getByRole('tabpanel', { name: t('find:title') });
  return {
    workspace,
    panel,
    query: panel.getByRole('textbox', { name: t('find:query'), exact: true }),
    flag: (name: string) => panel.getByRole('button', { name: t(`find:${name}`), exact: true }),
    hits: panel.getByRole('list', { name: t('find:list') }).getByRole('listitem'),
  };
};

test('what is written in one script is found in both, and one steps through it by keyboard', async ({
  app,
}) => {
  const { workspace, query, panel, hits, flag } = await openLetter(app);
  await workspace.press('Mod+f');
  await expect(query).toBeFocused();
  await app.page.keyboard.insertText('发现');
  await expect(hits).toHaveCount(2);
  await expect(panel).toContainText(t('find:results', { count: 2, cells: t('find:cells', { count: 2 }) }));
  await expect(panel.locator('mark').first()).toHaveText('發現');
  await workspace.press('Enter');
  await workspace.expectActive(4, 'source');
  await expect(query).toBeFocused();
  await workspace.press('F3');
  await workspace.expectActive(4, 'zh-Hans');
  await expect(panel).toContainText(t('find:position', { at: 2, total: 2 }));
  await flag('exactScript').click();
  await expect(hits).toHaveCount(1);
  await flag('exactScript').click();
  await query.fill('沒有這樣的字');
  await expect(panel).toContainText(t('find:none'));
  await query.focus();
  await workspace.press('Escape');
  await expect(workspace.activeCell()).toBeFocused();
});

test('a pattern is searched safely, and one that cannot be is explained where it was typed', async ({
  app,
}) => {
  const { workspace, query, hits, flag } = await openLetter(app);
  await workspace.press('Mod+f');
  await flag('regex').click();
  await query.fill('[信畫].{1,2}有');
  await expect(hits).toHaveCount(2);
  for (const [pattern, words] of [
    ['(', t('failures:find.bad-pattern', { reason: 'parenthesis' })],
    ['(a)\\1', t('failures:find.unsafe-pattern', { reason: 'back-reference' })],
  ] as const) {
    await query.fill(pattern);
    const said = app.page.getByRole('alert');
    await expect(said).toHaveText(words);
    await expect(query).toHaveAttribute('aria-invalid', 'true');
  }
  await query.fill('門|信');
  await expect(query).not.toHaveAttribute('aria-invalid', 'true');
  await expect(hits).not.toHaveCount(0);
});

test('everything found is replaced at once but for locked cells, as one step of undo', async ({ app }) => {
  const { workspace, query, panel } = await openLetter(app);
  await workspace.write(1, 'en', 'One library.');
  await workspace.write(3, 'en', 'The library is shut.');
  await workspace.write(4, 'en', 'A letter in the library.');
  await workspace.press('Escape', 'Mod+Shift+l');
  await expect(workspace.mark(4, 'en')).toHaveAttribute('title', new RegExp(t('editor:locked')));
  await workspace.press('Mod+h');
  await query.fill('library');
  await panel.getByRole('textbox', { name: t('find:replacement') }).fill('archive');
  await expect(panel).toContainText(t('find:results', { count: 3, cells: t('find:cells', { count: 3 }) }));
  await panel.getByRole('button', { name: t('find:replaceAll'), exact: true }).click();
  await expect(workspace.text(1, 'en')).toHaveText('One archive.');
  await expect(workspace.text(3, 'en')).toHaveText('The archive is shut.');
  await expect(workspace.text(4, 'en')).toHaveText('A letter in the library.');
  await expect(app.page.getByText(t('find:keptLocked', { count: 1 })).first()).toBeVisible();
  await workspace.press('F6', 'Mod+z');
  await expect(workspace.text(1, 'en')).toHaveText('One library.');
  await expect(workspace.text(3, 'en')).toHaveText('The library is shut.');
});
