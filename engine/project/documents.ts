import {
  columnsOfDocument,
  convertedFrom,
  defaultColumns,
  emptyCell,
  fail,
  languageOfSide,
  ok,
  originalSide,
  type Column,
  type DocumentId,
  type DocumentInfo,
  type Result,
  type Side,
  type Step,
} from '#core/model/index.ts';
import { sameValue } from '#core/model/same-value.ts';
import { convertRich } from '#core/text/conversion/index.ts';
import { pairsOf } from '../store/cells-repository.ts';
import type { StoredDocument } from '../store/documents-repository.ts';
import { withText } from './cell-rules.ts';
import { commit } from './commit.ts';
import { converterFor } from './conversion.ts';
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

/** Cells of a column that was not shown before: filled by conversion where there is one, else empty. `columns` are the document's. */
export const newColumnSteps = function* (
  project: OpenProject,
  document: DocumentId,
  columns: readonly Column[],
  target: Side,
): Generator<Step> {
  const from = convertedFrom(columns, target);
  const [original, language] = [from ?? originalSide, languageOfSide(columns, target)];
  for (const pair of pairsOf(project.handle, document, original, target)) {
    const { segment, kind } = pair;
    if (pair.target !== null) continue;
    const convert =
      from === null ? null : converterFor(project.settings, languageOfSide(columns, from), language, kind);
    const after =
      convert === null ? emptyCell : withText(emptyCell, convertRich(pair.from, convert), 'converted');
    yield { on: 'cell', segment, side: target, before: null, after };
  }
};

/**
 * The columns beside an original, in the order of the project, without the usual one in its own language. One that the document shows
 * though the project no longer knows it, as after damage, can stay. Failure:
 * cell.unknown-side.
 */
const checkedTargets = (
  { settings }: OpenProject,
  { language, targets }: StoredDocument,
  wanted: readonly Side[],
): Result<readonly Side[]> => {
  const translations = settings.columns.filter(({ role }) => role === 'translation').map(({ id }) => id);
  const known = new Set([...translations, ...targets]);
  const strange = wanted.find((side) => !known.has(side));
  if (strange !== undefined) return fail('cell.unknown-side', { side: strange });
  const isDoubled = (side: Side): boolean =>
    side === language && defaultColumns.some(({ id }) => id === side);
  return ok([...known].filter((side) => wanted.includes(side) && !isDoubled(side)));
};

/**
 * Chooses the columns beside an original. Texts of a column that is no longer shown are kept. Failures: document.unknown,
 * cell.unknown-side, those of commit.
 */
export const setTargets = (
  project: OpenProject,
  id: DocumentId,
  wanted: readonly Side[],
  actor: string,
): Result<DocumentInfo> => {
  const found = shownDocument(project, id);
  if (!found.ok) return found;
  const next = checkedTargets(project, found.value, wanted);
  if (!next.ok) return next;
  const { language, targets } = found.value;
  const presence = { present: true, language, targets };
  const steps: Step[] = [
    { on: 'document', id, before: presence, after: { ...presence, targets: next.value } },
  ];
  const columns = columnsOfDocument(project.settings.columns, language, next.value);
  for (const target of next.value) {
    if (targets.includes(target)) continue;
    for (const step of newColumnSteps(project, id, columns, target)) steps.push(step);
  }
  const unchanged = sameValue(next.value, targets);
  const done = unchanged ? ok(null) : commit(project, { kind: 'show-columns', steps, actor });
  if (!done.ok) return done;
  const info = documentInfos(project).find((document) => document.id === id);
  return info === undefined ? fail('document.unknown', { id }) : ok(info);
};
