import { basename, resolve } from 'node:path';
import { fail, ok, type DocumentId, type ProjectInfo, type Result } from '../../core/model/index.ts';
import type { EncodingName, UpdateReport } from '../../api/index.ts';
import type { Outcome, Setting } from '../answer.ts';
import { inProject } from '../session.ts';
import type { Words } from '../words.ts';

export type UpdateOptions = { readonly document?: number; readonly encoding?: EncodingName };

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

/** `update PROJECT FILE [--document ID] [--encoding E]`: brings a document up to a newer file of it. */
export const update = (
  { words }: Setting,
  path: string,
  file: string,
  { document: wanted, encoding }: UpdateOptions,
): Outcome =>
  inProject(path, async ({ client, project }) => {
    const document = documentFor(words, project, file, wanted);
    if (!document.ok) return document;
    const report = await client.documents.update({
      document: document.value,
      from: { path: resolve(file) },
      job: 'update',
      ...(encoding === undefined ? {} : { encoding }),
    });
    if (!report.ok) return report;
    const { rows, annotations, repairs } = report.value;
    return ok({
      json: { document: document.value, rows, annotations, repairs },
      lines: linesOf(words, report.value),
    });
  });
