import { expectAccessible, expectAccessibleInBothThemes } from './accessibility.ts';
import { callEngine } from './call-engine.ts';
import { expect, test } from './fixtures.ts';
import { keysPageOf } from './pages/keys.ts';
import { libraryOf } from './pages/library.ts';
import { painted } from './pages/notes.ts';
import { openLetter } from './pages/open-letter.ts';
import { screenshot } from './screenshot.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');
const title = (id: string): string => t(`commands:titles.${id}`);

test('a key is changed by keyboard, works at once and after a restart, and goes back to its default @window', async ({
  app,
}) => {
  const workspace = await openLetter(app);
  const keys = keysPageOf(app);
  await workspace.goTo(3, 'en');
  await keys.open();
  await app.page.keyboard.insertText(title('copySource'));
  await expect(keys.dialog().getByRole('listitem')).toHaveCount(1);
  await keys.chip('copySource', 'Mod+D').focus();
  await workspace.press('Enter');
  await expect(keys.recorder('copySource')).toBeFocused();
  await workspace.press('Mod+Alt+q');
  await expect(keys.dialog()).toContainText(t('keys:done.changed', { title: title('copySource') }));
  expect(await keys.keys('copySource')).toEqual(['Ctrl+Alt+Q']);
  await expect(keys.addButton('copySource')).toBeFocused();
  await keys.close();
  await expect(workspace.activeCell()).toBeFocused();
  await workspace.press('Mod+d');
  await expect(workspace.text(3, 'en')).toHaveText('');
  await workspace.press('Mod+Alt+q');
  await expect(workspace.text(3, 'en')).toHaveText('圖書館的門還沒有開。');
  await workspace.expectSaved();

  await app.restart();
  await workspace.reopen('letter');
  await workspace.goTo(4, 'en');
  await workspace.press('Mod+Alt+q');
  await expect(workspace.text(4, 'en')).not.toHaveText('');
  // Everywhere keys are shown, these are.
  await workspace.press('F1');
  const sheet = app.page.getByRole('dialog', { name: t('shortcuts:title') });
  await expect(sheet.getByRole('searchbox')).toBeFocused();
  await app.page.keyboard.insertText(title('copySource'));
  await expect(sheet.locator('kbd')).toHaveText(['Ctrl+Alt+Q']);
  await workspace.press('Escape', 'Mod+Shift+p');
  const option = app.page.getByRole('option', { name: title('copySource') });
  await expect(option.locator('kbd')).toHaveText('Ctrl+Alt+Q');
  await workspace.press('Escape');
  await expect(workspace.activeCell()).toBeFocused();

  await keys.open();
  await app.page.keyboard.insertText(title('copySource'));
  await keys.resetButton('copySource').press('Enter');
  await expect.poll(() => keys.keys('copySource')).toEqual(['Ctrl+D']);
  await expect(keys.resetButton('copySource')).toHaveCount(0);
  await keys.close();
  await workspace.goTo(5, 'en');
  await workspace.press('Mod+d');
  await expect(workspace.text(5, 'en')).not.toHaveText('');
});

test('keys of another command are taken only when that is meant, and given back by undo', async ({ app }) => {
  const { page } = app;
  const workspace = await openLetter(app);
  const keys = keysPageOf(app);
  await keys.open();
  const press = async (...pressed: string[]): Promise<void> => {
    await keys.addButton('merge').press('Enter');
    await expect(keys.recorder('merge')).toBeFocused();
    await workspace.press(...pressed);
  };
  const clash = keys.row('merge').getByText(t('keys:usedBy', { keys: 'Ctrl+H', title: title('replace') }));
  await press('Mod+h');
  await expect(clash).toBeVisible();
  const takeOver = keys.dialog().getByRole('button', { name: t('keys:takeOver', { title: title('merge') }) });
  await expect(takeOver).toBeFocused();
  // Cancelled, all is as it was.
  await workspace.press('Tab', 'Enter');
  await expect(clash).toHaveCount(0);
  await expect(keys.addButton('merge')).toBeFocused();
  expect(await keys.keys('merge')).toEqual(['Ctrl+J']);

  await press('Mod+h');
  await expect(takeOver).toBeFocused();
  await workspace.press('Enter');
  await expect.poll(() => keys.keys('merge')).toEqual(['Ctrl+J', 'Ctrl+H']);
  expect(await keys.keys('replace')).toEqual([]);
  await expect(keys.row('replace')).toContainText(t('keys:none'));
  await expect(keys.addButton('merge')).toBeFocused();

  // Its own keys are another's now: going back to them takes them from there, after asking.
  await keys.resetButton('replace').press('Enter');
  await expect(
    keys.row('replace').getByText(t('keys:usedBy', { keys: 'Ctrl+H', title: title('merge') })),
  ).toBeVisible();
  await workspace.press('Enter');
  await expect.poll(() => keys.keys('merge')).toEqual(['Ctrl+J']);
  expect(await keys.keys('replace')).toEqual(['Ctrl+H']);
  await keys
    .dialog()
    .getByRole('button', { name: t('keys:undo'), exact: true })
    .press('Enter');
  await expect.poll(() => keys.keys('merge')).toEqual(['Ctrl+J', 'Ctrl+H']);
  expect(await keys.keys('replace')).toEqual([]);
  await keys
    .dialog()
    .getByRole('button', { name: t('keys:resetAll'), exact: true })
    .press('Enter');
  await expect.poll(() => keys.keys('replace')).toEqual(['Ctrl+H']);
  expect(await keys.keys('merge')).toEqual(['Ctrl+J']);
  await keys.close();
  await workspace.press('Mod+h');
  await expect(page.getByRole('search', { name: t('find:title') })).toBeVisible();
});

test('keys that are needed elsewhere are refused with the reason, and Escape gives up', async ({ app }) => {
  const workspace = await openLetter(app);
  const keys = keysPageOf(app);
  await workspace.goTo(2, 'en');
  await keys.open();
  await keys.addButton('merge').press('Enter');
  for (const [pressed, shown, why] of [
    ['Mod+c', 'Ctrl+C', 'clipboard'],
    ['a', 'A', 'typing'],
    ['Enter', 'Enter', 'typing'],
    ['Mod+Shift+t', 'Ctrl+Shift+T', 'browser'],
    ['Alt+Shift+k', 'Alt+Shift+K', 'switching'],
    ['F2', 'F2', 'fixed'],
  ] as const) {
    await workspace.press(pressed);
    await expect(keys.row('merge').getByRole('alert')).toHaveText(
      t(`keys:reserved.${why}`, { keys: shown, title: title('edit') }),
    );
    await expect(keys.recorder('merge')).toBeFocused();
  }
  await workspace.press('Escape');
  await expect(keys.recorder('merge')).toHaveCount(0);
  await expect(keys.addButton('merge')).toBeFocused();
  expect(await keys.keys('merge')).toEqual(['Ctrl+J']);
  // Tab goes on from there, and nothing is waited for.
  await workspace.press('Enter');
  await expect(keys.recorder('merge')).toBeFocused();
  await workspace.press('Tab');
  await expect(keys.recorder('merge')).toHaveCount(0);
  // What one needs to get into a cell and out of it has no buttons.
  await expect(keys.row('leave')).toContainText(t('keys:fixed'));
  await expect(keys.row('leave').getByRole('button')).toHaveCount(0);
  await keys.close();
  await expect(workspace.activeCell()).toBeFocused();
});

test('the keys that input methods want are freed at once, and a command does without', async ({ app }) => {
  const { page } = app;
  const workspace = await openLetter(app);
  const keys = keysPageOf(app);
  await workspace.goTo(1, 'source');
  await workspace.press('Shift+ArrowRight', 'Shift+ArrowRight');
  const chosen = (): Promise<readonly string[]> => painted(app, 'chosen');
  await expect.poll(chosen).toEqual(['今天']);
  await workspace.press('Escape');
  await expect.poll(chosen).toEqual([]);
  await keys.open();
  await keys
    .dialog()
    .getByRole('button', { name: t('keys:free'), exact: true })
    .press('Enter');
  await expect(keys.dialog()).toContainText(t('keys:done.freed'));
  for (const id of ['growSelection', 'shrinkSelection', 'reconvert', 'nextRegion', 'extendLeft', 'extendUp'])
    expect(await keys.keys(id), id).toEqual([]);
  expect(await keys.keys('moveUp')).toEqual(['↑']);
  await keys.close();
  await expect(workspace.activeCell()).toBeFocused();
  await workspace.press('Shift+ArrowRight', 'F8');
  await workspace.expectActive(1, 'source');
  // What was pressed has been heard when this shows.
  await workspace.press('F1');
  const sheet = page.getByRole('dialog', { name: t('shortcuts:title') });
  await expect(sheet).toContainText(title('confirmNext'));
  await expect(sheet).not.toContainText(title('reconvert'));
  expect(await chosen()).toEqual([]);
  // From here one comes to the page too.
  await sheet.getByRole('button', { name: title('changeKeys') }).press('Enter');
  await expect(keys.dialog().getByRole('searchbox')).toBeFocused();
  await keys.close();
});

test('at keys that a command gave up, the browser does nothing of its own in a cell', async ({ app }) => {
  const workspace = await openLetter(app);
  await callEngine(app, 'preferences', 'set', { keys: { undo: [], formatStrong: [] } });
  await workspace.edit(1, 'en');
  await app.page.keyboard.type('Rain. ');
  await workspace.press('Mod+a', 'Mod+b', 'End', 'Mod+z');
  await app.page.keyboard.type('Snow.');
  await expect(workspace.editor()).toHaveText('Rain. Snow.');
  await expect(workspace.editor().locator('b, strong, [style*="bold"]')).toHaveCount(0);
});

test('what shows keys follows at once, whoever changed them', async ({ app }) => {
  const workspace = await openLetter(app);
  const button = workspace.button(title('find'));
  const tooltip = app.page.getByRole('tooltip');
  await button.hover();
  await expect(tooltip).toContainText('Ctrl+F');
  await callEngine(app, 'preferences', 'set', { keys: { find: ['Mod+Alt+Q'], gone: ['F8'] } });
  await expect(tooltip).toContainText('Ctrl+Alt+Q');
  await callEngine(app, 'preferences', 'set', { keys: { find: [] } });
  await expect(tooltip).toHaveText(title('find'));
});

test('where two commands have come to the same keys, that is shown, and the one they were given to runs', async ({
  app,
}) => {
  const workspace = await openLetter(app);
  const keys = keysPageOf(app);
  const both = (id: string, other: string) =>
    keys.row(id).getByText(t('keys:alsoUsedBy', { keys: 'Ctrl+H', title: title(other) }));
  await callEngine(app, 'preferences', 'set', { keys: { merge: ['Mod+H'] } });
  await workspace.goTo(1, 'en');
  await keys.open();
  await expect(both('merge', 'replace')).toBeVisible();
  await expect(both('replace', 'merge')).toBeVisible();
  await keys.close();
  // Of a later version, whose new command came with these.
  await callEngine(app, 'preferences', 'set', { keys: { replace: ['Mod+D'] } });
  await expect(workspace.activeCell()).toBeFocused();
  await workspace.press('Mod+d');
  await expect(app.page.getByRole('search', { name: t('find:title') })).toBeVisible();
});

test('keys are changed before any project is open', async ({ app }) => {
  const keys = keysPageOf(app);
  await expect(libraryOf(app).samples().first()).toBeVisible();
  await keys.open();
  await keys.removeButton('shortcuts', 'F1').press('Enter');
  await expect.poll(() => keys.keys('shortcuts')).toEqual(['Ctrl+/']);
  await keys.close();
  const sheet = app.page.getByRole('dialog', { name: t('shortcuts:title') });
  await app.page.keyboard.press('F1');
  await app.page.keyboard.press('Control+/');
  await expect(sheet).toBeVisible();
});

test('the page is open to everyone, while it asks too, in a small window', async ({ app }) => {
  const keys = keysPageOf(app);
  await expect(libraryOf(app).samples().first()).toBeVisible();
  await keys.open();
  await screenshot(app, 'keys');
  await expectAccessibleInBothThemes(app, '[role="dialog"]');
  await app.page.setViewportSize({ width: 900, height: 600 });
  await keys.addButton('lock').press('Enter');
  await app.page.keyboard.press('Control+C');
  await expect(keys.row('lock').getByRole('alert')).toBeVisible();
  await expectAccessible(app, '[role="dialog"]');
  // All but this row is as it was.
  const asking = '[role="dialog"] li:has([role="alert"])';
  await expectAccessibleInBothThemes(app, asking);
  await screenshot(app, 'keys-refused-900');
  await app.page.keyboard.press('Control+F');
  await expect(keys.row('lock').getByRole('alert')).toContainText(t('commands:titles.find'));
  await expectAccessibleInBothThemes(app, asking);
  await screenshot(app, 'keys-clash-900');
  const overflow = await keys
    .dialog()
    .evaluate(
      (dialog) =>
        [dialog, ...dialog.querySelectorAll('*')].filter(
          (each) => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX !== 'visible',
        ).length,
    );
  expect(overflow).toBe(0);
});
