import { expect, test } from './fixtures.ts';
import { openLetter } from './pages/open-letter.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');

test('what was done is listed, leads to its row, and can be undone after a restart', async ({ app }) => {
  const workspace = await openLetter(app);
  await workspace.write(1, 'en', 'Rain.');
  await workspace.write(3, 'en', 'Shut.');
  await workspace.press('Mod+Shift+Enter');
  await expect(workspace.mark(3, 'en')).toHaveAttribute('title', t('editor:states.translated'));
  await app.restart();
  await workspace.reopen('letter');
  await workspace.press('Mod+Alt+y');
  const sheet = app.page.getByRole('dialog', { name: t('history:title') });
  const list = (): ReturnType<typeof app.page.getByRole> =>
    app.page.getByRole('list', { name: t('history:list') }).getByRole('listitem');
  await expect(list().first()).toContainText(t('history:kinds.state'));
  await expect(list().first()).toContainText(
    `${t('editor:states.draft')} → ${t('editor:states.translated')}`,
  );
  await expect(list().filter({ hasText: 'Rain.' })).toHaveCount(1);
  await list().filter({ hasText: 'Rain.' }).getByRole('button').first().click();
  await expect(sheet).toHaveCount(0);
  await workspace.expectActive(1, 'en');
  await expect(workspace.activeCell()).toBeFocused();
  await workspace.press('Mod+z', 'Mod+z');
  await expect(workspace.text(3, 'en')).toHaveText('');
  await expect(workspace.text(1, 'en')).toHaveText('Rain.');
  await workspace.expectActive(3, 'en');
  await workspace.press('Mod+Alt+y');
  await expect(list().first()).toContainText(t('history:kinds.undo'));
  await workspace.press('Escape');
  await workspace.press('Mod+Shift+z');
  await expect(workspace.text(3, 'en')).toHaveText('Shut.');
});

test('nothing that was shown as saved is lost when the app is killed @window', async ({ app }) => {
  const workspace = await openLetter(app);
  await workspace.write(1, 'en', 'It rained this morning.');
  await workspace.expectSaved();
  await workspace.press('Mod+Enter');
  await workspace.expectActive(2, 'en');
  await expect(workspace.mark(1, 'en')).toHaveAttribute('title', t('editor:states.translated'));
  await workspace.write(2, 'en', 'She wore a clean coat.');
  await workspace.expectSaved();
  await app.page.keyboard.type(' Later');
  // Whatever this said last before the end is what counts.
  const said = await workspace.status().locator('[data-saving]').getAttribute('data-saving');
  await app.kill();
  // What was typed and not yet saved may have been kept aside: then it is offered over the text.
  const kept = app.page.getByRole('dialog', { name: t('editor:unsaved.title') });
  await app.page.addLocatorHandler(kept, async () => {
    expect(said).not.toBe('saved');
    await expect(kept.getByRole('listitem')).toHaveCount(1);
    await expect(kept.getByRole('listitem')).toContainText(/She wore a clean coat\. L?a?t?e?r?/);
    await kept.getByRole('button', { name: t('editor:unsaved.keepTheirs') }).click();
  });
  await workspace.reopen('letter');
  await expect(workspace.text(1, 'en')).toHaveText('It rained this morning.');
  await expect(workspace.mark(1, 'en')).toHaveAttribute('title', t('editor:states.translated'));
  await expect(workspace.text(2, 'en')).toHaveText(
    said === 'saved' ? 'She wore a clean coat. Later' : /^She wore a clean coat\.( L?a?t?e?r?)?$/,
  );
  await workspace.goTo(1, 'en');
  await workspace.press('Mod+z');
  await expect(workspace.button(t('commands:titles.redo'))).toBeEnabled();
});
