import { resolve } from 'node:path';
import type { ImportedAnnotation, InterfaceLanguage } from '#api/index.ts';
import type { AnnotationFormat } from '#core/formats/annotation-files.ts';
import { ok } from '#core/model/index.ts';
import { field, type Outcome, type Setting } from '../answer.ts';
import { inProject } from '../session.ts';
import { filterOf, type FilterOptions } from './annotations.ts';

export type ExportOptions = FilterOptions & { readonly format: AnnotationFormat; readonly out: string };

/** `annotations export PROJECT --format F --out FILE [filters]`. */
export const exportAnnotations = (
  { words }: Setting,
  language: InterfaceLanguage,
  path: string,
  options: ExportOptions,
): Outcome =>
  inProject(path, async ({ client, project }) => {
    const { t } = words;
    const filter = filterOf(words, project, options);
    if (!filter.ok) return filter;
    const report = await client.annotations.export({
      job: 'export',
      format: options.format,
      filter: filter.value,
      path: resolve(options.out),
      interfaceLanguage: language,
    });
    if (!report.ok) return report;
    const { path: written, annotations: count, withheld } = report.value;
    return ok({
      json: report.value,
      lines: [
        t('annotations.exported', { path: written, count }),
        ...(withheld === 0 ? [] : [t('annotations.withheld', { count: withheld })]),
      ],
    });
  });

/** What came in whole needs no line. */
const isWorthTelling = ({ taken, status }: ImportedAnnotation): boolean =>
  taken === 'refused' || (status !== null && status !== 'live');

/** One that was not taken, or not as the file has it, by its words, its row, who said what, and why. */
const importedLine = (
  t: Setting['words']['t'],
  { taken, status, reason, detail, quote, row, author, body, number }: ImportedAnnotation,
): string =>
  [
    taken === 'refused' || status === null
      ? t(`annotations:import.taken.${taken}`)
      : t(`annotations:statusNames.${status}`),
    quote !== '' ? field(quote) : number === null ? '' : t('annotations:import.nth', { number }),
    row ?? '',
    field(author),
    field(body),
    reason === null
      ? ''
      : t([`annotations:import.reasons.${reason}`, 'annotations:import.reasons.unreadable'], { detail }),
  ].join('\t');

/** `annotations import PROJECT FILE`: W3C Web Annotations; tells of each what became of it. */
export const importAnnotations = ({ words: { t } }: Setting, path: string, file: string): Outcome =>
  inProject(path, async ({ client }) => {
    const report = await client.annotations.import({ job: 'import', from: { path: resolve(file) } });
    if (!report.ok) return report;
    const { taken, updated, same, refused, orphaned, items } = report.value;
    return ok({
      json: report.value,
      lines: [
        t('annotations.imported', { taken, updated, same, refused, orphaned }),
        ...items.filter(isWorthTelling).map((item) => importedLine(t, item)),
      ],
    });
  });
