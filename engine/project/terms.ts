import type { KnownTerms } from '#core/checks/check.ts';
import {
  originalSide,
  type Concept,
  type Range,
  type Row,
  type Sequence,
  type Step,
} from '#core/model/index.ts';
import { createTermIndex, type TermIndex } from '#core/terms/index.ts';
import { allConcepts, findConcept } from '../store/concepts-repository.ts';
import type { OpenProject } from './open-project.ts';

/** The termbase of a project as it was at a point of its history. */
type Known = { sequence: Sequence; readonly index: TermIndex };

const kept = new WeakMap<OpenProject, Known>();

const readAll = ({ handle }: OpenProject): TermIndex => {
  const index = createTermIndex();
  for (const concept of allConcepts(handle)) if (concept.damaged !== true) index.put(concept);
  return index;
};

/** The concepts of the project that can be relied on, and their terms, found in texts. Read from the file when first asked for. */
export const termIndexOf = (project: OpenProject): TermIndex => {
  const known = kept.get(project);
  // While observers hear of a commit it is ahead.
  if (known !== undefined && known.sequence >= project.sequence) return known.index;
  const index = readAll(project);
  kept.set(project, { sequence: project.sequence, index });
  return index;
};

/** What is found in texts of the project; null while there is no term at all. */
export const knownTerms = (project: OpenProject): KnownTerms | null => {
  const index = termIndexOf(project);
  return index.size() === 0 ? null : index;
};

const changesUnnamed = (step: Step): boolean => step.on === 'row' && step.table !== 'cells';

/** Takes in what committed steps changed. Called after each commit, before the project's sequence moves on. */
export const noteTerms = (project: OpenProject, sequence: Sequence, steps: readonly Step[]): void => {
  const known = kept.get(project);
  if (known === undefined || known.sequence !== project.sequence) return;
  if (steps.some(changesUnnamed)) {
    kept.delete(project);
    return;
  }
  for (const step of steps) {
    if (step.on !== 'concept') continue;
    const concept: Concept | null = findConcept(project.handle, step.id);
    if (concept === null || concept.damaged === true) known.index.remove(step.id);
    else known.index.put(concept);
  }
  known.sequence = sequence;
};

/** Where terms stand in the original of a row: overlapping ones as one stretch. */
export const termRanges = (
  project: OpenProject,
  terms: KnownTerms,
  { document, cells }: Pick<Row, 'document' | 'cells'>,
): readonly Range[] => {
  const cell = cells[originalSide];
  const language = project.documents.get(document)?.language;
  if (cell === undefined || cell.damaged === true || language === undefined) return [];
  const ranges: { start: number; end: number }[] = [];
  for (const { start, end } of terms.find(cell.text, language)) {
    const last = ranges.at(-1);
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
    else ranges.push({ start, end });
  }
  return ranges;
};
