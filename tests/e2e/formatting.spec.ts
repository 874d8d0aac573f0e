import { readFile } from 'node:fs/promises';
import { callEngine } from './call-engine.ts';
import { markdownPage, writeDocument } from './documents.ts';
import { expect, test, type App } from './fixtures.ts';
import { exportingOf } from './pages/exporting.ts';
import { libraryOf } from './pages/library.ts';
import { workspaceOf, type WorkspacePage } from './pages/workspace.ts';

type Tag = { readonly at: number; readonly kind: string; readonly type: string; readonly id: number };
type Rows = {
  readonly value: {
    readonly rows: readonly {
      readonly cells: { readonly en: { readonly text: string; readonly tags: readonly Tag[] } };
    }[];
  };
};

const letterOf: Readonly<Record<string, string>> = { strong: 'b', emphasis: 'i', link: 'a', image: 'img' };

/** A text as the engine holds it, its tags written as letters. */
const held = async (app: App, row: number): Promise<string> => {
  const { value } = (await callEngine(app, 'rows', 'page', { from: row, count: 1 })) as Rows;
  const { text = '', tags = [] } = value.rows[0]?.cells.en ?? {};
  const points = Array.from(text);
  let written = '';
  let done = 0;
  for (const { at, kind, type } of tags) {
    written += points.slice(done, at).join('');
    done = at;
    written += kind === 'close' ? `</${letterOf[type]}>` : `<${letterOf[type]}>`;
  }
  return written + points.slice(done).join('');
};

const expectHeld = (app: App, row: number, text: string): Promise<void> =>
  expect.poll(() => held(app, row)).toBe(text);

const open = async (app: App): Promise<WorkspacePage> => {
  await libraryOf(app).import(await writeDocument(app, 'page.md', markdownPage));
  const workspace = workspaceOf(app);
  await workspace.expectReady();
  return workspace;
};

const selectLast = async (workspace: WorkspacePage, count: number): Promise<void> => {
  await workspace.press('End', ...Array.from({ length: count }, () => 'Shift+ArrowLeft'));
};

test('words are formatted by keys, at a selection and at the caret, and each is one step of undo', async ({
  app,
}) => {
  const workspace = await open(app);
  await workspace.goTo(2, 'en');
  await workspace.press('Mod+b');
  await expect(workspace.notice(/Open a cell first/)).toBeVisible();
  await workspace.edit(2, 'en');
  await app.page.keyboard.type('fine old needles');
  await selectLast(workspace, 7);
  await workspace.press('Mod+b');
  await expectHeld(app, 2, 'fine old <b>needles</b>');
  await workspace.press('Mod+i');
  await expectHeld(app, 2, 'fine old <i><b>needles</b></i>');
  // Half of the words lose what they all have; what is selected stays selected.
  await workspace.press('ArrowRight', 'Shift+ArrowLeft', 'Mod+b');
  await expectHeld(app, 2, 'fine old <i><b>needle</b>s</i>');
  await workspace.press('Mod+z');
  await expectHeld(app, 2, 'fine old <i><b>needles</b></i>');
  await workspace.press('Mod+z', 'Mod+z');
  await expectHeld(app, 2, 'fine old needles');
  await workspace.press('Mod+z');
  await expectHeld(app, 2, '');
  // At the caret: on, words, off, words.
  await workspace.edit(2, 'en');
  await app.page.keyboard.type('So ');
  await workspace.press('Mod+b');
  await expect(app.page.locator('.dz-pending')).toHaveAttribute('data-formats', '+B');
  await app.page.keyboard.type('very');
  await workspace.press('Mod+b');
  await app.page.keyboard.type(' thin');
  await expectHeld(app, 2, 'So <b>very</b> thin');
  // Inside a format, off splits it.
  await workspace.press(...Array.from({ length: 8 }, () => 'ArrowLeft'), 'Mod+b');
  await app.page.keyboard.type('X');
  await expectHeld(app, 2, 'So <b>ve</b>X<b>ry</b> thin');
  await workspace.press('Mod+a', 'Mod+\\');
  await expectHeld(app, 2, 'So veXry thin');
});

test('a composed word takes the format of its caret once it stands', async ({ app }) => {
  test.skip(app.form === 'window', 'a window gives no access to its input method');
  const workspace = await open(app);
  await workspace.edit(2, 'en');
  await app.page.keyboard.type('A');
  await workspace.press('Mod+b');
  await expect(app.page.locator('.dz-pending')).toHaveAttribute('data-formats', '+B');
  const cdp = await app.page.context().newCDPSession(app.page);
  for (const text of ['y', 'yu', "yu'shui"]) {
    await cdp.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
    await expect(workspace.editor()).toHaveText(`A${text}`);
  }
  await cdp.send('Input.insertText', { text: '雨水' });
  await expectHeld(app, 2, 'A<b>雨水</b>');
  await app.page.keyboard.type('!');
  await expectHeld(app, 2, 'A<b>雨水!</b>');
});

test('links and the tags of the original go into a translation, and out with its exports', async ({
  app,
}) => {
  const workspace = await open(app);
  await workspace.edit(2, 'en');
  await app.page.keyboard.type('Read the manual with needles');
  // The next missing tag of the original: its emphasis, then its link.
  await selectLast(workspace, 7);
  await workspace.press('Mod+;');
  await expectHeld(app, 2, 'Read the manual with <i>needles</i>');
  await app.page.keyboard.press('Control+Shift+;');
  const menu = app.page.getByRole('menu');
  await expect(menu.getByRole('menuitemcheckbox')).toHaveText([
    /Italic.*in the translation/,
    /Link.*missing/,
  ]);
  await app.page.keyboard.press('Escape');
  await expect(workspace.editor()).toBeFocused();
  await workspace.press('Home', ...Array.from({ length: 9 }, () => 'ArrowRight'));
  await workspace.press(...Array.from({ length: 6 }, () => 'Shift+ArrowRight'), 'Mod+;');
  await expectHeld(app, 2, 'Read the <a>manual</a> with <i>needles</i>');
  await workspace.press('Mod+;');
  await expect(workspace.notice(/All tags of the original/)).toBeVisible();
  // A link of one's own, on a word beside it.
  await workspace.press('Home', ...Array.from({ length: 4 }, () => 'Shift+ArrowRight'), 'Mod+k');
  const dialog = app.page.getByRole('dialog');
  await dialog.getByLabel('Address').fill('javascript:alert(1)');
  await app.page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toBeVisible();
  await dialog.getByLabel('Address').fill('example.org/a');
  await app.page.keyboard.press('Enter');
  await expectHeld(app, 2, '<a>Read</a> the <a>manual</a> with <i>needles</i>');
  await expect(workspace.editor()).toBeFocused();
  // Copied words keep their tags, and no character that stands for one is ever pasted.
  await workspace.press('Mod+a', 'Mod+c', 'End', 'Mod+v');
  await expectHeld(
    app,
    2,
    '<a>Read</a> the <a>manual</a> with <i>needles</i><a>Read</a> the <a>manual</a> with <i>needles</i>',
  );
  await workspace.press('Mod+z');
  await expectHeld(app, 2, '<a>Read</a> the <a>manual</a> with <i>needles</i>');
  await workspace.press('Escape');
  const text = await readFile(await exportingOf(app).run('md', ['en']), 'utf8');
  expect(text).toContain(
    '[Read](<https://example.org/a>) the [manual](https://example.invalid/manual) with *needles*',
  );
});

test('a right click opens the menu of formats, and a locked cell takes none', async ({ app }) => {
  const workspace = await open(app);
  await workspace.edit(2, 'en');
  await app.page.keyboard.type('needles');
  await workspace.press('Mod+a');
  await workspace.editor().click({ button: 'right', position: { x: 20, y: 8 } });
  await app.page.getByRole('menuitemcheckbox', { name: /^Bold/ }).click();
  await expectHeld(app, 2, '<b>needles</b>');
  await expect(workspace.editor()).toBeFocused();
  await workspace.press('Mod+Shift+L');
  await workspace.edit(2, 'en');
  await workspace.press('Mod+a', 'Mod+i');
  await expect(workspace.notice(/locked/i)).toBeVisible();
  expect(await held(app, 2)).toBe('<b>needles</b>');
});
