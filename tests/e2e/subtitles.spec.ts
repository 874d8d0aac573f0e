import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { answerSaveDialog } from './pages/choose-path.ts';
import { libraryOf } from './pages/library.ts';
import { sameFormatOf } from './pages/same-format.ts';
import { workspaceOf } from './pages/workspace.ts';
import { wordsIn } from './words.ts';

test.use({ language: 'zh-Hant' });

const t = wordsIn('zh-Hant');

const film = [
  '1',
  '00:00:01,000 --> 00:00:03,000',
  '那天清晨，老人站在岸邊，',
  '',
  '2',
  '00:00:03,200 --> 00:00:05,000',
  '什麼也沒有說。',
  '',
  '3',
  '00:00:08,000 --> 00:00:10,000',
  '船開了。',
  '',
].join('\r\n');

test('subtitles are opened by the chooser, translated by sentences, and go back into their cues', async ({
  app,
}) => {
  const path = join(app.folder, 'film.srt');
  await writeFile(path, film);
  const library = libraryOf(app);
  await library.choose(path);
  await library.go().click();
  const workspace = workspaceOf(app);
  await workspace.expectReady(2);
  await workspace.write(1, 'en', 'At dawn the old man stood on the shore, and said nothing.');
  await workspace.write(2, 'en', 'The boat left.');
  await workspace.press('Escape');
  const same = sameFormatOf(app);
  await same.open();
  await same.check().click();
  // Thirty-nine characters in two seconds.
  await expect(same.sheet()).toContainText(
    t('formats:srt.fillFindings.too-fast', { detail: '1: 19.5 > 17' }),
  );
  await answerSaveDialog(app, join(app.folder, 'out.srt'));
  await same.anyway().click();
  const said = same.sheet().getByText(t('exporting:saved', { path: '' }).trim());
  await expect(said).toBeVisible();
  const written = await readFile(((await said.textContent()) ?? '').replace(/^[^/]*/, ''), 'utf8');
  expect(written).toBe(
    film
      .replace('那天清晨，老人站在岸邊，', 'At dawn the old man stood on the shore,')
      .replace('什麼也沒有說。', 'and said nothing.')
      .replace('船開了。', 'The boat left.'),
  );
});
