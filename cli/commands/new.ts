import { basename, resolve } from 'node:path';
import { fail, ok, type FailureCode, type Result } from '../../core/model/index.ts';
import type { EncodingName, EngineClient, ImportReport } from '../../api/index.ts';
import { removeProject } from '../../engine/store/remove-project.ts';
import type { Outcome, Setting } from '../answer.ts';
import { damageWarnings } from '../damage.ts';
import { withEngine } from '../session.ts';

const ending = '.duizhao';

type Wish = { readonly encoding?: EncodingName };

/** Doubts about the encoding, which are the user's to settle. */
const ofEncoding: ReadonlySet<FailureCode> = new Set(['document.undecodable']);

/** Whether every document is there and can be one, as far as its beginning tells, before anything is made for them. */
const inspectAll = async (
  client: EngineClient,
  paths: readonly string[],
  { encoding }: Wish,
): Promise<Result<null>> => {
  for (const path of paths) {
    const seen = await client.documents.inspect({ from: { path } });
    if (!seen.ok && encoding !== undefined && ofEncoding.has(seen.error.code)) continue;
    if (!seen.ok) return seen;
    if (seen.value.project) return fail('document.unknown-format', { name: seen.value.name });
  }
  return ok(null);
};

const importAll = async (
  client: EngineClient,
  paths: readonly string[],
  wish: Wish,
): Promise<Result<readonly ImportReport[]>> => {
  const reports: ImportReport[] = [];
  for (const [index, path] of paths.entries()) {
    const job = `import-${index}`;
    const report = await client.documents.import({ from: { path }, into: 'open', job, ...wish });
    if (!report.ok) return report;
    reports.push(report.value);
  }
  return ok(reports);
};

/** `new PROJECT FILE... [--encoding E]`: a project with these documents. When one cannot be read there is no project. */
export const newProject = (
  { words }: Setting,
  path: string,
  files: readonly string[],
  { encoding }: Wish,
): Outcome =>
  withEngine(async (client) => {
    const { t } = words;
    const full = resolve(path.toLowerCase().endsWith(ending) ? path : path + ending);
    const paths = files.map((file) => resolve(file));
    const wish: Wish = encoding === undefined ? {} : { encoding };
    const readable = await inspectAll(client, paths, wish);
    if (!readable.ok) return readable;
    const made = await client.library.create({ name: basename(full), path: full });
    if (!made.ok) return made;
    const imported = await importAll(client, paths, wish);
    if (!imported.ok) {
      await client.project.close({});
      await client.library.forget({ path: full });
      removeProject(full);
      return imported;
    }
    const info = await client.project.info({});
    if (!info.ok) return info;
    const documents = imported.value.map(({ project: _project, ...report }) => report);
    return ok({
      json: { project: info.value, documents },
      lines: [
        t('new.done', { path: full, count: info.value.rows }),
        ...imported.value.map(({ repairs }, index) =>
          t('new.document', {
            name: info.value.documents[index]?.name ?? '',
            accepted: repairs.accepted,
            offered: repairs.offered,
          }),
        ),
      ],
      warnings: imported.value.flatMap(({ encoding, damage }, index) =>
        damageWarnings(words, info.value.documents[index]?.name ?? '', encoding, damage),
      ),
    });
  });
