import type { Page } from '@playwright/test';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { formats } from '#core/formats/index.ts';
import { expectAccessibleInBothThemes } from './accessibility.ts';
import { cleanLetter, simplifiedLetter, writeDocument } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { holdAnswers } from './held-answers.ts';
import { findProject, holdOpen, runCommandLine } from './other-program.ts';
import { picturedIn } from './pictures.ts';
import { screenshot, screenshots } from './screenshot.ts';
import { libraryOf } from './pages/library.ts';
import { workspaceOf } from './pages/workspace.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');

/** Counts what is drawn from now on only to be taken away again: dialogs, and rows that wait for their words. */
const watchDrawing = async (page: Page): Promise<() => Promise<unknown>> => {
  const seen = await page.evaluateHandle(() => {
    const counts = { dialogs: 0, rowsWithoutWords: 0 };
    const inIt = (node: Element, selector: string): readonly Element[] => [
      ...(node.matches(selector) ? [node] : []),
      ...node.querySelectorAll(selector),
    ];
    new MutationObserver((changes) => {
      const added = changes
        .flatMap((change) => [...change.addedNodes])
        .filter((node) => node instanceof Element);
      counts.dialogs += added.flatMap((node) => inIt(node, '[role="dialog"]')).length;
      counts.rowsWithoutWords += added
        .flatMap((node) => inIt(node, '[data-row]'))
        .filter((row) => row.querySelector('[data-text]') === null).length;
    }).observe(document.body, { childList: true, subtree: true });
    return counts;
  });
  return () => seen.jsonValue();
};

test('an empty library offers a document to open and samples to try, and a sample becomes a project', async ({
  app,
}) => {
  const library = libraryOf(app);
  const workspace = workspaceOf(app);
  await expect(library.heading()).toBeVisible();
  await expect(library.open()).toBeVisible();
  await expect(library.recents()).toHaveCount(0);
  await expect(library.samples().nth(2)).toBeVisible();
  await library.samples().first().click();
  await workspace.expectReady();
  await workspace.expectSaved();
  // The original is there, and the column to write in is the active one.
  await expect(workspace.text(1, 'source')).not.toHaveText('');
  await expect(workspace.activeCell()).not.toHaveAttribute('data-side', 'source');
  await expect(workspace.activeCell()).toBeFocused();
});

test('a file is opened by the chooser, kept unchanged, and stays in the list of projects @window', async ({
  app,
}) => {
  const library = libraryOf(app);
  const workspace = workspaceOf(app);
  const path = await writeDocument(app, '早上的信.txt', cleanLetter);
  await library.choose(path);
  await expect(library.question('早上的信.txt')).toBeVisible();
  await expect(library.language()).toHaveValue('zh-Hant');
  await expect(library.go()).toBeFocused();
  await app.page.keyboard.press('Enter');
  await workspace.expectReady(5);
  await expect(workspace.text(1, 'source')).toHaveText('今天早上下了一場大雨。');
  await expect(workspace.text(1, 'zh-Hans')).toHaveText('今天早上下了一场大雨。');
  await expect(workspace.text(1, 'en')).toHaveText('');
  expect(await readFile(path, 'utf8')).toBe(cleanLetter);

  await workspace.close();
  await expect(library.recent('早上的信')).toContainText('早上的信');
  await expect(library.recents()).toContainText(t('library:rows', { count: 5 }));
  const drawn = await watchDrawing(app.page);
  await library.recent('早上的信').click();
  await workspace.expectReady(5);
  expect(await drawn()).toEqual({ dialogs: 0, rowsWithoutWords: 0 });

  await workspace.close();
  for (const name of await readdir(app.folder, { recursive: true })) {
    if (name.endsWith('.duizhao')) await rm(join(app.folder, name));
  }
  await library.recent('早上的信').click();
  await expect(library.failure('早上的信')).toBeVisible();
  await library.back().click();
  await expect(library.recents()).toContainText(t('library:missing'));
  await library.forget('早上的信').click();
  await expect(library.recents()).toHaveCount(0);
});

for (const language of picturedIn('zh-Hant')) {
  test.describe(language, () => {
    test.use({ language });
    test('the first screen tells how far each translation of a project is', async ({ app }) => {
      const words = wordsIn(language);
      const library = libraryOf(app);
      const workspace = workspaceOf(app);
      await library.import(await writeDocument(app, 'letter.txt', cleanLetter));
      await workspace.expectReady(5);
      await workspace.goTo(1, 'zh-Hans');
      await workspace.press('Mod+a', 'Mod+Alt+r', 'Escape');
      // A click would be a later wish than keys that still wait.
      await expect(workspace.mark(5, 'zh-Hans')).toHaveAttribute(
        'title',
        new RegExp(words('editor:states.reviewed')),
      );
      await workspace.write(1, 'en', 'It rained.');
      await workspace.press('Mod+Shift+Enter');
      await workspace.expectSaved();
      await workspace.close();
      const progressOf = (column: string, done: string, reviewed: string) =>
        library.recents().getByText(
          words('library:progress.of', {
            column: words(`editor:columns.${column}`),
            done,
            reviewed,
            approved: '0%',
          }),
        );
      await expect(progressOf('zh-Hans', '100%', '100%')).toBeAttached();
      await expect(progressOf('en', '20%', '0%')).toBeAttached();
      await screenshots(app, 'progress');
      await expectAccessibleInBothThemes(app);
    });
  });
}

test('a dropped file is read as what it is, and the language can be put right @window', async ({ app }) => {
  const library = libraryOf(app);
  const workspace = workspaceOf(app);
  await library.drop(await writeDocument(app, 'jian.txt', simplifiedLetter));
  await expect(library.language()).toHaveValue('zh-Hans');
  await library.cancel().click();
  await expect(library.open()).toBeVisible();
  await library.drop(await writeDocument(app, 'jian.txt', simplifiedLetter));
  await library.go().click();
  await workspace.expectReady(3);
  await expect(workspace.heading('source')).toContainText(t('editor:languages.zh-Hans'));
  await expect(workspace.heading('zh-Hans')).toHaveCount(0);
  await expect(workspace.heading('en')).toBeVisible();
});

test('where bytes can be read in two ways, the user is asked and sees both', async ({ app }) => {
  const library = libraryOf(app);
  const workspace = workspaceOf(app);
  // 中文 in Big5, which GB 18030 reads as other characters.
  const bytes = Uint8Array.from([0xa4, 0xa4, 0xa4, 0xe5]);
  await library.drop(await writeDocument(app, 'short.txt', bytes));
  await expect(app.page.getByText(t('library:import.encodingAsk'))).toBeVisible();
  await expect(library.encoding('gb18030')).toBeVisible();
  await expect(library.encoding('big5')).toContainText('中文');
  await library.encoding('big5').click();
  await library.go().click();
  await workspace.expectReady(1);
  await expect(workspace.text(1, 'source')).toHaveText('中文');
});

test('any encoding can be chosen, its words and their language are shown at once, and damage is told', async ({
  app,
}) => {
  const library = libraryOf(app);
  const workspace = workspaceOf(app);
  const bytes = Buffer.concat([
    Buffer.from('第一段很好，'),
    Buffer.from([0xff]),
    Buffer.from('這是說明。\n第二段。'),
  ]);
  await library.drop(await writeDocument(app, 'one-bad-byte.txt', bytes));
  const form = app.page.locator('form');
  await expect(library.encodings()).toHaveValue('utf-8');
  await expect(library.language()).toHaveValue('zh-Hant');
  await expect(form).toContainText('第一段很好，');
  await expect(form).toContainText(t('library:import.damaged', { count: 1 }));
  await screenshot(app, 'encoding-damaged');
  await library.encodings().selectOption('windows-1252');
  await expect(form).toContainText('ç¬¬ä¸€æ®µ');
  await expect(library.language()).toHaveValue('en');
  await library.encodings().selectOption('utf-8');
  await expect(library.language()).toHaveValue('zh-Hant');
  await library.go().click();
  await workspace.expectReady(2);
  await expect(workspace.text(1, 'source')).toHaveText('第一段很好，\ufffd這是說明。');
  await expect(
    app.page.getByText(t('library:doneDamaged', { name: 'one-bad-byte.txt', count: 1, rows: '1' }), {
      exact: true,
    }),
  ).toBeVisible();
  await screenshot(app, 'encoding-damaged-imported');
});

test('what cannot be opened is said in place, in words @window', async ({ app }) => {
  const library = libraryOf(app);
  const notAProject =
    app.form === 'window'
      ? t('failures:project.not-a-project', { path: '' }).trim()
      : t('library:projectInBrowser');
  const failures: readonly (readonly [string, Uint8Array | string, string])[] = [
    ['empty.txt', '', t('failures:file.empty', { name: 'empty.txt' })],
    [
      'picture.txt',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0, 0, 1, 0]),
      t('failures:document.binary', { name: 'picture.txt', kind: 'image' }),
    ],
    ['blank.txt', '\n\n \n', t('failures:document.no-text', { name: 'blank.txt' })],
    ['notes.duizhao', 'not a project', notAProject],
  ];
  for (const [name, content, words] of failures) {
    await library.drop(await writeDocument(app, name, content));
    if (name === 'blank.txt') await library.go().click();
    await expect(library.failure(name)).toBeVisible();
    await expect(app.page.getByText(words)).toBeVisible();
    await library.back().click();
    await expect(library.open()).toBeVisible();
  }
  // A browser hands no folder over.
  if (app.form === 'browser') return;
  const path = join(app.folder, 'letters.txt');
  await mkdir(path);
  await library.choose(path);
  await expect(app.page.getByText(t('failures:file.is-directory', { path }))).toBeVisible();
});

test('a project that another Duizhao has open is left to it @window', async ({ app }) => {
  const library = libraryOf(app);
  const workspace = workspaceOf(app);
  await library.import(await writeDocument(app, 'letter.txt', cleanLetter));
  await workspace.expectReady(5);
  const project = await findProject(app);
  const said = await runCommandLine(app, ['undo', project]);
  expect(said).toEqual({ code: 1, error: t(`failures:project.in-use-${app.form}`, { path: project }) });
  await workspace.write(1, 'en', 'It rained.');
  await workspace.expectSaved();
  await workspace.close();

  const other = await holdOpen(app, project);
  try {
    await library.recent('letter').click();
    await expect(app.page.getByText(t('failures:project.in-use', { path: project }))).toBeVisible();
  } finally {
    await other.release();
  }
  await library.back().click();
  await library.recent('letter').click();
  await workspace.expectReady(5);
  await expect(workspace.text(1, 'en')).toHaveText('It rained.');
});

test('a file dropped before the engine has answered is opened, or added to the project that was open', async ({
  app,
}) => {
  test.skip(app.form === 'window', 'only in a browser can answers be held back');
  const library = libraryOf(app);
  const first = await writeDocument(app, 'first.txt', cleanLetter);
  const second = await writeDocument(app, 'second.txt', simplifiedLetter);
  const answers = await holdAnswers(app.page, 'start');
  await library.drop(first);
  await expect(app.page.locator('main')).toHaveCount(0);
  answers.release();
  await library.go().click();
  await workspaceOf(app).expectReady(5);

  answers.hold();
  await app.page.reload();
  await library.drop(second);
  await expect(app.page.locator('main')).toHaveCount(0);
  answers.release();
  await expect(
    app.page.getByRole('heading', { name: t('library:import.titleAdd', { name: 'second.txt' }) }),
  ).toBeVisible();
});

for (const language of picturedIn('zh-Hant')) {
  test.describe(language, () => {
    test.use({ language });
    test('all formats are in a table that is searched, from the first screen and where a file is of none', async ({
      app,
    }) => {
      const words = wordsIn(language);
      const library = libraryOf(app);
      const table = app.page.getByRole('dialog', { name: words('library:formats.title') });
      const lines = table.getByRole('rowheader');
      await app.page.getByRole('button', { name: words('library:formats.open') }).press('Enter');
      await expect(lines).toHaveCount(formats.importing.length);
      await screenshots(app, 'formats');
      await expectAccessibleInBothThemes(app);
      await app.page.keyboard.type('sdlx');
      await expect(lines).toHaveText([words('formats:sdlxliff.name')]);
      await expect(table).toContainText(words('library:formats.filled'));
      await app.page.keyboard.press('Escape');
      await expect(table).toBeHidden();
      await expect(app.page.getByRole('button', { name: words('library:formats.open') })).toBeFocused();

      await library.drop(await writeDocument(app, 'letter.pages', 'PK'));
      await expect(library.failure('letter.pages')).toBeVisible();
      await screenshots(app, 'unknown-format');
      await app.page.getByRole('button', { name: words('library:formats.open') }).click();
      await expect(lines.first()).toBeVisible();
    });
  });
}
