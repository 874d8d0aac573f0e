import {
  convertedFrom,
  emptyCell,
  fail,
  languageOfSide,
  ok,
  sameRich,
  type BlockKind,
  type Cell,
  type DocumentId,
  type ProjectSettings,
  type Result,
  type SegmentId,
  type Side,
  type Step,
} from '#core/model/index.ts';
import { sameValue } from '#core/model/same-value.ts';
import { convertRich, type Converter } from '#core/text/conversion/index.ts';
import { kindOf } from '../store/blocks-repository.ts';
import { findCell, pairsOf } from '../store/cells-repository.ts';
import type { StoredDocument } from '../store/documents-repository.ts';
import { segmentFor, type FoundSegment } from './address.ts';
import { sameCell, withText } from './cell-rules.ts';
import { commit } from './commit.ts';
import { converterFor, reconverted } from './conversion.ts';
import type { OpenProject } from './open-project.ts';

export type ConvertRequest = {
  readonly segments: readonly SegmentId[] | 'all';
  readonly side: Side;
  readonly overwriteEdited: boolean;
};
export type ConvertReport = {
  readonly changed: number;
  readonly keptEdited: number;
  readonly keptLocked: number;
};

type Pair = {
  readonly segment: SegmentId;
  readonly kind: BlockKind | null;
  readonly from: Cell;
  readonly target: Cell | null;
};
/** One column of one document that is made by conversion. */
type ConvertedColumn = { readonly document: StoredDocument; readonly target: Side; readonly from: Side };

const convertedColumn = (document: StoredDocument, side: Side): ConvertedColumn | null => {
  if (side === 'source' || !document.targets.includes(side)) return null;
  const from = convertedFrom(document.columns, side);
  return from === null ? null : { document, target: side, from };
};

const converterIn = (
  { document, target, from }: ConvertedColumn,
  settings: ProjectSettings,
  kind: BlockKind | null,
): Converter =>
  converterFor(
    settings,
    languageOfSide(document.columns, from),
    languageOfSide(document.columns, target),
    kind,
  );

const shownDocuments = (project: OpenProject): readonly StoredDocument[] =>
  project.order.stretches().flatMap(({ document }) => project.documents.get(document) ?? []);

const pairsIn = function* (
  project: OpenProject,
  { segments, side }: ConvertRequest,
): Generator<{ column: ConvertedColumn; pair: Pair }> {
  if (segments === 'all') {
    for (const document of shownDocuments(project)) {
      const column = convertedColumn(document, side);
      if (column === null) continue;
      for (const pair of pairsOf(project.handle, document.id, column.from, side)) yield { column, pair };
    }
    return;
  }
  for (const segment of new Set(segments)) {
    const found = segmentFor(project, segment);
    const column = found.ok ? convertedColumn(found.value.document, side) : null;
    const from = column === null ? null : findCell(project.handle, segment, column.from);
    if (column === null || from === null) continue;
    const kind = kindOf(project.handle, segment);
    yield { column, pair: { segment, kind, from, target: findCell(project.handle, segment, side) } };
  }
};

const canConvert = (project: OpenProject, { segments, side }: ConvertRequest): Result<null> => {
  if (segments !== 'all') {
    for (const segment of segments) {
      const found = segmentFor(project, segment);
      if (!found.ok) return found;
      if (convertedColumn(found.value.document, side) === null) return fail('cell.unknown-side', { side });
    }
    return ok(null);
  }
  const some = shownDocuments(project).some((document) => convertedColumn(document, side) !== null);
  return some ? ok(null) : fail('cell.unknown-side', { side });
};

/**
 * The text converted again: wholly afresh when edits are overwritten, or when it is out of date: then nobody can tell what somebody chose
 * from what the other text said before. Else the characters somebody chose are kept.
 */
const convertedCell = (project: OpenProject, column: ConvertedColumn, pair: Pair, afresh: boolean): Cell => {
  const convert = converterIn(column, project.settings, pair.kind);
  const before = pair.target ?? emptyCell;
  const conversion = { from: pair.from, convert };
  const follows = !afresh && !before.stale && before.origin === 'converted' && before.text !== '';
  const rich = follows ? reconverted(conversion, before, conversion) : convertRich(pair.from, convert);
  if (sameRich(rich, before) && before.origin === 'converted') return { ...before, stale: false };
  return { ...withText(before, rich, 'converted'), stale: false };
};

type KeptInConversion = 'same' | 'locked' | 'damaged' | 'edited';

/** What a cell becomes when it is converted again, or why it is kept. */
const conversionIn = (
  project: OpenProject,
  column: ConvertedColumn,
  pair: Pair,
  overwriteEdited: boolean,
): Cell | KeptInConversion => {
  const before = pair.target;
  if (pair.from.damaged === true || before?.damaged === true) return 'damaged';
  if (before?.locked === true) return 'locked';
  const edited = before !== null && before.origin !== 'converted' && before.text !== '';
  if (edited && !overwriteEdited) return 'edited';
  const after = convertedCell(project, column, pair, overwriteEdited);
  return before !== null && sameCell(before, after) ? 'same' : after;
};

/** The same for one cell of a row; `no-column` where its column is not converted from another. */
export const conversionOf = (
  project: OpenProject,
  {
    place,
    document,
    side,
    cells,
  }: FoundSegment & { readonly side: Side; readonly cells: ReadonlyMap<Side, Cell> },
  overwriteEdited: boolean,
): Cell | KeptInConversion | 'no-column' => {
  const column = convertedColumn(document, side);
  const from = column === null ? undefined : cells.get(column.from);
  if (column === null || from === undefined) return 'no-column';
  const kind = kindOf(project.handle, place.id);
  const pair = { segment: place.id, kind, from, target: cells.get(side) ?? null };
  return conversionIn(project, column, pair, overwriteEdited);
};

/** Converts cells again, as one action. Locked ones are kept, edited ones too unless they are to be overwritten. */
export const convertCells = (
  project: OpenProject,
  request: ConvertRequest,
  actor: string,
): Result<ConvertReport> => {
  const possible = canConvert(project, request);
  if (!possible.ok) return possible;
  const steps: Step[] = [];
  let keptEdited = 0;
  let keptLocked = 0;
  for (const { column, pair } of pairsIn(project, request)) {
    const after = conversionIn(project, column, pair, request.overwriteEdited);
    if (after === 'locked' || after === 'damaged') keptLocked += 1;
    else if (after === 'edited') keptEdited += 1;
    else if (after !== 'same') {
      steps.push({ on: 'cell', segment: pair.segment, side: column.target, before: pair.target, after });
    }
  }
  const done = commit(project, { kind: 'convert', steps, actor });
  return done.ok ? ok({ changed: steps.length, keptEdited, keptLocked }) : done;
};

const settingsFollowers = function* (
  project: OpenProject,
  document: DocumentId,
  next: ProjectSettings,
): Generator<Step> {
  const stored = project.documents.get(document);
  for (const target of stored?.targets ?? []) {
    const column = stored === undefined ? null : convertedColumn(stored, target);
    if (column === null) continue;
    for (const pair of pairsOf(project.handle, document, column.from, target)) {
      const { segment, kind, from, target: cell } = pair;
      if (cell === null || cell.origin !== 'converted') continue;
      if (cell.damaged === true || from.damaged === true) continue;
      const was = { from, convert: converterIn(column, project.settings, kind) };
      const now = { from, convert: converterIn(column, next, kind) };
      const rich = reconverted(was, cell, now);
      if (sameRich(rich, cell)) continue;
      const after = cell.locked ? { ...cell, stale: true } : withText(cell, rich, 'converted');
      if (!sameCell(cell, after)) yield { on: 'cell', segment, side: target, before: cell, after };
    }
  }
};

/** Changes the settings; converted cells nobody edited follow in the same action, locked ones become stale. */
export const configure = (project: OpenProject, next: ProjectSettings, actor: string): Result<null> => {
  const { settings } = project;
  if (sameValue(settings, next)) return ok(null);
  const steps: Step[] = [{ on: 'settings', before: settings, after: next }];
  for (const { document } of project.order.stretches()) {
    for (const step of settingsFollowers(project, document, next)) steps.push(step);
  }
  const done = commit(project, { kind: 'settings', steps, actor });
  return done.ok ? ok(null) : done;
};
