import type { ExportNotes, InterfaceLanguage, NotesByVisibility } from '#api/index.ts';
import type { ExportNote, NotePlace, NoteSource } from '#core/formats/notes.ts';
import type { Annotation, Anchor, DocumentId, SegmentId, Side, Visibility } from '#core/model/index.ts';
import { knownAnnotations } from './known.ts';
import type { WholeAnnotation } from './describe.ts';
import { isShown } from './list.ts';
import { comparePlaces, inTextOrder, placeOf, rowOfAnchor } from './text-order.ts';
import type { OpenProject } from '../project/open-project.ts';
import { loadWords } from '../words.ts';

/** The notes of an export: where they stand, and what the writers need besides. */
export type Notes = {
  readonly places: ReadonlyMap<SegmentId, readonly NotePlace[]>;
  readonly source: NoteSource;
  readonly count: number;
};

const admitted: Readonly<Record<ExportNotes, readonly Visibility[]>> = {
  none: [],
  export: ['export'],
  shared: ['export', 'shared'],
  all: ['export', 'shared', 'private'],
};

/** What notes say of themselves, in the language of the interface. */
export type NoteWords = {
  /** The name of an error category. */
  readonly category: (id: string) => string;
  readonly head: (annotation: Annotation) => string;
  readonly wording: (annotation: Annotation) => string | null;
  readonly resolved: (annotation: Annotation) => string | null;
  readonly elsewhereTitle: string;
  readonly continued: string;
};

export const noteWords = async (language: InterfaceLanguage): Promise<NoteWords> => {
  const t = await loadWords(language, ['export', 'annotations']);
  const category = (id: string): string =>
    t(`annotations:mqm.${id.replaceAll('/', '-')}`, { defaultValue: id });
  return {
    category,
    head: ({ kind, severity, category: id, tags }) =>
      [
        t(`notes.kinds.${kind}`),
        ...(severity === null ? [] : [t(`notes.severities.${severity}`)]),
        ...(id === null ? [] : [category(id)]),
        ...tags.map((tag) => `#${tag}`),
      ].join(' · '),
    wording: ({ wording }) => (wording === null ? null : t('notes.wording', { wording })),
    resolved: ({ resolution }) =>
      resolution === null
        ? null
        : t(resolution.by === '' ? 'notes.resolvedByNobody' : 'notes.resolved', {
            reason: t(`notes.reasons.${resolution.reason}`),
            by: resolution.by,
            date: resolution.at.slice(0, 10),
          }),
    elsewhereTitle: t('notes.elsewhere'),
    continued: t('notes.continued'),
  };
};

/** An annotation as documents and reports show it. */
export const exportNote = (
  { annotation, anchors, replies }: WholeAnnotation,
  number: number,
  words: NoteWords,
): ExportNote => ({
  number,
  kind: annotation.kind,
  quote: anchors[0]?.quote ?? '',
  head: words.head(annotation),
  body: annotation.body,
  wording: words.wording(annotation),
  proposal: annotation.wording,
  author: annotation.author,
  created: annotation.created,
  resolved: words.resolved(annotation),
  replies: replies.map(({ author, created, body }) => ({ author, created, body })),
});

/** What of the project is written: its columns, and one document or all. */
export type Extent = { readonly sides: readonly Side[]; readonly document: DocumentId | undefined };

const documentOf = (project: OpenProject, anchor: Anchor): DocumentId | null => {
  const row = rowOfAnchor(project, anchor);
  return row === null ? null : project.order.documentAt(row);
};

/** The anchors that stand in what is written, in reading order: by row, then by column. */
const written = (project: OpenProject, anchors: readonly Anchor[], extent: Extent): readonly Anchor[] =>
  inTextOrder(project, anchors)
    .filter((anchor) => {
      const document = documentOf(project, anchor);
      return (
        document !== null &&
        extent.sides.includes(anchor.side) &&
        (extent.document === undefined || document === extent.document)
      );
    })
    .toSorted(
      (a, b) =>
        (rowOfAnchor(project, a) ?? 0) - (rowOfAnchor(project, b) ?? 0) ||
        extent.sides.indexOf(a.side) - extent.sides.indexOf(b.side) ||
        a.start - b.start,
    );

/** Whether an annotation is about another document than the one written. */
const isOfAnother = (project: OpenProject, anchors: readonly Anchor[], { document }: Extent): boolean => {
  const documents = anchors.map((anchor) => documentOf(project, anchor)).filter((id) => id !== null);
  return document !== undefined && documents.length > 0 && !documents.includes(document);
};

/** The annotations that have to do with what is written. */
const concerned = (project: OpenProject, extent: Extent): readonly WholeAnnotation[] =>
  [...knownAnnotations(project).values()].filter(
    ({ anchors }) => isShown(project, anchors) && !isOfAnother(project, anchors, extent),
  );

const counted = (wholes: readonly WholeAnnotation[]): NotesByVisibility => {
  const of = (visibility: Visibility): number =>
    wholes.filter(({ annotation }) => annotation.visibility === visibility).length;
  return { export: of('export'), shared: of('shared'), private: of('private') };
};

/** How many annotations an export could take along, by who may see them. */
export const noteCounts = (project: OpenProject, extent: Extent): NotesByVisibility =>
  counted(concerned(project, extent));

/** How many annotations an export leaves behind; `needsWords`: those too whose words stand nowhere in what is written. */
export const notesLeft = (
  project: OpenProject,
  wanted: ExportNotes,
  extent: Extent,
  needsWords = false,
): NotesByVisibility =>
  counted(
    concerned(project, extent).filter(
      ({ annotation, anchors }) =>
        !admitted[wanted].includes(annotation.visibility) ||
        (needsWords && written(project, anchors, extent).length === 0),
    ),
  );

/** The notes that go along with an export, numbered in the order of the text; null when none are wanted. */
export const notesFor = (
  project: OpenProject,
  wanted: ExportNotes,
  extent: Extent,
  words: NoteWords,
): Notes | null => {
  if (wanted === 'none') return null;
  const wholes = concerned(project, extent)
    .filter(({ annotation }) => admitted[wanted].includes(annotation.visibility))
    .map((whole) => ({ whole, place: placeOf(project, whole.annotation.id, whole.anchors) }))
    .sort((a, b) => comparePlaces(project, a.place, b.place));
  const places = new Map<SegmentId, NotePlace[]>();
  const elsewhere: ExportNote[] = [];
  wholes.forEach(({ whole }, i) => {
    const anchors = written(project, whole.anchors, extent);
    const note = { ...exportNote(whole, i + 1, words), quote: (anchors[0] ?? whole.anchors[0])?.quote ?? '' };
    if (anchors.length === 0) elsewhere.push(note);
    anchors.forEach(({ segment, side, start, end }, n) => {
      const row = places.get(segment) ?? [];
      row.push({ note, side, start, end, isFirst: n === 0 });
      places.set(segment, row);
    });
  });
  const { elsewhereTitle, continued } = words;
  return { places, source: { elsewhere, elsewhereTitle, continued }, count: wholes.length };
};
