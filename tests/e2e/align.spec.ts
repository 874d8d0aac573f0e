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
});
