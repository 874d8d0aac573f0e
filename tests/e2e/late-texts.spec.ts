import { expect, test } from './fixtures.ts';
import { writeDocument } from './documents.ts';
import { libraryOf } from './pages/library.ts';
import { workspaceOf } from './pages/workspace.ts';
import { wordsIn } from './words.ts';

// Runs in the browser only, where what the engine answers can be held back.

const t = wordsIn('en');

test('a far row stays in sight when its texts come late and make it high', async ({ app }) => {
  const { page } = app;
  const lines = Array.from(
    { length: 900 },
    (_, at) => `第${at + 1}行，${'夜裡下了一場大雨，'.repeat(12)}沒有停。`,
  );
  await libraryOf(app).import(await writeDocument(app, 'long.txt', lines.join('\n')));
  const workspace = workspaceOf(app);
  await workspace.expectReady(lines.length);

  const held: (() => void)[] = [];
  let holding = false;
  await page.routeWebSocket(/\/rpc\?/, (screen) => {
    const engine = screen.connectToServer();
    screen.onMessage((message) => engine.send(message));
    engine.onMessage((message) => {
      if (holding) held.push(() => screen.send(message));
      else screen.send(message);
    });
  });
  await page.reload();
  await workspace.expectReady(lines.length);
  await workspace.goTo(1, 'en');
  holding = true;
  await workspace.press('Mod+g');
  await page.keyboard.type('700');
  await workspace.press('Enter');
  await expect(workspace.row(700)).toBeInViewport();
  await expect(workspace.text(700, 'source')).toHaveCount(0);
  // Time for the first scroll to be over and done with.
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const after = (frames: number): void => {
          if (frames === 0) resolve();
          else requestAnimationFrame(() => after(frames - 1));
        };
        after(12);
      }),
  );
  holding = false;
  for (const send of held) send();
  await expect(workspace.text(700, 'source')).toContainText('第700行');
  await workspace.expectActive(700, 'en');
  await expect(page.getByRole('button', { name: t('status:rowOf', { row: 700, count: 900 }) })).toBeVisible();
});
