import { client } from '../../api.ts';
import type { Feature } from '../../workspace/feature.ts';
import { askForProject, askToClose, enterProject } from '../../workspace/session.ts';
import { notify, notifyFailure } from '../../workspace/store.ts';
import { chooseFile, chooseToAlign } from './choose-file.ts';
import { DocumentMenu } from './DocumentMenu.tsx';
import { dismissImport, stageNow } from './import-stage.ts';
import { LibraryScreen, Openings } from './Library.tsx';

const close = async (): Promise<void> => {
  const answer = await askToClose();
  if (!answer.ok) notifyFailure(answer.error);
};

/** Makes a copy of the project in the library and opens it: also what one may only read can be gone on with there. */
const saveCopy = async (): Promise<void> => {
  const made = await client.project.copy({});
  const opened = made.ok ? await askForProject(made.value.path) : made;
  if (!opened.ok) {
    notifyFailure(opened.error);
    return;
  }
  await enterProject(opened.value);
  const { path } = opened.value;
  notify({ tone: 'good', key: 'library:copied', params: { path }, topic: 'copy', about: path });
};

/** What brought the project is over in the same moment as its text is there: as a dialog over it, it would be drawn and taken away again. */
const beShown = (): void => {
  if (['opening', 'importing'].includes(stageNow().at)) dismissImport();
};

/** The first screen, and everything that brings documents and projects in. */
export const libraryFeature: Feature = {
  id: 'library',
  commands: [
    {
      id: 'open',
      group: 'project',
      where: 'anywhere',
      keys: ['Mod+O'],
      settles: true,
      changes: 'outside',
      menu: 'file.open',
      run: () => chooseFile('new'),
    },
    {
      id: 'addDocument',
      group: 'project',
      where: 'anywhere',
      keys: [],
      settles: true,
      changes: 'file',
      menu: 'file.open',
      run: () => chooseFile('open'),
    },
    {
      id: 'alignTexts',
      group: 'project',
      where: 'anywhere',
      keys: [],
      settles: true,
      changes: 'outside',
      menu: 'file.open',
      run: () => chooseToAlign(),
    },
    {
      id: 'saveCopy',
      group: 'project',
      where: 'anywhere',
      keys: [],
      settles: true,
      changes: 'nothing',
      offer: 'read-only',
      run: saveCopy,
    },
    {
      id: 'closeProject',
      group: 'project',
      where: 'anywhere',
      keys: [],
      settles: true,
      changes: 'nothing',
      menu: 'file.close',
      run: close,
    },
  ],
  onEnter: beShown,
  Screen: LibraryScreen,
  Bar: DocumentMenu,
  Overlay: Openings,
};
