import { basename, resolve } from 'node:path';
import { fail, ok, type Result } from '#core/model/index.ts';
import type { EngineClient, ImportAllReport } from '#api/index.ts';
import { removeProject } from '#engine/store/remove-project.ts';
import type { Outcome, Setting } from '../answer.ts';
import { importAnswer } from '../import-files.ts';
import { withEngine } from '../session.ts';

const ending = '.duizhao';

export type AlignOptions = {
  /** Where the aligned texts go: a new project. */
  readonly out: string;
  /** Terms and names that both texts have, which go into the project first. */
  readonly terms?: string;
};

const aligned = async (
  client: EngineClient,
  path: string,
  original: string,
  translations: readonly string[],
  terms: string | undefined,
): Promise<Result<ImportAllReport>> => {
  const made = await client.library.create({ name: basename(path), path });
  if (!made.ok) return made;
  const known =
    terms === undefined
      ? ok(null)
      : await client.terms.import({ from: { path: resolve(terms) }, job: 'terms' });
  const report = !known.ok
    ? known
    : await client.documents.importAll({
        files: [
          {
            from: { path: resolve(original) },
            translations: translations.map((file) => ({ from: { path: resolve(file) } })),
          },
        ],
        into: 'open',
        job: 'align',
      });
  if (report.ok && report.value.project !== null) return report;
  await client.project.close({});
  await client.library.forget({ path });
  removeProject(path);
  const [refused] = report.ok ? report.value.failed : [];
  return refused === undefined ? report : { ok: false, error: refused.failure };
};

/** `align ORIGINAL TRANSLATION... --out PROJECT`: a project with the original beside its translations, a row for what belongs together. */
export const align = (
  { words }: Setting,
  original: string,
  translations: readonly string[],
  { out, terms }: AlignOptions,
): Outcome =>
  withEngine(async (client) => {
    const full = resolve(out.toLowerCase().endsWith(ending) ? out : out + ending);
    const report = await aligned(client, full, original, translations, terms);
    if (!report.ok) return report;
    const [document] = report.value.documents;
    if (document?.aligned === undefined) return fail('internal', { detail: 'nothing was aligned' });
    const { rows, uncertain, missing, noDictionary } = document.aligned;
    const told = importAnswer(words, { ...report.value, asked: [original] }, [
      words.t('new.done', { path: full, count: rows }),
      words.t('align.uncertain', { count: uncertain }),
      words.t('align.missing', missing),
      ...(noDictionary === true ? [words.t('align.noDictionary')] : []),
    ]);
    return ok(told);
  });
