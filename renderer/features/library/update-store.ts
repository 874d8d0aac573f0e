import { client } from '../../api.ts';
import type { DocumentOrigin, Inspection, UpdateReport } from '#api/documents.ts';
import { choicesFor } from '#core/formats/import-options.ts';
import type { DocumentInfo } from '#core/model/index.ts';
import { refreshProject } from '../../workspace/session.ts';
import { notify } from '../../workspace/store.ts';
import { proposal, toldEncoding, type ImportChoice } from './import-flow.ts';
import { failed, setStage, showing, stageNow } from './import-stage.ts';

/** A newer file of a document, and how it is read. */
type Newer = {
  readonly origin: DocumentOrigin;
  readonly inspection: Inspection;
  readonly choice: ImportChoice;
  readonly updating: DocumentInfo;
};

const callOf = ({ origin, inspection, choice, updating }: Newer) => {
  const encoding = toldEncoding(choice, inspection);
  return {
    document: updating.id,
    from: origin,
    choices: choice.choices,
    ...(encoding === undefined ? {} : { encoding }),
  };
};

const tellNothing = (name: string): void => {
  setStage({ at: 'idle' });
  notify({ tone: 'info', key: 'library:update.nothing', params: { name }, topic: 'import' });
};

/** Shows what the newer file would change. Nothing is changed yet. */
export const compareNewer = async (newer: Newer): Promise<void> => {
  const { name } = newer.inspection;
  const { job, answer } = await showing(name, async (id) => ({
    job: id,
    answer: await client.documents.compare({ ...callOf(newer), job: id }),
  }));
  if (!answer.ok) failed(name, answer.error, newer.updating);
  else if (answer.value.isSame) tellNothing(name);
  else setStage({ at: 'compared', ...newer, job, comparison: answer.value });
};

/**
 * Begins with a newer file: with its questions where there are any, as they were answered for the file before, else with what it
 * would change.
 */
export const beginUpdate = async (
  origin: DocumentOrigin,
  inspection: Inspection,
  updating: DocumentInfo,
): Promise<void> => {
  const kept = await client.documents.choices({ document: updating.id });
  if (stageNow().at !== 'inspecting') return;
  if (!kept.ok) {
    failed(inspection.name, kept.error, updating);
    return;
  }
  const choices = choicesFor({ id: inspection.format, options: inspection.options }, kept.value);
  const newer = { origin, inspection, choice: { ...proposal(inspection, 'open'), choices }, updating };
  if (inspection.options.length > 0 || inspection.ambiguous) setStage({ at: 'asking', ...newer });
  else await compareNewer(newer);
};

/** Back from what would be changed to how the file is read. */
export const askAgain = (): void => {
  const stage = stageNow();
  if (stage.at !== 'compared') return;
  const { origin, inspection, choice, updating } = stage;
  setStage({ at: 'asking', origin, inspection, choice, updating });
};

/** Whether the newer file brought anything. */
const isNews = ({ rows: { kept: _kept, ...changes } }: UpdateReport): boolean =>
  Object.values(changes).some((count) => count > 0);

/** Brings the document up to the newer file that was compared. */
export const applyUpdate = async (): Promise<void> => {
  const stage = stageNow();
  if (stage.at !== 'compared') return;
  const { inspection, updating } = stage;
  const answer = await showing(inspection.name, (job) => client.documents.update({ ...callOf(stage), job }));
  if (!answer.ok) {
    failed(inspection.name, answer.error, updating);
    return;
  }
  await refreshProject();
  if (isNews(answer.value)) setStage({ at: 'updated', name: updating.name, report: answer.value });
  else tellNothing(inspection.name);
};
