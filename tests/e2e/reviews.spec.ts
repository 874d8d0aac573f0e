import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDocument } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { expectFocusIn } from './focus.ts';
import { answerSaveDialog, dropFiles } from './pages/choose-path.ts';
import { libraryOf } from './pages/library.ts';
import { annotate } from './pages/notes.ts';
import { english, openTranslated } from './pages/open-reviews.ts';
import { asReviewer } from './reviewer.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');

const passphrase = '春眠不覺曉';

test('a review goes out locked to two reviewers, and what they say is taken in and answered by keys @window', async ({
  app,
}) => {
  test.slow();
  const { workspace, reviews } = await openTranslated(app);
  const { panel, dialog, button, field, words } = reviews;
  await reviews.open();
  await expect(panel()).toContainText(words('empty'));
  // Everything has a default: Enter alone opens a review.
  await reviews.openReview();

  await button(panel(), 'handOver.button').click();
  await field(dialog(), 'handOver.passphrase').fill(passphrase);
  await button(dialog(), 'handOver.go').click();
  await expect(dialog()).toContainText(words('handOver.differ'));
  await workspace.press('Escape');
  const sent = { path: await reviews.handOver(passphrase), passphrase };
  await expect(panel()).toContainText(words('parcels.out.handover'));

  const first = await asReviewer(app, sent, '甲', async (reviewer) => {
    await reviewer.write(1, 'en', 'It poured this morning.');
    await reviewer.write(2, 'en', 'She went to see the painting.');
    await reviewer.write(4, 'en', 'We discovered an old letter.');
    await reviewer.write(5, 'en', 'It bore no name.');
    return reviewer.handBack(passphrase);
  });
  const second = await asReviewer(app, sent, '乙', async (reviewer) => {
    await reviewer.write(3, 'en', 'The library was not open yet.');
    await reviewer.write(4, 'en', 'We discovered an old letter.');
    return reviewer.handBack();
  });

  // Meanwhile the translator has changed the same words.
  await workspace.write(2, 'en', 'She went to see the picture.');
  await workspace.press('Escape');
  await workspace.expectSaved();
  await expect(panel()).toContainText(words('movedOn'));

  await reviews.choose(first);
  await field(dialog(), 'takeIn.passphrase', { name: '甲.duizhao-review' }).fill('not that one');
  await workspace.press('Enter');
  await expect(dialog()).toContainText(t('failures:review.wrong-passphrase', { name: '甲.duizhao-review' }));
  await field(dialog(), 'takeIn.passphrase', { name: '甲.duizhao-review' }).fill(passphrase);
  await workspace.press('Enter');
  await expect(dialog()).toContainText(words('takeIn.hows.keep'));
  await expect(button(dialog(), 'takeIn.go')).toBeFocused();
  await workspace.press('Enter');
  await expect(dialog()).toContainText(words('takeIn.counts.clashes', { count: 1 }));
  await button(dialog(), 'close').last().click();
  // One that belongs here may be dropped as well.
  await dropFiles(app, [second]);
  await expect(dialog()).toContainText(words('takeIn.hows.keep'));
  await button(dialog(), 'takeIn.go').click();
  await expect(app.page.getByRole('dialog', { name: words('takeIn.done') })).toBeVisible();
  await button(dialog(), 'close').last().click();
  // The same file again brings nothing.
  await reviews.takeIn(second);
  await expect(dialog()).toContainText(words('takeIn.same'));
  await button(dialog(), 'close').last().click();
  await expect(panel()).toContainText(words('parcels.in.return', { name: '乙' }));

  await reviews.part('items');
  const clash = reviews.card('picture');
  await expect(clash).toContainText(words('standings.clash'));
  for (const whose of ['base', 'ours', 'theirs']) await expect(clash).toContainText(words(`clash.${whose}`));
  await expect(clash).toContainText('portrait');
  await expect(clash).toContainText('painting');

  // Accept, and the next one has the focus.
  const poured = reviews.card('poured');
  await reviews.main(poured).focus();
  await workspace.press('Enter');
  await workspace.expectActive(1, 'en');
  await reviews.main(poured).focus();
  await workspace.press('a');
  await expect(poured).toHaveCount(0);
  await expect(workspace.text(1, 'en')).toHaveText('It poured this morning.');
  await expect(reviews.main(clash)).toBeFocused();

  // Reject with a reason; the text stays.
  await workspace.press('r');
  await expect(field(clash, 'items.reason')).toBeFocused();
  await app.page.keyboard.insertText('A picture it is.');
  await workspace.press('Enter');
  await expect(clash).toHaveCount(0);
  await expect(workspace.text(2, 'en')).toHaveText('She went to see the picture.');

  // Own words in a suggestion's place.
  const door = reviews.card(words('row', { row: 3 }));
  await reviews.main(door).focus();
  await workspace.press('e');
  await expect(field(door, 'items.wording')).toBeFocused();
  await field(door, 'items.wording').fill('gate');
  await workspace.press('Enter');
  await expect(door).toHaveCount(0);
  await expect(workspace.text(3, 'en')).toContainText('gate');

  // All that is left, in one step; undo takes it back in one.
  const left = await reviews.cards().count();
  expect(left).toBeGreaterThan(2);
  await button(panel(), 'bulk.button.accepted', { count: left }).click();
  await expect(dialog()).toContainText(words('bulk.text.accepted', { count: left }));
  await button(dialog(), 'bulk.go.accepted', { count: left }).click();
  await expect(dialog()).toHaveCount(0);
  await expect(workspace.text(4, 'en')).toHaveText('We discovered an old letter.');
  await expect(workspace.text(5, 'en')).toHaveText('It bore no name.');
  await expect(panel()).toContainText(words('items.allDone'));
  await expectFocusIn(panel());
  await workspace.press('F6', 'Mod+z');
  await expect(workspace.text(4, 'en')).toHaveText(english[3] ?? '');
  await expect(workspace.text(5, 'en')).toHaveText(english[4] ?? '');
  await expect(reviews.cards()).toHaveCount(left);

  // Where answered ones stay, the next that waits has the focus; the mouse answers without unfolding.
  await reviews.glance('all');
  await reviews
    .card('bore')
    .getByRole('button', { name: words('accept') })
    .first()
    .click();
  await expect(reviews.card('bore').first()).toContainText(words('decisions.accepted'));
  await reviews.glance('done');
  // There is nothing to answer at once among what is answered.
  await expect(panel().getByRole('button', { name: /shown/ })).toHaveCount(0);
  await expect(reviews.card('A picture it is.')).toContainText(words('decisions.rejected'));
  await expect(reviews.card('poured')).toContainText(words('decisions.accepted'));

  // What became of it goes back to the reviewers.
  await reviews.part('facts');
  await button(panel(), 'handOver.button').click();
  await dialog().getByText(words('handOver.kindText.answers')).click();
  await answerSaveDialog(app, join(app.folder, 'answers.duizhao-review'));
  await button(dialog(), 'handOver.go').click();
  await expect(panel()).toContainText(words('parcels.out.answers'));
});

test('a file that is damaged, of another project or not for here is refused with a reason', async ({
  app,
}) => {
  const { workspace, reviews } = await openTranslated(app);
  const { dialog, button, panel, words } = reviews;
  await reviews.open();
  await reviews.openReview();
  const path = await reviews.handOver();
  const back = await asReviewer(app, { path }, '甲', async (reviewer) => {
    await reviewer.write(1, 'en', 'It poured this morning.');
    return reviewer.handBack();
  });
  const bytes = await readFile(back);
  const broken = join(app.folder, 'broken.duizhao-review');
  bytes.fill(0, bytes.length >> 1, (bytes.length >> 1) + 40);
  await writeFile(broken, bytes);
  await reviews.choose(broken);
  // It may be seen when it is looked into, or only when it is read.
  const go = button(dialog(), 'takeIn.go');
  await expect(go.or(dialog().getByText(words('takeIn.failed')))).toBeVisible();
  if (await go.isVisible()) await go.click();
  await expect(dialog().getByRole('alert')).toContainText('broken.duizhao-review');
  await expect(dialog()).toContainText(words('takeIn.failed'));
  await button(dialog(), 'close').last().click();

  await reviews.choose(path);
  await expect(dialog()).toContainText(
    t('failures:review.not-handed-back', { name: path.slice(path.lastIndexOf('/') + 1) }),
  );
  await button(dialog(), 'close').last().click();
  await expect(dialog()).toHaveCount(0);
  await expect(workspace.text(1, 'en')).toHaveText(english[0] ?? '');
  await expect(panel()).not.toContainText(words('parcels.in.return', { name: '甲' }));

  // The whole file is taken in, and what nobody else changed otherwise is in the text at once; one undo takes all back.
  await reviews.choose(back);
  await dialog().getByText(words('takeIn.howText.apply')).click();
  await button(dialog(), 'takeIn.go').click();
  await expect(dialog()).toContainText(words('takeIn.counts.applied', { count: 1 }));
  await button(dialog(), 'close').last().click();
  await expect(workspace.text(1, 'en')).toHaveText('It poured this morning.');
  await workspace.press('F6', 'Mod+z');
  await expect(workspace.text(1, 'en')).toHaveText(english[0] ?? '');
  await reviews.part('items');
  await expect(panel()).toContainText(words('items.noneBack'));

  await workspace.close();
  await libraryOf(app).import(await writeDocument(app, 'other.txt', '這是另一封信。'));
  await workspace.expectReady(1);
  await reviews.open();
  await reviews.openReview();
  await reviews.choose(back);
  await button(dialog(), 'takeIn.go').click();
  await expect(dialog().getByRole('alert')).toContainText(
    t('failures:review.other-project', { name: '甲.duizhao-review', title: 'letter' }),
  );
});

test('what is reviewed is chosen in several ways, and measured while it is chosen', async ({ app }) => {
  const { reviews } = await openTranslated(app);
  const { dialog, button, field, panel, words } = reviews;
  await annotate(app, [{ row: 4, side: 'en', words: 'letter' }]);
  await reviews.open();
  await button(panel(), 'openOne').click();
  const scope = field(dialog(), 'open.scope');
  const size = (rows: number, characters: number): string =>
    `${words('size.rows', { count: rows })} · ${words('size.sourceWords', { count: characters })}`;
  await expect(dialog()).toContainText(size(5, 57));
  await scope.selectOption('rows');
  await field(dialog(), 'open.from').fill('2');
  await field(dialog(), 'open.to').fill('3');
  await expect(dialog()).toContainText(words('size.rows', { count: 2 }));
  await scope.selectOption('annotated');
  await expect(dialog()).toContainText(words('size.rows', { count: 1 }));
  // In either script, as everywhere.
  await scope.selectOption('found');
  await expect(dialog()).toContainText(words('open.missing.words'));
  await field(dialog(), 'open.words').fill('图书馆');
  await expect(dialog()).toContainText(words('size.rows', { count: 1 }));
  await field(dialog(), 'open.words').fill('nowhere');
  await expect(dialog()).toContainText(words('open.nothing'));
  await expect(button(dialog(), 'open.go')).toBeDisabled();
  // The same seed draws the same rows; whole rows, until there are enough characters.
  await scope.selectOption('sample');
  await field(dialog(), 'open.characters').fill('20');
  await field(dialog(), 'open.seed').fill('one');
  await expect(dialog()).toContainText(/[2-4] rows/);
  const drawn = await dialog()
    .getByText(/[2-4] rows/)
    .textContent();
  await field(dialog(), 'open.seed').fill('another');
  await expect(dialog()).toContainText(/[2-4] rows/);
  await field(dialog(), 'open.seed').fill('one');
  await expect(dialog()).toContainText(drawn ?? '');
  await scope.selectOption('unconfirmed');
  await expect(dialog()).toContainText(words('size.rows', { count: 5 }));
  await dialog()
    .getByRole('checkbox', { name: t('editor:languages.en') })
    .uncheck();
  await expect(dialog()).toContainText(words('open.missing.sides'));
  await dialog()
    .getByRole('checkbox', { name: t('editor:languages.en') })
    .check();
  await field(dialog(), 'open.name').fill('');
  await button(dialog(), 'open.go').click();
  await expect(dialog().getByRole('alert')).toContainText(words('open.missing.title'));
  await field(dialog(), 'open.name').fill('First look');
  await field(dialog(), 'open.reviewers').fill('甲、乙');
  await field(dialog(), 'open.reviewers').press('Enter');
  await expect(dialog()).toHaveCount(0);
  const heading = panel().getByRole('heading', { name: 'First look' });
  await expect(heading).toBeFocused();
  // Back in the list the focus is on the review it came from; only who comes from there is taken into it.
  await button(panel(), 'allReviews').press('Enter');
  const entry = panel().getByRole('button', { name: /^First look/ });
  await expect(entry).toBeFocused();
  await entry.press('Enter');
  await expect(heading).toBeFocused();
  await app.page.getByRole('tab', { name: t('annotations:title') }).press('Enter');
  await app.page.getByRole('tab', { name: t('review:title') }).click();
  await expect(heading).toBeVisible();
  await expect(heading).not.toBeFocused();
  await expect(panel()).toContainText(words('filters.unconfirmed'));
  await expect(panel()).toContainText('甲, 乙');
});
