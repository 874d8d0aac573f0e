import { expectAccessible } from './accessibility.ts';
import { callEngine } from './call-engine.ts';
import { cleanLetter, writeDocument } from './documents.ts';
import { expect, test, type App } from './fixtures.ts';
import { annotate, painted } from './pages/notes.ts';
import { libraryOf } from './pages/library.ts';
import { openLetter } from './pages/open-letter.ts';
import { workspaceOf } from './pages/workspace.ts';
import { wordsIn } from './words.ts';

const english = 'It rained hard this morning. Why?';

/** The words selected in the field that is being edited. */
const selectedInEditor = (app: App): Promise<string> =>
  app.page.evaluate(() => document.getSelection()?.toString() ?? '');

test('words are selected by the keyboard alone, without editing, in every column', async ({ app }) => {
  test.slow();
  const workspace = await openLetter(app);
  await workspace.write(1, 'en', english);
  const chosen = (): Promise<readonly string[]> => painted(app, 'chosen');
  for (const [side, word, ...larger] of [
    ['source', '今天', '今天早上下了一場大雨', '今天早上下了一場大雨。'],
    ['zh-Hans', '今天', '今天早上下了一场大雨', '今天早上下了一场大雨。'],
    ['en', 'It', 'It rained hard this morning', 'It rained hard this morning.', english],
  ] as const) {
    await workspace.goTo(1, side);
    for (const words of [word, ...larger]) {
      await workspace.press('F8');
      await expect.poll(chosen).toEqual([words]);
    }
    await workspace.press(...larger.map(() => 'Shift+F8'));
    await expect.poll(chosen).toEqual([word]);
    // By characters and words from there, over whole texts to the next rows, and back to nothing.
    await workspace.press('Shift+ArrowLeft');
    await expect.poll(chosen).toEqual([word.slice(0, -1)]);
    await workspace.press('Mod+Shift+ArrowRight');
    await expect.poll(chosen).toEqual([word]);
    await workspace.press('Escape', 'Shift+ArrowDown', 'Shift+ArrowDown');
    const texts = await Promise.all([1, 2, 3].map((row) => workspace.text(row, side).textContent()));
    await expect.poll(chosen).toEqual(texts.filter((text) => text !== ''));
    await workspace.expectActive(3, side);
    await workspace.press('Escape');
    await expect.poll(chosen).toEqual([]);
  }
});

test('a cell without words has nothing to grow from, though its neighbours in the paragraph do', async ({
  app,
}) => {
  await libraryOf(app).import(await writeDocument(app, 'paragraph.txt', cleanLetter.replaceAll('\n', '')));
  const workspace = workspaceOf(app);
  await workspace.expectReady(5);
  await workspace.write(1, 'en', english);
  await workspace.goTo(2, 'en');
  await workspace.press('F8');
  await expect(
    app.page.getByText(wordsIn('en')('commands:unavailable.no-text'), { exact: true }),
  ).toBeVisible();
  await workspace.press('ArrowDown');
  await workspace.expectActive(3, 'en');
  expect(await painted(app, 'chosen')).toEqual([]);
  await workspace.edit(2, 'en');
  await workspace.press('F8', 'x');
  await expect(workspace.text(2, 'en')).toHaveText('x');
});

test('in the cell with the caret, and in a locked one, the same keys select', async ({ app }) => {
  const workspace = await openLetter(app);
  await workspace.goTo(2, 'source');
  await workspace.press('Mod+Shift+l');
  await expect(workspace.mark(2, 'source')).toHaveAttribute('title', wordsIn('en')('editor:locked'));
  await workspace.edit(2, 'source');
  await workspace.press('Home', 'Mod+Shift+.');
  await expect.poll(() => selectedInEditor(app)).toBe('她穿著乾淨的外套');
  await workspace.press('F8');
  await expect.poll(() => selectedInEditor(app)).toBe('她穿著乾淨的外套，後來去看皇后的畫像。');
  await workspace.press('Shift+F8', 'ArrowLeft', 'Mod+Shift+ArrowRight');
  await expect.poll(() => selectedInEditor(app)).toBe('她');
  await workspace.press('Mod+Shift+ArrowDown');
  await expect.poll(() => selectedInEditor(app)).toBe('她穿著乾淨的外套，後來去看皇后的畫像。');
});

test('the mouse selects over rows of one column, however far it strays, and a double click takes a word', async ({
  app,
}) => {
  const workspace = await openLetter(app);
  const from = await workspace.text(1, 'source').boundingBox();
  const to = await workspace.text(3, 'en').boundingBox();
  if (from === null || to === null) throw new Error('no texts');
  const { mouse } = app.page;
  await mouse.move(from.x + 31, from.y + 12);
  await mouse.down();
  await mouse.move(from.x + 60, from.y + 12);
  await mouse.move(to.x + 40, to.y + 12, { steps: 5 });
  await mouse.up();
  await expect
    .poll(() => painted(app, 'chosen'))
    .toEqual(['早上下了一場大雨。', '她穿著乾淨的外套，後來去看皇后的畫像。', '圖書館的門還沒有開。']);
  await expect(workspace.editor()).toHaveCount(0);

  await mouse.dblclick(from.x + 40, from.y + 12);
  await expect.poll(() => selectedInEditor(app)).toBe('早上');
});

test('marks stay with their words through typing before, in and after them, and show where words were taken away', async ({
  app,
}) => {
  const workspace = await openLetter(app);
  await annotate(app, [{ row: 1, side: 'source', words: '大雨' }]);
  await annotate(app, [{ row: 1, side: 'source', words: '一場大雨' }], { kind: 'question' });
  const words = async (): Promise<readonly string[]> => [
    ...(await painted(app, 'note-comment')),
    ...(await painted(app, 'note-question')),
  ];
  await expect.poll(words).toEqual(['大雨', '一場大雨']);
  await workspace.edit(1, 'source');
  await workspace.press('Home');
  await app.page.keyboard.insertText('聽說');
  await expect.poll(words).toEqual(['大雨', '一場大雨']);
  await workspace.press('End', 'ArrowLeft', 'ArrowLeft');
  await app.page.keyboard.insertText('雷');
  await expect.poll(words).toEqual(['大雷雨', '一場大雷雨']);
  await workspace.expectSaved();
  await expect.poll(() => painted(app, 'note-comment-changed')).toEqual(['大雷雨']);
  // Taken back and done again in another window, while the cell is open in this one.
  await callEngine(app, 'history', 'undo', {});
  await expect.poll(words).toEqual(['大雨', '一場大雨']);
  await callEngine(app, 'history', 'redo', {});
  await expect.poll(words).toEqual(['大雷雨', '一場大雷雨']);
  await workspace.press('Mod+a');
  await app.page.keyboard.insertText('晴天。');
  await workspace.expectSaved();
  await workspace.press('Escape');
  await workspace.press('Mod+z', 'Mod+z', 'Mod+z');
  await expect(workspace.text(1, 'source')).toHaveText('今天早上下了一場大雨。');
  await expect.poll(words).toEqual(['大雨', '一場大雨']);
  await expect.poll(() => painted(app, 'note-comment-changed')).toEqual([]);
});

test('an input method composes inside annotated words', async ({ app }) => {
  test.skip(app.form === 'window', 'a window gives no access to its input method');
  const workspace = await openLetter(app);
  await annotate(app, [{ row: 1, side: 'source', words: '一場大雨' }]);
  await workspace.edit(1, 'source');
  await workspace.press('End', 'ArrowLeft', 'ArrowLeft');
  const cdp = await app.page.context().newCDPSession(app.page);
  for (const text of ['l', 'le', 'lei']) {
    await cdp.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
    await expect.poll(() => painted(app, 'note-comment')).toEqual([`一場大${text}雨`]);
  }
  // Another window annotates the same words meanwhile: the composition goes on.
  await annotate(app, [{ row: 1, side: 'source', words: '今天' }]);
  await expect(workspace.editor()).toHaveText('今天早上下了一場大lei雨。');
  await cdp.send('Input.insertText', { text: '雷' });
  await expect(workspace.editor()).toHaveText('今天早上下了一場大雷雨。');
  await workspace.expectSaved();
  await expect.poll(() => painted(app, 'note-comment')).toEqual(['今天', '一場大雷雨']);
});

test('a row tells how many annotations it has, lists them, and lights all sides of one', async ({ app }) => {
  const t = wordsIn('en');
  const workspace = await openLetter(app);
  await workspace.write(1, 'en', english);
  await workspace.expectSaved();
  await workspace.press('Escape');
  const linked = [
    { row: 1, side: 'source', words: '大雨' },
    { row: 1, side: 'zh-Hans', words: '大雨' },
    { row: 1, side: 'en', words: 'rained hard' },
  ] as const;
  await annotate(app, linked, { kind: 'term', body: 'Heavy **rain**.' });
  const done = await annotate(app, [{ row: 1, side: 'source', words: '早上' }]);
  await callEngine(app, 'annotations', 'resolve', { annotations: [done], reason: 'done' });

  await expect(workspace.row(1).getByRole('button')).toHaveAccessibleName('2 annotations, 1 open');
  await expect(workspace.cell(1, 'en')).toHaveAccessibleDescription('1 annotation, 1 open');
  await expect.poll(() => painted(app, 'note-resolved')).toEqual(['早上']);

  const place = await workspace.text(1, 'en').boundingBox();
  await app.page.mouse.move((place?.x ?? 0) + 40, (place?.y ?? 0) + 12);
  await expect.poll(() => painted(app, 'note-lit')).toEqual(['大雨', '大雨', 'rained hard']);
  await expect(app.page.getByRole('tooltip')).toContainText('Heavy rain.');
  await app.page.mouse.move(600, 600);
  await expect.poll(() => painted(app, 'note-lit')).toEqual([]);
  await expect(app.page.getByRole('tooltip')).toHaveCount(0);

  await workspace.goTo(1, 'source');
  await workspace.press('Alt+Enter');
  const items = app.page
    .getByRole('list', { name: t('editor:notes.ofRow', { row: '1' }) })
    .getByRole('listitem');
  await expect(items).toHaveCount(2);
  await expect(items.first().getByRole('button')).toBeFocused();
  await expectAccessible(app);
  await workspace.press('Escape');
  await workspace.expectActive(1, 'source');
  await expect(workspace.activeCell()).toBeFocused();
  await workspace.row(1).getByRole('button').click();
  await expect(items).toHaveCount(2);
});
