import { resolve } from 'node:path';
import { ok, type Side } from '../../core/model/index.ts';
import type { ExportFormat, ExportNotes, InterfaceLanguage } from '../../api/index.ts';
import type { Outcome, Setting } from '../answer.ts';
import { columnsOf, inProject } from '../session.ts';

export type ExportOptions = {
  readonly format: ExportFormat;
  readonly out: string;
  readonly columns?: readonly Side[];
  readonly layout?: 'side-by-side' | 'stacked' | 'interleaved';
  readonly notes?: ExportNotes;
};

/** `export PROJECT --format F --out FILE`: every column the project has, unless some are named. */
export const exportProject = (
  { words: { t } }: Setting,
  language: InterfaceLanguage,
  path: string,
  options: ExportOptions,
): Outcome =>
  inProject(path, async ({ client, project }) => {
    const report = await client.exports.run({
      job: 'export',
      format: options.format,
      columns: [...(options.columns ?? columnsOf(project))],
      layout:
        options.layout ??
        (options.format === 'md' || options.format === 'txt' ? 'interleaved' : 'side-by-side'),
      notes: options.notes ?? 'export',
      path: resolve(options.out),
      interfaceLanguage: language,
    });
    if (!report.ok) return report;
    return ok({
      json: report.value,
      lines: [t('export.done', { path: report.value.path, count: report.value.rows })],
    });
  });
