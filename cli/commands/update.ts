import { basename, resolve } from 'node:path';
import { fail, ok, type DocumentId, type ProjectInfo, type Result } from '#core/model/index.ts';
import type { EncodingName, UpdateReport } from '#api/index.ts';
import type { Outcome, Setting } from '../answer.ts';
import { failedFiles, type FailedFile } from '../failed-files.ts';
import { choicesOfFile, type GivenOptions } from '../import-choices.ts';
import { inProject, type OpenedProject } from '../session.ts';
import type { Words } from '../words.ts';

export type UpdateOptions = {
  readonly document?: number;
  readonly encoding?: EncodingName;
  readonly option?: GivenOptions;
};

/** The document that was named, else the only one, else the one called like the file. */
const documentFor = (
  { t }: Words,
  { documents }: ProjectInfo,
  file: string,
  wanted: number | undefined,
): Result<DocumentId> => {
  if (wanted !== undefined) return ok(wanted as DocumentId);
  const named = documents.filter(({ name }) => name === basename(file));
  const [only] = documents.length === 1 ? documents : named;
  if (only !== undefined && (documents.length === 1 || named.length === 1)) return ok(only.id);
  const list = documents.map(({ id, name }) => `${id} ${name}`).join(', ');
  return fail('usage', { detail: t('update.which', { documents: list }) });
};

const linesOf = ({ t }: Words, { rows, annotations, repairs }: UpdateReport): string[] => {
  const { kept, ...others } = rows;
  const lost = annotations.orphan;
  const changes = Object.entries(others).filter(([, count]) => count > 0);
  if (changes.length === 0) return [t('update.nothing')];
  const told = changes.map(([what, count]) => t(`update.rows.${what}`, { count }));
  return [
    [...told, t('update.rows.kept', { count: kept })].join(t('update.comma')),
    ...(repairs.accepted + repairs.offered === 0 ? [] : [t('update.repairs', repairs)]),
    ...(lost === 0 ? [] : [t('update.lost', { count: lost })]),
  ];
};

type Updated = { readonly file: string; readonly document: DocumentId; readonly report: UpdateReport };

const updateOne = async (
  words: Words,
  { client, project }: OpenedProject,
  file: string,
  { document: wanted, encoding, option }: UpdateOptions,
): Promise<Result<Updated>> => {
  const document = documentFor(words, project, file, wanted);
  if (!document.ok) return document;
  const choices = choicesOfFile(file, option);
  const report = await client.documents.update({
    document: document.value,
    from: { path: resolve(file) },
    job: 'update',
    ...(encoding === undefined ? {} : { encoding }),
    ...(choices === undefined ? {} : { choices }),
  });
  return report.ok ? ok({ file, document: document.value, report: report.value }) : report;
};

const jsonOf = ({ document, report: { rows, annotations, repairs } }: Updated) => ({
  document,
  rows,
  annotations,
  repairs,
});

/** Failures that the next file would only meet again. */
const ofAll = /^(?:job\.cancelled|disk\.full|project\..*)$/;

/** Several files one after another: what cannot be read or belongs to no document is told, the others are taken. */
const updateAll = async (
  words: Words,
  opened: OpenedProject,
  files: readonly string[],
  options: UpdateOptions,
): Outcome => {
  const updated: Updated[] = [];
  const failed: FailedFile[] = [];
  for (const file of files) {
    const one = await updateOne(words, opened, file, options);
    if (one.ok) updated.push(one.value);
    else if (ofAll.test(one.error.code)) return one;
    else failed.push({ file, failure: one.error });
  }
  const told = failedFiles(words, failed);
  return ok({
    json: { updated: updated.map((one) => ({ file: one.file, ...jsonOf(one) })), failed: told.json },
    lines: updated.flatMap(({ file, report }) => linesOf(words, report).map((line) => `${file}: ${line}`)),
    failures: told.failures,
  });
};

/**
 * `update PROJECT FILE... [--document ID] [--encoding E] [--option ID=VALUE]...`: brings documents up to newer files of them, each one step of
 * undo. `--document` is for one file.
 */
export const update = (
  { words }: Setting,
  path: string,
  files: readonly string[],
  options: UpdateOptions,
): Outcome =>
  inProject(path, async (opened) => {
    const [only] = files;
    if (files.length > 1 || only === undefined) {
      return options.document === undefined
        ? updateAll(words, opened, files, options)
        : fail('usage', { detail: words.t('update.oneFile') });
    }
    const one = await updateOne(words, opened, only, options);
    return one.ok ? ok({ json: jsonOf(one.value), lines: linesOf(words, one.value.report) }) : one;
  });
