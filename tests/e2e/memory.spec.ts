import { expectAccessibleInBothThemes } from './accessibility.ts';
import { writeDocument } from './documents.ts';
import { expect, test, type App } from './fixtures.ts';
import { choosePath } from './pages/choose-path.ts';
import { libraryOf } from './pages/library.ts';
import { manyRowsOf } from './pages/many-rows.ts';
import { rowOf } from './pages/row.ts';
import { openSheet } from './pages/sheets.ts';
import { workspaceOf } from './pages/workspace.ts';
import { picturedIn } from './pictures.ts';
import { screenshots } from './screenshot.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');

const letter = ['渡口的船已經開走了。', '天色暗了。', '渡口的船還沒有開走。', '渡口的船已經開走了。'].join(
  '\n\n',
);

const openLetter = async (app: App) => {
  await libraryOf(app).import(await writeDocument(app, 'letter.txt', `${letter}\n`));
  const workspace = workspaceOf(app);
  await workspace.expectReady(4);
  await workspace.write(1, 'en', 'The ferry has gone.');
  await workspace.press('Mod+Enter');
  await workspace.expectSaved();
  await workspace.press('Escape', 'Mod+Alt+p');
  const row = rowOf(app);
  // A click would be a later wish than keys that still wait.
  await expect(row.panel()).toBeVisible();
  return { workspace, row };
};

test('what was confirmed is beside the next rows, inserted by number or click, undone, and fills chosen rows', async ({
  app,
}) => {
  const { workspace, row } = await openLetter(app);
  await workspace.goTo(3, 'en');
  await expect(row.items('memory')).toHaveCount(1);
  await expect(row.items('memory').first()).toContainText('60%');
  await expect(row.items('memory').first()).toContainText('The ferry has gone.');
  await expect(row.items('memory').first().locator('ins')).toContainText('還沒有');
  await workspace.press('Mod+1');
  await expect(workspace.text(3, 'en')).toHaveText('The ferry has gone.');
  await workspace.press('Mod+z');
  await expect(workspace.text(3, 'en')).toHaveText('');

  // By a click; a number that none has says so, and changes nothing.
  await row.items('memory').getByRole('button').click();
  await expect(workspace.text(3, 'en')).toHaveText('The ferry has gone.');
  await workspace.goTo(3, 'en');
  await workspace.press('Mod+2');
  await expect(workspace.notice(t('memory:noMatch', { number: 2 }))).toBeVisible();
  await expect(workspace.text(3, 'en')).toHaveText('The ferry has gone.');
  await workspace.press('Mod+z');
  await expect(workspace.text(3, 'en')).toHaveText('');
  await workspace.goTo(3, 'zh-Hans');
  await expect(row.section('memory')).toContainText(t('memory:noneHere'));
  await workspace.goTo(2, 'en');
  await expect(row.head(2)).toBeVisible();
  await expect(row.section('memory')).toHaveCount(0);

  // Chosen rows are filled as drafts, by how alike matches are, and emptied again by one undo.
  const many = manyRowsOf(app);
  await workspace.goTo(1, 'en');
  await workspace.press('Mod+a');
  await expect(many.bar()).toContainText(t('rows:chosen', { count: 4 }));
  await many.pretranslate(t('rows:least.exact'));
  await expect(workspace.notice(t('rows:done.pretranslate', { count: 1 }))).toBeVisible();
  await expect(workspace.notice(t('rows:kept.no-match', { count: 2 }))).toBeVisible();
  await expect(workspace.text(4, 'en')).toHaveText('The ferry has gone.');
  await expect(workspace.text(3, 'en')).toHaveText('');
  await screenshots(app, 'memory-pretranslated');
  await workspace.press('Mod+z');
  await expect(workspace.text(4, 'en')).toHaveText('');
  await workspace.press('Escape');

  await workspace.edit(4, 'en');
  await expect(row.items('memory').first()).toContainText(t('memory:kinds.exact'));
  await app.page.keyboard.type('Gone');
  await workspace.press('Mod+1');
  await expect(workspace.editor()).toHaveText('The ferry has gone.');
  await app.page.keyboard.type(' At last.');
  await expect(workspace.editor()).toHaveText('The ferry has gone. At last.');
  await workspace.press('Escape');
  await workspace.expectSaved();
  await expect(workspace.text(4, 'en')).toHaveText('The ferry has gone. At last.');
});

test('numbers that alone differ are exchanged, and marked', async ({ app }) => {
  const text = '第三章有十二頁。\n\n第五章有三十頁。\n';
  await libraryOf(app).import(await writeDocument(app, 'letter.txt', text));
  const workspace = workspaceOf(app);
  await workspace.expectReady(2);
  await workspace.write(1, 'en', 'Chapter 3 has 12 pages.');
  await workspace.press('Mod+Enter');
  await workspace.expectSaved();
  await workspace.press('Escape', 'Mod+Alt+p');
  await expect(rowOf(app).panel()).toBeVisible();
  await workspace.goTo(2, 'en');
  const [item] = [rowOf(app).items('memory').first()];
  await expect(item).toContainText(t('memory:adapted', { what: t('memory:adaptedKinds.number') }));
  await expect(item.locator('mark')).toHaveText(['5', '30']);
  await screenshots(app, 'memory-numbers');
  const by = app.page.getByRole('radiogroup', { name: t('memory:differencesBy.label') });
  await expect(item.locator('ins')).toHaveText(['五', '三']);
  await by.getByRole('radio', { name: t('memory:differencesBy.words') }).click();
  await expect(item.locator('ins')).toHaveText(['第五章', '三十']);
  await expect(item).toContainText(t('common:difference.added').trim());
  // The choice has the focus: the keys shown beside it are heard there too, and leave it where it is.
  await expect(by.getByRole('radio', { name: t('memory:differencesBy.words') })).toBeFocused();
  await workspace.press('Mod+1');
  await expect(workspace.text(2, 'en')).toHaveText('Chapter 5 has 30 pages.');
  await expect(rowOf(app).focused()).toHaveCount(1);
  await workspace.press('Mod+2');
  await expect(workspace.notice(t('memory:noMatch', { number: 2 }))).toBeVisible();
  await workspace.press('Mod+z');
  await expect(workspace.text(2, 'en')).toHaveText('');
  // Beside the original stand the matches of the first translation: its keys write there.
  await workspace.goTo(2, 'source');
  await workspace.press('Mod+1');
  await expect(workspace.text(2, 'en')).toHaveText('Chapter 5 has 30 pages.');
});

for (const language of picturedIn('zh-Hant')) {
  test.describe(language, () => {
    test.use({ language });
    test('the matches are pictured and accessible', async ({ app }) => {
      const { workspace, row } = await openLetter(app);
      await workspace.goTo(4, 'en');
      await expect(row.items('memory')).toHaveCount(1);
      await workspace.goTo(3, 'en');
      await expect(row.items('memory').first()).toContainText('60%');
      await expectAccessibleInBothThemes(app);
      await screenshots(app, 'memory');
      await app.page.setViewportSize({ width: 900, height: 600 });
      await screenshots(app, 'memory-900');
    });
  });
}

test('a known part of a sentence is inserted at the caret by its number, and behind the text', async ({
  app,
}) => {
  const text = '渡口的船已經開走了\n\n他說渡口的船已經開走了，天色暗了，沒有人認得這個地方。\n';
  await libraryOf(app).import(await writeDocument(app, 'letter.txt', text));
  const workspace = workspaceOf(app);
  await workspace.expectReady(2);
  await workspace.write(1, 'en', 'the ferry has gone');
  await workspace.press('Mod+Enter');
  await workspace.expectSaved();
  await workspace.press('Escape', 'Mod+Alt+p');
  await expect(rowOf(app).panel()).toBeVisible();
  await workspace.edit(2, 'en');
  const [item] = [rowOf(app).items('memory').first()];
  await expect(item).toContainText(t('memory:kinds.piece'));
  await app.page.keyboard.type('He said that ; it grew dark.');
  await workspace.press('Home', ...Array.from('He said that ', () => 'ArrowRight'), 'Mod+1');
  await expect(workspace.editor()).toHaveText('He said that the ferry has gone; it grew dark.');
  await screenshots(app, 'memory-piece');
  await workspace.press('Escape');
  await workspace.expectSaved();
  await item.getByRole('button').click();
  await expect(workspace.text(2, 'en')).toHaveText(
    'He said that the ferry has gone; it grew dark. the ferry has gone',
  );
});

test('repeated sentences fill themselves once that is switched on, with a mark, and one undo takes both back', async ({
  app,
}) => {
  await libraryOf(app).import(
    await writeDocument(app, 'letter.txt', '天色暗了。\n\n沒有人。\n\n天色暗了。\n'),
  );
  const workspace = workspaceOf(app);
  await workspace.expectReady(3);
  const sheet = await openSheet(app, 'memories');
  await sheet.getByRole('checkbox', { name: t('memory:repeats') }).click();
  await expect(sheet.getByRole('checkbox', { name: t('memory:repeats') })).toBeChecked();
  await workspace.press('Escape');
  await workspace.write(1, 'en', 'It grew dark.');
  await workspace.press('Mod+Enter');
  await expect(workspace.text(3, 'en')).toHaveText('It grew dark.');
  await expect(app.page.getByTitle(t('editor:fromMemory'))).toHaveCount(1);
  await screenshots(app, 'memory-repeats');
  await workspace.press('Escape', 'Mod+z');
  await expect(workspace.text(3, 'en')).toHaveText('');
});

const tmx = `<?xml version="1.0"?><tmx version="1.4"><header srclang="zh-TW"/><body><tu changeid="Lin"><tuv xml:lang="zh-TW"><seg>天色暗了。</seg></tuv><tuv xml:lang="en"><seg>It grew dark.</seg></tuv></tu></body></tmx>`;

test('a TMX file is added to the project, its match inserted, and the memory removed again', async ({
  app,
}) => {
  const { workspace, row } = await openLetter(app);
  const sheet = await openSheet(app, 'memories');
  await expect(sheet).toContainText(t('memory:none'));
  await choosePath(app, await writeDocument(app, '舊稿.tmx', tmx), () =>
    sheet.getByRole('button', { name: t('memory:add'), exact: true }).click(),
  );
  await expect(sheet.getByRole('listitem')).toContainText(['舊稿']);
  await expect(sheet.getByRole('listitem').first()).toContainText(t('memory:units', { count: 1 }));
  await expectAccessibleInBothThemes(app);
  await screenshots(app, 'memories');
  await workspace.press('Escape');
  await workspace.goTo(2, 'en');
  await expect(row.items('memory').first()).toContainText('It grew dark.');
  await expect(row.items('memory').first()).toContainText('舊稿');
  await workspace.press('Mod+1');
  await expect(workspace.text(2, 'en')).toHaveText('It grew dark.');
  await openSheet(app, 'memories');
  await sheet.getByRole('button', { name: t('memory:detach', { name: '舊稿' }) }).click();
  await expect(sheet).toContainText(t('memory:none'));
});
