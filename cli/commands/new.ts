import { rm } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { ok, type Result } from '../../core/model/index.ts';
import type { EngineClient, ImportReport } from '../../api/index.ts';
import type { Outcome, Setting } from '../answer.ts';
import { withEngine } from '../session.ts';

const importAll = async (
  client: EngineClient,
  files: readonly string[],
): Promise<Result<readonly ImportReport[]>> => {
  const reports: ImportReport[] = [];
  for (const [index, file] of files.entries()) {
    const report = await client.documents.import({
      from: { path: resolve(file) },
      into: 'open',
      job: `import-${index}`,
    });
    if (!report.ok) return report;
    reports.push(report.value);
  }
  return ok(reports);
};

/** `new PROJECT FILE...`: a project with these documents. When one cannot be read there is no project. */
export const newProject = ({ words: { t } }: Setting, path: string, files: readonly string[]): Outcome =>
  withEngine(async (client) => {
    const full = resolve(extname(path) === '' ? `${path}.duizhao` : path);
    const made = await client.library.create({ name: basename(full, extname(full)), path: full });
    if (!made.ok) return made;
    const imported = await importAll(client, files);
    if (!imported.ok) {
      await client.project.close({});
      await client.library.forget({ path: full });
      await rm(full, { force: true });
      return imported;
    }
    const info = await client.project.info({});
    if (!info.ok) return info;
    const documents = imported.value.map(({ document, rows, characters, repairs }) => ({
      document,
      rows,
      characters,
      repairs,
    }));
    return ok({
      json: { project: info.value, documents },
      lines: [
        t('new.done', { path: full, count: info.value.rows }),
        ...documents.map(({ repairs }) =>
          t('new.repairs', { accepted: repairs.accepted, offered: repairs.offered }),
        ),
      ],
    });
  });
