import {
  convertedFrom,
  emptyCell,
  fail,
  ok,
  type DocumentId,
  type DocumentInfo,
  type Language,
  type Result,
  type Step,
} from '#core/model/index.ts';
import { convertRich } from '#core/text/conversion/index.ts';
import { pairsOf } from '../store/cells-repository.ts';
import type { StoredDocument } from '../store/documents-repository.ts';
import { withText } from './cell-rules.ts';
import { commit } from './commit.ts';
import { converterFor, languageOfSide } from './conversion.ts';
import { documentInfos } from './info.ts';
import type { OpenProject } from './open-project.ts';

const shownDocument = (project: OpenProject, id: DocumentId): Result<StoredDocument> => {
  const document = project.documents.get(id);
  return document?.present === true && document.status === 'ready'
    ? ok(document)
    : fail('document.unknown', { id });
};

/** Takes a document out of sight; undo brings it back. */
export const removeDocument = (project: OpenProject, id: DocumentId, actor: string): Result<null> => {
  const document = shownDocument(project, id);
  if (!document.ok) return document;
  const { language, targets } = document.value;
  const before = { present: true, language, targets };
  const step: Step = { on: 'document', id, before, after: { ...before, present: false } };
  const done = commit(project, { kind: 'remove-document', steps: [step], actor });
  return done.ok ? ok(null) : done;
};

/** Cells of a column that was not shown before: filled by conversion where there is one, else empty. */
const newColumn = function* (
  project: OpenProject,
  { id, language }: StoredDocument,
  target: Language,
): Generator<Step> {
  const from = convertedFrom(language, target);
  for (const { segment, kind, from: original, target: cell } of pairsOf(
    project.handle,
    id,
    from ?? 'source',
    target,
  )) {
    if (cell !== null) continue;
    const convert =
      from === null ? null : converterFor(project.settings, languageOfSide(from, language), target, kind);
    const after =
      convert === null ? emptyCell : withText(emptyCell, convertRich(original, convert), 'converted');
    yield { on: 'cell', segment, side: target, before: null, after };
  }
};

/** Chooses the columns beside an original. Texts of a column that is no longer shown are kept. */
export const setTargets = (
  project: OpenProject,
  id: DocumentId,
  wanted: readonly Language[],
  actor: string,
): Result<DocumentInfo> => {
  const found = shownDocument(project, id);
  if (!found.ok) return found;
  const document = found.value;
  const { language, targets } = document;
  const next = [...new Set(wanted)].filter((target) => target !== language);
  const presence = { present: true, language, targets };
  const steps: Step[] = [{ on: 'document', id, before: presence, after: { ...presence, targets: next } }];
  for (const target of next) {
    if (targets.includes(target)) continue;
    for (const step of newColumn(project, document, target)) steps.push(step);
  }
  const unchanged = next.join(' ') === targets.join(' ');
  const done = unchanged ? ok(null) : commit(project, { kind: 'settings', steps, actor });
  if (!done.ok) return done;
  const info = documentInfos(project).find((document) => document.id === id);
  return info === undefined ? fail('document.unknown', { id }) : ok(info);
};
