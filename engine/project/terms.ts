import type { KnownTerms } from '#core/checks/check.ts';
import {
  isChinese,
  originalSide,
  type Concept,
  type DocumentId,
  type Range,
  type Row,
  type RowNumber,
  type SegmentId,
  type Sequence,
  type Step,
} from '#core/model/index.ts';
import { createTermIndex, type TermIndex, type TermMatch } from '#core/terms/index.ts';
import { fold } from '#core/text/fold.ts';
import { allConcepts, findConcept } from '../store/concepts-repository.ts';
import { originalsWith } from '../store/find-repository.ts';
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

/** Where the whole name of a person stands first in a document: by document and names, as of the originals now. */
type Introductions = { sequence: Sequence; readonly rows: Map<string, RowNumber> };

const introductions = new WeakMap<OpenProject, Introductions>();

const introducedAt = (project: OpenProject, document: DocumentId, concept: Concept): RowNumber => {
  let known = introductions.get(project);
  if (known === undefined || known.sequence < project.sequence) {
    known = { sequence: project.sequence, rows: new Map() };
    introductions.set(project, known);
  }
  const names = concept.terms
    .filter(({ language, status }) => status !== 'forbidden' && isChinese(language))
    .map(({ text }) => fold(text));
  // By what it is called: a change that is only looked at calls it otherwise.
  const key = [document, ...names].join('\n');
  const found = known.rows.get(key);
  if (found !== undefined) return found;
  const rows = names
    .flatMap((name) => originalsWith(project.handle, document, name))
    .map(({ segment }) => project.order.rowOf(segment) ?? Infinity);
  const first = Math.min(Infinity, ...rows);
  known.rows.set(key, first);
  return first;
};

/** The terms in the original of a row: of given names alone those of people whose whole name the document had by then. */
export const termsInOriginal = (
  project: OpenProject,
  terms: KnownTerms,
  {
    document,
    segment,
    text,
  }: { readonly document: DocumentId; readonly segment: SegmentId; readonly text: string },
): readonly TermMatch[] => {
  const language = project.documents.get(document)?.language;
  if (language === undefined) return [];
  const row = project.order.rowOf(segment) ?? 0;
  return terms.find(text, language).filter(({ form, concept: id }) => {
    const concept = form === 'given' ? terms.get(id) : null;
    return concept === null || introducedAt(project, document, concept) <= row;
  });
};

/** What is found in texts of the project; null while there is no term at all. */
export const knownTerms = (project: OpenProject): KnownTerms | null => {
  const index = termIndexOf(project);
  return index.size() === 0 ? null : index;
};

/** Only translations were changed: names are introduced where they were. */
const leavesOriginals = (step: Step): boolean => step.on === 'cell' && step.side !== originalSide;

const changesUnnamed = (step: Step): boolean => step.on === 'row' && step.table !== 'cells';

/** Takes in what committed steps changed. Called after each commit, before the project's sequence moves on. */
export const noteTerms = (project: OpenProject, sequence: Sequence, steps: readonly Step[]): void => {
  const introduced = introductions.get(project);
  if (introduced?.sequence === project.sequence && steps.every(leavesOriginals))
    introduced.sequence = sequence;
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
  { document, segment, cells }: Pick<Row, 'document' | 'segment' | 'cells'>,
): readonly Range[] => {
  const cell = cells[originalSide];
  if (cell === undefined || cell.damaged === true) return [];
  const ranges: { start: number; end: number }[] = [];
  for (const { start, end } of termsInOriginal(project, terms, { document, segment, text: cell.text })) {
    const last = ranges.at(-1);
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
    else ranges.push({ start, end });
  }
  return ranges;
};
