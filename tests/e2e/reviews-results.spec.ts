import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectAccessibleInBothThemes } from './accessibility.ts';
import { expect, test } from './fixtures.ts';
import { expectFocusIn } from './focus.ts';
import { answerSaveDialog, choosePath } from './pages/choose-path.ts';
import { openScored, openTranslated } from './pages/open-reviews.ts';
import { asReviewer } from './reviewer.ts';
import { rewriteRows } from './word-document.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');

test('scores say what the report says, with how far two agree; a note changed on both sides is settled by choosing', async ({
  app,
}) => {
  test.slow();
  const { workspace, reviews } = await openScored(app);
  const { panel, button, words } = reviews;
  await reviews.part('scores');
  const sheet = panel().getByRole('region', { name: '甲' });
  // 57 characters, one major error: 5 x 1,000 / 57 points for each 1,000.
  await expect(sheet.locator('[data-line="normed"]')).toContainText('87.72');
  await expect(sheet.locator('[data-line="verdict"]')).toContainText(t('review-report:score.verdict.fail'));
  await expect(sheet.locator('[data-line="preferential"]')).toContainText('1');
  await expect(sheet.locator('[data-line="smallSample"]')).toBeVisible();
  const other = panel().getByRole('region', { name: '乙' });
  await expect(other.locator('[data-line="unassessed"]')).toContainText(
    t('review-report:score.unassessed.means', { count: 1 }),
  );
  // Both mark row 1 alike and 甲 alone row 4; what is not assessed is no mark.
  const agreement = panel().getByRole('region', {
    name: words('scores.pair', { first: '乙', second: '甲' }),
  });
  const [places, rows] = [agreement.getByRole('region').first(), agreement.getByRole('region').last()];
  await expect(places.locator('[data-figure="percent"]')).toContainText('50%');
  await expect(rows.locator('[data-figure="percent"]')).toContainText('80%');
  // Each with what it means for this pair.
  await expect(rows.locator('[data-figure="percent"]')).toContainText('4 of 5');
  await expect(rows.locator('[data-figure="kappa"]')).toContainText(/\d/);
  await expect(other.locator('[data-verdict]')).toContainText(
    t('review-report:score.verdict.waiting', { count: 1 }),
  );

  await reviews.part('conflicts');
  const conflict = reviews.card(words('conflicts.lists.annotations'));
  await expect(conflict).toContainText('Is it one?');
  await expect(conflict).toContainText('The one of row 5?');
  // Both are of one note: who changed it, and in which round, tells them apart.
  const theirs = conflict.getByRole('listitem').filter({ hasText: 'row 5' });
  await expect(theirs).toContainText(`甲 · ${words('round', { round: 1 })}`);
  const ours = conflict.getByRole('listitem').filter({ hasText: 'Is it one?' });
  await expect(ours).toContainText(words('conflicts.here'));
  await theirs.getByRole('button').focus();
  await workspace.press('Enter');
  await expect(panel()).toContainText(words('conflicts.none'));
  await expectFocusIn(panel());
  await workspace.press('F6', 'Mod+z');
  await expect(conflict).toContainText('Is it one?');

  await reviews.part('items');
  await reviews.filterBy(words('items.preferential'));
  await expect(reviews.cards()).toHaveCount(1);
  await expect(reviews.cards()).toContainText('discovered');
  await button(panel(), 'items.removeFilter', { name: words('items.preferential') }).click();
  await reviews.search().fill('more than that');
  await expect(reviews.cards()).toHaveCount(1);
  // The one that says the same is named, and a click away.
  const twin = words('items.is.twin', { name: '乙' });
  await reviews.cards().getByRole('button', { name: twin }).click();
  await expect(reviews.cards()).toHaveCount(2);
  await expect(reviews.main(reviews.cardsOf('乙'))).toBeFocused();
  await button(panel(), 'items.removeFilter', { name: words('items.oneRow') }).click();
  await reviews.search().fill('more than that');
  await expect(reviews.cards()).toHaveCount(1);
  // Both of the row, to be compared, and back to all there is to decide.
  await reviews.main(reviews.cards()).click();
  await button(reviews.cards(), 'items.allOfRow').click();
  await expect(reviews.cards()).toHaveCount(2);
  await button(panel(), 'items.removeFilter', { name: words('items.oneRow') }).click();
  await expect(reviews.cards()).toHaveCount(4);
});

test('reports and a Word document are written, and the document is taken in again row by row', async ({
  app,
}) => {
  test.slow();
  const { reviews } = await openScored(app);
  const { panel, dialog, button, field, words } = reviews;
  const fromMenu = async (menu: string, item: string, written: string): Promise<string> => {
    await answerSaveDialog(app, join(app.folder, written));
    await button(panel(), menu).click();
    await app.page.getByRole('menuitem', { name: item, exact: true }).click();
    await expect(
      panel()
        .getByText(`.${written.split('.').at(-1)}`)
        .first(),
    ).toBeVisible();
    return reviews.savedPath();
  };
  const html = await readFile(await fromMenu('report.title', words('report.html'), 'report.html'), 'utf8');
  expect(html).toContain('It was more than that.');
  const csv = await readFile(await fromMenu('report.title', words('report.csv'), 'report.csv'), 'utf8');
  expect(csv).toContain('It was more than that.');
  const tracked = await readFile(await fromMenu('report.title', words('report.docx'), 'report.docx'));
  expect(tracked.subarray(0, 2).toString('latin1')).toBe('PK');

  const write = words('word.write', { text: t('editor:languages.en') });
  const document = await fromMenu('word.title', write, 'review.docx');
  await button(panel(), 'word.title').click();
  await choosePath(app, document, () => app.page.getByRole('menuitem', { name: words('word.read') }).click());
  // Nothing in it bears no name, so nobody is asked for.
  await expect(dialog()).toContainText(words('word.allMatched'));
  await expect(dialog()).toContainText(words('takeIn.sameWord'));
  await button(dialog(), 'close').last().click();

  // Rows 2 and 3 change places, 4 is taken out, and in 5 both texts are changed by hand.
  const rows = await rewriteRows(document, ([first, second, third, , fifth]) => [
    first,
    third,
    second,
    fifth?.replace('There was', 'There is').replace('名字', '姓名'),
  ]);
  expect(rows).toBe(5);
  await button(panel(), 'word.title').click();
  await choosePath(app, document, () => app.page.getByRole('menuitem', { name: words('word.read') }).click());
  await field(dialog(), 'word.reviewer').fill('丙');
  await field(dialog(), 'word.reviewer').press('Enter');
  const told = dialog()
    .getByRole('list', { name: words('word.list') })
    .getByRole('listitem');
  await expect(told).toHaveCount(3);
  await expect(told.filter({ hasText: words('row', { row: 3 }) })).toContainText(words('word.rows.moved'));
  await expect(told.filter({ hasText: words('row', { row: 4 }) })).toContainText(words('word.rows.deleted'));
  const fifth = told.filter({ hasText: words('row', { row: 5 }) });
  for (const fact of ['edited', 'original-edited', 'untracked']) {
    await expect(fifth).toContainText(words(`word.rows.${fact}`));
  }
  await expect(fifth).toContainText('信上沒有姓名。');
  await expect(dialog()).toContainText(words('takeIn.counts.items', { count: 1 }));
  await button(dialog(), 'close').last().click();
  await expect(panel()).toContainText(words('parcels.in.docx', { name: '丙' }));

  await button(panel(), 'newRound').click();
  await expect(panel()).toContainText(words('round', { round: 2 }));
  await button(panel(), 'closeReview').click();
  await expect(button(panel(), 'handOver.button')).toHaveCount(0);
  await button(panel(), 'allReviews').click();
  const entry = panel()
    .getByRole('list', { name: words('list') })
    .getByRole('button');
  await expect(entry).toContainText(words('isClosed'));
  // It stays readable, and can be opened again.
  await entry.click();
  await reviews.part('items');
  await expect(reviews.cards()).toHaveCount(5);
  await expect(panel().getByRole('button', { name: words('accept') })).toHaveCount(0);
  await reviews.part('facts');
  await button(panel(), 'reopen').click();
  await expect(button(panel(), 'handOver.button')).toBeVisible();
});

test('reviews are open to everyone', async ({ app }) => {
  test.slow();
  const { reviews, workspace } = await openScored(app);
  const { panel, dialog, button, field, words } = reviews;
  await expectAccessibleInBothThemes(app, 'aside');
  await reviews.part('items');
  await reviews.main(reviews.cards().first()).click();
  await expectAccessibleInBothThemes(app, 'aside');
  await reviews.main(reviews.cards().first()).press('e');
  await expect(field(panel(), 'items.wording')).toBeFocused();
  await expectAccessibleInBothThemes(app, 'aside');
  await workspace.press('Escape');
  await button(panel(), 'items.filter').press('Enter');
  await expectAccessibleInBothThemes(app, '[role="menu"]');
  await workspace.press('Escape');
  await button(panel(), 'bulk.button.rejected', { count: 4 }).click();
  await expectAccessibleInBothThemes(app, '[role="dialog"]');
  await workspace.press('Escape');
  for (const part of ['conflicts', 'scores'] as const) {
    await reviews.part(part);
    await expect(panel().getByText(words('loading'))).toHaveCount(0);
    await expectAccessibleInBothThemes(app, 'aside');
  }
  await reviews.part('facts');
  await button(panel(), 'handOver.button').click();
  await expectAccessibleInBothThemes(app, '[role="dialog"]');
  await workspace.press('Escape');
  await button(panel(), 'allReviews').click();
  await expectAccessibleInBothThemes(app, 'aside');
  await button(panel(), 'openOne').click();
  await reviews.ask(dialog(), 'score');
  await dialog().getByText(words('profile.adjust')).click();
  await expectAccessibleInBothThemes(app, '[role="dialog"]');
});

test('the dialogs for what comes back are open to everyone', async ({ app }) => {
  test.slow();
  const { reviews, workspace } = await openTranslated(app);
  const { panel, dialog, button, field, words } = reviews;
  await reviews.open();
  await reviews.openReview();
  const path = await reviews.handOver('secret');
  const back = await asReviewer(app, { path, passphrase: 'secret' }, '甲', async ({ write, handBack }) => {
    await write(1, 'en', 'It poured this morning.');
    return handBack('secret');
  });
  await reviews.choose(back);
  const passphrase = field(dialog(), 'takeIn.passphrase', { name: '甲.duizhao-review' });
  await expect(passphrase).toBeFocused();
  await passphrase.fill('wrong');
  await workspace.press('Enter');
  await expect(dialog().getByRole('alert')).toBeVisible();
  await expectAccessibleInBothThemes(app, '[role="dialog"]');
  await passphrase.fill('secret');
  await workspace.press('Enter');
  await expect(button(dialog(), 'takeIn.go')).toBeFocused();
  await expectAccessibleInBothThemes(app, '[role="dialog"]');
  await workspace.press('Enter');
  await expect(button(dialog(), 'takeIn.show')).toBeFocused();
  await expectAccessibleInBothThemes(app, '[role="dialog"]');
  await workspace.press('Escape');
  await expect(dialog()).toHaveCount(0);

  await answerSaveDialog(app, join(app.folder, 'review.docx'));
  await button(panel(), 'word.title').click();
  await app.page.getByRole('menuitem').first().click();
  await expect(panel().getByText('.docx').first()).toBeVisible();
  const document = await reviews.savedPath();
  await rewriteRows(document, ([first]) => [first]);
  await button(panel(), 'word.title').click();
  await choosePath(app, document, () => app.page.getByRole('menuitem', { name: words('word.read') }).click());
  await expect(dialog().getByRole('list', { name: words('word.list') })).toContainText(
    words('word.rows.deleted'),
  );
  await expectAccessibleInBothThemes(app, '[role="dialog"]');
});
