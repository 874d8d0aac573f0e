import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { EncodingFallback } from '#core/formats/encoding-fallback.ts';
import { formats } from '#core/formats/index.ts';
import { layouts } from '#core/formats/layouts.ts';
import { adaptedSentence } from '#core/formats/sentences.ts';
import type { UntranslatedWay } from '#core/formats/untranslated.ts';
import { fail, ok, type DocumentId, type Result, type Side } from '#core/model/index.ts';
import type { DocumentExportReport, ExportAllReport, ExportCheck, InterfaceLanguage } from '#api/index.ts';
import { field, type Answer, type Outcome, type Setting } from '../answer.ts';
import { columnNamer, columnsIn, columnsOf, usualColumn } from '../columns.ts';
import { failedFiles } from '../failed-files.ts';
import { inProject, type OpenedProject } from '../session.ts';
import type { Words } from '../words.ts';
import { exportBook, type BookOptions } from './export-book.ts';
import { exportOmegat } from './export-omegat.ts';

export type ExportOptions = BookOptions & {
  /** The id of a format. */
  readonly format?: string;
  /** `same`: the format of the document, into its own file; `bilingual`: a table of the columns; `omegat`: the OmegaT project at `out`; else the id of a format. */
  readonly as?: string;
  readonly out?: string;
  readonly encodingFallback?: EncodingFallback;
  readonly untranslated?: UntranslatedWay;
  readonly adapt?: boolean;
  readonly name?: string;
  /** Only looks, and writes nothing. */
  readonly check?: boolean;
};

/** What a table of several columns is written as. */
const bilingualFormat = 'docx';

/** How many annotations went along and how many stayed, why, and what includes them. Nothing where there are none. */
const noteLines = (
  t: Words['t'],
  format: string | undefined,
  { notes, left, filled }: DocumentExportReport,
): readonly string[] => {
  const all = left.export + left.shared + left.private;
  if (notes + all === 0 || format === undefined) return [];
  const facts = formats.get(format);
  if ((filled ? facts?.fillsNotes : facts?.exports?.notes) !== true)
    return [t('export.leftByFormat', { count: all })];
  const stayed = (['export', 'shared', 'private'] as const).filter((who) => left[who] > 0);
  return [
    t('export.notes', { count: notes }),
    ...stayed.map((who) => t(`export.left.${who}`, { count: left[who] })),
  ];
};

const adaptedLines = (t: Words['t'], adapted: DocumentExportReport['adapted'] = []): readonly string[] =>
  adapted.map(({ code, count }) => t(adaptedSentence(code), { count }));

const warningsOf = (
  t: Words['t'],
  project: string,
  { damaged, unknownFormats = [] }: DocumentExportReport,
): readonly string[] => [
  ...(damaged === undefined
    ? []
    : [t('export.damaged', { count: damaged.count, rows: damaged.rows.join(', '), project })]),
  ...unknownFormats.map((document) => t('export.unknownFormat', document)),
];

const oneAnswer = (
  { t }: Words,
  path: string,
  format: string | undefined,
  report: DocumentExportReport,
): Answer => ({
  json: report,
  warnings: warningsOf(t, path, report),
  lines: [
    t('export.done', { path: report.path, count: report.rows }),
    ...adaptedLines(t, report.adapted),
    ...noteLines(t, format, report),
  ],
});

const allAnswer = (words: Words, path: string, report: ExportAllReport): Answer => {
  const refused = failedFiles(
    words,
    report.failed.map(({ name, failure }) => ({ file: name, failure })),
  );
  return {
    json: { ...report, failed: refused.json },
    warnings: report.files.flatMap((file) => warningsOf(words.t, path, file)),
    lines: report.files.flatMap((file) => [
      words.t('export.done', { path: file.path, count: file.rows }),
      ...adaptedLines(words.t, file.adapted),
    ]),
    failures: refused.failures,
  };
};

/** What was found, a line each: row, column, severity, and what it is. It fails where something is an error. */
const checkAnswer = (words: Words, { project }: OpenedProject, check: ExportCheck): Answer => {
  const { t } = words;
  const name = columnNamer(words, project);
  const { untranslated, findings, count, adapted, failure } = check;
  return {
    json: check,
    lines: [
      ...(untranslated.count === 0 ? [] : [t('export.untranslated', { count: untranslated.count })]),
      ...findings.map(({ row, side, severity, sentence, params }) =>
        [row, name(side), t(`checks:severities.${severity}`), field(t(sentence, { ...params }))].join('\t'),
      ),
      ...(count > findings.length ? [t('export.moreFindings', { count: count - findings.length })] : []),
      ...adaptedLines(t, adapted),
      ...(untranslated.count + count === 0 && failure === null ? [t('export.nothingFound')] : []),
    ],
    ...(failure === null ? {} : { failure }),
  };
};

const isFolder = (out: string): boolean =>
  /[\\/]$/.test(out) || (statSync(resolve(out), { throwIfNoEntry: false })?.isDirectory() ?? false);

type Wanted = {
  /** Left out: each document's own. */
  readonly format: string | undefined;
  readonly fill: boolean | undefined;
  readonly columns: readonly Side[];
};

const wantedOf = (
  words: Words,
  { project }: OpenedProject,
  { as, format, columns: named }: ExportOptions,
): Result<Wanted> => {
  const columns = columnsIn(words, project, named);
  if (!columns.ok) return columns;
  if (as === 'same')
    return ok({ format: undefined, fill: true, columns: columns.value ?? usualColumn(project) });
  const id = as === 'bilingual' ? bilingualFormat : (as ?? format);
  const fill = as === 'bilingual' ? false : undefined;
  return ok({ format: id, fill, columns: columns.value ?? columnsOf(project) });
};

const exportIn = async (
  words: Words,
  language: InterfaceLanguage,
  path: string,
  opened: OpenedProject,
  options: ExportOptions,
): Outcome => {
  const { client, project } = opened;
  if (options.to !== undefined) return exportBook(words, language, opened, { ...options, to: options.to });
  if (options.as === 'omegat')
    return options.out === undefined
      ? fail('usage', { detail: words.t('export.noOut') })
      : exportOmegat(words, language, opened, options.out);
  const wanted = wantedOf(words, opened, options);
  if (!wanted.ok) return wanted;
  const { format, fill, columns } = wanted.value;
  const document = options.document as DocumentId | undefined;
  const isSame = format === undefined;
  // Only e-books are written back into e-books: of any other document one is a book.
  const isBook = format === 'epub' && !project.documents.some((one) => one.format === 'epub');
  if (isBook && options.out !== undefined && !isFolder(options.out))
    return exportBook(words, language, opened, { ...options, to: options.out });
  const layout = layouts.find((one) => one === options.layout);
  const wish = {
    job: 'export',
    columns: [...columns],
    adapt: options.adapt ?? isSame,
    notes: options.notes ?? ('export' as const),
    interfaceLanguage: language,
    ...(fill === undefined ? {} : { fill }),
    ...(layout === undefined ? {} : { layout }),
    ...(options.encodingFallback === undefined ? {} : { encodingFallback: options.encodingFallback }),
    ...(options.untranslated === undefined && !isSame
      ? {}
      : { untranslated: options.untranslated ?? ('source' as const) }),
  };
  const [first, ...others] = project.documents.filter(({ id }) => document === undefined || id === document);
  const id = document ?? (isSame && others.length === 0 ? first?.id : undefined);
  const own = format ?? first?.format ?? '';
  const one = { ...wish, format: own, ...(id === undefined ? {} : { document: id }) };
  if (options.check === true) {
    if (isSame && id === undefined) return fail('usage', { detail: words.t('export.oneToCheck') });
    const checked = await client.exports.check(one);
    return checked.ok ? ok(checkAnswer(words, opened, checked.value)) : checked;
  }
  const { out } = options;
  if (out === undefined) return fail('usage', { detail: words.t('export.noOut') });
  const pattern = options.name === undefined ? {} : { pattern: options.name };
  // `--format` was there before, and writes one file as ever.
  if (options.as !== undefined && isFolder(out)) {
    const each = await client.exports.all({
      ...wish,
      ...pattern,
      ...(format === undefined ? {} : { format }),
      ...(document === undefined ? {} : { documents: [document] }),
      folder: resolve(out),
    });
    return each.ok ? ok(allAnswer(words, path, each.value)) : each;
  }
  if (isSame && id === undefined) return fail('usage', { detail: words.t('export.needsFolder') });
  const report = await client.exports.run({ ...one, path: resolve(out) });
  return report.ok ? ok(oneAnswer(words, path, own, report.value)) : report;
};

/**
 * `export PROJECT --to FILE` writes a book. `export PROJECT --as same|bilingual|FORMAT --out FILE|FOLDER`: every column the project has, unless some are named; of a document in its own
 * format the main translation. Into a folder each document goes by itself.
 */
export const exportProject = (
  { words }: Setting,
  language: InterfaceLanguage,
  path: string,
  options: ExportOptions,
): Outcome => inProject(path, (opened) => exportIn(words, language, path, opened, options));
