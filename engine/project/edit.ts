import {
  emptyCell,
  fail,
  ok,
  sameRich,
  type ActionKind,
  type Cell,
  type CellState,
  type Language,
  type Result,
  type RichText,
  type SegmentId,
  type Sequence,
  type Side,
  type Step,
  type TextEdit,
} from '#core/model/index.ts';
import { codePointLength, isWellFormed } from '#core/text/codepoints.ts';
import { convertRich } from '#core/text/conversion/index.ts';
import { applyEdits, mapTags, validRich } from '#core/text/mapping.ts';
import { editKey } from './action-request.ts';
import { kindOf } from '../store/blocks-repository.ts';
import { cellFor, damagedCell, type FoundCell, type FoundSegment } from './address.ts';
import { withState, withText } from './cell-rules.ts';
import { commit } from './commit.ts';
import { converterFor } from './conversion.ts';
import { writable, type OpenProject } from './open-project.ts';
import { textSteps } from './source-change.ts';

export type CellAddress = { readonly segment: SegmentId; readonly side: Side };
export type Who = { readonly actor: string; readonly burst?: string };
export type BulkResult = { readonly sequence: Sequence; readonly changed: number };

/** A cell that may be written: the project is writable, the column is shown, nobody locked it. */
const editable = (project: OpenProject, { segment, side }: CellAddress): Result<FoundCell> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const found = cellFor(project, segment, side);
  if (!found.ok) return found;
  const { locked, damaged } = found.value.cell;
  if (damaged === true) return damagedCell(project, segment, side);
  return locked ? fail('cell.locked') : found;
};

const write = (
  project: OpenProject,
  { segment, side }: CellAddress,
  found: FoundCell,
  after: Cell,
  { kind, edits }: { readonly kind: ActionKind; readonly edits?: readonly TextEdit[] | undefined },
  who: Who,
): Result<Sequence> => {
  const change = { segment, side, document: found.document, before: found.cell, after };
  const known = edits === undefined ? {} : { edits: new Map([[editKey(segment, side), edits]]) };
  const done = commit(project, { kind, steps: textSteps(project, change), ...known, ...who });
  return done.ok ? ok(done.value.sequence) : done;
};

/** Writes one text, if the cell still holds `before`. Failures: cell.locked, cell.damaged, cell.bad-text, cell.stale-edit and those of commit. */
export const editCell = (
  project: OpenProject,
  address: CellAddress,
  {
    before,
    after,
    edits,
  }: {
    readonly before: string;
    readonly after: RichText;
    readonly edits?: readonly TextEdit[] | undefined;
  },
  who: Who,
): Result<Sequence> => {
  if (!isWellFormed(after.text)) return fail('cell.bad-text', { detail: 'lone surrogate' });
  if (!validRich(after)) return fail('cell.bad-text', { detail: 'tags' });
  const found = editable(project, address);
  if (!found.ok) return found;
  const { cell } = found.value;
  if (cell.text !== before) return fail('cell.stale-edit');
  if (sameRich(cell, after)) return ok(project.sequence);
  return write(project, address, found.value, withText(cell, after, 'typed'), { kind: 'edit', edits }, who);
};

/** A cell with the original's text and tags, in the script of its column. */
export const copiedSource = (
  project: OpenProject,
  { place, document, side, cell }: FoundSegment & { readonly side: Language; readonly cell: Cell | null },
  source: Cell,
): Cell => {
  const convert = converterFor(project.settings, document.language, side, kindOf(project.handle, place.id));
  return { ...withText(cell ?? emptyCell, convertRich(source, convert), 'typed'), stale: false };
};

/** Puts the original's text and tags into another column, as a draft; in Chinese, in that column's script. */
export const copySource = (project: OpenProject, address: CellAddress, who: Who): Result<Sequence> => {
  if (address.side === 'source') return fail('cell.unknown-side', { side: address.side });
  const found = editable(project, address);
  if (!found.ok) return found;
  const source = cellFor(project, address.segment, 'source');
  if (!source.ok) return source;
  if (source.value.cell.damaged === true) return damagedCell(project, address.segment, 'source');
  const { place, document, cell } = found.value;
  const after = copiedSource(project, { place, document, side: address.side, cell }, source.value.cell);
  return write(project, address, found.value, after, { kind: 'copy-source' }, who);
};

/** Replaces the character at code point `at` by `to`; the cell keeps its origin, so that it goes on following its source. */
export const chooseAlternative = (
  project: OpenProject,
  address: CellAddress,
  { at, to }: { readonly at: number; readonly to: string },
  who: Who,
): Result<Sequence> => {
  if (!isWellFormed(to)) return fail('cell.bad-text', { detail: 'lone surrogate' });
  const found = editable(project, address);
  if (!found.ok) return found;
  const { cell } = found.value;
  if (at >= codePointLength(cell.text)) return fail('cell.bad-text', { detail: `no character at ${at}` });
  const edits = [{ start: at, end: at + 1, insert: to }];
  const text = applyEdits(cell.text, edits);
  if (text === cell.text) return ok(project.sequence);
  const after = withText(cell, { text, tags: mapTags(cell.tags, edits) }, cell.origin);
  return write(project, address, found.value, after, { kind: 'choose-alternative', edits }, who);
};

const changeEach = (
  project: OpenProject,
  segments: readonly SegmentId[],
  side: Side,
  change: (cell: Cell) => Cell | null,
): Result<readonly Step[]> => {
  const steps: Step[] = [];
  for (const segment of new Set(segments)) {
    const found = cellFor(project, segment, side);
    if (!found.ok) return found;
    const before = found.value.cell;
    const after = before.damaged === true ? null : change(before);
    if (after !== null) steps.push({ on: 'cell', segment, side, before, after });
  }
  return ok(steps);
};

const bulk = (
  project: OpenProject,
  kind: ActionKind,
  steps: Result<readonly Step[]>,
  who: Who,
): Result<BulkResult> => {
  if (!steps.ok) return steps;
  const done = commit(project, { kind, steps: steps.value, ...who });
  return done.ok ? ok({ sequence: done.value.sequence, changed: steps.value.length }) : done;
};

/** Sets the state of one column of many segments as one action. Cells that cannot be in it are left, and not counted. */
export const setState = (
  project: OpenProject,
  segments: readonly SegmentId[],
  side: Side,
  state: CellState,
  who: Who,
): Result<BulkResult> =>
  bulk(
    project,
    'state',
    changeEach(project, segments, side, (cell) => withState(cell, state)),
    who,
  );

/** Locks or unlocks one column of many segments as one action. */
export const setLock = (
  project: OpenProject,
  segments: readonly SegmentId[],
  side: Side,
  locked: boolean,
  who: Who,
): Result<BulkResult> =>
  bulk(
    project,
    'lock',
    changeEach(project, segments, side, (cell) => (cell.locked === locked ? null : { ...cell, locked })),
    who,
  );
