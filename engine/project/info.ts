import type { DocumentInfo, ProjectInfo } from '#core/model/index.ts';
import { nextToRedo, nextToUndo } from '../store/history-repository.ts';
import { findCopy } from '../store/reviews-repository.ts';
import type { OpenProject } from './open-project.ts';

/** The shown documents, with their places among the rows. */
export const documentInfos = (project: OpenProject): readonly DocumentInfo[] =>
  project.order.stretches().flatMap(({ document, first, count }) => {
    const stored = project.documents.get(document);
    if (stored === undefined) return [];
    const { id, name, format, encoding, language, targets, columns } = stored;
    return [{ id, name, format, encoding, language, targets, columns, firstRow: first, rows: count }];
  });

export const projectInfo = (project: OpenProject): ProjectInfo => ({
  path: project.path,
  name: project.name,
  readOnly: project.readOnly,
  logSetAside: project.database.logSetAside,
  settings: project.settings,
  reviewer: findCopy(project.handle)?.copy?.reviewer ?? null,
  documents: documentInfos(project),
  rows: project.order.size(),
  sequence: project.sequence,
  canUndo: !project.readOnly && nextToUndo(project.handle) !== null,
  canRedo: !project.readOnly && nextToRedo(project.handle) !== null,
});
