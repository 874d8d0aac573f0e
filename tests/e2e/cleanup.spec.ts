import { dirtyNews, writeDocument } from './documents.ts';
import { expect, test, type App } from './fixtures.ts';
import { cleanupOf } from './pages/cleanup.ts';
import { libraryOf } from './pages/library.ts';
import { workspaceOf } from './pages/workspace.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');

const openDirtyNews = async (app: App) => {
  await libraryOf(app).import(await writeDocument(app, 'news.txt', dirtyNews));
  const workspace = workspaceOf(app);
  await workspace.expectReady(16);
  return { workspace, cleanup: cleanupOf(app) };
};

test('every repair is shown by kind with its reason, accepted with all of its kind or refused, and undone', async ({
  app,
}) => {
  const { workspace, cleanup } = await openDirtyNews(app);
  await expect(cleanup.panel()).toBeVisible();
  await expect(cleanup.panel()).toContainText(t('cleanup:panel.counts.accepted', { count: 40 }));
  await expect(cleanup.panel()).toContainText(t('cleanup:panel.counts.offered', { count: 4 }));
  await expect(cleanup.group('gloss')).toContainText(t('cleanup:panel.counts.accepted', { count: 19 }));
  await expect(cleanup.group('byte-shift')).toContainText(t('cleanup:panel.counts.accepted', { count: 1 }));
  await expect(cleanup.group('script')).toContainText(t('cleanup:panel.counts.offered', { count: 3 }));
  // What is certain has been done, in the original and in what was converted from it.
  await expect(workspace.text(9, 'source')).toHaveText('館長認為，讀者的意見都是應當的。”');
  await expect(workspace.text(9, 'zh-Hans')).toHaveText('馆长认为，读者的意见都是应当的。”');
  await expect(workspace.text(3, 'source')).toHaveText('工人在閣樓里發現一批舊報紙。');

  await cleanup.toggle('byte-shift').click();
  const shifted = cleanup.repair('?shù)摹');
  await expect(shifted).toContainText('?shù)摹?rdquo;的。”');
  await expect(shifted).toContainText(/bytes/);

  // All offers of a kind are accepted at once, as one step of undo.
  await cleanup
    .group('script')
    .getByRole('button', { name: t('cleanup:panel.group.acceptOffered', { count: 3 }) })
    .click();
  await expect(cleanup.group('script')).toContainText(t('cleanup:panel.counts.accepted', { count: 3 }));
  await expect(workspace.text(3, 'source')).toHaveText('工人在閣樓裡發現一批舊報紙。');
  await expect(workspace.text(7, 'source')).toContainText('坐在這裡看書');
  await workspace.press('Mod+z');
  await expect(workspace.text(3, 'source')).toHaveText('工人在閣樓里發現一批舊報紙。');
  await expect(workspace.text(7, 'source')).toContainText('坐在這里看書');
  await expect(cleanup.group('script')).toContainText(t('cleanup:panel.counts.offered', { count: 3 }));

  // A refused repair brings the original words back, the conversion follows, and undo takes the refusal back.
  await cleanup.toggle('gloss').click();
  const first = cleanup.repair('開(kāi)').first();
  await expect(first).toBeVisible();
  await cleanup.refuse(first).click();
  await expect(workspace.text(1, 'source')).toHaveText(
    '城西的舊圖書館今天重新開(kāi)放，讀者從清晨就排起了長隊。',
  );
  await expect(workspace.text(1, 'zh-Hans')).toHaveText(
    '城西的旧图书馆今天重新开(kāi)放，读者从清晨就排起了长队。',
  );
  await expect(cleanup.group('gloss')).toContainText(t('cleanup:panel.counts.refused', { count: 1 }));
  await expect(cleanup.group('gloss')).toContainText(t('cleanup:panel.counts.accepted', { count: 18 }));

  await workspace.press('Mod+z');
  await expect(workspace.text(1, 'source')).toHaveText(
    '城西的舊圖書館今天重新開放，讀者從清晨就排起了長隊。',
  );
  await expect(workspace.text(1, 'zh-Hans')).toHaveText(
    '城西的旧图书馆今天重新开放，读者从清晨就排起了长队。',
  );
  await expect(cleanup.group('gloss')).toContainText(t('cleanup:panel.counts.accepted', { count: 19 }));
  await workspace.press('Mod+y');
  await expect(workspace.text(1, 'source')).toContainText('開(kāi)放');
});

test('the list is worked through by keyboard alone', async ({ app }) => {
  const { workspace, cleanup } = await openDirtyNews(app);
  await workspace.press('Mod+Alt+c');
  await expect(cleanup.focused()).toHaveCount(1);
  await cleanup.filter('offered').click();
  await expect(cleanup.group('space')).toBeVisible();
  await cleanup.toggle('space').focus();
  await workspace.press('ArrowRight');
  await expect(cleanup.toggle('space')).toHaveAttribute('aria-expanded', 'true');
  await workspace.press('ArrowDown');
  await expect(cleanup.focused()).toContainText('蟲蛀過的字');
  await workspace.press('a');
  await expect(workspace.text(11, 'source')).toHaveText('修書的師傅發現，最難補的不是紙，而是蟲蛀過的字。');
  // What was decided leaves this filter; the focus stays in the list.
  await expect(cleanup.group('space')).toHaveCount(0);
  await expect(cleanup.focused()).toHaveCount(1);
  // To the words themselves, and back to typing.
  await cleanup.toggle('script').focus();
  await workspace.press('ArrowRight', 'ArrowDown');
  await expect(cleanup.focused()).toContainText('閣樓里');
  await workspace.press('Enter');
  await workspace.expectActive(3, 'source');
  await workspace.press('Escape');
  await expect(workspace.activeCell()).toBeFocused();
});

test('a repair whose words were edited by hand is left as it is, and says so', async ({ app }) => {
  const { workspace, cleanup } = await openDirtyNews(app);
  await workspace.edit(9, 'source');
  await workspace.press('End', 'ArrowLeft', 'Backspace');
  await expect(workspace.editor()).toHaveText('館長認為，讀者的意見都是應當的”');
  await workspace.press('Escape');
  await workspace.expectSaved();
  await cleanup.toggle('byte-shift').click();
  const edited = cleanup.repair(t('cleanup:panel.edited'));
  await expect(edited).toContainText(t('cleanup:panel.row', { row: 9 }));
  await expect(cleanup.refuse(edited)).toHaveCount(0);
});
