import { expect, test } from './fixtures.ts';
import { writeDocument } from './documents.ts';
import { annotationsOf } from './pages/annotations.ts';
import { libraryOf } from './pages/library.ts';
import { sameFormatOf } from './pages/same-format.ts';
import { workspaceOf } from './pages/workspace.ts';
import { picturedIn } from './pictures.ts';
import { screenshots } from './screenshot.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');

const document = [
  '<?xml version="1.0" encoding="utf-8"?><xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2" sdl:version="1.0">',
  '<doc-info xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><cmt-defs><cmt-def id="c1"><Comments xmlns=""><Comment severity="Medium" user="Ann" date="2024-03-01T09:30:00+08:00" version="1.0">哪個渡口？</Comment></Comments></cmt-def></cmt-defs></doc-info>',
  '<file original="a.docx" datatype="x-sdlfilterframework2" source-language="zh-TW" target-language="en-US"><body>',
  '<trans-unit id="t1"><source>渡口在南岸。鎖住的一句。</source><seg-source><mrk mtype="seg" mid="1"><mrk mtype="x-sdl-comment" sdl:cid="c1">渡口</mrk>在南岸。</mrk><mrk mtype="seg" mid="2">鎖住的一句。</mrk></seg-source><target><mrk mtype="seg" mid="1">The ferry.</mrk><mrk mtype="seg" mid="2">A locked sentence.</mrk></target><sdl:seg-defs><sdl:seg id="1" conf="Draft"/><sdl:seg id="2" conf="ApprovedSignOff" locked="true"/></sdl:seg-defs></trans-unit>',
  '</body></file></xliff>',
].join('\n');

for (const language of picturedIn('zh-Hant'))
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('annotations are offered for a file of Trados that is written back', async ({ app }) => {
      const own = wordsIn(language);
      await libraryOf(app).import(await writeDocument(app, 'ferry.sdlxliff', document));
      await workspaceOf(app).expectReady(2);
      const same = sameFormatOf(app);
      await same.open();
      const notes = same.sheet().getByLabel(own('exporting:notesToWrite'));
      await expect(notes).toHaveValue('export');
      await expect(same.sheet()).toContainText(own('exporting:same.notesHelp'));
      await notes.selectOption('shared');
      await same.sheet().getByText(own('exporting:same.notesHelp')).scrollIntoViewIfNeeded();
      await screenshots(app, 'same-format-annotations');
    });
  });

test('a file of Trados brings its segments, locks and comments', async ({ app }) => {
  await libraryOf(app).import(await writeDocument(app, 'ferry.sdlxliff', document));
  const workspace = workspaceOf(app);
  await workspace.expectReady(2);
  await expect(workspace.text(1, 'source')).toHaveText('渡口在南岸。');
  await expect(workspace.text(1, 'en')).toHaveText('The ferry.');
  await expect(workspace.mark(2, 'en')).toHaveAttribute('title', new RegExp(t('editor:locked')));

  const annotations = annotationsOf(app);
  await annotations.open();
  await expect(annotations.cards()).toHaveCount(1);
  await expect(annotations.card('哪個渡口？')).toContainText('Ann');

  await workspace.write(1, 'en', 'The ferry is south.');
  await workspace.press('Escape');
  await workspace.expectSaved();
  await expect(workspace.text(1, 'en')).toHaveText('The ferry is south.');
});
