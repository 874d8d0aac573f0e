import { ok } from '#core/model/index.ts';
import type { Outcome, Setting } from '../answer.ts';
import { importAnswer, importFiles, type ImportOptions } from '../import-files.ts';
import { inProject } from '../session.ts';

/**
 * `add PROJECT FILE... [--encoding E] [--language TAG] [--[no-]clean-up] [--option ID=VALUE]...`: more documents at the end of a project, as one step of
 * undo. Of several files those that cannot be read are told and the others taken.
 */
export const addDocuments = (
  { words }: Setting,
  path: string,
  files: readonly string[],
  options: ImportOptions,
): Outcome =>
  inProject(path, async ({ client }) => {
    const report = await importFiles(client, files, options);
    if (!report.ok) return report;
    const { project, documents, failed } = report.value;
    const [only] = failed;
    if (report.value.asked.length === 1 && only !== undefined) return { ok: false, error: only.failure };
    const count = documents.reduce((sum, { rows }) => sum + rows, 0);
    const added = project === null ? [] : [words.t('add.done', { path, count })];
    return ok(importAnswer(words, report.value, added));
  });
