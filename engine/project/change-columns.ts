import {
  areColumns,
  chineseScript,
  columnOf,
  columnsOfDocument,
  convertedFrom,
  defaultColumns,
  fail,
  languageOfSide,
  mostColumns,
  mostShownColumns,
  newColumnId,
  ok,
  originalSide,
  type Column,
  type Language,
  type ProjectSettings,
  type Result,
  type Side,
  type Step,
} from '#core/model/index.ts';
import { sameValue } from '#core/model/same-value.ts';
import { hasTextsOn, pairsOf } from '../store/cells-repository.ts';
import type { StoredDocument } from '../store/documents-repository.ts';
import { commit } from './commit.ts';
import { converterFor } from './conversion.ts';
import { newColumnSteps } from './documents.ts';
import type { OpenProject } from './open-project.ts';

/** A column to be added: in which language, called what, and converted from where, if it is. */
export type NewColumn = {
  readonly language: Language;
  readonly label: string;
  readonly convertedFrom: Side | null;
};

const shownDocuments = (project: OpenProject): readonly StoredDocument[] =>
  project.order.stretches().flatMap(({ document }) => project.documents.get(document) ?? []);

/** Whether a column can be converted from another: both are Chinese, and none hangs on itself. The original may be anything. */
const canConvert = (columns: readonly Column[], { id, language, convertedFrom }: Column): boolean => {
  if (convertedFrom === null) return true;
  const from = columnOf(columns, convertedFrom);
  if (from === null || from.id === id || chineseScript(language) === null) return false;
  const script = chineseScript(from.language);
  return from.id === originalSide || (script !== null && script !== chineseScript(language));
};

/** Failures: column.not-convertible where it cannot be converted from there, column.too-many. */
const checked = (columns: readonly Column[], changed: Column): Result<readonly Column[]> => {
  if (columns.length > mostColumns) return fail('column.too-many', { limit: mostColumns });
  return canConvert(columns, changed) && areColumns(columns)
    ? ok(columns)
    : fail('column.not-convertible', { side: changed.convertedFrom ?? '' });
};

/**
 * Adds a column after the others and shows it in all documents that have room: with the texts it is converted from, or empty. One
 * action. Failures: column.too-many, column.not-convertible, those of commit.
 */
export const addColumn = (project: OpenProject, wanted: NewColumn, actor: string): Result<Column> => {
  const { settings } = project;
  const column: Column = {
    ...wanted,
    id: newColumnId(wanted.language, settings.columns),
    role: 'translation',
  };
  const columns = checked([...settings.columns, column], column);
  if (!columns.ok) return columns;
  const next: ProjectSettings = { ...settings, columns: columns.value };
  const steps: Step[] = [{ on: 'settings', before: settings, after: next }];
  const documents = shownDocuments(project);
  const withRoom = documents.filter(({ targets }) => targets.length + 1 < mostShownColumns);
  if (documents.length > 0 && withRoom.length === 0)
    return fail('column.too-many', { limit: mostShownColumns });
  for (const { id, language, targets } of withRoom) {
    const presence = { present: true, language, targets };
    const shown = [...new Set([...targets, column.id])];
    steps.push({ on: 'document', id, before: presence, after: { ...presence, targets: shown } });
    const own = columnsOfDocument(columns.value, language, shown);
    for (const step of newColumnSteps(project, id, own, column.id)) steps.push(step);
  }
  const done = commit(project, { kind: 'add-column', steps, actor });
  return done.ok ? ok(column) : done;
};

/** Texts that were converted, and would be others where `side` is converted from now: they are marked as out of date. */
const outdatedSteps = function* (
  project: OpenProject,
  columns: readonly Column[],
  side: Side,
): Generator<Step> {
  for (const document of shownDocuments(project)) {
    const own = columnsOfDocument(columns, document.language, document.targets);
    const from = convertedFrom(own, side);
    if (from === null || from === convertedFrom(document.columns, side)) continue;
    for (const { segment, kind, from: basis, target } of pairsOf(project.handle, document.id, from, side)) {
      if (target === null || target.origin !== 'converted' || target.damaged === true) continue;
      const convert = converterFor(
        project.settings,
        languageOfSide(own, from),
        languageOfSide(own, side),
        kind,
      );
      if (target.stale || convert(basis.text) === target.text) continue;
      yield { on: 'cell', segment, side, before: target, after: { ...target, stale: true } };
    }
  }
};

export type ColumnChange = {
  readonly column: Side;
  readonly label?: string | undefined;
  readonly convertedFrom?: Side | null | undefined;
};

const withColumns = (
  project: OpenProject,
  kind: 'change-column' | 'order-columns',
  columns: readonly Column[],
  actor: string,
  more: Iterable<Step> = [],
): Result<null> => {
  const { settings } = project;
  if (sameValue(settings.columns, columns)) return ok(null);
  const step: Step = { on: 'settings', before: settings, after: { ...settings, columns } };
  const done = commit(project, { kind, steps: [step, ...more], actor });
  return done.ok ? ok(null) : done;
};

/**
 * Changes what a column is called, or where it is converted from; its texts stay as they are until they are converted again, and those
 * that say something else than what they come from now are out of date. One action. Failures: cell.unknown-side,
 * column.not-convertible, those of commit.
 */
export const changeColumn = (project: OpenProject, change: ColumnChange, actor: string): Result<null> => {
  const { columns } = project.settings;
  const before = columnOf(columns, change.column);
  if (before === null) return fail('cell.unknown-side', { side: change.column });
  const after: Column = {
    ...before,
    label: change.label ?? before.label,
    convertedFrom: change.convertedFrom === undefined ? before.convertedFrom : change.convertedFrom,
  };
  const next = checked(
    columns.map((column) => (column === before ? after : column)),
    after,
  );
  if (!next.ok) return next;
  return withColumns(
    project,
    'change-column',
    next.value,
    actor,
    outdatedSteps(project, next.value, after.id),
  );
};

/** Puts the columns into an order; those that are not named keep theirs behind them. Failures: cell.unknown-side, those of commit. */
export const orderColumns = (project: OpenProject, wanted: readonly Side[], actor: string): Result<null> => {
  const { columns } = project.settings;
  const strange = wanted.find((side) => columnOf(columns, side) === null);
  if (strange !== undefined) return fail('cell.unknown-side', { side: strange });
  const named = [...new Set(wanted)].flatMap((side) => columnOf(columns, side) ?? []);
  const others = columns.filter((column) => !named.includes(column));
  return withColumns(project, 'order-columns', [...named, ...others], actor);
};

/**
 * Takes a column that people added off the project, where no text is in it: one with texts is only hidden, by the documents that
 * show it. Failures: cell.unknown-side, column.has-texts, those of commit.
 */
export const removeColumn = (project: OpenProject, side: Side, actor: string): Result<null> => {
  const { settings } = project;
  const isUsual = defaultColumns.some(({ id }) => id === side);
  if (isUsual || columnOf(settings.columns, side) === null) return fail('cell.unknown-side', { side });
  if (hasTextsOn(project.handle, side)) return fail('column.has-texts', { side });
  const columns = settings.columns
    .filter(({ id }) => id !== side)
    .map((column) => (column.convertedFrom === side ? { ...column, convertedFrom: null } : column));
  const steps: Step[] = [{ on: 'settings', before: settings, after: { ...settings, columns } }];
  for (const { id, language, targets, present } of project.documents.values()) {
    if (!targets.includes(side)) continue;
    const presence = { present, language, targets };
    const left = targets.filter((target) => target !== side);
    steps.push({ on: 'document', id, before: presence, after: { ...presence, targets: left } });
  }
  const done = commit(project, { kind: 'remove-column', steps, actor });
  return done.ok ? ok(null) : done;
};
