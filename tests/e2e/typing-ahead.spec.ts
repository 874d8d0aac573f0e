import { axeIn } from './accessibility.ts';
import { callEngine } from './call-engine.ts';
import { writeDocument } from './documents.ts';
import { expect, test, type App } from './fixtures.ts';
import { holdAnswers } from './held-answers.ts';
import { libraryOf } from './pages/library.ts';
import { annotationsOf } from './pages/annotations.ts';
import { workspaceOf, type WorkspacePage } from './pages/workspace.ts';
import { wordsIn } from './words.ts';

// What is typed while the focus is on its way. In a browser the engine's answers are held back, so that every key comes
// before the cell it is meant for is open; in a window the keys just come as fast as they can.

const t = wordsIn('en');

const openLines = async (app: App, count: number): Promise<WorkspacePage> => {
  const lines = Array.from({ length: count }, (_, at) => `第${at + 1}行，後來下了雨。`);
  await libraryOf(app).import(await writeDocument(app, 'lines.txt', lines.join('\n')));
  const workspace = workspaceOf(app);
  await workspace.expectReady(count);
  return workspace;
};

type Held = { readonly text: string; readonly state: string };
type Pages = { readonly value: { readonly rows: readonly { readonly cells: { readonly en: Held } }[] } };
type Segments = { readonly value: { readonly rows: readonly { readonly segment: number }[] } };

/** What the engine holds, whatever the screen shows. */
const heldIn = async (app: App, from: number, count: number): Promise<readonly Held[]> => {
  const answer = (await callEngine(app, 'rows', 'page', { from, count })) as Pages;
  return answer.value.rows.map(({ cells }) => ({ text: cells.en.text, state: cells.en.state }));
};

const translated = (text: string): Held => ({ text, state: 'translated' });

test('twenty rows are typed and confirmed without a pause: every word is in its cell, and stays confirmed @window', async ({
  app,
}) => {
  const workspace = await openLines(app, 30);
  await workspace.edit(1, 'en');
  const texts = Array.from({ length: 20 }, (_, at) => `Line ${at + 1}, rain.`);
  for (const text of texts) {
    await app.page.keyboard.type(text);
    await app.page.keyboard.press('Control+Enter');
  }
  await workspace.expectActive(21, 'en');
  await workspace.expectSaved();
  expect(await heldIn(app, 1, 21)).toEqual([...texts.map(translated), { text: '', state: 'empty' }]);
});

test('keys that all come before the engine answers are typed where the commands lead', async ({ app }) => {
  test.skip(app.form === 'window', 'only in a browser can answers be held back');
  const answers = await holdAnswers(app.page);
  const workspace = await openLines(app, 8);
  await app.page.evaluate(() => navigator.clipboard.writeText('pasted'));
  await workspace.edit(1, 'en');
  answers.hold();
  const { keyboard } = app.page;
  await keyboard.type('One');
  await workspace.press('Mod+Enter');
  await keyboard.type('Twoo');
  await workspace.press('Backspace', 'Mod+v', 'ArrowLeft');
  await keyboard.type('-');
  await workspace.press('Enter');
  await keyboard.insertText('三');
  await workspace.press('Shift+Enter', 'End');
  await keyboard.type('!');
  await workspace.press('Alt+ArrowDown');
  await keyboard.type(' more');
  await workspace.press('Mod+Shift+Enter', 'Mod+Enter');
  await keyboard.type('Four');
  // What keeps the keys meanwhile is a part of the page like any other.
  await expect(app.page.getByRole('region', { name: t('editor:typing.region') })).toHaveCount(1);
  const { violations } = await (await axeIn(app.page)).withRules(['region', 'label']).analyze();
  expect(violations).toEqual([]);
  answers.release();
  await expect(workspace.editor()).toHaveText('Four');
  await workspace.expectActive(4, 'en');
  await workspace.expectSaved();
  expect(await heldIn(app, 1, 4)).toEqual([
    translated('One'),
    { text: 'Twopaste-d!', state: 'draft' },
    translated('三 more'),
    { text: 'Four', state: 'draft' },
  ]);
});

test('a far row that is not read yet gets what is typed, and so does a field that a command opens', async ({
  app,
}) => {
  test.skip(app.form === 'window', 'only in a browser can answers be held back');
  const answers = await holdAnswers(app.page);
  const workspace = await openLines(app, 900);
  const page = (await callEngine(app, 'rows', 'page', { from: 1, count: 499 })) as Segments;
  const segments = page.value.rows.map(({ segment }) => segment);
  await callEngine(app, 'cells', 'setState', { segments, side: 'zh-Hans', state: 'translated' });
  await workspace.edit(1, 'zh-Hans');
  answers.hold();
  await workspace.press('Mod+Enter');
  await app.page.keyboard.type('far');
  answers.release();
  await workspace.expectActive(500, 'zh-Hans');
  await expect(workspace.editor()).toHaveText('第500行，后来下了雨。far');
  // To a row by its number: the palette closes, the page of the row is read, and typing goes on there.
  answers.hold();
  await workspace.press('Mod+g');
  await app.page.keyboard.type('800');
  await workspace.press('Enter');
  await app.page.keyboard.type('farther');
  answers.release();
  await workspace.expectActive(800, 'zh-Hans');
  await expect(workspace.editor()).toHaveText('第800行，后来下了雨。farther');
  answers.hold();
  await app.page.keyboard.type('.');
  await workspace.press('Mod+f');
  await app.page.keyboard.type('雨');
  answers.release();
  await expect(app.page.getByRole('textbox', { name: t('find:query'), exact: true })).toHaveValue('雨');
  await expect(workspace.text(800, 'zh-Hans')).toHaveText('第800行，后来下了雨。farther.');
});

test('an input method that begins before the cell is open writes into it', async ({ app }) => {
  test.skip(app.form === 'window', 'a window gives no access to its input method');
  const answers = await holdAnswers(app.page);
  const workspace = await openLines(app, 4);
  const cdp = await app.page.context().newCDPSession(app.page);
  const compose = (text: string) =>
    cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await workspace.edit(1, 'en');
  await app.page.keyboard.type('One');
  answers.hold();
  await workspace.press('Mod+Enter');
  await compose('yu');
  answers.release();
  await workspace.expectActive(2, 'en');
  // It is still at work when the cell is there.
  await compose("yu'shui");
  await cdp.send('Input.insertText', { text: '雨水' });
  await app.page.keyboard.type('!');
  await expect(workspace.editor()).toHaveText('雨水!');
  await workspace.expectSaved();
  expect(await heldIn(app, 1, 2)).toEqual([translated('One'), { text: '雨水!', state: 'draft' }]);
});

test('where no cell is left, nothing is typed, and the words are given back', async ({ app }) => {
  const workspace = await openLines(app, 2);
  await workspace.edit(1, 'en');
  await app.page.keyboard.type('One');
  await workspace.press('Mod+Enter');
  await app.page.keyboard.type('Two');
  await workspace.press('Mod+Enter');
  await app.page.keyboard.type('Three');
  await workspace.press('Enter');
  await app.page.keyboard.type(' Four');
  await expect(workspace.notice(t('editor:allDone'))).toBeVisible();
  await expect(workspace.notice(/Three/)).toBeVisible();
  await workspace.expectSaved();
  expect(await heldIn(app, 1, 2)).toEqual([translated('One'), translated('Two')]);
  // A cell that is chosen takes what is typed again.
  await workspace.press('ArrowUp');
  await app.page.keyboard.type('!');
  await expect(workspace.editor()).toHaveText('One!');
});

test('a locked cell that a command leads to takes nothing, and the next one what was meant for it', async ({
  app,
}) => {
  const workspace = await openLines(app, 3);
  await workspace.goTo(2, 'en');
  await workspace.press('Mod+Shift+l');
  await expect(workspace.mark(2, 'en')).toHaveAttribute('title', new RegExp(t('editor:locked')));
  await workspace.edit(1, 'en');
  await app.page.keyboard.type('One');
  await workspace.press('Mod+Enter');
  await app.page.keyboard.type('Two');
  await workspace.press('Mod+Enter');
  await app.page.keyboard.type('Three');
  await expect(workspace.notice(t('failures:cell.locked'))).toBeVisible();
  await workspace.expectActive(3, 'en');
  await expect(workspace.editor()).toHaveText('Three');
  await workspace.expectSaved();
  expect(await heldIn(app, 1, 3)).toEqual([
    translated('One'),
    { text: '', state: 'empty' },
    { text: 'Three', state: 'draft' },
  ]);
});

test('a click is a later wish than a command that is still under way', async ({ app }) => {
  test.skip(app.form === 'window', 'only in a browser can answers be held back');
  const answers = await holdAnswers(app.page);
  const workspace = await openLines(app, 5);
  await workspace.edit(1, 'en');
  await app.page.keyboard.type('One');
  answers.hold();
  await workspace.press('Mod+Enter');
  await app.page.keyboard.type('Two');
  await workspace.cell(4, 'en').click();
  await expect(workspace.notice(/Two/)).toBeVisible();
  await app.page.keyboard.type('Four');
  answers.release();
  await workspace.expectSaved();
  await expect
    .poll(async () => heldIn(app, 1, 4))
    .toEqual([
      translated('One'),
      { text: '', state: 'empty' },
      { text: '', state: 'empty' },
      { text: 'Four', state: 'draft' },
    ]);
  await workspace.expectActive(4, 'en');

  // Nor does one that goes to another row by itself take the user along.
  answers.hold();
  await workspace.press('Mod+z');
  await workspace.cell(2, 'en').click();
  answers.release();
  await expect(workspace.text(4, 'en')).toHaveText('');
  await workspace.expectSaved();
  await workspace.press('Escape', 'ArrowDown');
  await workspace.expectActive(3, 'en');
});

test('what is typed right after an annotation was saved goes into the text', async ({ app }) => {
  test.skip(app.form === 'window', 'only in a browser can answers be held back');
  const answers = await holdAnswers(app.page);
  const workspace = await openLines(app, 3);
  const annotations = annotationsOf(app);
  await workspace.edit(1, 'en');
  await app.page.keyboard.type('Rain');
  await workspace.press('Mod+Alt+m');
  await expect(annotations.body(annotations.composer())).toBeFocused();
  await app.page.keyboard.type('Past tense?');
  answers.hold();
  await workspace.press('Mod+Enter');
  await app.page.keyboard.type('ed.');
  answers.release();
  await expect(workspace.editor()).toHaveText('Rained.');
  await expect(annotations.composer()).toHaveCount(0);
});
