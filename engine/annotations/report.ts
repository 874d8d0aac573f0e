import type { Side } from '#core/model/index.ts';
import type { TFunction } from 'i18next';
import type { InterfaceLanguage, AnnotationInfo, PlacedAnchor } from '#api/index.ts';
import { noteText } from '#core/annotations/note.ts';
import { writeCsv } from '#core/formats/report/csv.ts';
import { listCell } from '#core/formats/report/list-cell.ts';
import { writeReport, type ReportItem, type ReportSource } from '#core/formats/report/html.ts';
import { exportNote, noteWords, type NoteWords } from './notes.ts';
import { languageOf, type OpenProject } from '../project/open-project.ts';
import { columnNamer, loadWords } from '../words.ts';
import { describeAnnotations, type WholeAnnotation } from './describe.ts';

/** What both reports are made of. */
type Reporter = {
  readonly project: OpenProject;
  readonly language: InterfaceLanguage;
  readonly t: TFunction;
  readonly columnName: (side: Side) => string;
  readonly words: NoteWords;
};

export const reporter = async (project: OpenProject, language: InterfaceLanguage): Promise<Reporter> => {
  const t = await loadWords(language, ['export', 'annotations']);
  return {
    project,
    language,
    t,
    columnName: columnNamer(t, language, project.settings.columns),
    words: await noteWords(language),
  };
};

const infoOf = (project: OpenProject, whole: WholeAnnotation): AnnotationInfo => {
  const [info] = describeAnnotations(project, [whole]);
  return info ?? { ...whole, anchors: [], row: null, side: 'source' };
};

const documentName = ({ order, documents }: OpenProject, { row }: PlacedAnchor): string => {
  const id = row === null ? null : order.documentAt(row);
  return id === null ? '' : (documents.get(id)?.name ?? '');
};

const sideName = ({ columnName }: Reporter, { side }: PlacedAnchor): string => columnName(side);

/** A row number and a text, as "English 12", with the words. */
const briefly = (report: Reporter, anchor: PlacedAnchor): string =>
  `${sideName(report, anchor)}${anchor.row === null ? '' : ` ${anchor.row}`}: ${anchor.quote}`;

const columns = [
  ['number', 'row', 'document', 'side', 'quote', 'status', 'others', 'kind', 'category', 'severity'],
  ['tags', 'body', 'wording', 'author', 'created', 'changed', 'visibility', 'resolution', 'resolvedBy'],
  ['resolvedAt', 'replies'],
].flat();

const csvRow = (report: Reporter, whole: WholeAnnotation, number: number): readonly string[] => {
  const { project, t, words } = report;
  const { annotation, anchors, replies } = infoOf(project, whole);
  const [first, ...others] = anchors;
  const { category, severity, resolution } = annotation;
  return [
    String(number),
    first?.row === null || first === undefined ? '' : String(first.row),
    first === undefined ? '' : documentName(project, first),
    first === undefined ? '' : sideName(report, first),
    first?.quote ?? '',
    first === undefined ? '' : t(`report.states.${first.status}`),
    listCell(others.map((anchor) => briefly(report, anchor))),
    t(`notes.kinds.${annotation.kind}`),
    category === null ? '' : words.category(category),
    severity === null ? '' : t(`notes.severities.${severity}`),
    listCell(annotation.tags),
    noteText(annotation.body),
    annotation.wording ?? '',
    annotation.author,
    annotation.created,
    annotation.changed,
    t(`report.visibilities.${annotation.visibility}`),
    resolution === null ? '' : t(`notes.reasons.${resolution.reason}`),
    resolution?.by ?? '',
    resolution?.at ?? '',
    listCell(
      replies.map(({ author, created, body }) => `${author} (${created.slice(0, 10)}): ${noteText(body)}`),
    ),
  ];
};

function* numbered<T>(
  wholes: Iterable<WholeAnnotation>,
  make: (whole: WholeAnnotation, number: number) => T,
): Generator<T> {
  let number = 0;
  for (const whole of wholes) yield make(whole, ++number);
}

/** The annotations as a table for spreadsheets, one a line. */
export const csvReport = (report: Reporter, wholes: Iterable<WholeAnnotation>): Iterable<string> =>
  writeCsv(
    columns.map((name) => report.t(`report.columns.${name}`)),
    numbered(wholes, (whole, number) => csvRow(report, whole, number)),
  );

const itemOf = (report: Reporter, whole: WholeAnnotation, number: number): ReportItem => {
  const { project, t, words } = report;
  return {
    note: exportNote(whole, number, words),
    words: infoOf(project, whole).anchors.map((anchor) => ({
      place: [
        sideName(report, anchor),
        anchor.row === null ? t('report.nowhere') : t('report.row', { row: anchor.row }),
        documentName(project, anchor),
      ]
        .filter((text) => text !== '')
        .join(' · '),
      state: anchor.status === 'live' ? '' : t(`report.statuses.${anchor.status}`, { quote: anchor.quote }),
      language: languageOf(project, anchor.segment, anchor.side),
      lead: anchor.lead,
      words: anchor.words,
      trail: anchor.trail,
    })),
  };
};

const summaryOf = ({ t }: Reporter, wholes: readonly WholeAnnotation[]): ReportSource['summary'] => {
  const by = (
    trait: 'state' | 'kind' | 'severity' | 'author',
    nameOf: (annotation: WholeAnnotation['annotation']) => string,
  ) => {
    const counts = new Map<string, number>();
    for (const { annotation } of wholes) {
      const name = nameOf(annotation);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return {
      title: t(`report.by.${trait}`),
      counts: Array.from(counts, ([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count),
    };
  };
  const all = by('state', ({ resolution }) => t(resolution === null ? 'report.open' : 'report.closed'));
  return [
    { ...all, counts: [{ name: t('report.total'), count: wholes.length }, ...all.counts] },
    by('kind', ({ kind }) => t(`notes.kinds.${kind}`)),
    by('severity', ({ severity }) =>
      severity === null ? t('report.none') : t(`notes.severities.${severity}`),
    ),
    by('author', ({ author }) => (author === '' ? t('report.none') : author)),
  ];
};

/** The annotations as a page to read: counts, then each with its words in context. */
export const htmlReport = (
  report: Reporter,
  all: readonly WholeAnnotation[],
  wholes: Iterable<WholeAnnotation>,
): Iterable<string> =>
  writeReport({
    title: report.t('report.title', { name: report.project.name }),
    language: report.language,
    summary: summaryOf(report, all),
    items: numbered(wholes, (whole, number) => itemOf(report, whole, number)),
  });
