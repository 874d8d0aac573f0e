import { resolve } from 'node:path';
import { ok, type Result } from '#core/model/index.ts';
import type { InterfaceLanguage } from '#api/index.ts';
import type { Answer } from '../answer.ts';
import { failedFiles } from '../failed-files.ts';
import type { OpenedProject } from '../session.ts';
import type { Words } from '../words.ts';

/** `export PROJECT --as omegat --out FOLDER`: translations back into the OmegaT project that the documents are source files of. */
export const exportOmegat = async (
  words: Words,
  interfaceLanguage: InterfaceLanguage,
  { client }: OpenedProject,
  out: string,
): Promise<Result<Answer>> => {
  const { t } = words;
  const report = await client.exports.omegat({ path: resolve(out), job: 'export', interfaceLanguage });
  if (!report.ok) return report;
  const { folder, files, failed, units } = report.value;
  const refused = failedFiles(
    words,
    failed.map(({ name, failure }) => ({ file: name, failure })),
  );
  return ok({
    json: { ...report.value, failed: refused.json },
    lines: [t('export.omegat', { count: files.length, folder, ...units })],
    warnings: units.left === 0 ? [] : [t('exporting:omegat.left', { count: units.left })],
    failures: refused.failures,
  });
};
