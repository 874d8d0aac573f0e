import { callEngine } from './call-engine.ts';
import { markdownPage, writeDocument } from './documents.ts';
import { expect, test, type App } from './fixtures.ts';
import { libraryOf } from './pages/library.ts';
import { readingOf, story } from './pages/reading.ts';
import { workspaceOf } from './pages/workspace.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');

type Tag = { readonly at: number; readonly kind: string; readonly type: string };
type Rows = {
  readonly value: {
    readonly rows: readonly {
      readonly cells: { readonly en: { readonly text: string; readonly tags: readonly Tag[] } };
    }[];
  };
};

/** An English text as the engine holds it, whatever the screen shows. */
const held = async (app: App, row: number) => {
  const { value } = (await callEngine(app, 'rows', 'page', { from: row, count: 1 })) as Rows;
  const { text, tags } = value.rows[0]?.cells.en ?? { text: '', tags: [] };
  return { text, tags: tags.map(({ at, kind, type }) => `${kind} ${type} ${at}`) };
};

const openReading = async (app: App, name: string, content: string) => {
  await libraryOf(app).import(await writeDocument(app, name, content));
  const workspace = workspaceOf(app);
  const reading = readingOf(app);
  await workspace.expectReady();
  await reading.open();
  return { workspace, reading };
};

/** What is painted as found in the page. */
const painted = (app: App, name: string): Promise<readonly string[]> =>
  app.page.evaluate(
    (highlight) =>
      Array.from(CSS.highlights.get(highlight) ?? [], (range) =>
        range instanceof Range ? range.toString() : '',
      ),
    name,
  );

test('in the reading view words are found in both scripts, painted in the prose and gone to one after another', async ({
  app,
}) => {
  const { workspace, reading } = await openReading(app, 'story.md', story);
  await workspace.press('Mod+f');
  const bar = app.page.getByRole('search', { name: t('find:title') });
  const query = bar.getByRole('textbox', { name: t('find:query'), exact: true });
  await expect(query).toBeFocused();
  await app.page.keyboard.insertText('字条');
  await expect(bar).toContainText(t('find:results', { count: 4, cells: t('find:cells', { count: 4 }) }));
  await workspace.press('Enter');
  await reading.expectActive(11, 'source');
  await expect(query).toBeFocused();
  await expect.poll(() => painted(app, 'found-now')).toEqual(['字條']);
  await workspace.press('F3');
  await reading.expectActive(11, 'zh-Hans');
  await expect.poll(() => painted(app, 'found-now')).toEqual(['字条']);
  await workspace.press('F3');
  await reading.expectActive(12, 'source');
  await query.focus();
  await workspace.press('Escape');
  await expect(bar).toHaveCount(0);
  await expect(reading.sentence(12, 'source')).toBeFocused();
  await expect.poll(() => painted(app, 'found-now')).toEqual([]);
});

test('in the reading view an input method composes in the prose: nothing is saved or moved before its end', async ({
  app,
}) => {
  test.skip(app.form === 'window', 'a window gives no access to its input method');
  const { workspace, reading } = await openReading(app, 'story.md', story);
  await reading.sentence(2, 'en').click();
  await expect(reading.editor()).toBeFocused();
  const cdp = await app.page.context().newCDPSession(app.page);
  const compose = (text: string) =>
    cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  for (const pinyin of ['x', 'xiu', "xiu'shu"]) {
    await compose(pinyin);
    await expect(reading.editor()).toHaveText(pinyin);
  }
  for (const key of ['Enter', 'ArrowDown', 'Escape', 'Tab']) {
    await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, windowsVirtualKeyCode: 229 });
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key, windowsVirtualKeyCode: 229 });
  }
  await reading.expectActive(2, 'en');
  await expect(reading.editor()).toHaveText("xiu'shu");
  expect((await held(app, 2)).text).toBe('');
  await cdp.send('Input.insertText', { text: '修書' });
  await expect(reading.editor()).toHaveText('修書');
  await expect.poll(async () => (await held(app, 2)).text).toBe('修書');
  // One that is called off leaves no trace.
  await compose('yi');
  await compose('');
  await expect(reading.editor()).toHaveText('修書');
  await workspace.press('Mod+Enter');
  await reading.expectActive(3, 'en');
  expect((await held(app, 2)).text).toBe('修書');
});

test('in the reading view words are formatted and tags of the original inserted, as in the grid', async ({
  app,
}) => {
  const { workspace, reading } = await openReading(app, 'page.md', markdownPage);
  await expect(reading.text(1, 'source').locator('.dz-strong')).toHaveText('新生');
  await reading.sentence(1, 'en').click();
  await expect(reading.editor()).toBeFocused();
  await app.page.keyboard.type('New life');
  await workspace.press('Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'Mod+b');
  await expect
    .poll(() => held(app, 1))
    .toEqual({ text: 'New life', tags: ['open strong 4', 'close strong 8'] });
  await workspace.press('Mod+z');
  await expect.poll(() => held(app, 1)).toEqual({ text: 'New life', tags: [] });
  await workspace.press('Mod+Enter');
  await expect(reading.text(1, 'en')).toHaveText('New life');
  await reading.expectActive(2, 'en');
  await app.page.keyboard.insertText('With ');
  await workspace.press('Mod+;');
  await app.page.keyboard.insertText('fine needles');
  // The same key ends the pair that is open.
  await workspace.press('Mod+;');
  await app.page.keyboard.insertText(' they mend');
  await expect
    .poll(() => held(app, 2))
    .toEqual({ text: 'With fine needles they mend', tags: ['open emphasis 5', 'close emphasis 17'] });
});
