import { expectAccessibleInBothThemes } from './accessibility.ts';
import { writeDocument } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { choosePath } from './pages/choose-path.ts';
import { editBook, openTranslated, sentences, writeBook } from './pages/edited-book.ts';
import { libraryOf } from './pages/library.ts';
import { reviewsOf } from './pages/reviews.ts';
import { workspaceOf } from './pages/workspace.ts';
import { picturedIn } from './pictures.ts';
import { screenshots } from './screenshot.ts';
import { wordsIn } from './words.ts';

const edits = {
  [sentences[0]]: 'The ferry was late.',
  [sentences[1]]: '',
  [sentences[3]]: 'The mist had lifted.',
};

for (const language of picturedIn('zh-Hant')) {
  test.describe(language, () => {
    test.use({ language });
    test('a refused book is followed by another, whose changes are suggestions; what was emptied is told by its words @window', async ({
      app,
    }) => {
      const t = wordsIn(app.setting.language);
      await openTranslated(app);
      const edited = await editBook(app, await writeBook(app, 'docx'), 'edited.docx', edits);
      const reviews = reviewsOf(app);
      const { panel, words, button } = reviews;
      await reviews.open();
      const dialog = (title: string) => app.page.getByRole('dialog', { name: words(title), exact: true });

      const noBook = await writeDocument(app, 'no-book.txt', '不是書。\n');
      await choosePath(app, noBook, () => button(panel(), 'book.choose').click());
      await expect(dialog('book.title').getByRole('alert')).toContainText(
        t('failures:book.not-a-book', { name: 'no-book.txt' }),
      );
      await choosePath(app, edited, () => button(dialog('book.title'), 'takeIn.another').click());

      const outcome = dialog('book.done');
      await expect(outcome.getByRole('list', { name: words('book.done') })).toContainText(
        words('takeIn.counts.items', { count: 2 }),
      );
      const told = outcome.getByRole('list', { name: words('book.list') }).getByRole('listitem');
      await expect(told).toHaveCount(3);
      await expect(told.nth(1)).toContainText(words('book.rows.emptied'));
      await expect(told.nth(1)).toContainText(sentences[1]);
      await screenshots(app, 'book-back');
      await expectAccessibleInBothThemes(app);
      await app.page.setViewportSize({ width: 900, height: 600 });
      for (const part of [outcome.getByText('edited.docx'), button(outcome, 'takeIn.show')])
        await expect(part).toBeInViewport({ ratio: 1 });

      await button(outcome, 'takeIn.show').click();
      await expect(reviews.cards()).toHaveCount(2);
      await expect(reviews.card('lifted')).toContainText('had');
      await button(reviews.card('lifted'), 'accept').click();
      await expect(workspaceOf(app).text(4, 'en')).toHaveText('The mist had lifted.');
      await expect(workspaceOf(app).text(1, 'en')).toHaveText(sentences[0]);
    });
  });
}

test('a refused Word document of a review is followed by another Word document of it', async ({ app }) => {
  const t = wordsIn('en');
  await openTranslated(app);
  const reviews = reviewsOf(app);
  const { panel, words, button } = reviews;
  await reviews.open();
  await reviews.openReview();
  await button(panel(), 'word.title').click();
  const noWord = await writeDocument(app, 'no-word.docx', 'no document');
  await choosePath(app, noWord, () =>
    app.page.getByRole('menuitem', { name: words('word.read'), exact: true }).click(),
  );
  const dialog = app.page.getByRole('dialog', { name: words('word.importTitle'), exact: true });
  await expect(dialog.getByRole('alert')).toContainText(t('review-host:takeIn.failed'));
  const chooser = app.page.waitForEvent('filechooser');
  await button(dialog, 'takeIn.another').click();
  expect(await (await chooser).element().getAttribute('accept')).toBe('.docx');
});

test('an edited book that is opened or dropped is recognised, and read back into the project that is open', async ({
  app,
}) => {
  const t = wordsIn('en');
  await openTranslated(app);
  const edited = await editBook(app, await writeBook(app, 'epub'), 'edited.epub', edits);
  const { words, cards, button } = reviewsOf(app);
  const workspace = workspaceOf(app);
  const library = libraryOf(app);
  const readBack = app.page.getByRole('button', {
    name: t('library:book.go', { name: 'novel' }),
    exact: true,
  });

  await library.drop(edited);
  await expect(app.page.getByText(t('library:book.title', { name: 'novel' }))).toBeVisible();
  await expect(readBack).toBeFocused();
  await screenshots(app, 'book-recognised');
  await expectAccessibleInBothThemes(app);
  await workspace.press('Enter');
  const outcome = app.page.getByRole('dialog', { name: words('book.done'), exact: true });
  await button(outcome, 'takeIn.show').click();
  await expect(cards()).toHaveCount(2);

  // Where its project is not open it says what to do, and is a document as any other.
  await workspace.close();
  await library.choose(edited);
  await expect(app.page.getByText(t('library:book.elsewhere', { name: 'novel' }))).toBeVisible();
  await expect(readBack).toHaveCount(0);
  await library.go().click();
  await workspace.expectReady();
});

test('several edited books dropped at once are read back together, and what is no book of the project stays to be imported', async ({
  app,
}) => {
  const t = wordsIn('en');
  await openTranslated(app);
  const epub = await editBook(app, await writeBook(app, 'epub'), 'first.epub', {
    [sentences[0]]: 'The ferry was late.',
  });
  const docx = await editBook(app, await writeBook(app, 'docx'), 'second.docx', {
    [sentences[3]]: 'The mist had lifted.',
  });
  const letter = await writeDocument(app, 'letter.txt', '別的。\n');
  await libraryOf(app).drop(epub, letter, docx);
  await expect(app.page.getByText(t('library:many.books', { count: 2, name: 'novel' }))).toBeVisible();
  const readBack = app.page.getByRole('button', {
    name: t('library:book.go', { name: 'novel' }),
    exact: true,
  });
  await expect(readBack).toBeFocused();
  await expectAccessibleInBothThemes(app);
  await readBack.click();
  const { words, cards, button } = reviewsOf(app);
  const outcome = app.page.getByRole('dialog', { name: words('book.done'), exact: true });
  for (const name of ['first.epub', 'second.docx']) await expect(outcome).toContainText(name);
  await expect(outcome.getByRole('list', { name: words('book.done') })).toHaveCount(2);
  await button(outcome, 'takeIn.show').click();
  await expect(cards()).toHaveCount(1);
  await expect(
    app.page.getByRole('list', { name: t('library:many.titleAdd', { count: 1 }) }).getByRole('listitem'),
  ).toHaveText(/letter\.txt/u);
});
