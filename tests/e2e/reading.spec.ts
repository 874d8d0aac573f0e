import { expectAccessible, expectAccessibleInBothThemes } from './accessibility.ts';
import { expect, test } from './fixtures.ts';
import { writeDocument } from './documents.ts';
import { annotationsOf } from './pages/annotations.ts';
import { libraryOf } from './pages/library.ts';
import { annotate } from './pages/notes.ts';
import { fill, readingOf, story, translation } from './pages/reading.ts';
import { workspaceOf } from './pages/workspace.ts';
import { wordsIn } from './words.ts';
import { screenshots } from './screenshot.ts';

const t = wordsIn('en');

test('a translation is read as prose, edited and annotated there, and the grid is at the same place again', async ({
  app,
}) => {
  await libraryOf(app).import(await writeDocument(app, 'story.md', story));
  const workspace = workspaceOf(app);
  const reading = readingOf(app);
  const annotations = annotationsOf(app);
  await workspace.expectReady();
  await fill(app, 'en', translation);
  await annotate(app, [{ row: 3, side: 'en', words: 'bamboo knife' }], {
    body: 'A bone folder? Ask the binder.',
  });
  await workspace.goTo(4, 'en');

  await reading.open();
  await reading.expectActive(4, 'en');
  await expect(reading.sentence(4, 'en')).toBeFocused();
  await expect(reading.sentence(4, 'source')).toHaveAttribute('aria-current', 'true');
  await screenshots(app, 'reading-columns');

  // The keys of the grid: over the sentences, over the columns, into the text.
  await workspace.press('ArrowDown', 'ArrowLeft');
  await reading.expectActive(5, 'zh-Hans');
  await workspace.press('ArrowRight', 'ArrowDown', 'ArrowDown', 'Enter');
  await expect(reading.editor()).toBeFocused();
  await app.page.keyboard.type(' So they did.');
  await expect(reading.editor()).toHaveText('People who passed trod more softly. So they did.');
  await workspace.expectSaved();
  // The caret goes by lines of the prose, also where a sentence ends within one.
  const lineOf = (): Promise<number> =>
    app.page.evaluate(() => document.getSelection()?.getRangeAt(0).getBoundingClientRect().top ?? 0);
  const before = await lineOf();
  await workspace.press('ArrowDown');
  await reading.expectActive(8, 'en');
  expect(await lineOf()).toBeGreaterThan(before + 8);
  await workspace.press('Mod+z');
  await reading.expectActive(7, 'en');
  await expect(reading.text(7, 'en')).toHaveText('People who passed trod more softly.');

  // Untranslated sentences are there to be clicked into.
  await reading.sentence(10, 'en').click();
  await expect(reading.editor()).toBeFocused();
  await app.page.keyboard.type('Keep them out of the sun.');
  await workspace.press('Mod+Enter');
  await reading.expectActive(11, 'en');
  await workspace.press('Escape');

  await workspace.press('ArrowUp', 'Mod+ArrowRight', 'Mod+Alt+m');
  await annotations.body(annotations.composer()).fill('And the stove?');
  await workspace.press('Mod+Enter');
  await expect(annotations.composer()).toHaveCount(0);
  await expect(reading.view().locator('[data-row="10"] [data-notes]').first()).toBeVisible();

  for (const layout of ['stacked', 'interleaved', 'single'] as const) {
    await reading.layOut(layout);
    await reading.expectActive(10, 'en');
    await screenshots(app, `reading-${layout}`);
  }
  // The last has what the others have, and the other texts of a sentence below.
  await expectAccessible(app);
  await reading.layOut('columns');
  await expectAccessibleInBothThemes(app);

  // Lengths in numbers, also for who does not see bars.
  await app.page.getByRole('button', { name: t('commands:titles.toggleRhythm'), exact: true }).click();
  const lengths = reading.view().getByRole('list', {
    name: t('reading:rhythm.title', { column: t('editor:columns.source') }),
  });
  // Of the paragraph one is in: others may be out of sight, and are not drawn then.
  const own = lengths.getByRole('listitem').filter({ hasText: 'Row 10:' });
  await expect(own).toContainText(/Row 10: (\d+) characters, \1 words/u);
  // The translation first, then the original.
  await reading.layOut('stacked');
  await app.page.getByRole('button', { name: t('reading:order') }).click();
  await app.page
    .getByRole('menuitemcheckbox', { name: t('reading:beginWith', { column: t('editor:columns.en') }) })
    .click();
  await expect(reading.view().locator('[data-row="10"] [data-side]').first()).toHaveAttribute(
    'data-side',
    'en',
  );
  // Annotations in the margin are the next stop of Tab, and Escape leads back.
  await reading.expectActive(10, 'en');
  await reading.sentence(10, 'en').focus();
  await workspace.press('Tab');
  await expect(app.page.locator(':focus')).toHaveText(/And the stove\?/);
  await workspace.press('Escape');
  await expect(reading.sentence(10, 'en')).toBeFocused();

  await reading.close();
  await workspace.expectActive(10, 'en');
  await expect(workspace.text(10, 'en')).toHaveText('Keep them out of the sun.');
  // The view is the project's: it is there again, as it was, where it was left.
  await reading.open();
  await workspace.close();
  await libraryOf(app).recent('story').click();
  await reading.expectActive(10, 'en');
  await expect(reading.view()).toHaveAttribute('data-layout', 'stacked');
});
