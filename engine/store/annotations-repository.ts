import type { Annotation, AnnotationId } from '../../core/model/index.ts';
import { all, first, run, type ReadHandle, type WriteHandle } from './handles.ts';

type AnnotationRow = Omit<Annotation, 'tags' | 'resolution'> & {
  readonly tags: string;
  readonly resolution: string | null;
};

const columns = `id, uid, kind, body, wording, category, severity, tags, visibility, author, created, changed, revision,
  resolution, "foreign"`;

/** Members always in one order, so that equal annotations are equal as JSON too. */
const fromRow = (row: AnnotationRow): Annotation => ({
  id: row.id,
  uid: row.uid,
  kind: row.kind,
  body: row.body,
  wording: row.wording,
  category: row.category,
  severity: row.severity,
  tags: JSON.parse(row.tags) as Annotation['tags'],
  visibility: row.visibility,
  author: row.author,
  created: row.created,
  changed: row.changed,
  revision: row.revision,
  resolution: row.resolution === null ? null : (JSON.parse(row.resolution) as Annotation['resolution']),
  foreign: row.foreign,
});

export const findAnnotation = (handle: ReadHandle, id: AnnotationId): Annotation | null => {
  const row = first<AnnotationRow>(handle, `SELECT ${columns} FROM annotations WHERE id = ?`, id);
  return row === undefined ? null : fromRow(row);
};

export const annotationWithUid = (handle: ReadHandle, uid: string): Annotation | null => {
  const row = first<AnnotationRow>(handle, `SELECT ${columns} FROM annotations WHERE uid = ?`, uid);
  return row === undefined ? null : fromRow(row);
};

/** All annotations of the file, oldest first. */
export const allAnnotations = (handle: ReadHandle): readonly Annotation[] =>
  all<AnnotationRow>(handle, `SELECT ${columns} FROM annotations ORDER BY id`).map(fromRow);

export const writeAnnotation = (handle: WriteHandle, annotation: Annotation): void => {
  run(
    handle,
    `INSERT INTO annotations (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET uid = excluded.uid, kind = excluded.kind, body = excluded.body,
       wording = excluded.wording, category = excluded.category, severity = excluded.severity, tags = excluded.tags,
       visibility = excluded.visibility, author = excluded.author, created = excluded.created,
       changed = excluded.changed, revision = excluded.revision, resolution = excluded.resolution,
       "foreign" = excluded."foreign"`,
    annotation.id,
    annotation.uid,
    annotation.kind,
    annotation.body,
    annotation.wording,
    annotation.category,
    annotation.severity,
    JSON.stringify(annotation.tags),
    annotation.visibility,
    annotation.author,
    annotation.created,
    annotation.changed,
    annotation.revision,
    annotation.resolution === null ? null : JSON.stringify(annotation.resolution),
    annotation.foreign,
  );
};

export const removeAnnotation = (handle: WriteHandle, id: AnnotationId): void => {
  run(handle, 'DELETE FROM annotations WHERE id = ?', id);
};
