import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Row } from '#core/model/index.ts';
import type { App } from './app.ts';
import { callEngine } from './call-engine.ts';
import { expect, test } from './fixtures.ts';
import { answerSaveDialog } from './pages/choose-path.ts';
import { libraryOf } from './pages/library.ts';
import { reviewsOf } from './pages/reviews.ts';
import { workspaceOf } from './pages/workspace.ts';
import { asReviewer } from './reviewer.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('zh-Hans');
/** The first four rows whose Simplified Chinese ends as a sentence does. */
const sentences = async (app: App): Promise<readonly Row[]> => {
  const answer = await callEngine(app, 'rows', 'page', { from: 1, count: 30 });
  const { rows } = (answer as { readonly value: { readonly rows: readonly Row[] } }).value;
  return rows.filter(({ cells }) => cells['zh-Hans']?.text.endsWith('。')).slice(0, 4);
};

test.use({ language: 'zh-Hans' });

test('the Simplified Chinese of the sample is reviewed, found in either script, answered and reported', async ({
  app,
}) => {
  test.slow();
  await libraryOf(app).samples().first().click();
  const workspace = workspaceOf(app);
  await workspace.expectReady();
  const rows = await sentences(app);
  expect(rows).toHaveLength(4);
  const reviews = reviewsOf(app);
  const { panel, dialog, button, words } = reviews;
  await reviews.open();
  await reviews.openReview(async (asked) => {
    await asked.getByRole('checkbox', { name: t('editor:languages.zh-Hans') }).check();
    await asked.getByRole('checkbox', { name: t('editor:languages.en') }).uncheck();
  });
  const path = await reviews.handOver();
  const back = await asReviewer(app, { path }, '乙', async ({ write, handBack }) => {
    for (const { row, cells } of rows) {
      await write(row, 'zh-Hans', (cells['zh-Hans']?.text ?? '').replace(/。$/, '，尚待发现。'));
    }
    return handBack();
  });
  await reviews.takeIn(back);
  await button(dialog(), 'takeIn.show').click();
  await expect(reviews.cards()).toHaveCount(4);
  await expect(reviews.cards().first().locator('ins')).toHaveText('，尚待发现');
  for (const typed of ['發現', '发现']) {
    await reviews.search().fill(typed);
    await expect(panel()).toContainText(words('items.shown', { count: 4 }));
  }
  await reviews.search().fill('沒有這樣的話');
  await expect(panel()).toContainText(words('items.noHit'));
  await reviews.search().fill('');
  await expect(reviews.cards()).toHaveCount(4);

  const [first] = rows;
  await reviews.main(reviews.cards().first()).focus();
  await workspace.press('Enter');
  await workspace.expectActive(first?.row ?? 0, 'zh-Hans');
  await reviews.main(reviews.cards().first()).focus();
  await workspace.press('a');
  await expect(workspace.text(first?.row ?? 0, 'zh-Hans')).toContainText('，尚待发现。');
  await expect(reviews.cards()).toHaveCount(3);
  await workspace.press('r');
  await app.page.keyboard.insertText('原文并无此意。');
  await workspace.press('Enter');
  await expect(reviews.cards()).toHaveCount(2);

  await reviews.part('facts');
  await answerSaveDialog(app, join(app.folder, 'report.html'));
  await button(panel(), 'report.title').click();
  await app.page.getByRole('menuitem', { name: words('report.html') }).click();
  await expect(panel().getByText('.html').first()).toBeVisible();
  const report = await readFile(await reviews.savedPath(), 'utf8');
  for (const said of ['尚待发现', '原文并无此意。', '乙']) expect(report).toContain(said);
});
