import { create } from 'zustand';
import { client, onEvent, openFileOrigin } from '../../api.ts';
import type { DocumentOrigin, ImportReport } from '../../../api/documents.ts';
import type { Failure } from '../../../core/model/index.ts';
import { enterProject, refreshProject, whileFilling } from '../../workspace/session.ts';
import { notify, openPanel, useWorkspace } from '../../workspace/store.ts';
import { nameOf, proposal, type ImportChoice, type ImportStage, type Into } from './import-flow.ts';

/** The one opening or import under way, wherever it was started from. */
export const useImport = create<{ readonly stage: ImportStage }>()(() => ({ stage: { at: 'idle' } }));

const setStage = (stage: ImportStage): void => useImport.setState({ stage });
const stageNow = (): ImportStage => useImport.getState().stage;

export const dismissImport = (): void => setStage({ at: 'idle' });

const failed = (name: string, failure: Failure): void =>
  setStage(failure.code === 'job.cancelled' ? { at: 'idle' } : { at: 'failed', name, failure });

const openProject = async (name: string, path: string): Promise<void> => {
  setStage({ at: 'opening', name });
  const answer = await client.project.open({ path });
  if (!answer.ok) {
    failed(name, answer.error);
    return;
  }
  await enterProject(answer.value);
  setStage({ at: 'idle' });
};

/** Says what the import repaired, and shows it when there is something to see. */
const welcome = ({ repairs: { accepted, offered } }: ImportReport, name: string): void => {
  if (accepted + offered === 0) {
    notify({ tone: 'good', key: 'library:doneClean', params: { name }, topic: 'import' });
    return;
  }
  const key = accepted === 0 ? 'library:doneOffers' : offered === 0 ? 'library:doneRepairs' : 'library:done';
  notify({
    tone: 'good',
    key,
    params: { count: accepted === 0 ? offered : accepted, accepted, offered },
    topic: 'import',
  });
  openPanel('cleanup', 'welcome');
};

const run = async (
  origin: DocumentOrigin,
  name: string,
  into: Into,
  choice: Partial<ImportChoice>,
): Promise<void> => {
  const job = crypto.randomUUID();
  setStage({ at: 'importing', name, job, progress: null });
  const stop = onEvent('jobs.progress', (progress) => {
    const stage = stageNow();
    if (progress.job === job && stage.at === 'importing') setStage({ ...stage, progress });
  });
  const work = () =>
    client.documents.import({
      from: origin,
      into,
      job,
      ...(choice.encoding === undefined ? {} : { encoding: choice.encoding }),
      ...(choice.language === undefined ? {} : { language: choice.language }),
    });
  const answer = await (into === 'new' ? whileFilling(work) : work());
  stop();
  if (!answer.ok) {
    // The project that was open before may be open again.
    if (into === 'new') await refreshProject();
    failed(name, answer.error);
    return;
  }
  await enterProject(answer.value.project);
  setStage({ at: 'idle' });
  welcome(answer.value, name);
};

/** Looks at what was chosen: a project is opened, a document's reading is put to the user, a sample needs no questions. */
export const startOpening = async (origin: DocumentOrigin, wanted: Into): Promise<void> => {
  // One at a time: what is being imported keeps the screen, wherever another file comes from.
  if (stageNow().at === 'importing') return;
  const name = nameOf(origin);
  const into = useWorkspace.getState().project === null ? 'new' : wanted;
  setStage({ at: 'inspecting', name });
  const answer = await client.documents.inspect({ from: origin });
  if (stageNow().at !== 'inspecting') return;
  if (!answer.ok) {
    failed(name, answer.error);
    return;
  }
  const inspection = answer.value;
  if (inspection.project) {
    if ('path' in origin) await openProject(inspection.name, origin.path);
    else setStage({ at: 'project-in-browser', name });
  } else if ('sample' in origin) {
    await run(origin, inspection.name, into, {});
  } else {
    setStage({ at: 'asking', origin, inspection, choice: proposal(inspection, into) });
  }
};

/** The same for a file dropped on the page or chosen in it. */
export const startOpeningFile = async (file: File, wanted: Into): Promise<void> => {
  if (stageNow().at === 'importing') return;
  setStage({ at: 'inspecting', name: file.name });
  const origin = await openFileOrigin(file);
  if (stageNow().at !== 'inspecting') return;
  if (origin.ok) await startOpening(origin.value, wanted);
  else failed(file.name, origin.error);
};

/** Opens a project of the list. */
export const openRecent = (name: string, path: string): Promise<void> => openProject(name, path);

export const changeChoice = (changed: Partial<ImportChoice>): void => {
  const stage = stageNow();
  if (stage.at === 'asking') setStage({ ...stage, choice: { ...stage.choice, ...changed } });
};

/** Imports with what the user settled on. */
export const confirmImport = async (): Promise<void> => {
  const stage = stageNow();
  if (stage.at !== 'asking') return;
  await run(stage.origin, stage.inspection.name, stage.choice.into, stage.choice);
};

/** Stops whatever is under way. The engine leaves nothing of it behind. */
export const cancelImport = async (): Promise<void> => {
  const stage = stageNow();
  if (stage.at === 'importing') {
    await client.jobs.cancel({ job: stage.job });
    notify({ tone: 'info', key: 'library:cancelled', topic: 'import' });
    return;
  }
  setStage({ at: 'idle' });
};
