import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { DocumentExportReport, DuizhaoContract, Input, OmegatReport } from '#api/index.ts';
import { columnIn } from '#core/formats/language-columns.ts';
import type { BlockMarkup } from '#core/formats/markup.ts';
import { formats } from '#core/formats/index.ts';
import { writeXmlEdits } from '#core/formats/write-xml-edits.ts';
import { fail, ok, originalSide, plain, type Result, type Side } from '#core/model/index.ts';
import { emptyMemory, fillSavedUnits, type OmegatRow } from '#core/omegat/fill-units.ts';
import type { OmegatProject } from '#core/omegat/project-file.ts';
import { namedForms } from '#core/omegat/named-form.ts';
import { openDecoder, type Encoding } from '#core/text/decode/index.ts';
import { authorOf, type EngineContext } from '../context.ts';
import { segmentsOf } from '../exports/pages.ts';
import { exportTo } from '../exports/run-export.ts';
import { writeBytes } from '../files/write-bytes.ts';
import { writeWhole } from '../files/write-whole.ts';
import { inOmegat, openOmegat, savedMemory, type OmegatFolder } from '../import/omegat-folder.ts';
import { chunksOf, closeSource, openSource } from '../import/source-file.ts';
import type { Job } from '../jobs.ts';
import type { OpenProject } from '../project/open-project.ts';
import { textRowsOf } from '../project/rows.ts';
import type { StoredDocument } from '../store/documents-repository.ts';
import { guarded } from '../store/failures.ts';
import { originalParts } from '../store/originals-repository.ts';
import { referencesOf, referredVersion } from '../store/references-repository.ts';
import { takeTurns } from '../turns.ts';
import { makeFolder } from '../store/make-folder.ts';

export type OmegatRequest = Input<DuizhaoContract['exports']['omegat']>;

/** A document that is a source file of the project, and the column of the project's language. */
type Matched = { readonly document: StoredDocument; readonly side: Side };

const versionsOf = (project: OpenProject, { id }: StoredDocument): readonly StoredDocument[] =>
  [...project.documents.values()]
    .filter((one) => one.status === 'ready' && (one.id === id || one.versionOf === id))
    .sort((a, b) => b.id - a.id);

/** Whether a file has the bytes that one of the versions of a document has. */
const isKept = (project: OpenProject, document: StoredDocument, path: string): boolean =>
  versionsOf(project, document).some(({ id, bytes }) => {
    const file = openSource(path, document.name);
    if (!file.ok) return false;
    const same = guarded(path, () => {
      if (file.value.size !== bytes) return false;
      const there = Buffer.concat([...chunksOf(file.value, 1 << 20)]);
      return there.equals(Buffer.concat([...originalParts(project.handle, id)]));
    });
    closeSource(file.value);
    return same.ok && same.value;
  });

/** The paragraph that a row is of, and the line breaks behind it. */
type Paragraph = { readonly ref: string | null; readonly breaks: number };

/** Documents larger than this are not read for the markup of their tags: bytes. */
const longestMarkup = 32 * 1024 * 1024;

/** What stands for the tags of a document's texts, by their references; nothing where its format does not tell. */
const markupOf = async (
  project: OpenProject,
  { id, format, encoding, name, bytes }: StoredDocument,
): Promise<ReadonlyMap<string, BlockMarkup>> => {
  const { markup } = (await formats.get(format)?.load()) ?? {};
  if (markup === undefined || bytes > longestMarkup) return new Map();
  const decoder = openDecoder(encoding as Encoding);
  let text = '';
  for (const part of originalParts(project.handle, id)) text += decoder.push(part);
  return markup(text + decoder.end(), name);
};

/** Rows with what OmegaT will call their tags: those of one paragraph, which stand together, are counted through. */
const withNames = (
  rows: readonly (OmegatRow & Paragraph)[],
  markup: ReadonlyMap<string, BlockMarkup>,
  cuts: (text: string) => readonly number[],
): readonly OmegatRow[] => {
  if (markup.size === 0) return rows;
  const paragraphs: (OmegatRow & Paragraph)[][] = [];
  for (const row of rows) {
    const last = paragraphs.at(-1);
    if (row.ref !== null && last?.[0]?.ref === row.ref) last.push(row);
    else paragraphs.push([row]);
  }
  return paragraphs.flatMap((own) => {
    const known = markup.get(own[0]?.ref ?? '');
    const parts = own.map(({ original, breaks }, n) => ({
      rich: original,
      breaks: n + 1 < own.length ? breaks : 0,
    }));
    const forms = known === undefined ? null : namedForms(parts, known, cuts);
    return own.map((row, n) => ({ ...row, named: forms?.[n] ?? null }));
  });
};

const rowsOfDocument = async (
  project: OpenProject,
  { document, side }: Matched,
  { cuts }: OmegatProject,
): Promise<readonly OmegatRow[]> => {
  const turn = takeTurns();
  const { nameOf } = formats.get(document.format) ?? {};
  const version = referredVersion(
    project.handle,
    document.id,
    versionsOf(project, document).map(({ id }) => id),
  );
  const segments = segmentsOf(project, document.id);
  const rows: (OmegatRow & Paragraph)[] = [];
  for (let at = 0; at < segments.length; at += 200) {
    const page = segments.slice(at, at + 200);
    const refs = version === null ? null : new Map(referencesOf(project.handle, version, page));
    for (const { segment, cells, gap } of textRowsOf(project, page)) {
      const [source, cell] = [cells[originalSide], cells[side]];
      const ref = refs?.get(segment);
      if (source === undefined || source.damaged === true || cell?.damaged === true) continue;
      rows.push({
        file: document.name,
        original: { text: source.text, tags: source.tags },
        translation: cell === undefined ? plain('') : { text: cell.text, tags: cell.tags },
        state: cell?.state ?? 'empty',
        isOwn: cell?.origin === 'typed',
        id: ref === undefined ? null : (nameOf?.(ref) ?? null),
        ref: ref ?? null,
        breaks: gap.includes('\n\n') ? 0 : Number(gap.includes('\n')),
      });
    }
    await turn();
  }
  return withNames(rows, await markupOf(project, document), cuts);
};

/** Documents whose names are those of source files, and which of these are not the files that were imported. */
const matchedIn = (project: OpenProject, folder: OmegatFolder) => {
  const matched: Matched[] = [];
  const failed: OmegatReport['failed'][number][] = [];
  for (const { document: id } of project.order.stretches()) {
    const document = project.documents.get(id);
    const path = document === undefined ? null : inOmegat(folder, folder.project.sourceFolder, document.name);
    if (document === undefined || path?.ok !== true || !existsSync(path.value)) continue;
    const columns = document.columns
      .filter((column) => column.id !== originalSide && document.targets.includes(column.id))
      .map((column) => ({ side: column.id, language: column.language }));
    const side = columnIn(folder.project.target.tag, columns);
    const { name } = document;
    if (side === null) failed.push({ document: id, name, failure: { code: 'export.no-columns' } });
    else if (!isKept(project, document, path.value))
      failed.push({ document: id, name, failure: { code: 'omegat.other-source', params: { name } } });
    else matched.push({ document, side });
  }
  return { matched, failed };
};

type Units = OmegatReport['units'];

/** Patches `omegat/project_save.tmx`, or makes it where OmegaT has not been there yet. */
const writeUnits = async (
  context: EngineContext,
  project: OpenProject,
  folder: OmegatFolder,
  rows: readonly OmegatRow[],
): Promise<Result<Units>> => {
  const saved = savedMemory(folder);
  if (!saved.ok) return saved;
  const text = saved.value?.text ?? emptyMemory(folder.project);
  const bytes = saved.value?.bytes ?? new TextEncoder().encode(text);
  const at = context.clock.now().toISOString();
  const filled = fillSavedUnits(text, rows, folder.project, { author: authorOf(context), at });
  if (!filled.ok) return fail(filled.error.code, { name: 'project_save.tmx', ...filled.error.params });
  const { edits, ...units } = filled.value;
  if (edits.length === 0) return ok(units);
  const path = inOmegat(folder, 'omegat', 'project_save.tmx');
  if (!path.ok) return path;
  const name = basename(path.value);
  const written = await writeWhole(
    context,
    project,
    { path: path.value, ending: 'tmx', name },
    async (partial) =>
      writeBytes(partial, (sink) => {
        writeXmlEdits(bytes, text, edits, (piece) =>
          sink(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece),
        );
        return ok({});
      }),
  );
  return written.ok ? ok(units) : written;
};

/** Where a file goes in the target folder, whose folders are made. */
const targetOf = (folder: OmegatFolder, name: string): Result<string> => {
  const path = inOmegat(folder, folder.project.targetFolder, name);
  if (!path.ok) return path;
  const made = guarded(path.value, () => makeFolder(dirname(path.value)));
  return made.ok ? path : made;
};

/**
 * Writes the translations of documents back into the OmegaT project that they are source files of, by name and bytes: into
 * `omegat/project_save.tmx`, and into files of the target folder as OmegaT makes them. Nothing in the source folder is touched. The memory
 * is written first; a file that cannot be filled is told, and the others are.
 */
export const writeOmegat = async (
  context: EngineContext,
  project: OpenProject,
  { path, job: _id, interfaceLanguage }: OmegatRequest,
  job: Job,
): Promise<Result<OmegatReport>> => {
  const folder = openOmegat(path);
  if (!folder.ok) return folder;
  const { root } = folder.value;
  const { matched, failed } = matchedIn(project, folder.value);
  if (matched.length + failed.length === 0) return fail('omegat.no-document', { path: root });
  const rows: OmegatRow[] = [];
  for (const one of matched) rows.push(...(await rowsOfDocument(project, one, folder.value.project)));
  if (job.signal.aborted) return fail('job.cancelled');
  const units = await writeUnits(context, project, folder.value, rows);
  if (!units.ok) return units;
  const files: OmegatReport['files'][number][] = [];
  for (const [index, { document, side }] of matched.entries()) {
    const { id, name } = document;
    const told: Job = {
      ...job,
      progress: (phase, done, total) =>
        job.progress(phase, done, total, { name, at: index + 1, of: matched.length }),
    };
    const target = targetOf(folder.value, name);
    const wish = {
      columns: [side],
      document: id,
      fill: true,
      format: document.format,
      untranslated: 'source' as const,
      adapt: false,
      notes: 'none' as const,
      interfaceLanguage,
    };
    const written: Result<DocumentExportReport> = target.ok
      ? await exportTo(context, project, wish, { path: target.value }, told)
      : target;
    if (written.ok) files.push({ document: id, ...written.value });
    else if (written.error.code === 'job.cancelled') return written;
    else failed.push({ document: id, name, failure: written.error });
  }
  return ok({ folder: root, units: units.value, files, failed });
};
