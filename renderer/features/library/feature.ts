import { client } from '../../api.ts';
import { needsProject, needsWritableFile } from '../../workspace/availability.ts';
import type { Feature } from '../../workspace/feature.ts';
import { enterProject } from '../../workspace/session.ts';
import { notify, notifyFailure } from '../../workspace/store.ts';
import { chooseFile } from './choose-file.ts';
import { DocumentMenu } from './DocumentMenu.tsx';
import { LibraryScreen, Openings } from './Library.tsx';

const close = async (): Promise<void> => {
  const answer = await client.project.close({});
  if (!answer.ok) notifyFailure(answer.error);
};

/** Makes a copy of the project in the library and opens it: also what one may only read can be gone on with there. */
const saveCopy = async (): Promise<void> => {
  const made = await client.project.copy({});
  const opened = made.ok ? await client.project.open({ path: made.value.path }) : made;
  if (!opened.ok) {
    notifyFailure(opened.error);
    return;
  }
  await enterProject(opened.value);
  const { path } = opened.value;
  notify({ tone: 'good', key: 'library:copied', params: { path }, topic: 'copy', about: path });
};

/** The first screen, and everything that brings documents and projects in. */
export const libraryFeature: Feature = {
  id: 'library',
  commands: {
    open: { run: () => chooseFile('new') },
    addDocument: { run: () => chooseFile('open'), unless: needsWritableFile },
    saveCopy: { run: saveCopy, unless: needsProject },
    closeProject: { run: close, unless: needsProject },
  },
  Screen: LibraryScreen,
  Bar: DocumentMenu,
  Overlay: Openings,
};
