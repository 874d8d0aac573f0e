import { expectAccessibleInBothThemes } from './accessibility.ts';
import { expect, test } from './fixtures.ts';
import { writeDocument } from './documents.ts';
import { annotationsOf } from './pages/annotations.ts';
import { libraryOf } from './pages/library.ts';
import { annotate } from './pages/notes.ts';
import { fill, readingOf } from './pages/reading.ts';
import { workspaceOf } from './pages/workspace.ts';
import { screenshots } from './screenshot.ts';

/** Written for this test: a heading, paragraphs of several sentences, a list. */
const story = [
  '# 修書的人',
  '',
  '老周在圖書館的地下室修書，已經修了三十一年。他的桌上只有一盞燈、一碗漿糊和一把竹刀。來借書的人很少知道樓下還有這樣一個房間。',
  '',
  '那年冬天漏水，東邊的書架全濕了。他把書一本一本攤在走廊裡，用舊報紙隔開，每隔兩個鐘頭翻一次面。人們走過去，都放輕了腳步。“紙比人怕冷，”他說，“也比人記仇。”',
  '',
  '- 先吸水，再吹風。',
  '- 不要曬太陽。',
  '',
  '## 一張字條',
  '',
  '在一本沒有封面的字典裡，他找到一張字條。上面寫著：借書的人，請替我把第四百頁看完。',
].join('\n');

const translation: Record<number, string> = {
  1: 'The Man Who Mended Books',
  2: 'Old Zhou had been mending books in the basement of the library for thirty-one years.',
  3: 'On his table there was only a lamp, a bowl of paste and a bamboo knife.',
  4: 'Few of those who came to borrow knew that there was such a room below them.',
  5: 'In the winter of the leak all the shelves on the east side were soaked.',
  6: 'He laid the books out in the corridor one by one, with old newspapers between them, and turned them over every two hours.',
  7: 'People who passed trod more softly.',
  8: '“Paper fears the cold more than people do,” he said, “and holds a grudge longer.”',
  9: 'First soak up the water, then blow.',
};

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
  await reading.layOut('columns');
  await expectAccessibleInBothThemes(app);

  await reading.close();
  await workspace.expectActive(10, 'en');
  await expect(workspace.text(10, 'en')).toHaveText('Keep them out of the sun.');
});
