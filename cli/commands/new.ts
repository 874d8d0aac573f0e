import { basename, resolve } from 'node:path';
import { ok, type Result } from '#core/model/index.ts';
import type { EncodingName, EngineClient, ImportAllReport } from '#api/index.ts';
import { removeProject } from '#engine/store/remove-project.ts';
import type { Answer, Outcome, Setting } from '../answer.ts';
import { damageWarnings, findingWarnings } from '../damage.ts';
import { failedFiles } from '../failed-files.ts';
import { withEngine } from '../session.ts';
import type { Words } from '../words.ts';

const ending = '.duizhao';

/** Without `cleanUp` a document is cleaned if its format usually is. */
export type NewOptions = { readonly encoding?: EncodingName; readonly cleanUp?: boolean };

/** Makes the project with all documents that can be read; without any, or cancelled, there is none. */
const importInto = async (
  client: EngineClient,
  path: string,
  files: readonly string[],
  { encoding, cleanUp }: NewOptions,
): Promise<Result<ImportAllReport>> => {
  const made = await client.library.create({ name: basename(path), path });
  if (!made.ok) return made;
  const wish = {
    ...(encoding === undefined ? {} : { encoding }),
    ...(cleanUp === undefined ? {} : { cleans: cleanUp }),
  };
  const wanted = files.map((file) => ({ from: { path: resolve(file) }, ...wish }));
  const report = await client.documents.importAll({ files: wanted, into: 'open', job: 'import' });
  if (report.ok && report.value.project !== null) return report;
  await client.project.close({});
  await client.library.forget({ path });
  removeProject(path);
  return report;
};

const answerOf = (
  words: Words,
  path: string,
  files: readonly string[],
  { project, documents, failed }: ImportAllReport,
): Answer => {
  const { t } = words;
  const nameOf = (index: number): string => project?.documents[index]?.name ?? '';
  const refused = failedFiles(
    words,
    failed.map(({ file, failure }) => ({ file: files[file] ?? '', failure })),
  );
  const made = project === null ? [] : [t('new.done', { path, count: project.rows })];
  return {
    json: {
      project,
      documents: documents.map(({ file: _file, ...report }) => report),
      failed: refused.json,
    },
    lines: [
      ...made,
      ...documents.map(({ repairs }, index) => t('new.document', { name: nameOf(index), ...repairs })),
    ],
    warnings: documents.flatMap(({ encoding, damage, findings }, index) => [
      ...damageWarnings(words, nameOf(index), encoding, damage),
      ...findingWarnings(words, nameOf(index), findings),
    ]),
    failures: refused.failures,
  };
};

/**
 * `new PROJECT FILE... [--encoding E] [--[no-]clean-up]`: a project with these documents. Of several files those that cannot be read are told
 * and the others taken; when none can be read there is no project.
 */
export const newProject = (
  { words }: Setting,
  path: string,
  files: readonly string[],
  wish: NewOptions,
): Outcome =>
  withEngine(async (client) => {
    const full = resolve(path.toLowerCase().endsWith(ending) ? path : path + ending);
    const report = await importInto(client, full, files, wish);
    if (!report.ok) return report;
    const [only] = report.value.failed;
    if (files.length === 1 && only !== undefined) return { ok: false, error: only.failure };
    return ok(answerOf(words, full, files, report.value));
  });
