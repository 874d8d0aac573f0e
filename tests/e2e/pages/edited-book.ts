import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExportReport } from '#api/exports.ts';
import type { Result } from '#core/model/index.ts';
import type { App } from '../app.ts';
import { callEngine } from '../call-engine.ts';
import { writeDocument } from '../documents.ts';
import { libraryOf } from './library.ts';
import { workspaceOf } from './workspace.ts';

const originals = ['渡船還沒有來。', '沒有人回答他。', '他坐下來聽水聲。', '霧散了。'];
export const sentences = [
  'The ferry had not come.',
  'Nobody answered him.',
  'He sat down to listen to the water.',
  'The mist lifted.',
] as const;

type Output = 'epub' | 'docx';

/** What the open project is as a book, with its original and its English. Answers the path of the file. */
export const writeBook = async (app: App, output: Output): Promise<string> => {
  const input = { job: `book-${output}`, output, columns: ['source', 'en'], settings: {} };
  // The screen's own engine answered.
  const written = (await callEngine(app, 'books', 'write', input)) as Result<ExportReport>;
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  return written.value.path;
};

/** A project `novel` of four translated sentences, open. */
export const openTranslated = async (app: App): Promise<void> => {
  await libraryOf(app).import(await writeDocument(app, 'novel.txt', `${originals.join('\n')}\n`));
  const workspace = workspaceOf(app);
  await workspace.expectReady(originals.length);
  for (const [at, text] of sentences.entries()) await workspace.write(at + 1, 'en', text);
  await workspace.press('Escape');
  await workspace.expectSaved();
};

/** The book as an editor without Duizhao leaves it, in a file of another name: the words in any part of it, from and to. */
export const editBook = async (
  app: App,
  path: string,
  name: string,
  edits: Readonly<Record<string, string>>,
): Promise<string> => {
  const changed = Object.entries(unzipSync(await readFile(path))).map(
    ([part, bytes]): [string, Zippable[string]] => {
      let text = strFromU8(bytes);
      for (const [from, to] of Object.entries(edits)) text = text.replaceAll(from, to);
      return [part, part === 'mimetype' ? [bytes, { level: 0 }] : strToU8(text)];
    },
  );
  const edited = join(app.folder, name);
  await writeFile(edited, zipSync(Object.fromEntries(changed)));
  return edited;
};
