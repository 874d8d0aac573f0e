import type { App } from './app.ts';
import { cleanLetter, simplifiedLetter, webPage, writeDocument } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { choosePath } from './pages/choose-path.ts';
import { libraryOf } from './pages/library.ts';
import { workspaceOf } from './pages/workspace.ts';
import { picturedIn } from './pictures.ts';
import { screenshots } from './screenshot.ts';
import { wordsIn } from './words.ts';

/** Five files: three that can be read (one turns out to hold no text only late), one empty, one a picture. */
const mixed = async (app: App): Promise<readonly string[]> => [
  await writeDocument(app, 'letter.txt', cleanLetter),
  await writeDocument(app, 'empty.txt', ''),
  await writeDocument(app, 'page.html', webPage),
  await writeDocument(
    app,
    'picture.txt',
    Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0, 0, 1, 0]),
  ),
  await writeDocument(app, 'blank.txt', '\n\n \n'),
];

const partsOf = (app: App) => {
  const t = wordsIn(app.setting.language);
  const { page } = app;
  return {
    t,
    list: (name: string) => page.getByRole('list', { name, exact: true }).getByRole('listitem'),
    button: (name: string) => page.getByRole('button', { name, exact: true }),
    heading: (name: string) => page.getByRole('heading', { name, exact: true }),
  };
};

test('of many dropped files those that can be read are opened, and each other is told with its reason', async ({
  app,
}) => {
  const { t, list, button, heading } = partsOf(app);
  const workspace = workspaceOf(app);
  await libraryOf(app).drop(...(await mixed(app)));
  await expect(list(t('library:many.title', { count: 3 }))).toHaveCount(3);
  const refused = list(t('library:many.refused', { count: 2 }));
  await expect(refused).toHaveCount(2);
  await expect(refused.first()).toContainText(t('failures:file.empty', { name: 'empty.txt' }));
  await expect(refused.last()).toContainText(
    t('failures:document.binary', { name: 'picture.txt', kind: 'image' }),
  );
  await button(t('library:many.go', { count: 3 })).click();
  await expect(heading(t('library:many.imported', { count: 2 }))).toBeVisible();
  const left = list(t('library:many.left', { count: 3 }));
  await expect(left).toHaveCount(3);
  await expect(left.last()).toContainText(t('failures:document.no-text', { name: 'blank.txt' }));
  await app.page.keyboard.press('Enter');
  await workspace.expectReady(7);
  await expect(workspace.text(1, 'source')).toHaveText('今天早上下了一場大雨。');
  await expect(workspace.text(6, 'source')).toHaveText('開放時間');
});

test('several files chosen at once are added to the open project in one step of undo @window', async ({
  app,
}) => {
  const { t, button } = partsOf(app);
  const library = libraryOf(app);
  const workspace = workspaceOf(app);
  await library.import(await writeDocument(app, 'letter.txt', cleanLetter));
  await workspace.expectReady(5);
  const added = [
    await writeDocument(app, 'simplified.txt', simplifiedLetter),
    await writeDocument(app, 'page.html', webPage),
    await writeDocument(app, 'names.txt', 'Wanjiru Otieno'),
  ];
  await button(t('library:documents.current', { name: 'letter.txt' })).click();
  await choosePath(app, added, () =>
    app.page.getByRole('menuitem', { name: t('library:documents.add') }).click(),
  );
  // Nothing tells the language of names: it is asked, of them alone.
  const asked = app.page.getByRole('combobox', { name: t('library:many.language', { name: 'names.txt' }) });
  await expect(app.page.getByRole('combobox')).toHaveCount(1);
  // Browsers have no names for languages that few write in, and say their tags.
  const unnamed = asked
    .locator('option')
    .evaluateAll((all) => all.filter((one) => one.textContent === one.getAttribute('value')).length);
  expect(await unnamed).toBe(0);
  await asked.selectOption('fr');
  await button(t('library:many.goAdd', { count: 3 })).click();
  await workspace.expectReady(11);
  await expect(app.page.getByText(t('library:many.imported', { count: 3 }), { exact: true })).toBeVisible();
  await expect(workspace.text(11, 'source')).toHaveAttribute('lang', 'fr');
  await workspace.press('F6', 'Mod+z');
  await workspace.expectReady(5);
});

test('files none of which can be opened are told, and leave the library as it was', async ({ app }) => {
  const { t, list, button, heading } = partsOf(app);
  const library = libraryOf(app);
  const [, empty = '', , picture = ''] = await mixed(app);
  await library.drop(empty, picture);
  await expect(heading(t('library:many.none'))).toBeVisible();
  await expect(list(t('library:many.refused', { count: 2 }))).toHaveCount(2);
  await expect(button(t('library:back'))).toBeFocused();
  await button(t('library:back')).click();
  await expect(library.open()).toBeVisible();
  await expect(library.recents()).toHaveCount(0);
});

for (const language of picturedIn('zh-Hans')) {
  test.describe(language, () => {
    test.use({ language });
    test('many files are pictured, before and after', async ({ app }) => {
      const { t, button, heading } = partsOf(app);
      await libraryOf(app).drop(...(await mixed(app)));
      await expect(button(t('library:many.go', { count: 3 }))).toBeFocused();
      await screenshots(app, 'many-files');
      await button(t('library:many.go', { count: 3 })).click();
      await expect(heading(t('library:many.imported', { count: 2 }))).toBeVisible();
      await screenshots(app, 'many-files-imported');
    });
  });
}
