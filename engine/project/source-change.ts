import {
  columnsOfDocument,
  convertedFrom,
  isEmpty,
  languageOfSide,
  originalSide,
  sameRich,
  type Cell,
  type SegmentId,
  type Side,
  type Step,
  type TextEdit,
} from '#core/model/index.ts';
import { diffText } from '#core/text/diff.ts';
import { mapRange } from '#core/text/mapping.ts';
import { kindOf } from '../store/blocks-repository.ts';
import { findCell } from '../store/cells-repository.ts';
import type { StoredDocument } from '../store/documents-repository.ts';
import { repairsOf, type StoredRepair } from '../store/repairs-repository.ts';
import { sameCell, withText } from './cell-rules.ts';
import { converterFor, reconverted } from './conversion.ts';
import type { OpenProject } from './open-project.ts';

/** One text that changes: the original, or one that another column is converted from. */
export type TextChange = {
  readonly segment: SegmentId;
  readonly document: Pick<StoredDocument, 'columns' | 'targets'>;
  readonly side: Side;
  readonly before: Cell;
  readonly after: Cell;
  /** What makes the one text the other, in code points, where whoever changed it knows. */
  readonly edits?: readonly TextEdit[] | undefined;
};

const cellStep = (segment: SegmentId, side: Side, before: Cell, after: Cell): readonly Step[] =>
  sameCell(before, after) ? [] : [{ on: 'cell', segment, side, before, after }];

/** The steps from the texts of a segment as they were to what they have become. */
export const cellSteps = (
  segment: SegmentId,
  before: ReadonlyMap<Side, Cell>,
  now: ReadonlyMap<Side, Cell>,
): Step[] =>
  [...now].flatMap(([side, after]): Step[] => {
    const was = before.get(side) ?? null;
    return was !== null && sameCell(was, after) ? [] : [{ on: 'cell', segment, side, before: was, after }];
  });

/** Whether a text may be rewritten: it was converted before, or there has been nothing yet on either side. */
const follows = ({ before }: TextChange, cell: Cell): boolean =>
  !cell.locked && (cell.origin === 'converted' || (isEmpty(cell) && isEmpty(before)));

/** A converted text follows, unless people wrote in it or locked it: then it is only marked as out of date. */
const followConversion = (project: OpenProject, change: TextChange, target: Side, cell: Cell): Cell => {
  if (!follows(change, cell)) return markStale(change, cell);
  const { document, side, before, after, edits } = change;
  const kind = kindOf(project.handle, change.segment);
  const convert = converterFor(
    project.settings,
    languageOfSide(document.columns, side),
    languageOfSide(document.columns, target),
    kind,
  );
  const next = reconverted({ from: before, convert }, cell, { from: after, convert }, edits);
  return sameRich(next, cell) ? cell : withText(cell, next, 'converted');
};

const markStale = ({ before, after }: TextChange, cell: Cell): Cell =>
  cell.text === '' || before.text === after.text ? cell : { ...cell, stale: true };

/** The text of a column after `change` in the same segment; the very same cell when it is not concerned. */
export const afterChange = (project: OpenProject, change: TextChange, target: Side, cell: Cell): Cell => {
  if (cell.damaged === true) return cell;
  const from = convertedFrom(change.document.columns, target);
  if (from === change.side) return followConversion(project, change, target, cell);
  // A column converted from another translation hears of the original through that one.
  return change.side === originalSide && from === null ? markStale(change, cell) : cell;
};

/** Where a column that the document does not show would have its texts from, if it did. */
const basisOfHidden = ({ settings }: OpenProject, { document }: TextChange, hidden: Side): Side => {
  const { columns, targets } = document;
  const all = columnsOfDocument(settings.columns, languageOfSide(columns, originalSide), [
    ...targets,
    hidden,
  ]);
  return convertedFrom(all, hidden) ?? originalSide;
};

/** A text in a column that is hidden stays, and tells that it is out of date when it is shown again. */
const hiddenFollowers = (project: OpenProject, change: TextChange): readonly Step[] =>
  project.settings.columns.flatMap(({ id, role }): readonly Step[] => {
    if (role === 'original' || change.document.targets.includes(id)) return [];
    const cell = findCell(project.handle, change.segment, id);
    if (cell === null || cell.damaged === true || basisOfHidden(project, change, id) !== change.side)
      return [];
    return cellStep(change.segment, id, cell, markStale(change, cell));
  });

const followers = (project: OpenProject, change: TextChange): readonly Step[] => [
  ...change.document.targets.flatMap((target): readonly Step[] => {
    const cell = target === change.side ? null : findCell(project.handle, change.segment, target);
    return cell === null
      ? []
      : cellStep(change.segment, target, cell, afterChange(project, change, target, cell));
  }),
  ...hiddenFollowers(project, change),
];

/** Where a repair stands after its segment's original was edited. Words changed by hand can no longer be switched. */
export const repairAfterEdits = (repair: StoredRepair, edits: readonly TextEdit[]): Step | null => {
  const { id, segment, start, end, decision, status } = repair;
  if (status === 'gone') return null;
  const { range, touched, gone } = mapRange(edits, { start, end });
  const next = status === 'edited' ? status : gone ? 'gone' : touched ? 'edited' : 'live';
  if (range.start === start && range.end === end && next === status) return null;
  return {
    on: 'repair',
    id,
    before: { segment, start, end, decision, status },
    after: { segment, start: range.start, end: range.end, decision, status: next },
  };
};

const moveRepairs = (project: OpenProject, { segment, before, after }: TextChange): readonly Step[] => {
  if (before.text === after.text) return [];
  const repairs = repairsOf(project.handle, segment);
  if (repairs.length === 0) return [];
  const edits = diffText(before.text, after.text);
  return repairs.map((repair) => repairAfterEdits(repair, edits)).filter((step) => step !== null);
};

/**
 * The steps that follow from a changed text in the same action: columns converted from it are converted again,
 * translations of a changed original become stale, and repairs of the original keep to their words.
 * `repairs: false` when the caller moves them itself.
 */
const stepsAfterChange = (
  project: OpenProject,
  change: TextChange,
  { repairs = true }: { readonly repairs?: boolean } = {},
): readonly Step[] => [
  ...followers(project, change),
  ...(repairs && change.side === 'source' ? moveRepairs(project, change) : []),
];

/** The steps of writing one text: the text itself, and all that follows from it. */
export const textSteps = (
  project: OpenProject,
  change: TextChange,
  options?: { readonly repairs?: boolean },
): readonly Step[] => {
  const { segment, side, before, after } = change;
  const own = cellStep(segment, side, before, after);
  return own.length === 0 ? [] : [...own, ...stepsAfterChange(project, change, options)];
};
