import type { DocumentId, Language, ProjectSettings, Result, Side } from '#core/model/index.ts';
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
export const setTargets = async (document: DocumentId, targets: readonly Side[]): Promise<void> => {
  if (!(await settleDrafts())) return;
  const answer = await client.documents.setTargets({ document, targets: [...targets] });
  if (!answer.ok) {
    notifyFailure(answer.error);
    return;
  }
  await refreshProject();
  tellChanged();
};

/** Tells of a change of the columns; false when there was none. */
const changedColumns = async (answer: Result<unknown>): Promise<boolean> => {
  if (!answer.ok) {
    notifyFailure(answer.error);
    return false;
  }
  await refreshProject();
  tellChanged();
  return true;
};

type ColumnInput = {
  readonly language: Language;
  readonly label: string;
  readonly convertedFrom: Side | null;
};

/** Adds a column to all documents. */
export const addColumn = async (column: ColumnInput): Promise<boolean> =>
  (await settleDrafts()) && changedColumns(await client.columns.add(column));

/** Names a column; without a name it is called after its language. */
export const labelColumn = async (column: Side, label: string): Promise<boolean> =>
  changedColumns(await client.columns.change({ column, label }));

/** Puts the columns into an order. */
export const orderColumns = async (columns: readonly Side[]): Promise<boolean> =>
  changedColumns(await client.columns.order({ columns: [...columns] }));

/** Takes an added column without texts off the project. */
export const removeColumn = async (column: Side): Promise<boolean> =>
  (await settleDrafts()) && changedColumns(await client.columns.remove({ column }));
