import { expectAccessible } from './accessibility.ts';
import { writeDocument } from './documents.ts';
import { expect, test, type App } from './fixtures.ts';
import { libraryOf } from './pages/library.ts';
import { workspaceOf } from './pages/workspace.ts';
import { picturedIn } from './pictures.ts';
import { screenshots } from './screenshot.ts';
import { wordsIn } from './words.ts';

const lines = ['團隊發布了GPT-4，它改變了很多。後來沒有人再說起。', '第二行，後來下了雨。'];
const english = 'The team released GPT-4, and it changed a lot. Later nobody spoke of it.';

const openLines = async (app: App) => {
  const t = wordsIn(app.setting.language);
  await libraryOf(app).import(await writeDocument(app, 'team.txt', lines.join('\n')));
  const workspace = workspaceOf(app);
  await workspace.expectReady(3);
  // Sentences are cut apart by import: two in one row are what somebody joined.
  await workspace.goTo(1, 'source');
  await workspace.press('Mod+j');
  await workspace.expectReady(2);
  await workspace.write(1, 'en', english);
  await workspace.expectSaved();
  const dialog = app.page.getByRole('dialog', { name: t('editor:split.title', { row: 1 }) });
  return {
    t,
    workspace,
    dialog,
    cut: (side: string) => dialog.getByRole('slider', { name: t(`editor:columns.${side}`) }),
  };
};

const textsOf = async (
  workspace: Awaited<ReturnType<typeof openLines>>['workspace'],
  row: number,
): Promise<readonly string[]> =>
  Promise.all((['source', 'zh-Hans', 'en'] as const).map((side) => workspace.text(row, side).innerText()));

test('with the caret in the translation the cuts are shown, moved by keys, and undone by joining', async ({
  app,
}) => {
  const { t, workspace, dialog, cut } = await openLines(app);
  await workspace.press('Mod+a', 'ArrowLeft');
  for (let at = 0; at < 'The team released GP'.length; at += 1) await workspace.press('ArrowRight');
  await workspace.press('Mod+e');
  await expect(cut('en')).toBeFocused();
  await expectAccessible(app);
  // Inside a name the caret means the nearest end of it, and so it does in the other columns.
  await expect(cut('en')).toHaveAttribute('aria-valuetext', /released +— second half: GPT-4, and/);
  await expect(cut('source')).not.toHaveAttribute('aria-valuetext', /(?:G|GP|GPT|GPT-) — /);
  await workspace.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(workspace.editor()).toBeFocused();
  await workspace.expectReady(2);

  await workspace.press('Mod+a', 'ArrowRight', 'Mod+ArrowLeft', 'Mod+ArrowLeft', 'Mod+e');
  await expect(cut('en')).toBeFocused();
  await workspace.press('Control+ArrowLeft');
  await expect(cut('en')).toHaveAttribute(
    'aria-valuetext',
    t('editor:split.cut', {
      first: 'The team released GPT-4, and it changed a lot. ',
      second: 'Later nobody spoke of it.',
    }),
  );
  await workspace.press('Shift+Tab');
  await expect(cut('source')).toBeFocused();
  await workspace.press('Home');
  await workspace.press('Control+ArrowRight', 'Control+ArrowRight');
  await expect(cut('source')).toHaveAttribute('aria-valuetext', /後來沒有人再說起。$/);
  await workspace.press('Enter');
  await workspace.expectReady(3);
  await expect(workspace.editor()).toBeFocused();
  await workspace.expectActive(2, 'en');
  expect([await textsOf(workspace, 1), await textsOf(workspace, 2)]).toEqual([
    [
      '團隊發布了GPT-4，它改變了很多。',
      '团队发布了GPT-4，它改变了很多。',
      'The team released GPT-4, and it changed a lot.',
    ],
    ['後來沒有人再說起。', '后来没有人再说起。', 'Later nobody spoke of it.'],
  ]);
  await workspace.press('Escape', 'ArrowUp', 'Mod+j');
  await workspace.expectReady(2);
  expect(await textsOf(workspace, 1)).toEqual([
    lines[0],
    '团队发布了GPT-4，它改变了很多。后来没有人再说起。',
    english,
  ]);
});

test('Enter right after the key cuts as proposed, and what is typed goes into the second half', async ({
  app,
}) => {
  const { workspace } = await openLines(app);
  await workspace.edit(1, 'source');
  await workspace.press('Home');
  for (let at = 0; at < '團隊發布了GPT-4，它改變了很多。'.length; at += 1)
    await workspace.press('ArrowRight');
  await workspace.press('Mod+e', 'Enter');
  await app.page.keyboard.type('~');
  await workspace.expectReady(3);
  await expect(workspace.editor()).toHaveText('~後來沒有人再說起。');
  await expect(workspace.text(1, 'en')).toHaveText('The team released GPT-4, and it changed a lot.');
  await expect(workspace.text(2, 'en')).toHaveText('Later nobody spoke of it.');
  // At the end of a text there is nothing to split, and that is said.
  await workspace.press('End', 'Mod+e');
  await expect(workspace.notice(wordsIn('en')('failures:split.at-edge'))).toBeVisible();
});

for (const language of picturedIn('zh-Hans')) {
  test.describe(`in ${language}`, () => {
    test.use({ language });
    test('the preview looks as it should', async ({ app }) => {
      test.skip(app.form === 'window', 'the pictures are taken in a browser');
      const { workspace, cut } = await openLines(app);
      await workspace.press('End');
      for (let at = 0; at < 'Later nobody spoke of it.'.length; at += 1) await workspace.press('ArrowLeft');
      await workspace.press('Mod+e');
      // The caret stood where the line breaks: the editor behind took the focus back.
      await expect(cut('en')).toBeFocused();
      await screenshots(app, 'split');
    });
  });
}
