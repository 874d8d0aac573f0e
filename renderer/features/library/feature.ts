import { client } from '../../api.ts';
import type { Feature } from '../../workspace/feature.ts';
import { notifyFailure, useWorkspace } from '../../workspace/store.ts';
import { chooseFile } from './choose-file.ts';
import { DocumentMenu } from './DocumentMenu.tsx';
import { LibraryScreen, Openings } from './Library.tsx';

const isOpen = (): boolean => useWorkspace.getState().project !== null;
const isWritable = (): boolean => useWorkspace.getState().project?.readOnly === false;

const close = async (): Promise<void> => {
  const answer = await client.project.close({});
  if (!answer.ok) notifyFailure(answer.error);
};

/** The first screen, and everything that brings documents and projects in. */
export const libraryFeature: Feature = {
  id: 'library',
  commands: {
    open: { run: () => chooseFile('new') },
    addDocument: { run: () => chooseFile('open'), when: isWritable },
    closeProject: { run: close, when: isOpen },
  },
  Screen: LibraryScreen,
  Bar: DocumentMenu,
  Overlay: Openings,
};
