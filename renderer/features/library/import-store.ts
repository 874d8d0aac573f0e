import { client, openFileOrigin } from '../../api.ts';
import type { DocumentOrigin, ImportReport } from '#api/documents.ts';
import { saysLanguage } from '#core/formats/import-options.ts';
import { findingSentence } from '#core/formats/sentences.ts';
import { fetchFeatureCode } from '../../workspace/feature-code.ts';
import { openPackage } from '../../workspace/packages.ts';
import { askForProject, enterProject, refreshProject, whileFilling } from '../../workspace/session.ts';
import { showIssues } from '../../workspace/issues.ts';
import { notify, useWorkspace } from '../../workspace/store.ts';
import {
  nameOf,
  changed,
  proposal,
  toldEncoding,
  type ImportChange,
  type ImportChoice,
  type Into,
  type Updating,
} from './import-flow.ts';
import { failed, setStage, showing, stageNow } from './import-stage.ts';
import { beginUpdate, compareNewer } from './update-store.ts';

const openProject = async (name: string, path: string): Promise<void> => {
  setStage({ at: 'opening', name });
  const answer = await askForProject(path);
  if (!answer.ok) {
    failed(name, answer.error);
    return;
  }
  await enterProject(answer.value);
  setStage({ at: 'idle' });
};

/** Rows named in a message; the clean-up panel has them all. */
const rowsNamed = 5;

/** Says that part of a file could not be read, and where. */
const tellDamage = ({ count, places }: ImportReport['damage'], name: string): void => {
  const rows = [...new Set(places.map(({ row }) => row))].filter((row) => row !== null);
  notify({
    tone: 'warning',
    key: rows.length === 0 ? 'library:doneDamagedElsewhere' : 'library:doneDamaged',
    params: {
      name,
      count,
      rows: `${rows.slice(0, rowsNamed).join(', ')}${rows.length > rowsNamed ? ', …' : ''}`,
    },
    topic: 'import-damage',
  });
};

/** Says what the import repaired, and shows it when there is something to see. */
const welcome = (
  { repairs: { accepted, offered }, damage, findings }: ImportReport,
  name: string,
  cleaned: boolean,
): void => {
  if (damage.count > 0) tellDamage(damage, name);
  for (const { code, line, detail, count: times = 1 } of findings)
    notify({
      tone: 'warning',
      key: findingSentence(code),
      params: { name, line, detail, times },
      topic: `import-${code}-${detail}`,
    });
  if (accepted + offered === 0) {
    const key = cleaned ? 'library:doneClean' : 'library:doneUncleaned';
    notify({ tone: 'good', key, params: { name }, topic: 'import' });
    return;
  }
  const key = accepted === 0 ? 'library:doneOffers' : offered === 0 ? 'library:doneRepairs' : 'library:done';
  notify({
    tone: 'good',
    key,
    params: { count: accepted === 0 ? offered : accepted, accepted, offered },
    topic: 'import',
  });
  showIssues({ section: 'cleanup' }, 'welcome');
};

/** What the import is told of a document; the rest it finds out. */
type Told = {
  readonly encoding?: ImportChoice['encoding'] | undefined;
  readonly language?: ImportChoice['language'] | undefined;
  readonly cleans?: boolean | undefined;
  readonly choices?: ImportChoice['choices'] | undefined;
};

const run = async (
  origin: DocumentOrigin,
  name: string,
  into: Into,
  { encoding, language, cleans, choices }: Told,
): Promise<void> => {
  const answer = await showing(name, (job) => {
    const work = () =>
      client.documents.import({
        from: origin,
        into,
        job,
        ...(encoding === undefined ? {} : { encoding }),
        ...(language === undefined ? {} : { language }),
        ...(cleans === undefined ? {} : { cleans }),
        ...(choices === undefined ? {} : { choices }),
      });
    return into === 'new' ? whileFilling(work) : work();
  });
  if (!answer.ok) {
    // The project that was open before may be open again.
    if (into === 'new') await refreshProject();
    failed(name, answer.error);
    return;
  }
  await enterProject(answer.value.project);
  setStage({ at: 'idle' });
  welcome(answer.value, name, cleans !== false);
};

/**
 * Looks at what was chosen: a project is opened, a document's reading is put to the user, a sample needs no questions.
 * `updating`: it is to be a newer version of that document.
 */
export const startOpening = async (
  origin: DocumentOrigin,
  wanted: Into,
  updating: Updating = null,
): Promise<void> => {
  // One at a time: what is being imported keeps the screen, wherever another file comes from.
  if (stageNow().at === 'importing') return;
  const name = nameOf(origin);
  const into = useWorkspace.getState().project === null ? 'new' : wanted;
  setStage({ at: 'inspecting', name });
  // What is asked then needs words that come with the rest of the code.
  const [answer] = await Promise.all([client.documents.inspect({ from: origin }), fetchFeatureCode()]);
  if (stageNow().at !== 'inspecting') return;
  if (!answer.ok) {
    failed(name, answer.error, updating);
    return;
  }
  const inspection = answer.value;
  if ((inspection.project || inspection.package) && updating !== null) {
    failed(name, { code: 'document.unknown-format', params: { name } }, updating);
  } else if (inspection.project) {
    if ('path' in origin) await openProject(inspection.name, origin.path);
    else setStage({ at: 'project-in-browser', name });
  } else if (inspection.package) {
    setStage({ at: 'idle' });
    openPackage(origin, inspection.name);
  } else if ('sample' in origin) {
    await run(origin, inspection.name, into, {});
  } else if (updating === null) {
    setStage({ at: 'asking', origin, inspection, choice: proposal(inspection, into), updating });
  } else await beginUpdate(origin, inspection, updating);
};

/** The same for a file dropped on the page or chosen in it. */
export const startOpeningFile = async (
  file: File,
  wanted: Into,
  updating: Updating = null,
): Promise<void> => {
  if (stageNow().at === 'importing') return;
  setStage({ at: 'inspecting', name: file.name });
  const origin = await openFileOrigin(file);
  if (stageNow().at !== 'inspecting') return;
  if (origin.ok) await startOpening(origin.value, wanted, updating);
  else failed(file.name, origin.error, updating);
};

/** Opens a project of the list. */
export const openRecent = (name: string, path: string): Promise<void> => openProject(name, path);

export const changeChoice = (change: ImportChange): void => {
  const stage = stageNow();
  if (stage.at === 'asking') setStage({ ...stage, choice: changed(stage.choice, change, stage.inspection) });
};

/** Imports with what the user settled on, or shows what that would change. */
export const confirmImport = async (): Promise<void> => {
  const stage = stageNow();
  if (stage.at !== 'asking') return;
  const { origin, inspection, choice, updating } = stage;
  if (updating === null)
    await run(origin, inspection.name, choice.into, {
      encoding: toldEncoding(choice, inspection),
      language: inspection.options.some(saysLanguage) ? undefined : choice.language,
      cleans: choice.cleans,
      choices: choice.choices,
    });
  else await compareNewer({ origin, inspection, choice, updating });
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
