import type { CDPSession, Locator } from '@playwright/test';
import { cleanLetter, writeDocument } from './documents.ts';
import { callEngine } from './call-engine.ts';
import { expect, test, type App } from './fixtures.ts';
import { libraryOf } from './pages/library.ts';
import { workspaceOf } from './pages/workspace.ts';
import { wordsIn } from './words.ts';

type Pages = { readonly rows: readonly { readonly cells: { readonly en: { readonly text: string } } }[] };

/** What the engine holds, whatever the screen shows. */
const heldTexts = async (app: App): Promise<readonly string[]> => {
  const answer = (await callEngine(app, 'rows', 'page', { from: 1, count: 10 })) as { value: Pages };
  return answer.value.rows.map(({ cells }) => cells.en.text);
};

const compose = (cdp: CDPSession, text: string): Promise<unknown> =>
  cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });

test('while an input method composes, nothing is rewritten, saved or moved', async ({ app }) => {
  test.skip(app.form === 'window', 'a window gives no access to its input method');
  await libraryOf(app).import(await writeDocument(app, 'letter.txt', cleanLetter));
  const workspace = workspaceOf(app);
  await workspace.expectReady(5);
  await workspace.edit(2, 'en');
  const cdp = await app.page.context().newCDPSession(app.page);
  for (const pinyin of ['y', 'yu', "yu'shui"]) {
    await compose(cdp, pinyin);
    await expect(workspace.editor()).toHaveText(pinyin);
  }
  // Another program writes to another row meanwhile: the screen follows, the composition stays.
  await callEngine(app, 'cells', 'edit', {
    segment: (await segmentOf(app, 1)) ?? 0,
    side: 'en',
    before: '',
    after: { text: 'Rain.', tags: [] },
  });
  await expect(workspace.text(1, 'en')).toHaveText('Rain.');
  await expect(workspace.editor()).toHaveText("yu'shui");
  expect((await heldTexts(app))[1]).toBe('');
  // The keys that choose among candidates belong to the input method.
  for (const key of ['Enter', 'ArrowDown', 'Escape', 'Tab']) {
    await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, windowsVirtualKeyCode: 229 });
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key, windowsVirtualKeyCode: 229 });
  }
  await workspace.expectActive(2, 'en');
  await expect(workspace.editor()).toHaveText("yu'shui");

  await cdp.send('Input.insertText', { text: '雨水' });
  await expect(workspace.editor()).toHaveText('雨水');
  await workspace.expectSaved();
  await expect.poll(async () => (await heldTexts(app))[1]).toBe('雨水');
  // A second word goes where the caret is, and the two are one text.
  await compose(cdp, 'da');
  await cdp.send('Input.insertText', { text: '大' });
  await expect(workspace.editor()).toHaveText('雨水大');
  await expect.poll(async () => (await heldTexts(app))[1]).toBe('雨水大');
  await workspace.press('Enter');
  await workspace.expectActive(3, 'en');
});

test('a composition that is called off leaves no trace', async ({ app }) => {
  test.skip(app.form === 'window', 'a window gives no access to its input method');
  await libraryOf(app).import(await writeDocument(app, 'letter.txt', cleanLetter));
  const workspace = workspaceOf(app);
  await workspace.expectReady(5);
  await workspace.write(1, 'en', 'Rain');
  await workspace.expectSaved();
  const cdp = await app.page.context().newCDPSession(app.page);
  await compose(cdp, 'yu');
  await expect(workspace.editor()).toHaveText('Rainyu');
  await compose(cdp, '');
  await expect(workspace.editor()).toHaveText('Rain');
  await workspace.press('Escape');
  await workspace.expectSaved();
  expect((await heldTexts(app))[0]).toBe('Rain');
});

const segmentOf = async (app: App, row: number): Promise<number | undefined> => {
  const answer = (await callEngine(app, 'rows', 'page', { from: row, count: 1 })) as {
    value: { rows: readonly { readonly segment: number }[] };
  };
  return answer.value.rows[0]?.segment;
};

test('the keys that choose among candidates close no dialog, palette, field or panel and send nothing', async ({
  app,
}) => {
  test.skip(app.form === 'window', 'a window gives no access to its input method');
  const { page } = app;
  await libraryOf(app).import(await writeDocument(app, 'letter.txt', cleanLetter));
  const workspace = workspaceOf(app);
  await workspace.expectReady(5);
  const cdp = await page.context().newCDPSession(page);
  /** Composes in the field that has the focus, and strikes the keys of the candidates. */
  const cancelIn = async (field: Locator, keys = ['Escape']): Promise<void> => {
    await expect(field).toBeFocused();
    for (const key of keys) {
      await compose(cdp, "zhang'jie");
      await expect(field).toHaveValue("zhang'jie");
      await page.keyboard.press(key);
      await expect(field).toBeFocused();
      await compose(cdp, '');
      await expect(field).toHaveValue('');
      // Another stroke than the one that ended the composition, however soon it comes.
      await page.keyboard.press('Shift');
    }
  };

  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog');
  await cancelIn(palette.getByRole('combobox'), ['Escape', 'Enter', 'ArrowDown']);
  await expect(palette).toBeVisible();
  // Nothing is composed now: the same key is the user's.
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();

  await page.keyboard.press('Control+f');
  const find = page.getByRole('textbox', { name: wordsIn('en')('find:query'), exact: true });
  await cancelIn(find, ['Escape', 'Enter']);
  await page.keyboard.press('Escape');
  await expect(find).toHaveCount(0);
});
