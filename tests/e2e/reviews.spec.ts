import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plain } from '../../core/model/index.ts';
import { callEngine } from './call-engine.ts';
import { expect, test, type App } from './fixtures.ts';
import { openLetter } from './pages/open-letter.ts';
import { reviewsOf } from './pages/reviews.ts';
import { asReviewer } from './reviewer.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');

const english = [
  'It rained heavily this morning.',
  'She went to see the portrait.',
  'The library door was not open yet.',
  'We found an old letter.',
  'There was no name on it.',
];

type RowsAnswer = { readonly value: { readonly rows: readonly { readonly segment: number }[] } };

/** Puts the English in behind the screen. */
const openTranslated = async (app: App) => {
  const workspace = await openLetter(app);
  const { value } = (await callEngine(app, 'rows', 'page', { from: 1, count: 5 })) as RowsAnswer;
  for (const [at, text] of english.entries()) {
    const cell = { segment: value.rows[at]?.segment, side: 'en', before: '', after: plain(text) };
    expect(await callEngine(app, 'cells', 'edit', cell)).toMatchObject({ ok: true });
  }
  await expect(workspace.text(5, 'en')).toHaveText(english[4] ?? '');
  return { workspace, reviews: reviewsOf(app) };
};

const passphrase = '春眠不覺曉';

test('a review goes out locked to two reviewers, and what they say is taken in and answered by keys', async ({
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
  await reviews.takeIn(second);
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
  await workspace.press('F6', 'Mod+z');
  await expect(workspace.text(4, 'en')).toHaveText(english[3] ?? '');
  await expect(workspace.text(5, 'en')).toHaveText(english[4] ?? '');
  await expect(reviews.cards()).toHaveCount(left);

  await reviews.glance('done');
  await expect(reviews.card('A picture it is.')).toContainText(words('decisions.rejected'));
  await expect(reviews.card('poured')).toContainText(words('decisions.accepted'));
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
});
