import type { Result } from '#core/model/index.ts';
import { expectAccessible } from './accessibility.ts';
import { callEngine } from './call-engine.ts';
import { expect, test } from './fixtures.ts';
import { libraryOf } from './pages/library.ts';
import { decisionsOn, packageFor, reviewingOf } from './pages/reviewing.ts';
import { workspaceOf } from './pages/workspace.ts';
import { screenshot } from './screenshot.ts';

test.use({ language: 'zh-Hans', theme: 'dark' });

test('what became of suggestions is shown in the copy they were made in, leads to its row, and is taken back by undo', async ({
  app,
}) => {
  test.slow();
  const workspace = workspaceOf(app);
  const { take, dialog, panel, button, words } = reviewingOf(app, workspace);
  await libraryOf(app).drop(await packageFor(app, { asked: 'suggest' }));
  await take('甲');
  await workspace.write(2, 'en', 'She went to see the painting.');
  await workspace.write(3, 'en', 'The library was still closed.');
  await workspace.press('Escape');
  await workspace.expectSaved();
  const back = (await callEngine(app, 'review', 'package', { job: 'back' })) as Result<{
    readonly path: string;
  }>;
  if (!back.ok) throw new Error(`not handed back: ${back.error.code}`);

  await workspace.close();
  await libraryOf(app).drop(await decisionsOn(app, back.value.path));
  await expect(dialog()).toContainText('First look');
  await expect(button(dialog(), 'take.intoCopy')).toBeFocused();
  await expectAccessible(app, '[role="dialog"]');
  await screenshot(app, 'decisions-question');
  await workspace.press('Enter');

  await expect(panel()).toContainText(words('decisions.accepted', { count: 1 }));
  await expect(panel()).toContainText(words('decisions.rejected', { count: 1 }));
  await expect(panel()).toContainText('It was no longer closed by then.');
  await expect(panel().locator('[data-list-focus]:focus')).toHaveCount(1);
  await expectAccessible(app);
  await screenshot(app, 'decisions');
  await workspace.press('ArrowDown', 'Enter');
  await workspace.expectActive(3, 'en');
  // Nothing of the reviewer's own text moved, and undo takes the decisions back.
  await expect(workspace.text(3, 'en')).toHaveText('The library was still closed.');
  await workspace.press('F6', 'Mod+z');
  await expect(panel()).not.toContainText('It was no longer closed by then.');
  await expect(workspace.text(3, 'en')).toHaveText('The library was still closed.');
});
