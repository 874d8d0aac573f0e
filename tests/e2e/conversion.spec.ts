import { writeDocument } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { libraryOf } from './pages/library.ts';
import { openLetter } from './pages/open-letter.ts';
import { workspaceOf } from './pages/workspace.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');

const converted = '她穿着干净的外套，后来去看皇后的画像。';

test('a doubtful character is switched by a click or by keys, and undo switches it back', async ({ app }) => {
  const doubtful = ['那位姓於的老師寫下一個乾字。', '沒有人認得。'].join('\n');
  await libraryOf(app).import(await writeDocument(app, 'names.txt', doubtful));
  const workspace = workspaceOf(app);
  await workspace.expectReady(2);
  const { page } = app;
  const text = workspace.text(1, 'zh-Hans');
  await expect(text).toHaveText('那位姓于的老师写下一个干字。');
  await text.getByText('于', { exact: true }).click();
  const choice = page.getByRole('dialog', { name: t('editor:alternatives.title', { original: '於' }) });
  await expect(choice.getByRole('button', { pressed: true })).toContainText('于');
  await choice.getByRole('button', { pressed: false }).click();
  await expect(text).toHaveText('那位姓於的老师写下一个干字。');
  await expect(choice).toHaveCount(0);
  await expect(workspace.activeCell()).toBeFocused();
  // Still a converted text, not one somebody wrote.
  await expect(workspace.mark(1, 'zh-Hans')).toHaveAttribute('title', new RegExp(t('editor:converted')));
  await workspace.press('Mod+z');
  await expect(text).toHaveText('那位姓于的老师写下一个干字。');

  await workspace.goTo(1, 'zh-Hans');
  await workspace.press('Mod+.');
  await expect(choice).toBeVisible();
  await workspace.press('Escape');
  await expect(choice).toHaveCount(0);
  await expect(workspace.activeCell()).toBeFocused();
  await workspace.press('Mod+.');
  const second = page.getByRole('dialog', { name: t('editor:alternatives.title', { original: '乾' }) });
  await expect(second).toBeVisible();
  await workspace.press('2');
  await expect(text).toHaveText('那位姓于的老师写下一个乾字。');
  await expect(workspace.activeCell()).toBeFocused();
});

test('converted text follows the original; what somebody wrote is marked and only overwritten when asked', async ({
  app,
}) => {
  const workspace = await openLetter(app);
  await workspace.write(1, 'source', '今天晚上下了一場大雪。');
  await workspace.press('Escape');
  await expect(workspace.text(1, 'zh-Hans')).toHaveText('今天晚上下了一场大雪。');

  await workspace.write(1, 'zh-Hans', '今晚下了一场大雪。');
  await workspace.press('Escape');
  await workspace.expectSaved();
  await workspace.write(1, 'source', '今天晚上下了一場大雨。');
  await workspace.press('Escape');
  await workspace.expectSaved();
  await expect(workspace.text(1, 'zh-Hans')).toHaveText('今晚下了一场大雪。');
  await expect(workspace.mark(1, 'zh-Hans')).toHaveAttribute('title', new RegExp(t('editor:stale.mark')));

  await workspace.goTo(1, 'zh-Hans');
  await workspace.press('F9');
  const asked = app.page.getByText(t('editor:reconvert.edited', { row: 1 }));
  await expect(asked.first()).toBeVisible();
  await expect(workspace.text(1, 'zh-Hans')).toHaveText('今晚下了一场大雪。');
  await workspace.button(t('editor:reconvert.overwrite')).click();
  await expect(workspace.text(1, 'zh-Hans')).toHaveText('今天晚上下了一场大雨。');
  await expect(workspace.mark(1, 'zh-Hans')).not.toHaveAttribute('title', new RegExp(t('editor:stale.mark')));
  await workspace.press('Mod+z');
  await expect(workspace.text(1, 'zh-Hans')).toHaveText('今晚下了一场大雪。');
});

test('another region and protected words convert again what nobody wrote, as one step', async ({ app }) => {
  const workspace = await openLetter(app);
  await workspace.write(3, 'zh-Hans', '图书馆还没开门。');
  await workspace.press('Escape');
  await workspace.expectSaved();
  await workspace.press('Mod+,');
  await app.page.getByLabel(t('settings:word'), { exact: true }).fill('皇后的畫像');
  await app.page.getByLabel(t('settings:as'), { exact: true }).fill('《皇后》');
  await workspace.button(t('settings:addWord')).click();
  await expect(workspace.text(2, 'zh-Hans')).toHaveText('她穿着干净的外套，后来去看《皇后》。');
  await expect(workspace.text(3, 'zh-Hans')).toHaveText('图书馆还没开门。');
  await app.page.getByRole('radio', { name: new RegExp(`^${t('settings:regions.tw')}`) }).click();
  await expect(workspace.heading('zh-Hans')).toContainText(t('editor:regions.tw'));
  await expect(workspace.text(3, 'zh-Hans')).toHaveText('图书馆还没开门。');
  await workspace.press('F6', 'Mod+z');
  await expect(workspace.heading('zh-Hans')).toContainText(t('editor:regions.cn'));
  await workspace.press('Mod+z');
  await expect(workspace.text(2, 'zh-Hans')).toHaveText(converted);
});
