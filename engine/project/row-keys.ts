import { formats } from '#core/formats/index.ts';
import type { SegmentId } from '#core/model/index.ts';
import { eachReference, referencesOf } from '../store/references-repository.ts';
import { findSegment } from '../store/segments-repository.ts';
import type { OpenProject } from './open-project.ts';
import { referredFile } from './timed-places.ts';

const nameOfFormat = (id: string | undefined) => (id === undefined ? undefined : formats.get(id)?.nameOf);

/** What the file of a row's document calls its text: the key of a string, the cell of a table; null where it has no name. */
export const keyOfRow = (project: OpenProject, segment: SegmentId): string | null => {
  const place = findSegment(project.handle, segment);
  const document = place === null ? undefined : project.documents.get(place.document);
  const nameOf = nameOfFormat(document?.format);
  if (document === undefined || nameOf === undefined) return null;
  const version = referredFile(project, document.id);
  const ref = version === null ? undefined : referencesOf(project.handle, version, [segment]).get(segment);
  const name = ref === undefined ? '' : nameOf(ref);
  return name === '' ? null : name;
};

/** Segments of shown documents whose key has `text` in it, whatever its case. */
export const segmentsNamed = (project: OpenProject, text: string): readonly SegmentId[] => {
  const wanted = text.toLowerCase();
  return project.order.stretches().flatMap(({ document }) => {
    const nameOf = nameOfFormat(project.documents.get(document)?.format);
    const version = nameOf === undefined ? null : referredFile(project, document);
    if (nameOf === undefined || version === null) return [];
    const named: SegmentId[] = [];
    for (const [segment, ref] of eachReference(project.handle, version))
      if (nameOf(ref).toLowerCase().includes(wanted)) named.push(segment);
    return named;
  });
};
