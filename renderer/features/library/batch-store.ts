import type { DocumentOrigin, ImportAllReport } from '#api/documents.ts';
import { findingSentence } from '#core/formats/sentences.ts';
import type { Language, Result } from '#core/model/index.ts';
import { client, openFileOrigin } from '../../api.ts';
import { fetchFeatureCode } from '../../workspace/feature-code.ts';
import { enterProject, refreshProject, whileFilling } from '../../workspace/session.ts';
import { showIssues } from '../../workspace/issues.ts';
import { notify, notifyFailure, useWorkspace } from '../../workspace/store.ts';
import {
  asksLanguage,
  nameOf,
  proposal,
  toldEncoding,
  type BatchFile,
  type Into,
  type RefusedFile,
} from './import-flow.ts';
import { dismissImport, failed, setStage, showing, stageNow } from './import-stage.ts';

/** A file of several as it was given: on the disk, or in the page. */
export type Given = DocumentOrigin | File;

const nameOfGiven = (given: Given): string => (given instanceof File ? given.name : nameOf(given));

const originOf = async (given: Given): Promise<Result<DocumentOrigin>> =>
  given instanceof File ? openFileOrigin(given) : { ok: true, value: given };

/** Looks at one file. A project and a package are opened by themselves. */
const inspect = async (given: Given, id: number): Promise<Result<BatchFile>> => {
  const origin = await originOf(given);
  if (!origin.ok) return origin;
  const answer = await client.documents.inspect({ from: origin.value });
  if (!answer.ok) return answer;
  const inspection = answer.value;
  const { name } = inspection;
  if (inspection.project) return { ok: false, error: { code: 'document.is-project', params: { name } } };
  if (inspection.package) return { ok: false, error: { code: 'document.is-package', params: { name } } };
  const { encoding, cleans, choices } = proposal(inspection, 'open');
  const language = asksLanguage(inspection) ? inspection.language : null;
  return { ok: true, value: { id, origin: origin.value, inspection, encoding, language, cleans, choices } };
};

/**
 * Looks at several files and shows which can be imported, and why the others cannot. `aligns`: they are proposed as an original, the first, with its
 * translations.
 */
export const startOpeningAll = async (all: readonly Given[], wanted: Into, aligns = false): Promise<void> => {
  if (stageNow().at === 'importing') return;
  const into = useWorkspace.getState().project === null ? 'new' : wanted;
  const files: BatchFile[] = [];
  const refused: RefusedFile[] = [];
  for (const [id, given] of all.entries()) {
    const name = nameOfGiven(given);
    const stage = { at: 'inspecting', name } as const;
    setStage(stage);
    // What is asked then needs words that come with the rest of the code.
    const [inspected] = await Promise.all([inspect(given, id), fetchFeatureCode()]);
    // Somebody stopped it, or something else was begun.
    if (stageNow() !== stage) return;
    if (inspected.ok) files.push(inspected.value);
    else refused.push({ id, name, failure: inspected.error });
  }
  setStage({ at: 'asking-many', files, refused, into, original: aligns ? (files[0]?.id ?? 0) : null });
};

/** Looks at one more file and puts it behind the others. */
export const addGiven = async (given: Given): Promise<void> => {
  const stage = stageNow();
  if (stage.at !== 'asking-many') return;
  const id = 1 + Math.max(-1, ...[...stage.files, ...stage.refused].map((file) => file.id));
  const inspected = await inspect(given, id);
  if (stageNow() !== stage) return;
  const name = nameOfGiven(given);
  if (inspected.ok)
    setStage({ ...stage, files: [...stage.files, inspected.value], original: stage.original ?? id });
  else setStage({ ...stage, refused: [...stage.refused, { id, name, failure: inspected.error }] });
};

/** Takes files out of those that are asked about; where none is left, there is nothing to ask. */
export const leaveOut = (ids: readonly number[]): void => {
  const stage = stageNow();
  if (stage.at !== 'asking-many') return;
  const files = stage.files.filter(({ id }) => !ids.includes(id));
  const original = stage.original !== null && ids.includes(stage.original) ? null : stage.original;
  if (files.length + stage.refused.length === 0) dismissImport();
  else setStage({ ...stage, files, original });
};

/** Takes the files as an original with its translations, or (null) as documents of their own. */
export const chooseOriginal = (original: number | null): void => {
  const stage = stageNow();
  if (stage.at === 'asking-many') setStage({ ...stage, original });
};

export const chooseInto = (into: Into): void => {
  const stage = stageNow();
  if (stage.at === 'asking-many') setStage({ ...stage, into });
};

/** Has one of the files read in another encoding. */
export const chooseEncoding = (id: number, encoding: BatchFile['encoding']): void => {
  const stage = stageNow();
  if (stage.at !== 'asking-many') return;
  const files = stage.files.map((file) => (file.id === id ? { ...file, encoding } : file));
  setStage({ ...stage, files });
};

/** Says what language a file is in, where nothing tells it. */
export const chooseLanguage = (id: number, language: Language): void => {
  const stage = stageNow();
  if (stage.at !== 'asking-many') return;
  const files = stage.files.map((file) => (file.id === id ? { ...file, language } : file));
  setStage({ ...stage, files });
};

/** Has the texts of all files cleaned, or of none. */
export const chooseCleans = (cleans: boolean): void => {
  const stage = stageNow();
  if (stage.at !== 'asking-many') return;
  setStage({ ...stage, files: stage.files.map((file) => ({ ...file, cleans })) });
};

/** Chooses an option of a format for all files of it. */
export const chooseOption = (format: string, id: string, value: string | boolean): void => {
  const stage = stageNow();
  if (stage.at !== 'asking-many') return;
  const files = stage.files.map((file) =>
    file.inspection.format === format && Object.hasOwn(file.choices, id)
      ? { ...file, choices: { ...file.choices, [id]: value } }
      : file,
  );
  setStage({ ...stage, files });
};

const orderFor = ({ origin, inspection, encoding, language, cleans, choices }: BatchFile) => {
  const proposed = proposal(inspection, 'open');
  const chosen = { encoding: encoding !== proposed.encoding, language: false };
  const told = toldEncoding({ ...proposed, encoding, chosen }, inspection);
  return {
    from: origin,
    cleans,
    choices,
    ...(told === undefined ? {} : { encoding: told }),
    ...(language === null ? {} : { language }),
  };
};

/** What is asked of the engine: each file as a document, or the original with its translations. */
const ordersFor = (files: readonly BatchFile[], original: number | null) => {
  const first = files.find(({ id }) => id === original);
  if (first === undefined) return files.map(orderFor);
  const translations = files
    .filter((file) => file !== first)
    .map((file) => {
      const { cleans: _cleans, ...order } = orderFor(file);
      return order;
    });
  return [{ ...orderFor(first), ...(translations.length === 0 ? {} : { translations }) }];
};

/** Says how the texts were aligned; false where none were. */
const tellAligned = ({ documents }: ImportAllReport): boolean => {
  const aligned = documents.find((document) => document.aligned !== undefined)?.aligned;
  if (aligned === undefined) return false;
  const { rows, uncertain, missing, noDictionary } = aligned;
  notify({
    tone: noDictionary === true ? 'warning' : 'good',
    key: noDictionary === true ? 'library:align.doneWithout' : 'library:align.done',
    params: { rows, uncertain, ...missing },
    topic: 'import',
  });
  return true;
};

/** Says what came of it: in passing when all went well, else file by file. */
const welcome = (
  report: ImportAllReport,
  files: readonly BatchFile[],
  before: readonly RefusedFile[],
): void => {
  const { documents, failed: late, memories = [], glossaries = [] } = report;
  const at = (file: number): { readonly id: number; readonly name: string } => ({
    id: files[file]?.id ?? file,
    name: files[file]?.inspection.name ?? '',
  });
  const refused = [...before, ...late.map(({ file, failure }) => ({ ...at(file), failure }))];
  const damaged = documents.flatMap(({ file, damage: { count } }) =>
    count === 0 ? [] : [{ ...at(file), count }],
  );
  const findings = documents.flatMap((document) => {
    const { id, name } = at(document.file);
    return document.findings.map(({ code, line, detail, count: times = 1 }, n) => ({
      id: `${id} ${n}`,
      key: findingSentence(code),
      params: { name, line, detail, times },
    }));
  });
  const brought = memories.filter(({ failure }) => failure === null);
  if (brought.length > 0)
    notify({
      tone: 'good',
      key: 'library:omegat.memories',
      params: { count: brought.length, names: brought.map(({ name }) => name).join(', ') },
      topic: 'omegat-memories',
    });
  const terms = glossaries.reduce((sum, { added }) => sum + added, 0);
  if (terms > 0)
    notify({
      tone: 'good',
      key: 'library:omegat.glossaries',
      params: { count: terms },
      topic: 'omegat-glossaries',
    });
  for (const { failure } of [...memories, ...glossaries]) if (failure !== null) notifyFailure(failure);
  if (documents.some(({ repairs: { accepted, offered } }) => accepted + offered > 0))
    showIssues({ section: 'cleanup' }, 'welcome');
  if (refused.length + damaged.length + findings.length > 0) {
    setStage({ at: 'imported-many', imported: documents.length, refused, damaged, findings });
    return;
  }
  setStage({ at: 'idle' });
  if (tellAligned(report)) return;
  notify({
    tone: 'good',
    key: 'library:many.imported',
    params: { count: documents.length },
    topic: 'import',
  });
};

/** Imports the files that can be, with what the user settled on. */
export const confirmImportAll = async (): Promise<void> => {
  const stage = stageNow();
  if (stage.at !== 'asking-many') return;
  const { files, refused, into, original } = stage;
  const name = (files.find(({ id }) => id === original) ?? files[0])?.inspection.name ?? '';
  const answer = await showing(name, (job) => {
    const work = () => client.documents.importAll({ files: ordersFor(files, original), into, job });
    return into === 'new' ? whileFilling(work) : work();
  });
  if (!answer.ok) {
    // The project that was open before may be open again.
    if (into === 'new') await refreshProject();
    failed(name, answer.error);
    return;
  }
  const { project } = answer.value;
  if (project !== null) await enterProject(project);
  else if (into === 'new') await refreshProject();
  welcome(answer.value, files, refused);
};
