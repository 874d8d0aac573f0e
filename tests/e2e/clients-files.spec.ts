import type { Locator } from '@playwright/test';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { interfaceLanguages, type InterfaceLanguage } from '#api/index.ts';
import type { App, Theme } from './app.ts';
import { callEngine } from './call-engine.ts';
import { clientsFiles, ferry, film, footnote, partOf } from './clients-files.ts';
import { writeDocument } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { annotationsOf } from './pages/annotations.ts';
import { answerFolderDialog } from './pages/choose-path.ts';
import { libraryOf } from './pages/library.ts';
import { sameFormatOf } from './pages/same-format.ts';
import { workspaceOf } from './pages/workspace.ts';
import { picturedIn } from './pictures.ts';
import { screenshots } from './screenshot.ts';
import { wordsIn } from './words.ts';

const themes: Readonly<Record<InterfaceLanguage, Theme>> = {
  en: 'light',
  'zh-Hans': 'light',
  'zh-Hant': 'dark',
};

/** Each look is pictured in one language, unless all are wanted. */
const pictured = async (app: App, name: string, usual: InterfaceLanguage): Promise<void> => {
  if (picturedIn(usual).includes(app.setting.language)) await screenshots(app, `clients-files-${name}`);
};

type Rows = {
  readonly value: {
    readonly rows: readonly {
      readonly row: number;
      readonly cells: { readonly source: { readonly text: string } };
    }[];
  };
};

/** Opens one of the files by the dialog and drops the others into its project. Gives the row of an original by its words. */
const open = async (app: App, turn: number): Promise<(original: string) => number> => {
  const t = wordsIn(app.setting.language);
  const library = libraryOf(app);
  const files = await clientsFiles();
  const ordered = [...files.slice(turn, turn + 1), ...files.slice(0, turn), ...files.slice(turn + 1)];
  const paths: string[] = [];
  for (const { name, bytes } of ordered) paths.push(await writeDocument(app, name, bytes));
  const [first = '', ...others] = paths;
  await library.choose(first);
  await library.go().click();
  await workspaceOf(app).expectReady();
  await library.drop(...others);
  const go = t('library:many.goAdd', { count: others.length });
  await app.page.getByRole('button', { name: go, exact: true }).click();
  await expect(
    app.page.getByText(t('library:many.imported', { count: others.length }), { exact: true }),
  ).toBeVisible();
  const { value } = (await callEngine(app, 'rows', 'page', { from: 1, count: 100 })) as Rows;
  const row = (original: string): number =>
    value.rows.find(({ cells }) => cells.source.text === original)?.row ?? 0;
  for (const { name, original } of files) expect(row(original), name).toBeGreaterThan(0);
  return row;
};

const writeRow = async (app: App, row: number, text: string): Promise<void> => {
  const workspace = workspaceOf(app);
  await workspace.write(row, 'en', text);
  await workspace.press('Escape');
};

/** Drags a chip of the open cell to where some of its words begin. */
const dragBehind = async (editor: Locator, chip: Locator, words: string): Promise<void> => {
  const [whole, at] = [await editor.boundingBox(), await chip.boundingBox()];
  const behind = await editor.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const end = (node.textContent ?? '').indexOf(wanted);
      if (end < 0) continue;
      range.setStart(node, 0);
      range.setEnd(node, end);
      return range.getBoundingClientRect().right;
    }
    return 0;
  }, words);
  await chip.dragTo(editor, {
    targetPosition: {
      x: behind - (whole?.x ?? 0),
      y: (at?.y ?? 0) + (at?.height ?? 0) / 2 - (whole?.y ?? 0),
    },
  });
};

/** The footnotes of the Word file: one is placed by the key for the next missing tag, one is then dragged to its place. */
const placeFootnotes = async (app: App, row: (original: string) => number): Promise<void> => {
  const workspace = workspaceOf(app);
  await workspace.write(row('舊報紙共三十七捆'), 'en', 'Old newspapers');
  await workspace.press('Mod+;');
  await expect(workspace.editor().locator('.dz-chip')).toHaveCount(1);
  await app.page.keyboard.insertText(', 37 bales');
  await expect(workspace.editor()).toHaveText('Old newspapers, 37 bales');
  await workspace.write(row('渡口在南岸'), 'en', 'A ferry south');
  await workspace.press('Mod+;');
  const editor = workspace.editor();
  const chip = editor.locator('.dz-chip');
  await expect(chip).toHaveCount(1);
  const before = (): Promise<string> =>
    chip.evaluate((element) => {
      const range = document.createRange();
      range.setStart(element.closest('.cm-content') ?? element, 0);
      range.setEndBefore(element);
      return range.toString();
    });
  // Where a window is slow to begin a drag, the mouse is let go before it has: then once more, as people do.
  await expect
    .poll(async () => {
      if ((await before()) !== 'A ferry') await dragBehind(editor, chip, ' south');
      return before();
    })
    .toBe('A ferry');
  await pictured(app, 'tags', 'en');
  await workspace.press('Escape');
  await workspace.expectSaved();
};

const lookAtLocksAndComments = async (app: App, row: (original: string) => number): Promise<void> => {
  const t = wordsIn(app.setting.language);
  const workspace = workspaceOf(app);
  const locked = row('鎖住的一句。');
  await expect(workspace.text(locked, 'en')).toHaveText('A locked sentence.');
  await expect(workspace.mark(locked, 'en')).toHaveAttribute('title', new RegExp(t('editor:locked')));
  await writeRow(app, row('渡口在南岸。'), 'The ferry is south.');
  const annotations = annotationsOf(app);
  await annotations.open();
  await expect(annotations.cards()).toHaveCount(1);
  await expect(annotations.card('哪個渡口？')).toContainText('Ann');
  await pictured(app, 'comments', 'zh-Hans');
  if (!picturedIn('zh-Hant').includes(app.setting.language)) return;
  await app.page.setViewportSize({ width: 900, height: 600 });
  await screenshots(app, 'clients-files-comments-small');
  await app.page.setViewportSize({ width: 1280, height: 800 });
};

/** Writes all documents into a folder after what was found was looked at. Gives the folder. */
const writeAll = async (app: App, count: number): Promise<string> => {
  const t = wordsIn(app.setting.language);
  const same = sameFormatOf(app);
  await same.open();
  await answerFolderDialog(app, join(app.folder, 'out'));
  await same.check().click();
  // Thirty-nine characters in two seconds.
  const fast = t('formats:srt.fillFindings.too-fast', { detail: '1: 19.5 > 17' });
  await expect(same.sheet()).toContainText(fast);
  await pictured(app, 'found', 'zh-Hans');
  await same.anyway().click();
  const [said = '', end = ''] = t('exporting:same.savedAll', { count, folder: '|' }).split('|');
  const saved = same.sheet().getByText(end.trim() === '' ? said.trim() : end.trim());
  await expect(saved).toBeVisible();
  await pictured(app, 'written', 'zh-Hant');
  return ((await saved.textContent()) ?? '').replace(said, '').replace(end, '');
};

const expectWritten = async (folder: string): Promise<void> => {
  const file = (name: string): string => join(folder, name);
  const names = (await clientsFiles()).map(({ name }) => name.replace(/\.(?=\w+$)/, '.en.'));
  expect((await readdir(folder)).toSorted()).toEqual(names.toSorted());
  const body = await partOf(file('catalogue.en.docx'), 'word/document.xml');
  expect(body).toContain(`Old newspapers</w:t></w:r>${footnote(1)}<w:r><w:t>, 37 bales</w:t></w:r></w:p>`);
  expect(body).toMatch(
    new RegExp(`A ferry ?</w:t></w:r>${footnote(2)}<w:r><w:t[^>]*> ?south</w:t></w:r></w:p>`),
  );
  expect(await readFile(file('ferry.en.sdlxliff'), 'utf8')).toBe(
    ferry
      .replace('The ferry.', 'The ferry is south.')
      .replace('conf="Draft"', 'conf="Draft" origin="interactive"'),
  );
  expect(await readFile(file('film.en.srt'), 'utf8')).toBe(
    film
      .replace('那天清晨，老人站在岸邊，', 'At dawn the old man stood on the shore,')
      .replace('什麼也沒有說。', 'and said nothing.')
      .replace('船開了。', 'The boat left.'),
  );
  expect(await partOf(file('book.en.epub'), 'OEBPS/package.opf')).toContain(
    'Morning at the Ferry</dc:title>',
  );
  expect(await partOf(file('sheet.en.xlsx'), 'xl/worksheets/sheet1.xml')).toContain('Wuchang Uprising');
  expect(await partOf(file('talk.en.pptx'), 'ppt/slides/slide1.xml')).toContain('The talk');
  expect(await partOf(file('text.en.odt'), 'content.xml')).toContain('The body');
};

for (const language of picturedIn('zh-Hant')) {
  const turn = interfaceLanguages.indexOf(language);
  test.describe(language, () => {
    test.use({ language, theme: themes[language] });
    // In each language another file comes by the dialog.
    const title =
      "a client's files come into one project by dialog and by drop, and go back into their own formats";
    test(language === 'zh-Hant' ? `${title} @window` : title, async ({ app }) => {
      // One walk does what four tests did.
      test.setTimeout(240_000);
      const row = await open(app, turn);
      await placeFootnotes(app, row);
      await lookAtLocksAndComments(app, row);
      await writeRow(
        app,
        row('那天清晨，老人站在岸邊，什麼也沒有說。'),
        'At dawn the old man stood on the shore, and said nothing.',
      );
      await writeRow(app, row('船開了。'), 'The boat left.');
      await writeRow(app, row('武昌起義'), 'Wuchang Uprising');
      await writeRow(app, row('講題'), 'The talk');
      await writeRow(app, row('正文'), 'The body');
      await writeRow(app, row('渡口的早晨'), 'Morning at the Ferry');
      await workspaceOf(app).expectSaved();
      await expectWritten(await writeAll(app, 7));
    });
  });
}
