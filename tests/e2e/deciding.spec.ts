import { expect, test } from './fixtures.ts';
import { expectFocusIn } from './focus.ts';
import { openTranslated } from './pages/open-reviews.ts';
import { asReviewer } from './reviewer.ts';

test('a row that two reviewers changed is decided by the text as it would read, by keys alone', async ({
  app,
}) => {
  test.slow();
  const { workspace, reviews } = await openTranslated(app);
  const { panel, dialog, button, words } = reviews;
  await reviews.open();
  await reviews.openReview();
  const sent = { path: await reviews.handOver() };
  const first = await asReviewer(app, sent, '甲', async (reviewer) => {
    await reviewer.write(1, 'en', 'It poured this morning.');
    await reviewer.write(2, 'en', 'The painting was what she went to see.');
    return reviewer.handBack();
  });
  const second = await asReviewer(app, sent, '乙', async (reviewer) => {
    await reviewer.write(1, 'en', 'Rain fell this morning.');
    return reviewer.handBack();
  });
  for (const path of [first, second]) {
    await reviews.choose(path);
    await dialog().getByText(words('takeIn.hows.apply')).click();
    await button(dialog(), 'takeIn.go').click();
    await expect(app.page.getByRole('dialog', { name: words('takeIn.done') })).toBeVisible();
    if (path === second) await expect(dialog()).toContainText(words('takeIn.counts.reopened', { count: 1 }));
    await workspace.press('Escape');
  }
  await reviews.part('items');
  await expect(reviews.cards()).toHaveCount(2);
  await expect(reviews.cards().first()).toContainText(words('items.contestedBy', { names: '甲' }));

  // D decides on the segment, Escape leaves it as it is.
  await reviews.main(reviews.cardsOf('乙')).focus();
  await workspace.press('d');
  const choices = dialog().getByRole('radio');
  await expect(choices).toHaveCount(3);
  await expect(dialog().getByRole('radio', { checked: true })).toContainText('Rain fell this morning.');
  await workspace.press('Escape');
  await expect(dialog()).toHaveCount(0);

  // Shift+A asks too, with that reviewer's text chosen.
  await reviews.main(reviews.cardsOf('甲')).focus();
  await workspace.press('Shift+A');
  await expect(dialog().getByRole('radio', { checked: true })).toContainText('It poured this morning.');
  await expect(dialog().getByRole('region', { name: words('decide.result') })).toContainText('poured');
  await workspace.press('Enter');
  await expect(dialog()).toHaveCount(0);
  await expect(workspace.text(1, 'en')).toHaveText('It poured this morning.');
  await expect(panel()).toContainText(words('items.allDone'));
  await expectFocusIn(panel());
  await workspace.press('F6', 'Mod+z');
  await expect(reviews.cards()).toHaveCount(2);

  // A rewritten row is one suggestion, and shows each of its changes where that is wanted.
  await reviews.glance('all');
  const rewritten = reviews.card('painting');
  await expect(rewritten).toHaveCount(1);
  await expect(rewritten.locator('ins')).toHaveCount(1);
  await reviews.filterBy(words('items.eachChange'));
  await expect(rewritten.locator('ins').nth(1)).toBeVisible();
  await reviews.glance('open');

  // From the text as well.
  await workspace.write(1, 'en', 'It rained all morning.');
  await workspace.press('Escape');
  await workspace.expectSaved();
  await workspace.press('Control+Alt+Shift+V');
  await expect(choices).toHaveCount(4);
  await dialog()
    .getByRole('radio', { name: words('decide.is.mine') })
    .click();
  await expect(dialog()).toContainText(words('decide.same'));
  await button(dialog(), 'decide.go').click();
  await expect(dialog()).toHaveCount(0);
  await expect(workspace.text(1, 'en')).toHaveText('It rained all morning.');
  await expect(panel()).toContainText(words('items.allDone'));
});

test('a suggestion that makes a sentence nobody wrote is shown before it is accepted', async ({ app }) => {
  test.slow();
  const { workspace, reviews } = await openTranslated(app);
  const { dialog, button, words } = reviews;
  await reviews.open();
  await reviews.openReview();
  const sent = { path: await reviews.handOver() };
  const back = await asReviewer(app, sent, '甲', async (reviewer) => {
    await reviewer.write(1, 'en', 'It poured this morning.');
    return reviewer.handBack();
  });
  await workspace.write(1, 'en', 'It rained heavily this evening.');
  await workspace.press('Escape');
  await workspace.expectSaved();
  await reviews.takeIn(back);
  await button(dialog(), 'takeIn.show').click();
  await expect(reviews.cards()).toHaveCount(1);
  await reviews.main(reviews.cards().first()).focus();
  await workspace.press('a');
  await expect(dialog()).toContainText(words('decide.unread'));
  await expect(dialog().getByRole('radio', { checked: true })).toContainText('It poured this evening.');
  await button(dialog(), 'decide.go').click();
  await expect(dialog()).toHaveCount(0);
  await expect(workspace.text(1, 'en')).toHaveText('It poured this evening.');
});
