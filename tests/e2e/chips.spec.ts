import { callEngine } from './call-engine.ts';
import { writeDocument } from './documents.ts';
import { expect, test, type App } from './fixtures.ts';
import { libraryOf } from './pages/library.ts';
import { workspaceOf } from './pages/workspace.ts';

type Rows = {
  readonly value: {
    readonly rows: readonly {
      readonly cells: {
        readonly en: {
          readonly text: string;
          readonly tags: readonly { readonly at: number; readonly data?: { readonly alt?: string } }[];
        };
      };
    }[];
  };
};

/** Where the pictures of the translation stand, as the engine has it. */
const pictures = async (app: App): Promise<readonly string[]> => {
  const { value } = (await callEngine(app, 'rows', 'page', { from: 1, count: 1 })) as Rows;
  return (value.rows[0]?.cells.en.tags ?? []).map(({ at, data }) => `${data?.alt ?? ''}@${at}`);
};

const expectPictures = (app: App, ...wanted: readonly string[]): Promise<void> =>
  expect.poll(() => pictures(app)).toEqual(wanted);

/** A text with two pictures, copied into the translation, which is open. */
const open = async (app: App) => {
  const text = '看![渡口的照片](a.png)和![船的照片](b.png)這裡。\n';
  await libraryOf(app).import(await writeDocument(app, 'pictures.md', text));
  const workspace = workspaceOf(app);
  await workspace.expectReady();
  await workspace.goTo(1, 'en');
  await workspace.press('Mod+d');
  await expectPictures(app, '渡口的照片@1', '船的照片@2');
  await workspace.edit(1, 'en');
  return workspace;
};

test('chips say their number, or by a key what they stand for, in the open cell and beside it', async ({
  app,
}) => {
  const workspace = await open(app);
  const shown = [workspace.editor(), workspace.text(1, 'source')].map((cell) =>
    cell.locator('.dz-chip').first(),
  );
  const widths = async (): Promise<readonly number[]> =>
    Promise.all(shown.map(async (chip) => (await chip.boundingBox())?.width ?? 0));
  for (const chip of shown) await expect(chip).toHaveAttribute('data-label', '1');
  const short = await widths();
  await workspace.press('Mod+Alt+;');
  await expect.poll(async () => (await widths()).every((width, n) => width > 2 * (short[n] ?? 0))).toBe(true);
  await workspace.press('Mod+Alt+;');
  await expect.poll(widths).toEqual(short);
});

test('a chip is dragged to another place of its text, which is one step of undo', async ({ app }) => {
  const workspace = await open(app);
  const editor = workspace.editor();
  const last = editor.locator('.dz-chip').last();
  const box = await editor.boundingBox();
  await last.dragTo(editor, { targetPosition: { x: 1, y: (box?.height ?? 0) / 2 } });
  await expectPictures(app, '船的照片@0', '渡口的照片@1');
  await expect(editor).toHaveText('看和這裡。');
  await workspace.press('Mod+z');
  await expectPictures(app, '渡口的照片@1', '船的照片@2');
});

test('a click puts the caret beside a chip; one that is deleted there comes back by the key for missing tags', async ({
  app,
}) => {
  const workspace = await open(app);
  const chip = workspace.editor().locator('.dz-chip').first();
  const box = await chip.boundingBox();
  await chip.click({ position: { x: (box?.width ?? 0) - 1, y: (box?.height ?? 0) / 2 } });
  await workspace.press('Backspace');
  await expectPictures(app, '船的照片@2');
  await workspace.press('Mod+;');
  await expectPictures(app, '渡口的照片@1', '船的照片@2');
});
