import {
  annotationKinds,
  severities,
  type Annotation,
  type AnnotationId,
  type Resolution,
} from '#core/model/index.ts';
import { all, first, run, type ReadHandle, type Value, type WriteHandle } from './handles.ts';
import { rowSum } from './row-sums.ts';
import { readableChoice, readableCount, readableText, readableTime } from './sound-values.ts';
import { resolution, storedJson, tagNames } from './stored-shapes.ts';

type AnnotationRow = Omit<Annotation, 'tags' | 'resolution' | 'damaged'> & {
  readonly tags: string;
  readonly resolution: string | null;
  readonly sum: number | null;
};

const columns = `id, uid, kind, body, wording, category, severity, tags, visibility, author, created, changed, revision,
  resolution, "foreign"`;

const valuesOf = (row: Omit<AnnotationRow, 'sum'>): Value[] => [
  row.id,
  row.uid,
  row.kind,
  row.body,
  row.wording,
  row.category,
  row.severity,
  row.tags,
  row.visibility,
  row.author,
  row.created,
  row.changed,
  row.revision,
  row.resolution,
  row.foreign,
];

const noTags: Annotation['tags'] = [];

/** Members always in one order, so that equal annotations are equal as JSON too. */
const memberwise = (row: AnnotationRow, tags: Annotation['tags'], resolution: Resolution | null) => ({
  id: row.id,
  uid: row.uid,
  kind: row.kind,
  body: row.body,
  wording: row.wording,
  category: row.category,
  severity: row.severity,
  tags,
  visibility: row.visibility,
  author: row.author,
  created: row.created,
  changed: row.changed,
  revision: row.revision,
  resolution,
  foreign: row.foreign,
});

/** What can be read of a damaged row. */
const readable = (row: Annotation): Annotation => ({
  ...row,
  uid: readableText(row.uid),
  kind: readableChoice(row.kind, annotationKinds, 'comment'),
  body: readableText(row.body),
  wording: row.wording === null ? null : readableText(row.wording),
  category: row.category === null ? null : readableText(row.category),
  severity: row.severity === null ? null : readableChoice(row.severity, severities, 'neutral'),
  author: readableText(row.author),
  created: readableTime(row.created),
  changed: readableTime(row.changed),
  revision: readableCount(row.revision),
  foreign: null,
  damaged: true,
});

const fromRow = (row: AnnotationRow): Annotation => {
  const tags = row.tags === '[]' ? noTags : storedJson<Annotation['tags']>(row.tags, tagNames);
  const resolved = row.resolution === null ? null : storedJson<Resolution | null>(row.resolution, resolution);
  const found = memberwise(row, tags ?? noTags, resolved ?? null);
  const isSound = tags !== undefined && resolved !== undefined && row.sum === rowSum(valuesOf(row));
  return isSound ? found : readable(found);
};

export const findAnnotation = (handle: ReadHandle, id: AnnotationId): Annotation | null => {
  const row = first<AnnotationRow>(handle, `SELECT ${columns}, sum FROM annotations WHERE id = ?`, id);
  return row === undefined ? null : fromRow(row);
};

/** All annotations of the file, oldest first. */
export const allAnnotations = (handle: ReadHandle): readonly Annotation[] =>
  all<AnnotationRow>(handle, `SELECT ${columns}, sum FROM annotations ORDER BY id`).map(fromRow);

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
