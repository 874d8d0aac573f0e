import type { AnnotationId, SegmentId } from '#core/model/index.ts';
import { anchorsOf } from '../../store/anchors-repository.ts';
import { first, type Value } from '../../store/handles.ts';
import type { OpenProject } from '../open-project.ts';
import type { StoredRow } from './table-rules.ts';

/** Where a row of a table is, for people. */
export type RowPlace = { readonly where: string; readonly row: number | null; readonly side: string | null };

const sideName = (side: Value | undefined): string => (side === 'source' ? 'original' : String(side));

const rowOf = ({ order }: OpenProject, segment: Value | undefined): number | null =>
  typeof segment === 'number' ? order.rowOf(segment as SegmentId) : null;

const inRow = (project: OpenProject, segment: Value | undefined, what: string): RowPlace => {
  const row = rowOf(project, segment);
  const where = row === null ? `segment ${String(segment)} (in no row now)` : `row ${row}`;
  return { where: `${where}, ${what}`, row, side: null };
};

const onAnnotation = (project: OpenProject, id: Value | undefined, what: string): RowPlace => {
  const segment = anchorsOf(project.handle, Number(id) as AnnotationId)[0]?.segment;
  const row = rowOf(project, segment ?? null);
  const where = `annotation ${String(id)}${row === null ? '' : ` in row ${row}`}`;
  return { where: what === '' ? where : `${where}, ${what}`, row, side: null };
};

const named = (where: string): RowPlace => ({ where, row: null, side: null });

const documentName = ({ documents }: OpenProject, id: Value | undefined): string => {
  const known = [...documents.values()].find((document) => document.id === id);
  return `document ${String(id)}${known === undefined ? '' : ` (${known.name})`}`;
};

const inReview = ({ handle }: OpenProject, row: StoredRow): string => {
  const id = row['review_id'] ?? row['id'] ?? null;
  const known = first<{ n: number }>(
    handle,
    'SELECT count(*) AS n FROM reviews WHERE rowid <= (SELECT rowid FROM reviews WHERE id = ?)',
    id,
  );
  return `review ${known === undefined || known.n === 0 ? String(id) : known.n}`;
};

type Placer = (project: OpenProject, row: StoredRow) => RowPlace;

const versionIn =
  (what: string): Placer =>
  (project, row) =>
    named(`${inReview(project, row)}, ${what} ${String(row['list'])} ${String(row['uid'])}`);

const placers: Readonly<Record<string, Placer>> = {
  meta: (_, { key }) => named(`project, ${String(key)}`),
  documents: (project, { id }) => named(documentName(project, id)),
  originals: (project, { document_id, part }) =>
    named(`${documentName(project, document_id)}, its file as it came, part ${Number(part) + 1}`),
  blocks: (project, { id }) => {
    const segment = first<{ id: number }>(
      project.handle,
      'SELECT id FROM segments WHERE block_id = ? ORDER BY rank LIMIT 1',
      id ?? null,
    );
    return inRow(project, segment?.id ?? null, 'paragraph');
  },
  segments: (project, { id }) => inRow(project, id, 'place in the text'),
  cells: (project, { segment_id, side }) => ({
    ...inRow(project, segment_id, sideName(side)),
    side: String(side),
  }),
  segment_references: (project, { segment_id }) => inRow(project, segment_id, 'place in its file'),
  alignments: (project, { segment_id, side }) => ({
    ...inRow(project, segment_id, `${sideName(side)}, how certain its alignment is`),
    side: String(side),
  }),
  repairs: (project, { id, segment_id }) => inRow(project, segment_id, `repair ${String(id)}`),
  history: (_, { seq }) => named(`history, event ${String(seq)}`),
  steps: (_, { seq, n }) => named(`history, event ${String(seq)}, change ${Number(n) + 1}`),
  annotations: (project, { id }) => onAnnotation(project, id, ''),
  anchors: (project, { annotation_id, side, segment_id }) => ({
    ...onAnnotation(project, annotation_id, `its words (${sideName(side)})`),
    row: rowOf(project, segment_id),
  }),
  concepts: (_, { id }) => named(`termbase, concept ${String(id)}`),
  replies: (project, { id, annotation_id }) => onAnnotation(project, annotation_id, `reply ${String(id)}`),
  ignored_findings: (project, { check_id, code, words, segment_id, side }) => {
    const what = `ignored finding ${String(check_id)} ${String(code)} ${String(words)}`;
    if (segment_id === 0) return named(what);
    return { ...inRow(project, segment_id, `${sideName(side)}, ${what}`), side: String(side) };
  },
  reviews: (project, row) => named(inReview(project, row)),
  review_rounds: (project, row) => named(`${inReview(project, row)}, round ${String(row['round'])}`),
  review_rows: (project, row) =>
    inRow(
      project,
      row['segment_id'],
      `as handed over in round ${String(row['round'])} of ${inReview(project, row)}`,
    ),
  review_versions: versionIn('gathered'),
  review_sent: versionIn('sent'),
  review_received: versionIn('received'),
  review_origins: versionIn('origin of'),
  review_parcels: (project, row) => named(`${inReview(project, row)}, file ${String(row['id'])}`),
};

/** Where a row of a table is: the number of the row that the user sees, its column, or what else names it. */
export const placeOf = (project: OpenProject, table: string, row: StoredRow): RowPlace =>
  placers[table]?.(project, row) ?? named(table);
