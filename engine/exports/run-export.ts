import type { DocumentExportReport, DuizhaoContract, Input } from '#api/index.ts';
import type { Format } from '#core/formats/format.ts';
import { formats } from '#core/formats/index.ts';
import { fail, ok, type DocumentId, type Result, type Side } from '#core/model/index.ts';
import type { Encoding } from '#core/text/decode/encodings.ts';
import type { EngineContext } from '../context.ts';
import type { Job } from '../jobs.ts';
import type { OpenProject } from '../project/open-project.ts';
import type { StoredDocument } from '../store/documents-repository.ts';
import { detailOf, guarded, isStorageError } from '../store/failures.ts';
import { originalParts } from '../store/originals-repository.ts';
import { referredVersion } from '../store/references-repository.ts';
import { patience } from '../workers/listen.ts';
import { workers } from '../workers/pool.ts';
import { taskKind } from '../workers/task.ts';
import { fileNameIn } from '../files/file-name.ts';
import { documentWords } from './labels.ts';
import type { ExportOrder, OriginalFiles, WriteTypes } from './messages.ts';
import { notesFor, notesLeft, noteWords } from '../annotations/notes.ts';
import { openPages, type Pages } from './pages.ts';
import { writeWhole } from '../files/write-whole.ts';

export type ExportRequest = Input<DuizhaoContract['exports']['run']>;

/** Megabytes of heap, for whole documents of one's own. It asks for nothing while a long document is packed. */
const writeTask = taskKind<WriteTypes>({
  id: 'export',
  memory: 2048,
  patience: { ...patience, silence: 600_000 },
});

/** What an unforeseen error says; errors of the file go on up. */
const attempt = <T>(work: () => T): Result<T> => {
  try {
    return ok(work());
  } catch (error) {
    if (isStorageError(error)) throw error;
    return fail('internal', { detail: detailOf(error) });
  }
};

/** Has a document written beside the engine, telling one page of rows after another. Answers how many rows were written. */
const write = async (
  order: ExportOrder,
  pages: Pages,
  path: string,
  originals: (document: DocumentId) => OriginalFiles,
  { signal, progress }: Job,
): Promise<Result<number>> => {
  const running = workers.begin(writeTask, order, { name: order.title, signal });
  let told = 0;
  const answer = (asked: WriteTypes['asked']): WriteTypes['told'] => {
    if (asked.is === 'original') return originals(asked.document);
    const page = signal.aborted ? null : pages.next();
    told += page?.length ?? 0;
    progress('writing', told, pages.total);
    return page;
  };
  try {
    for (;;) {
      const message = await running.next();
      if (message.is === 'end') return message.result;
      if (message.is === 'said') continue;
      const answered = guarded(path, () => attempt(() => answer(message.value)));
      if (!answered.ok) return answered;
      if (!answered.value.ok) return answered.value;
      running.tell(answered.value.value);
    }
  } finally {
    await running.close();
  }
};

const documentsOf = (
  project: OpenProject,
  { document }: ExportRequest,
): Result<readonly StoredDocument[]> => {
  const shown = project.order.stretches().flatMap((stretch) => project.documents.get(stretch.document) ?? []);
  const chosen = shown.filter(({ id }) => document === undefined || id === document);
  return document !== undefined && chosen.length === 0
    ? fail('document.unknown', { id: document })
    : ok(chosen);
};

/** The versions of a document's file that are of `wanted`, the newest first: words go back into its own. */
const versionsIn = (project: OpenProject, wanted: string, document: DocumentId): readonly StoredDocument[] =>
  [...project.documents.values()]
    .filter(
      ({ id, format, status, versionOf }) =>
        format === wanted && status === 'ready' && (id === document || versionOf === document),
    )
    .sort((a, b) => b.id - a.id);

/** The version of each document's file that references lead into, looked up once. */
const referredIn = (project: OpenProject, wanted: string) => {
  const known = new Map<DocumentId, DocumentId | null>();
  return (document: DocumentId): DocumentId | null => {
    const found = known.get(document);
    if (found !== undefined) return found;
    const versions = versionsIn(project, wanted, document).map(({ id }) => id);
    const version = referredVersion(project.handle, document, versions);
    known.set(document, version);
    return version;
  };
};

/** The files of a document: the one that references lead into, and then the others. */
const originalsIn =
  (project: OpenProject, wanted: string, referred: (document: DocumentId) => DocumentId | null) =>
  (document: DocumentId): OriginalFiles => {
    const versions = versionsIn(project, wanted, document);
    const first = referred(document);
    const ordered = [
      ...versions.filter(({ id }) => id === first),
      ...versions.filter(({ id }) => id !== first),
    ];
    return ordered.map(({ id, encoding, choices }) => ({
      encoding: encoding as Encoding,
      choices,
      parts: [...originalParts(project.handle, id)],
    }));
  };

/** Whether words are to go back into the documents' own files, as far as these are of the format and as many as it takes. */
const fillsOwn = ({ id, fills }: Format, documents: readonly StoredDocument[]): boolean =>
  fills === 'project' || (fills === 'document' && documents.length === 1 && documents[0]?.format === id);

/** Documents of formats that this version does not know: what is written of them is new, whatever the format. */
const ofUnknownFormats = (documents: readonly StoredDocument[]) =>
  documents.flatMap(({ name, format }) => (formats.get(format) === null ? [{ name, format }] : []));

/** Damaged rows that are named in a report; the others are counted. */
const namedRows = 20;

/** The columns asked for that are there, in the order asked for. */
const sidesOf = (
  { columns }: ExportRequest,
  documents: readonly StoredDocument[],
): Result<readonly Side[]> => {
  const shown = new Set<Side>(['source', ...documents.flatMap(({ targets }) => targets)]);
  const sides = [...new Set(columns)].filter((side) => shown.has(side));
  return sides.length === 0 ? fail('export.no-columns') : ok(sides);
};

/**
 * Writes the project, or one document, out as a job: into a new file beside the target, which takes its name only when
 * it is complete and on disk. On failure, and when cancelled, nothing is left, and a file that was there is as it was.
 */
export const runExport = async (
  context: EngineContext,
  project: OpenProject,
  request: ExportRequest,
  job: Job,
): Promise<Result<DocumentExportReport>> => {
  const documents = documentsOf(project, request);
  if (!documents.ok) return documents;
  const sides = sidesOf(request, documents.value);
  if (!sides.ok) return sides;
  const words = await documentWords(
    request.interfaceLanguage,
    sides.value,
    documents.value,
    project.settings.columns,
  );
  const format = formats.get(request.format);
  if (format === null || format.exports === null)
    return fail('export.unknown-format', { format: request.format });
  const { exports } = format;
  const layout = exports.layouts.find((one) => one === request.layout) ?? exports.layouts[0];
  const fills = fillsOwn(format, documents.value);
  const extent = { sides: sides.value, document: request.document };
  const wanted = exports.notes ? request.notes : 'none';
  const left = notesLeft(project, wanted, extent);
  const notes = notesFor(project, wanted, extent, await noteWords(request.interfaceLanguage));
  const created = context.clock.now().toISOString();
  const [only] = documents.value;
  const name = await fileNameIn(
    request.interfaceLanguage ?? 'en',
    {
      is: 'translation',
      project: project.name,
      document: request.document === undefined || only === undefined ? null : only.name,
      columns: sides.value,
    },
    project.settings.columns,
  );
  return writeWhole(
    context,
    project,
    { path: request.path, ending: format.extensions[0], name },
    async (partial) => {
      const order: ExportOrder = {
        path: partial,
        format: format.id,
        fills,
        layout,
        title: project.name,
        created,
        ...(request.encodingFallback === undefined ? {} : { fallback: request.encodingFallback }),
        notes: notes?.source ?? null,
        ...words,
      };
      const asked = fills ? [...new Set<Side>([...sides.value, 'source'])] : sides.value;
      const referred = fills ? referredIn(project, format.id) : () => null;
      const pages = openPages(project, request.document, asked, { notes, referred });
      const originals = originalsIn(project, format.id, referred);
      const written = await write(order, pages, project.path, originals, job);
      const damaged = pages.damaged();
      const told =
        damaged.length === 0 ? {} : { damaged: { count: damaged.length, rows: damaged.slice(0, namedRows) } };
      const unknown = ofUnknownFormats(documents.value);
      const foreign = unknown.length === 0 ? {} : { unknownFormats: unknown };
      return written.ok
        ? ok({ rows: written.value, notes: notes?.count ?? 0, left, ...told, ...foreign })
        : written;
    },
  );
};
