import { resolve } from 'node:path';
import type { EncodingFallback } from '#core/formats/encoding-fallback.ts';
import { formats } from '#core/formats/index.ts';
import type { Layout } from '#core/formats/layouts.ts';
import { ok } from '#core/model/index.ts';
import type { DocumentExportReport, ExportNotes, InterfaceLanguage } from '#api/index.ts';
import type { Outcome, Setting } from '../answer.ts';
import { columnsIn, columnsOf } from '../columns.ts';
import { inProject } from '../session.ts';

export type ExportOptions = {
  /** The id of a format. */
  readonly format: string;
  readonly out: string;
  readonly columns?: readonly string[];
  readonly layout?: Layout;
  readonly notes?: ExportNotes;
  readonly encodingFallback?: EncodingFallback;
};

/** How many annotations went along and how many stayed, why, and what includes them. Nothing where there are none. */
const noteLines = (
  t: Setting['words']['t'],
  format: string,
  { notes, left }: DocumentExportReport,
): readonly string[] => {
  const all = left.export + left.shared + left.private;
  if (notes + all === 0) return [];
  if (formats.get(format)?.exports?.notes !== true) return [t('export.leftByFormat', { count: all })];
  const stayed = (['export', 'shared', 'private'] as const).filter((who) => left[who] > 0);
  return [
    t('export.notes', { count: notes }),
    ...stayed.map((who) => t(`export.left.${who}`, { count: left[who] })),
  ];
};

/** `export PROJECT --format F --out FILE`: every column the project has, unless some are named. */
export const exportProject = (
  { words }: Setting,
  language: InterfaceLanguage,
  path: string,
  options: ExportOptions,
): Outcome =>
  inProject(path, async ({ client, project }) => {
    const { t } = words;
    const columns = columnsIn(words, project, options.columns);
    if (!columns.ok) return columns;
    const report = await client.exports.run({
      job: 'export',
      format: options.format,
      columns: [...(columns.value ?? columnsOf(project))],
      ...(options.layout === undefined ? {} : { layout: options.layout }),
      ...(options.encodingFallback === undefined ? {} : { encodingFallback: options.encodingFallback }),
      notes: options.notes ?? 'export',
      path: resolve(options.out),
      interfaceLanguage: language,
    });
    if (!report.ok) return report;
    const { damaged, unknownFormats = [] } = report.value;
    const rows = damaged?.rows.join(', ') ?? '';
    const warnings = [
      ...(damaged === undefined ? [] : [t('export.damaged', { count: damaged.count, rows, project: path })]),
      ...unknownFormats.map((document) => t('export.unknownFormat', document)),
    ];
    return ok({
      json: report.value,
      warnings,
      lines: [
        t('export.done', { path: report.value.path, count: report.value.rows }),
        ...noteLines(t, options.format, report.value),
      ],
    });
  });
