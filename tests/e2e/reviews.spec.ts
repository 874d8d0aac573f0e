import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plain } from '../../core/model/index.ts';
import { callEngine } from './call-engine.ts';
import { expect, test, type App } from './fixtures.ts';
import { expectAccessible } from './accessibility.ts';
import { annotate } from './pages/notes.ts';
import { answerSaveDialog, choosePath } from './pages/choose-path.ts';
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

const mistranslated = {
  category: 'accuracy/mistranslation',
  severity: 'major',
  preferential: false,
  reason: 'It was more than that.',
} as const;
const taste = { category: null, severity: 'neutral', preferential: true, reason: '' } as const;

/** A scored review of two reviewers, and a note that was changed on both sides, taken in. */
const openScored = async (app: App) => {
  const opened = await openTranslated(app);
  const { reviews } = opened;
  const note = await annotate(app, [{ row: 4, side: 'en', words: 'letter' }], { body: 'Which letter?' });
  await reviews.open();
  await reviews.openReview((dialog) => reviews.ask(dialog, 'score'));
  const path = await reviews.handOver();
  const first = await asReviewer(app, { path }, '甲', async ({ client, mend, handBack }) => {
    await mend(1, 'en', 'It poured this morning.', mistranslated);
    await mend(4, 'en', 'We discovered an old letter.', taste);
    const listed = await client.annotations.list({});
    const id = listed.ok ? listed.value.items[0]?.annotation.id : undefined;
    if (id === undefined) throw new Error('the note did not come along');
    await client.annotations.update({ annotation: id, content: { body: 'The one of row 5?' } });
    return handBack();
  });
  const second = await asReviewer(app, { path }, '乙', async ({ mend, write, handBack }) => {
    await mend(1, 'en', 'It poured this morning.', { ...mistranslated, reason: '' });
    await write(3, 'en', 'The library was not open yet.');
    return handBack();
  });
  await callEngine(app, 'annotations', 'update', { annotation: note, content: { body: 'Is it one?' } });
  for (const back of [first, second]) {
    await reviews.takeIn(back);
    await reviews.button(reviews.dialog(), 'close').last().click();
  }
  return opened;
};

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
  const agreement = panel().getByRole('table', { name: words('scores.pair', { first: '乙', second: '甲' }) });
  await expect(agreement.locator('[data-figure="observed"]')).toContainText('50%80%');
  await expect(agreement.locator('[data-figure="kappa"]')).toContainText(/\d/);

  await reviews.part('conflicts');
  const conflict = reviews.card(words('conflicts.lists.annotations'));
  await expect(conflict).toContainText('Is it one?');
  await expect(conflict).toContainText('The one of row 5?');
  await conflict.getByRole('listitem').filter({ hasText: 'row 5' }).getByRole('button').click();
  await expect(panel()).toContainText(words('conflicts.none'));
  await workspace.press('F6', 'Mod+z');
  await expect(conflict).toContainText('Is it one?');

  await reviews.part('items');
  await reviews.filterBy(words('items.preferential'));
  await expect(reviews.cards()).toHaveCount(1);
  await expect(reviews.cards()).toContainText('discovered');
  await button(panel(), 'items.removeFilter', { name: words('items.preferential') }).click();
  await reviews.search().fill('more than that');
  await expect(reviews.cards()).toHaveCount(1);
  await expect(reviews.cards()).toContainText(words('items.twins', { count: 1 }));
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
  await field(dialog(), 'word.reviewer').fill('丙');
  await field(dialog(), 'word.reviewer').press('Enter');
  await expect(dialog()).toContainText(words('word.allMatched'));
  await expect(dialog()).toContainText(words('takeIn.sameWord'));
  await button(dialog(), 'close').last().click();

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
  await expect(reviews.cards()).toHaveCount(4);
  await expect(panel().getByRole('button', { name: words('accept') })).toHaveCount(0);
  await reviews.part('facts');
  await button(panel(), 'reopen').click();
  await expect(button(panel(), 'handOver.button')).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.use({ theme });
    test('reviews are open to everyone', async ({ app }) => {
      test.slow();
      const { reviews, workspace } = await openScored(app);
      const { panel, dialog, button, field, words } = reviews;
      await expectAccessible(app, 'aside');
      await reviews.part('items');
      await reviews.main(reviews.cards().first()).click();
      await expectAccessible(app, 'aside');
      await reviews.main(reviews.cards().first()).press('e');
      await expect(field(panel(), 'items.wording')).toBeFocused();
      await expectAccessible(app, 'aside');
      await workspace.press('Escape');
      await button(panel(), 'items.filter').press('Enter');
      await expectAccessible(app, '[role="menu"]');
      await workspace.press('Escape');
      await button(panel(), 'bulk.button.rejected', { count: 4 }).click();
      await expectAccessible(app, '[role="dialog"]');
      await workspace.press('Escape');
      for (const part of ['conflicts', 'scores'] as const) {
        await reviews.part(part);
        await expect(panel().getByText(words('loading'))).toHaveCount(0);
        await expectAccessible(app, 'aside');
      }
      await reviews.part('facts');
      await button(panel(), 'handOver.button').click();
      await expectAccessible(app, '[role="dialog"]');
      await workspace.press('Escape');
      await button(panel(), 'allReviews').click();
      await expectAccessible(app, 'aside');
      await button(panel(), 'openOne').click();
      await reviews.ask(dialog(), 'score');
      await dialog().getByText(words('profile.adjust')).click();
      await expectAccessible(app, '[role="dialog"]');
    });
  });
}
