import type { DocumentExportReport, DuizhaoContract, ExportNotes, Input } from '#api/index.ts';
import { localDay } from '#core/formats/file-names.ts';
import { formats } from '#core/formats/index.ts';
import { nameByPattern } from '#core/formats/name-pattern.ts';
import { fail, languageOfSide, ok, originalSide, type Result, type Side } from '#core/model/index.ts';
import { notesFor, notesLeft, noteWords } from '../annotations/notes.ts';
import { authorOf, type EngineContext } from '../context.ts';
import { fileNameIn } from '../files/file-name.ts';
import { writeWhole } from '../files/write-whole.ts';
import type { Job } from '../jobs.ts';
import type { OpenProject } from '../project/open-project.ts';
import type { StoredDocument } from '../store/documents-repository.ts';
import { patience } from '../workers/listen.ts';
import { taskKind } from '../workers/task.ts';
import { askBeside } from './ask-beside.ts';
import { documentWords } from './labels.ts';
import { lookThrough } from './look.ts';
import type { ExportOrder, WriteTypes } from './messages.ts';
import { openPages, segmentsOf, type Pages } from './pages.ts';
import { originalsIn, planExport, referredIn, refusalOf, type ExportPlan, type ExportWish } from './plan.ts';

export type ExportRequest = Input<DuizhaoContract['exports']['run']>;

/** Megabytes of heap, for whole documents of one's own. It asks for nothing while a long document is packed. */
const writeTask = taskKind<WriteTypes>({
  id: 'export',
  memory: 2048,
  patience: { ...patience, silence: 600_000 },
});

/** Documents of formats that this version does not know: what is written of them is new, whatever the format. */
const ofUnknownFormats = (documents: readonly StoredDocument[]) =>
  documents.flatMap(({ name, format }) => (formats.get(format) === null ? [{ name, format }] : []));

/** Damaged rows, and rows without a translation, that are named; the others are counted. */
const namedRows = 20;

/** The columns whose missing texts something stands for: those of a file that has one text in each place. */
const sidesToFill = ({ fills, format, sides }: ExportPlan): readonly Side[] =>
  fills && format.bilingual !== true ? sides.filter((side) => side !== 'source') : [];

/** Refuses, where that is wanted, what has rows without a translation. Failures: export.untranslated, job.cancelled. */
const refuseUntranslated = async (
  project: OpenProject,
  plan: ExportPlan,
  { document, untranslated }: ExportWish,
  job: Job,
): Promise<Result<null>> => {
  if (untranslated !== 'refuse') return ok(null);
  const looked = await lookThrough(project, segmentsOf(project, document), plan, job);
  if (!looked.ok) return looked;
  const { untranslated: rows } = looked.value;
  if (rows.length === 0) return ok(null);
  const shown = rows.slice(0, namedRows).map(({ row }) => row);
  const more = rows.length > shown.length ? ', …' : '';
  const name = plan.documents.map((one) => one.name).join(', ');
  return fail('export.untranslated', { name, count: rows.length, rows: `${shown.join(', ')}${more}` });
};

/** Which annotations go along, where the format has a place for them. */
const notesWanted = ({ format, fills }: ExportPlan, { notes }: ExportWish): ExportNotes =>
  (fills ? format.fillsNotes : format.exports?.notes) === true ? notes : 'none';

/** What the task is to be asked for, and what the engine answers its questions with. */
export type Prepared = {
  readonly order: Omit<ExportOrder, 'path'>;
  readonly pages: Pages;
  readonly originals: ReturnType<typeof originalsIn>;
  /** Annotations that go along. */
  readonly notes: number;
};

/** Everything that writing a planned export takes, but for the place. */
export const prepareExport = async (
  context: EngineContext,
  project: OpenProject,
  plan: ExportPlan,
  wish: ExportWish,
): Promise<Prepared> => {
  const { documents, sides, format, layout, fills } = plan;
  const { interfaceLanguage, document, untranslated, adapt, encodingFallback } = wish;
  const words = await documentWords(interfaceLanguage, sides, documents, project.settings.columns);
  const asked = fills ? [...new Set<Side>([...sides, 'source'])] : sides;
  const extent = { sides: asked, document };
  const notes = notesFor(project, notesWanted(plan, wish), extent, await noteWords(interfaceLanguage));
  const referred = referredIn(project, plan);
  const own = sidesToFill(plan);
  // An office document that nothing was chosen for keeps its words: empty paragraphs and cells would tell nobody what is lost.
  const way = untranslated ?? (format.container === 'zip' ? 'source' : undefined);
  const standIn = way === undefined || own.length === 0 ? {} : { standIn: { sides: own, way } };
  const order = {
    format: format.id,
    fills,
    layout,
    title: project.name,
    created: context.clock.now().toISOString(),
    author: authorOf(context),
    adapt: fills && adapt,
    notes: notes?.source ?? null,
    ...words,
    ...(encodingFallback === undefined ? {} : { fallback: encodingFallback }),
  };
  return {
    order,
    pages: openPages(project, document, asked, { notes, referred, ...standIn }),
    originals: originalsIn(project, plan, referred),
    // A document's own file has no list at its end for those whose words stand nowhere in it.
    notes: (notes?.count ?? 0) - (fills ? (notes?.source.elsewhere.length ?? 0) : 0),
  };
};

/** Where a file goes: to a path, over what is there, or into a folder under a free name. */
export type Place = {
  readonly path?: string | undefined;
  readonly folder?: string;
  readonly pattern?: string | undefined;
};

/** What a file is called where nobody chose a path: by the pattern, else by project, document and columns. */
const nameFor = (
  context: EngineContext,
  project: OpenProject,
  { documents, sides }: ExportPlan,
  wish: ExportWish,
  pattern: string | undefined,
): Promise<Result<string>> | Result<string> => {
  const [only] = documents;
  const document = wish.document === undefined || only === undefined ? null : only.name;
  const { columns } = project.settings;
  if (pattern === undefined)
    return fileNameIn(
      wish.interfaceLanguage,
      { is: 'translation', project: project.name, document, columns: sides },
      columns,
    ).then(ok);
  return nameByPattern(pattern, {
    name: document ?? project.name,
    languages: sides.map((side) => languageOfSide(only?.columns ?? columns, side)),
    project: project.name,
    date: localDay(context.clock.now()),
  });
};

/** Writes one file of an export. Failures: those of `planExport`, export.untranslated, export.bad-pattern, and of writing. */
export const exportTo = async (
  context: EngineContext,
  project: OpenProject,
  wish: ExportWish,
  { path, folder, pattern }: Place,
  job: Job,
): Promise<Result<DocumentExportReport>> => {
  const plan = planExport(project, wish);
  if (!plan.ok) return plan;
  const name = await nameFor(context, project, plan.value, wish, pattern);
  if (!name.ok) return name;
  const complete = await refuseUntranslated(project, plan.value, wish, job);
  if (!complete.ok) return complete;
  const { documents, sides, fills, ending } = plan.value;
  const prepared = await prepareExport(context, project, plan.value, wish);
  const extent = { sides: fills ? [...sides, originalSide] : sides, document: wish.document };
  const left = notesLeft(project, notesWanted(plan.value, wish), extent, fills);
  return writeWhole(context, project, { path, folder, ending, name: name.value }, async (partial) => {
    const { pages, originals, notes } = prepared;
    const order: ExportOrder = { ...prepared.order, path: partial };
    const written = await askBeside(writeTask, order, { pages, originals, path: project.path, job });
    if (!written.ok) return { ok: false, error: refusalOf(written.error, plan.value) };
    const { rows, adapted } = written.value;
    const damaged = pages.damaged();
    const unknown = ofUnknownFormats(documents);
    return ok({
      rows,
      notes,
      left,
      filled: fills,
      ...(adapted.length === 0 ? {} : { adapted }),
      ...(damaged.length === 0
        ? {}
        : { damaged: { count: damaged.length, rows: damaged.slice(0, namedRows) } }),
      ...(unknown.length === 0 ? {} : { unknownFormats: unknown }),
    });
  });
};

/**
 * Writes the project, or one document, out as a job: into a new file beside the target, which takes its name only when
 * it is complete and on disk. On failure, and when cancelled, nothing is left, and a file that was there is as it was.
 */
export const runExport = (
  context: EngineContext,
  project: OpenProject,
  { job: _id, path, pattern, ...wish }: ExportRequest,
  job: Job,
): Promise<Result<DocumentExportReport>> => exportTo(context, project, wish, { path, pattern }, job);
