import { basename, resolve } from 'node:path';
import { fail, ok, type DocumentId, type ProjectInfo, type Result } from '#core/model/index.ts';
import type { Comparison } from '#api/documents.ts';
import type { ChangesPage, RowChange } from '#api/history.ts';
import type { EncodingName, UpdateReport } from '#api/index.ts';
import { chained, field, mapped, type Outcome, type Setting } from '../answer.ts';
import { failedFiles, type FailedFile } from '../failed-files.ts';
import { choicesOfFile, type GivenOptions } from '../import-choices.ts';
import { createPacked } from '../packed.ts';
import { inProject, type OpenedProject } from '../session.ts';
import type { Words } from '../words.ts';

export type UpdateOptions = {
  readonly document?: number;
  readonly encoding?: EncodingName;
  readonly option?: GivenOptions;
  /** Only says what would be changed. */
  readonly check?: boolean;
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

const countLine = ({ t }: Words, { kept, ...others }: UpdateReport['rows']): string => {
  const told = Object.entries(others)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => t(`update.rows.${what}`, { count }));
  return told.length === 0
    ? t('update.nothing')
    : [...told, t('update.rows.kept', { count: kept })].join(t('update.comma'));
};

const linesOf = (words: Words, { rows, annotations, repairs }: UpdateReport): string[] => {
  const { t } = words;
  const { kept: _kept, ...others } = rows;
  const lost = annotations.orphan;
  if (Object.values(others).every((count) => count === 0)) return [t('update.nothing')];
  return [
    countLine(words, rows),
    ...(repairs.accepted + repairs.offered === 0 ? [] : [t('update.repairs', repairs)]),
    ...(lost === 0 ? [] : [t('update.lost', { count: lost })]),
  ];
};

const pageSize = 500;

/** All changes of rows, page by page. */
const allChanges = async (
  page: (from: number) => Promise<Result<ChangesPage>>,
): Promise<Result<Iterable<RowChange>>> => {
  const changes = createPacked<RowChange>();
  for (let from = 0; ; from += pageSize) {
    const answer = await page(from);
    if (!answer.ok) return answer;
    changes.add(answer.value.items);
    if (from + pageSize >= answer.value.total) return ok(changes.all);
  }
};

/** A change as JSON: what is shown of it besides stays the screen's. */
const changeJson = ({ row, is, moved, before, after }: RowChange) => ({
  row,
  is,
  ...(moved === true ? { moved } : {}),
  before,
  after,
});

type Updated = {
  readonly file: string;
  readonly document: DocumentId;
  readonly report: UpdateReport;
  readonly changes: Iterable<RowChange>;
};

type UpdateCall = Parameters<OpenedProject['client']['documents']['update']>[0];

const callFor = (
  words: Words,
  project: ProjectInfo,
  file: string,
  { document: wanted, encoding, option }: UpdateOptions,
): Result<UpdateCall> => {
  const document = documentFor(words, project, file, wanted);
  if (!document.ok) return document;
  const choices = choicesOfFile(file, option);
  return ok({
    document: document.value,
    from: { path: resolve(file) },
    job: 'update',
    ...(encoding === undefined ? {} : { encoding }),
    ...(choices === undefined ? {} : { choices }),
  });
};

const updateOne = async (
  words: Words,
  { client, project }: OpenedProject,
  file: string,
  options: UpdateOptions,
): Promise<Result<Updated>> => {
  const call = callFor(words, project, file, options);
  if (!call.ok) return call;
  const report = await client.documents.update(call.value);
  if (!report.ok) return report;
  const { sequence } = report.value;
  const changes =
    sequence === null
      ? ok([])
      : await allChanges((from) => client.history.changes({ sequence, from, count: pageSize }));
  const document = call.value.document as DocumentId;
  return changes.ok ? ok({ file, document, report: report.value, changes: changes.value }) : changes;
};

const jsonOf = ({ document, report: { rows, annotations, repairs }, changes }: Updated) => ({
  document,
  rows,
  annotations,
  repairs,
  changes: mapped(changes, changeJson),
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

type Compared = {
  readonly file: string;
  readonly document: DocumentId;
  readonly comparison: Comparison;
  readonly changes: Iterable<RowChange>;
};

const compareOne = async (
  words: Words,
  { client, project }: OpenedProject,
  file: string,
  options: UpdateOptions,
): Promise<Result<Compared>> => {
  const call = callFor(words, project, file, options);
  if (!call.ok) return call;
  const comparison = await client.documents.compare(call.value);
  if (!comparison.ok) return comparison;
  const { job } = call.value;
  const changes = await allChanges((from) => client.documents.compared({ job, from, count: pageSize }));
  const document = call.value.document as DocumentId;
  return changes.ok ? ok({ file, document, comparison: comparison.value, changes: changes.value }) : changes;
};

const changeLine =
  ({ t }: Words) =>
  ({ row, is, before, after }: RowChange): string =>
    [row ?? '', t(`update.is.${is}`), field(before), field(after)].join('\t');

/** What an update from one file would change; nothing is changed. */
const check = async (words: Words, opened: OpenedProject, file: string, options: UpdateOptions): Outcome => {
  const compared = await compareOne(words, opened, file, options);
  if (!compared.ok) return compared;
  const { document, comparison, changes } = compared.value;
  const { rows } = comparison;
  return ok({
    json: { document, rows, changes: mapped(changes, changeJson) },
    lines: chained([countLine(words, rows)], mapped(changes, changeLine(words))),
  });
};

/**
 * `update PROJECT FILE... [--document ID] [--encoding E] [--option ID=VALUE]... [--check]`: brings documents up to newer files of them,
 * each one step of undo. `--document` and `--check` are for one file.
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
      return options.document === undefined && options.check !== true
        ? updateAll(words, opened, files, options)
        : fail('usage', { detail: words.t('update.oneFile') });
    }
    if (options.check === true) return check(words, opened, only, options);
    const one = await updateOne(words, opened, only, options);
    return one.ok ? ok({ json: jsonOf(one.value), lines: linesOf(words, one.value.report) }) : one;
  });
