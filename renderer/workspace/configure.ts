import type { DocumentId, Language, ProjectSettings } from '#core/model/index.ts';
import { client } from '../api.ts';
import { settleDrafts } from './drafts.ts';
import { enterProject, refreshProject } from './session.ts';
import { notifyFailure } from './store.ts';
import { notifyUndoable } from './undoable.ts';

const tellChanged = (): void => notifyUndoable({ tone: 'info', key: 'settings:saved', topic: 'settings' });

/** Changes the settings of the open project. Converted text follows, and undo takes all of it back. */
export const configure = async (settings: ProjectSettings): Promise<void> => {
  if (!(await settleDrafts())) return;
  const answer = await client.project.configure({
    region: settings.region,
    protectedWords: settings.protectedWords.map(({ word, as }) =>
      as === undefined ? { word } : { word, as },
    ),
    tagColours: [...settings.tagColours],
    people: [...settings.people],
  });
  if (!answer.ok) {
    notifyFailure(answer.error);
    return;
  }
  await enterProject(answer.value);
  tellChanged();
};

/** Changes which columns stand beside a document's original. */
export const setTargets = async (document: DocumentId, targets: readonly Language[]): Promise<void> => {
  if (!(await settleDrafts())) return;
  const answer = await client.documents.setTargets({ document, targets: [...targets] });
  if (!answer.ok) {
    notifyFailure(answer.error);
    return;
  }
  await refreshProject();
  tellChanged();
};
