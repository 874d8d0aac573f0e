import { formats } from '#core/formats/index.ts';
import type { DocumentId, SegmentId, Sequence } from '#core/model/index.ts';
import { referencesOf, referredVersion } from '../store/references-repository.ts';
import type { OpenProject } from './open-project.ts';

/** The version of each document's file that references lead into, as it was at a point of the project's history. */
type Versions = { readonly sequence: Sequence; readonly known: Map<DocumentId, DocumentId | null> };

const kept = new WeakMap<OpenProject, Versions>();

/** The version of a document's file that its rows refer to, looked up once for each state of the project; null for none. */
export const referredFile = (project: OpenProject, document: DocumentId): DocumentId | null => {
  let versions = kept.get(project);
  if (versions?.sequence !== project.sequence) {
    versions = { sequence: project.sequence, known: new Map() };
    kept.set(project, versions);
  }
  const found = versions.known.get(document);
  if (found !== undefined) return found;
  const own = [...project.documents.values()].filter(
    ({ id, status, versionOf: of }) => status === 'ready' && (id === document || of === document),
  );
  const version = referredVersion(
    project.handle,
    document,
    own.map(({ id }) => id),
  );
  versions.known.set(document, version);
  return version;
};

/**
 * Where segments of documents whose format is `timed` or `sized` stand in their files, which says how long they are shown, or may be; the segments of all other
 * documents have no entry, and cost nothing.
 */
export const timedPlaces = (
  project: OpenProject,
  segments: readonly { readonly segment: SegmentId; readonly document: DocumentId }[],
): ReadonlyMap<SegmentId, string> => {
  const timed = segments.filter(({ document }) => {
    const format = formats.get(project.documents.get(document)?.format ?? '');
    return format?.timed === true || format?.sized === true;
  });
  const found = new Map<SegmentId, string>();
  for (const [document, own] of Map.groupBy(timed, (one) => one.document)) {
    const version = referredFile(project, document);
    if (version === null) continue;
    const ids = own.map(({ segment }) => segment);
    for (const [segment, ref] of referencesOf(project.handle, version, ids)) found.set(segment, ref);
  }
  return found;
};
