import { holdAnswers } from './held-answers.ts';
import { expectAccessibleInBothThemes } from './accessibility.ts';
import { cleanLetter, writeDocument } from './documents.ts';
import { expect, test, type App } from './fixtures.ts';
import { annotationsOf } from './pages/annotations.ts';
import { libraryOf } from './pages/library.ts';
import { manyRowsOf } from './pages/many-rows.ts';
import { workspaceOf } from './pages/workspace.ts';
import { screenshots } from './screenshot.ts';
import { wordsIn } from './words.ts';

const openLetter = async (app: App) => {
  await libraryOf(app).import(await writeDocument(app, 'letter.txt', cleanLetter));
  const workspace = workspaceOf(app);
  await workspace.expectReady(5);
  return { workspace, many: manyRowsOf(app) };
};

const reviewed = (app: App): RegExp => new RegExp(wordsIn(app.setting.language)('editor:states.reviewed'));

test('rows are chosen by the mouse and acted on together, as one step of undo', async ({ app }) => {
  const t = wordsIn('en');
  const { workspace, many } = await openLetter(app);
  await workspace.write(1, 'en', 'It rained this morning.');
  await workspace.write(4, 'en', 'We found an old letter.');
  await workspace.press('Escape');
  await workspace.expectSaved();
  await many.number(1).click();
  await expect(many.bar()).toBeHidden();
  await many.number(4).click({ modifiers: ['Shift'] });
  await expect(many.bar()).toContainText(t('rows:chosen', { count: 4 }));
  await expect(many.chosen()).toHaveCount(4);
  await many.number(2).click({ modifiers: ['ControlOrMeta'] });
  await expect(many.bar()).toContainText(t('rows:chosen', { count: 3 }));

  await workspace.goTo(3, 'en');
  await expect(many.bar()).toBeHidden();
  await many.number(1).click();
  await many.number(4).click({ modifiers: ['Shift'] });
  await many.setState('reviewed');
  await expect(
    workspace.notice(t('rows:done.state', { count: 2, state: t('editor:states.reviewed') })),
  ).toBeVisible();
  await expect(workspace.notice(t('rows:kept.empty', { count: 2 }))).toBeVisible();
  await expect(workspace.mark(1, 'en')).toHaveAttribute('title', reviewed(app));
  await expect(workspace.mark(4, 'en')).toHaveAttribute('title', reviewed(app));
  await screenshots(app, 'many-rows');
  await expectAccessibleInBothThemes(app);
  await workspace.press('Mod+z');
  await expect(workspace.mark(1, 'en')).not.toHaveAttribute('title', reviewed(app));
  await expect(workspace.mark(4, 'en')).not.toHaveAttribute('title', reviewed(app));

  await many.columns(t('rows:columns.all')).click();
  await many.act('lock').click();
  await expect(workspace.notice(t('rows:done.lock', { count: 8 }))).toBeVisible();
  await expect(workspace.mark(4, 'zh-Hans')).toHaveAttribute('title', new RegExp(t('editor:locked')));
  await many.act('copySource').click();
  await expect(workspace.notice(t('rows:kept.locked', { count: 2 }))).toBeVisible();
  await many.act('unlock').click();
  await expect(workspace.notice(t('rows:done.unlock', { count: 8 }))).toBeVisible();
  await many.act('copySource').click();
  await expect(workspace.notice(t('rows:done.copySource', { count: 2 }))).toBeVisible();
  await expect(workspace.text(2, 'en')).toHaveText('她穿著乾淨的外套，後來去看皇后的畫像。');
  await many
    .bar()
    .getByRole('button', { name: t('rows:clear') })
    .click();
  await expect(many.bar()).toBeHidden();
  await expect(workspace.activeCell()).toBeFocused();
});

test('the keyboard chooses rows, and the keys of a cell act on all of them', async ({ app }) => {
  const t = wordsIn('en');
  const { workspace, many } = await openLetter(app);
  await workspace.goTo(2, 'zh-Hans');
  await workspace.press('Space');
  await expect(many.bar()).toContainText(t('rows:chosen', { count: 1 }));
  await workspace.press('Shift+ArrowDown', 'Shift+ArrowDown');
  await expect(many.bar()).toContainText(t('rows:chosen', { count: 3 }));
  await workspace.expectActive(4, 'zh-Hans');
  await workspace.press('Shift+ArrowUp');
  await expect(many.bar()).toContainText(t('rows:chosen', { count: 2 }));
  await workspace.press('ArrowDown', 'ArrowDown', 'Space');
  await expect(many.bar()).toContainText(t('rows:chosen', { count: 3 }));
  await workspace.press('Mod+Alt+r');
  await expect(workspace.mark(2, 'zh-Hans')).toHaveAttribute('title', reviewed(app));
  await expect(workspace.mark(3, 'zh-Hans')).toHaveAttribute('title', reviewed(app));
  await expect(workspace.mark(5, 'zh-Hans')).toHaveAttribute('title', reviewed(app));
  await expect(workspace.mark(4, 'zh-Hans')).not.toHaveAttribute('title', reviewed(app));
  // further along already: confirming takes nothing back
  await workspace.press('Mod+Shift+Enter');
  await expect(workspace.notice(t('rows:kept.same', { count: 3 }))).toBeVisible();
  await workspace.press('Mod+Shift+l');
  await expect(workspace.mark(5, 'zh-Hans')).toHaveAttribute('title', new RegExp(t('editor:locked')));
  await workspace.press('Mod+Shift+l');
  await expect(workspace.mark(5, 'zh-Hans')).not.toHaveAttribute('title', new RegExp(t('editor:locked')));
  await workspace.press('Mod+a');
  await expect(many.bar()).toContainText(t('rows:chosen', { count: 5 }));
  await workspace.press('Escape');
  await expect(many.bar()).toBeHidden();
  // a cell that is opened ends it as well: what is typed is meant for that cell alone
  await workspace.press('Mod+a', 'Enter');
  await expect(workspace.editor()).toBeFocused();
  await expect(many.bar()).toBeHidden();
});

test('a key that comes before the engine has said which rows are chosen acts on all of them', async ({
  app,
}) => {
  test.skip(app.form === 'window', 'only the connection of a page can be held back');
  const { workspace } = await openLetter(app);
  const answers = await holdAnswers(app.page);
  await workspace.expectReady(5);
  await workspace.goTo(1, 'zh-Hans');
  answers.hold();
  await workspace.press('Mod+a', 'Mod+Alt+r');
  answers.release();
  for (const row of [1, 3, 5])
    await expect(workspace.mark(row, 'zh-Hans')).toHaveAttribute('title', reviewed(app));
});

test('what people wrote is converted again only when they say so, and one annotation is put on all texts', async ({
  app,
}) => {
  const t = wordsIn('en');
  const { workspace, many } = await openLetter(app);
  await workspace.write(2, 'zh-Hans', '写过的。');
  await workspace.press('Escape', 'Mod+a');
  await many.act('convert').click();
  await expect(workspace.notice(t('rows:convertEdited', { count: 1 }))).toBeVisible();
  await expect(workspace.text(2, 'zh-Hans')).toHaveText('写过的。');
  await workspace.button(t('editor:reconvert.overwrite')).click();
  await expect(workspace.notice(t('rows:done.overwrite', { count: 1 }))).toBeVisible();
  await expect(workspace.text(2, 'zh-Hans')).toHaveText('她穿着干净的外套，后来去看皇后的画像。');
  await many.act('annotate').click();
  const annotations = annotationsOf(app);
  await expect(annotations.body(annotations.composer())).toBeFocused();
  await app.page.keyboard.insertText('The whole letter.');
  await workspace.press('Mod+Enter');
  await expect(app.page.locator('[data-notes]')).toHaveCount(5);
});

test.describe('in Chinese', () => {
  test.use({ language: 'zh-Hans' });
  test('rows are chosen and approved', async ({ app }) => {
    const t = wordsIn('zh-Hans');
    const { workspace, many } = await openLetter(app);
    await workspace.goTo(1, 'zh-Hans');
    await workspace.press('Mod+a');
    await expect(many.bar()).toContainText('已选 5 行');
    await many.setState('approved');
    await expect(workspace.notice('已将 5 个单元格设为“已定稿”。')).toBeVisible();
    await expect(workspace.mark(5, 'zh-Hans')).toHaveAttribute(
      'title',
      new RegExp(t('editor:states.approved')),
    );
    await screenshots(app, 'many-rows');
  });
});
