import { expect, test } from './fixtures.ts';
import { openLetter } from './pages/open-letter.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');

test('a translation is typed, confirmed and followed by the next, without the mouse @window', async ({
  app,
}) => {
  const workspace = await openLetter(app);
  // A new project begins where one writes: no click, no Tab.
  await workspace.expectActive(1, 'en');
  await app.page.keyboard.type('It rained hard this morning.');
  await expect(workspace.editor()).toHaveText('It rained hard this morning.');
  await workspace.expectSaved();
  await expect(workspace.mark(1, 'en')).toHaveAttribute('title', t('editor:states.draft'));
  await workspace.press('Mod+Enter');
  await workspace.expectActive(2, 'en');
  await expect(workspace.mark(1, 'en')).toHaveAttribute('title', t('editor:states.translated'));
  // The next cell is open already: one goes on typing.
  await app.page.keyboard.type('She wore a clean coat.');
  await expect(workspace.text(2, 'en')).toHaveText('She wore a clean coat.');
  // Enter goes on without confirming; the next unconfirmed one after row 3 is row 4, and from the end row 2 again.
  await workspace.press('Enter');
  await workspace.expectActive(3, 'en');
  await expect(workspace.mark(2, 'en')).toHaveAttribute('title', t('editor:states.draft'));
  await workspace.press('Escape', 'Alt+ArrowDown');
  await workspace.expectActive(4, 'en');
  await workspace.press('Alt+ArrowUp', 'Alt+ArrowUp');
  await workspace.expectActive(2, 'en');
  await workspace.press('Mod+Alt+r');
  await expect(workspace.mark(2, 'en')).toHaveAttribute('title', t('editor:states.reviewed'));
  await workspace.press('Mod+Alt+Enter');
  await expect(workspace.mark(2, 'en')).toHaveAttribute('title', t('editor:states.approved'));
  await workspace.press('Mod+Alt+Enter');
  await expect(workspace.mark(2, 'en')).toHaveAttribute('title', t('editor:states.translated'));
  await expect(workspace.status()).toContainText('2/5');
});

test('saved is said only once the engine has answered @window', async ({ app }) => {
  const workspace = await openLetter(app);
  await workspace.edit(1, 'en');
  // Every word the status says is noted, in order.
  const said = await app.page.evaluateHandle(() => {
    const words: string[] = [];
    const lamp = document.querySelector('[data-saving]');
    const note = (): void => {
      const now = lamp?.getAttribute('data-saving') ?? '';
      if (words.at(-1) !== now) words.push(now);
    };
    note();
    if (lamp !== null) new MutationObserver(note).observe(lamp, { attributes: true });
    return words;
  });
  await app.page.keyboard.type('Rain.');
  await expect.poll(() => said.evaluate((words) => words)).toEqual(['saved', 'typing', 'saving', 'saved']);
});

test('undo takes back what was typed stretch by stretch, then the state, and redo brings it again', async ({
  app,
}) => {
  const workspace = await openLetter(app);
  await workspace.write(1, 'en', 'It rained.');
  await workspace.press('Mod+Enter');
  await workspace.expectActive(2, 'en');
  await workspace.press('Escape', 'Mod+z');
  await workspace.expectActive(1, 'en');
  await expect(workspace.mark(1, 'en')).toHaveAttribute('title', t('editor:states.draft'));
  await expect(workspace.text(1, 'en')).toHaveText('It rained.');
  await workspace.press('Mod+z');
  await expect(workspace.text(1, 'en')).toHaveText('');
  await workspace.press('Mod+Shift+z', 'Mod+Shift+z');
  await expect(workspace.text(1, 'en')).toHaveText('It rained.');
  await expect(workspace.mark(1, 'en')).toHaveAttribute('title', t('editor:states.translated'));
  // In an open cell undo keeps the caret in it.
  await workspace.edit(3, 'en');
  await app.page.keyboard.type('The library');
  await workspace.press('Mod+z');
  await expect(workspace.editor()).toHaveText('');
  await expect(workspace.editor()).toBeFocused();
  await workspace.expectActive(3, 'en');
});

test('segments are split and merged where the caret stands, and undo puts them back', async ({ app }) => {
  const workspace = await openLetter(app);
  await workspace.edit(2, 'source');
  await workspace.press('Home');
  for (let at = 0; at < '她穿著乾淨的外套，'.length; at += 1) await workspace.press('ArrowRight');
  await workspace.press('Mod+e', 'Enter');
  await workspace.expectReady(6);
  await expect(workspace.text(2, 'source')).toHaveText('她穿著乾淨的外套，');
  await expect(workspace.text(3, 'source')).toHaveText('後來去看皇后的畫像。');
  await expect(workspace.text(2, 'zh-Hans')).toHaveText('她穿着干净的外套，');
  await expect(workspace.text(3, 'zh-Hans')).toHaveText('后来去看皇后的画像。');
  await expect(workspace.text(4, 'source')).toHaveText('圖書館的門還沒有開。');
  await workspace.write(3, 'en', 'Later she looked at the portrait.');
  await workspace.expectSaved();
  await workspace.press('Escape', 'ArrowUp', 'Mod+j');
  await workspace.expectReady(5);
  await expect(workspace.text(2, 'source')).toHaveText('她穿著乾淨的外套，後來去看皇后的畫像。');
  await expect(workspace.text(2, 'en')).toHaveText('Later she looked at the portrait.');
  await workspace.press('Mod+z', 'Mod+z', 'Mod+z');
  await workspace.expectReady(5);
  await expect(workspace.text(2, 'zh-Hans')).toHaveText('她穿着干净的外套，后来去看皇后的画像。');
  await expect(workspace.text(2, 'en')).toHaveText('');
  await expect(workspace.button(t('commands:titles.undo'))).toBeDisabled();
  await expect(workspace.button(t('commands:titles.redo'))).toBeEnabled();
});

test('the original is copied into a translation, and a locked cell takes nothing', async ({ app }) => {
  const workspace = await openLetter(app);
  await workspace.goTo(5, 'en');
  await workspace.press('Mod+d');
  await expect(workspace.text(5, 'en')).toHaveText('信上沒有名字。');
  await workspace.press('Mod+Shift+l');
  await expect(workspace.mark(5, 'en')).toHaveAttribute('title', new RegExp(t('editor:locked')));
  await workspace.press('Enter');
  await app.page.keyboard.type('x');
  await expect(workspace.text(5, 'en')).toHaveText('信上沒有名字。');
  await workspace.press('Escape', 'Mod+Shift+l');
  await expect(workspace.mark(5, 'en')).not.toHaveAttribute('title', new RegExp(t('editor:locked')));
  await workspace.write(5, 'en', 'The letter bore no name.');
  await workspace.expectSaved();
});

test('columns are hidden, made wider and narrower by keyboard, and kept', async ({ app }) => {
  const workspace = await openLetter(app);
  const separator = () =>
    app.page.getByRole('slider', {
      name: t('editor:separator', { left: t('editor:columns.source'), right: t('editor:columns.zh-Hans') }),
    });
  await separator().focus();
  const before = Number(await separator().inputValue());
  await workspace.press('ArrowRight', 'ArrowRight', 'ArrowRight');
  await expect(separator()).toHaveValue(String(before + 3));
  await workspace.press('F6');
  await expect(workspace.activeCell()).toBeFocused();
  await workspace.press('Mod+Alt+2');
  await expect(workspace.heading('zh-Hans')).toHaveCount(0);
  await expect(workspace.heading('en')).toBeVisible();
  await app.restart();
  await workspace.reopen('letter');
  await expect(workspace.heading('zh-Hans')).toHaveCount(0);
  await workspace.press('Mod+Alt+2');
  await expect(workspace.heading('zh-Hans')).toBeVisible();
  await expect(separator()).toHaveValue(String(before + 3));
});

test('one goes to a row by its number, and is there again after a restart', async ({ app }) => {
  const workspace = await openLetter(app);
  await workspace.press('Mod+g');
  await app.page.keyboard.type('4');
  await workspace.press('Enter');
  await workspace.expectActive(4, 'en');
  await expect(workspace.activeCell()).toBeFocused();
  await workspace.goTo(4, 'zh-Hans');
  await workspace.write(4, 'zh-Hans', '我们发现了旧信。');
  await workspace.expectSaved();
  await app.restart();
  await workspace.reopen('letter');
  await workspace.expectActive(4, 'zh-Hans');
  await expect(workspace.text(4, 'zh-Hans')).toHaveText('我们发现了旧信。');
});
