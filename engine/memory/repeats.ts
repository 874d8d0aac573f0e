import { fitTags, memoryKey } from '#core/memory/index.ts';
import { penaltiesOf } from '#core/memory/score.ts';
import {
  isEmpty,
  ok,
  originalSide,
  type Cell,
  type Result,
  type SegmentId,
  type Step,
} from '#core/model/index.ts';
import type { ActionRequest } from '../project/action-request.ts';
import { withText } from '../project/cell-rules.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import { textSteps } from '../project/source-change.ts';
import { transact } from '../store/database.ts';
import { segmentsWithOriginal } from '../store/memory-repository.ts';
import { readMeta, writeMeta } from '../store/meta-repository.ts';
import { sameOriginals } from './originals.ts';
import { cellsBy, isConfirmed, languageAt, type Cells } from './own-rows.ts';

const key = 'fillRepeats';

/** Whether rows with the same original are filled when a translation is confirmed. Not unless somebody wished so. */
export const fillsRepeats = ({ handle }: OpenProject): boolean => readMeta(handle, key) === '1';

/** Switches that on or off; no step of undo. */
export const setFillsRepeats = (
  project: OpenProject,
  fills: boolean,
): Result<{ readonly fills: boolean }> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const written = transact(handle.value, project.path, (handle) => {
    writeMeta(handle, key, fills ? '1' : '0');
    return null;
  });
  return written.ok ? ok({ fills }) : written;
};

type CellStep = Extract<Step, { on: 'cell' }>;

/** What somebody just began to stand for. */
const isConfirming = (step: Step): step is CellStep & { readonly after: Cell } =>
  step.on === 'cell' &&
  step.side !== originalSide &&
  step.after !== null &&
  isConfirmed(step.after) &&
  !(step.before !== null && isConfirmed(step.before));

/** The same from the file, while not all originals are known. */
const storedWith = (project: OpenProject, text: string): readonly SegmentId[] => {
  const key = memoryKey(text);
  return segmentsWithOriginal(project.handle, text)
    .filter((found) => memoryKey(found.text) === key)
    .map((found) => found.segment);
};

/** Rows whose originals have the same key, but for the row itself. */
const repeatsOf = (project: OpenProject, segment: SegmentId, original: Cell): readonly SegmentId[] =>
  (sameOriginals(project, original.text) ?? storedWith(project, original.text)).filter(
    (found) => found !== segment && project.order.rowOf(found) !== null,
  );

const fillOne = (
  project: OpenProject,
  { side, after }: CellStep & { readonly after: Cell },
  original: Cell,
  from: number,
  segment: SegmentId,
  cells: Cells,
): readonly Step[] => {
  const row = project.order.rowOf(segment);
  const theirs = cells.get(originalSide);
  const before = cells.get(side);
  if (row === null || theirs === undefined || theirs.damaged === true || before === undefined) return [];
  if (before.damaged === true || before.locked || !isEmpty(before)) return [];
  const document = project.documents.get(project.order.documentAt(row) ?? (0 as never));
  if (document?.targets.includes(side) !== true) return [];
  const penalties = penaltiesOf(
    { text: original.text, tags: original.tags, language: languageAt(project, from) },
    { text: theirs.text, tags: theirs.tags, language: languageAt(project, row) },
    true,
  );
  if (penalties.some((penalty) => penalty !== 'script')) return [];
  const text = { text: after.text, tags: fitTags(after.tags, original.tags, theirs.tags) };
  return textSteps(project, { segment, document, side, before, after: withText(before, text, 'memory') });
};

/**
 * What goes along when a translation is confirmed: cells without a text, of rows with the same original in either script, get it as a draft
 * of the memory. What is locked, or has a text, stays.
 */
export const repeatSteps = (project: OpenProject, { kind, steps }: ActionRequest): readonly Step[] => {
  if (kind !== 'state' || !steps.some(isConfirming) || !fillsRepeats(project)) return [];
  const taken = new Set(
    steps.flatMap((step) => (step.on === 'cell' ? [`${step.segment} ${step.side}`] : [])),
  );
  return steps.filter(isConfirming).flatMap((step) => {
    const from = project.order.rowOf(step.segment);
    const original = cellsBy(project, [step.segment]).get(step.segment)?.get(originalSide);
    if (from === null || original === undefined || isEmpty(original)) return [];
    const repeats = repeatsOf(project, step.segment, original).filter((segment) => {
      const name = `${segment} ${step.side}`;
      if (taken.has(name)) return false;
      taken.add(name);
      return true;
    });
    const cells = cellsBy(project, repeats);
    return repeats.flatMap((segment) =>
      fillOne(project, step, original, from, segment, cells.get(segment) ?? new Map()),
    );
  });
};
