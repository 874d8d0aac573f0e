import { basename, resolve } from 'node:path';
import { ok, type Result } from '#core/model/index.ts';
import type { EngineClient } from '#api/index.ts';
import { removeProject } from '#engine/store/remove-project.ts';
import type { Outcome, Setting } from '../answer.ts';
import { importAnswer, importFiles, type ImportOptions, type Imported } from '../import-files.ts';
import { withEngine } from '../session.ts';

const ending = '.duizhao';

/** Makes the project with all documents that can be read; without any, or cancelled, there is none. */
const makeProject = async (
  client: EngineClient,
  path: string,
  files: readonly string[],
  options: ImportOptions,
): Promise<Result<Imported>> => {
  const made = await client.library.create({ name: basename(path), path });
  if (!made.ok) return made;
  const report = await importFiles(client, files, options);
  if (report.ok && report.value.project !== null) return report;
  await client.project.close({});
  await client.library.forget({ path });
  removeProject(path);
  return report;
};

/**
 * `new PROJECT FILE... [--encoding E] [--language TAG] [--[no-]clean-up] [--option ID=VALUE]...`: a project with these documents. Of several files those
 * that cannot be read are told and the others taken; when none can be read there is no project.
 */
export const newProject = (
  { words }: Setting,
  path: string,
  files: readonly string[],
  options: ImportOptions,
): Outcome =>
  withEngine(async (client) => {
    const full = resolve(path.toLowerCase().endsWith(ending) ? path : path + ending);
    const report = await makeProject(client, full, files, options);
    if (!report.ok) return report;
    const { project, failed } = report.value;
    const [only] = failed;
    if (report.value.asked.length === 1 && only !== undefined) return { ok: false, error: only.failure };
    const made = project === null ? [] : [words.t('new.done', { path: full, count: project.rows })];
    return ok(importAnswer(words, report.value, made));
  });
