import { expectAccessible } from './accessibility.ts';
import { writeDocument } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { choosePath } from './pages/choose-path.ts';
import { workspaceOf } from './pages/workspace.ts';
import { screenshots } from './screenshot.ts';
import { wordsIn } from './words.ts';

const chinese = '雨下了三天。江水涨得很高。\n\n“今天开船吗？”他问。\n\n老人摇了摇头。他什么也没说。\n';
const english =
  'It had rained for three days, and the river was very high.\n\n"Any boats today?" he asked.\n\nThe old man shook his head. He said nothing.\n';

test('an original and its translation become one project, sentence by sentence', async ({ app }) => {
  const t = wordsIn(app.setting.language);
  const { page } = app;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const workspace = workspaceOf(app);
  const files = [await writeDocument(app, 'en.txt', english), await writeDocument(app, 'zh.txt', chinese)];
  await choosePath(app, files, () => button(t('library:align.open')).click());
  await expect(page.getByRole('heading', { name: t('library:align.title'), exact: true })).toBeVisible();
  // The English came first; what is translated is the Chinese.
  await page
    .getByRole('combobox', { name: t('library:align.original'), exact: true })
    .selectOption({ label: t('library:align.originalIs', { name: 'zh.txt' }) });
  await expectAccessible(app);
  await screenshots(app, 'align');
  await button(t('library:align.go')).click();
  await workspace.expectReady(4);
  await expect(workspace.text(1, 'source')).toHaveText('雨下了三天。江水涨得很高。');
  await expect(workspace.text(1, 'en')).toHaveText(
    'It had rained for three days, and the river was very high.',
  );
  await expect(workspace.text(4, 'en')).toHaveText('He said nothing.');

  // Three corrections, each of which can be undone: a sentence up, a sentence down, a row without a translation.
  await workspace.goTo(4, 'en');
  await workspace.press('Mod+Alt+PageUp');
  await expect(workspace.text(3, 'en')).toHaveText('The old man shook his head. He said nothing.');
  await expect(workspace.text(4, 'en')).toHaveText('');
  await workspace.expectActive(3, 'en');
  await workspace.press('Mod+Alt+PageDown');
  await expect(workspace.text(3, 'en')).toHaveText('The old man shook his head.');
  await expect(workspace.text(4, 'en')).toHaveText('He said nothing.');
  await workspace.goTo(2, 'en');
  await workspace.press('Mod+Alt+u');
  await expect(workspace.text(2, 'en')).toHaveText('');
  await expect(workspace.text(3, 'en')).toContainText('"Any boats today?" he asked.');
  await expect(workspace.notice(/./).first()).toBeVisible();
  await screenshots(app, 'align-corrected');
  await workspace.press('Mod+z');
  await expect(workspace.text(2, 'en')).toHaveText('"Any boats today?" he asked.');
  // The word under the pointer, and what the other column says for it; in the status bar too, also where that is not known.
  await workspace.press('Mod+Alt+w');
  const status = page.getByRole('status').filter({ hasText: 'river' });
  await workspace.text(1, 'source').hover({ position: { x: 102, y: 8 } });
  await expect(status).toHaveText(t('editor:counterparts.known', { word: '江水', others: 'river' }));
  await screenshots(app, 'align-words');
  await workspace.press('Mod+Alt+w');
  await expect(status).toHaveCount(0);
  await workspace.goTo(1, 'source');
  await workspace.press('Mod+Alt+PageDown');
  await expect(workspace.text(1, 'source')).toHaveText('雨下了三天。江水涨得很高。');
});
