import type { App } from '../app.ts';
import { cleanLetter, writeDocument } from '../documents.ts';
import { libraryOf } from './library.ts';
import { workspaceOf, type WorkspacePage } from './workspace.ts';

/** Opens a new project of five clean sentences. */
export const openLetter = async (app: App): Promise<WorkspacePage> => {
  await libraryOf(app).import(await writeDocument(app, 'letter.txt', cleanLetter));
  const workspace = workspaceOf(app);
  await workspace.expectReady(5);
  return workspace;
};
