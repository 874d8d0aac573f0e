import { expect, test } from './fixtures.ts';
import { ferry } from './clients-files.ts';
import { writeDocument } from './documents.ts';
import { libraryOf } from './pages/library.ts';
import { sameFormatOf } from './pages/same-format.ts';
import { workspaceOf } from './pages/workspace.ts';
import { picturedIn } from './pictures.ts';
import { screenshots } from './screenshot.ts';
import { wordsIn } from './words.ts';

for (const language of picturedIn('zh-Hant'))
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('annotations are offered for a file of Trados that is written back', async ({ app }) => {
      const own = wordsIn(language);
      await libraryOf(app).import(await writeDocument(app, 'ferry.sdlxliff', ferry));
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
