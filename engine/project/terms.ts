import type { KnownTerms } from '#core/checks/check.ts';
import {
  isChinese,
  ok,
  originalSide,
  type Concept,
  type DocumentId,
  type Range,
  type Result,
  type Row,
  type RowNumber,
  type SegmentId,
  type Sequence,
  type Step,
} from '#core/model/index.ts';
import {
  combinedTerms,
  createTermIndex,
  type TermIndex,
  type TermMatch,
  type TermsRead,
} from '#core/terms/index.ts';
import { fold } from '#core/text/fold.ts';
import { conceptsBehind, countConceptsBehind, findConcept } from '../store/concepts-repository.ts';
import { originalsWith } from '../store/find-repository.ts';
import { lastRevision } from '../store/shared-concepts-repository.ts';
import { giveWay } from '../turns.ts';
import type { OpenProject } from './open-project.ts';
import {
  activeTermbases,
  areTermbasesAtHand,
  attachedTermbase,
  openedTermbase,
} from './termbases/attached.ts';
import { growInTurns, growSome, growWhole, portion, type GrowingIndex } from './termbases/growing-index.ts';
import { termbaseRecords } from './termbases/records.ts';

/** The project's own termbase as it was at a point of its history, taken into an index up to a concept. */
type Own = { sequence: Sequence; readonly growing: GrowingIndex; last: number };

const kept = new WeakMap<OpenProject, Own>();

const openOwn = (project: OpenProject): Own => {
  const index = createTermIndex();
  const grow = (): boolean => {
    const concepts = conceptsBehind(project.handle, own.last, portion);
    for (const concept of concepts) if (concept.damaged !== true) index.put(concept);
    own.last = concepts.at(-1)?.id ?? own.last;
    return concepts.length < portion;
  };
  const left = (): number => countConceptsBehind(project.handle, own.last);
  const own: Own = { sequence: project.sequence, growing: { index, grow, left }, last: 0 };
  kept.set(project, own);
  return own;
};

const ownOf = (project: OpenProject): Own => {
  const known = kept.get(project);
  // While observers hear of a commit it is ahead.
  return known !== undefined && known.sequence >= project.sequence ? known : openOwn(project);
};

/** The termbases of a project: its own, and above each other the shared ones that are switched on. */
const basesOf = (project: OpenProject): readonly GrowingIndex[] => [
  ownOf(project).growing,
  ...activeTermbases(project).map(({ terms }) => terms),
];

const combined = new WeakMap<OpenProject, { readonly of: readonly TermIndex[]; readonly all: TermsRead }>();

const combine = (project: OpenProject, bases: readonly GrowingIndex[]): TermsRead => {
  const indexes = bases.map(({ index }) => index);
  const known = combined.get(project);
  if (known?.of.length === indexes.length && known.of.every((one, n) => one === indexes[n])) return known.all;
  const all = combinedTerms(indexes);
  combined.set(project, { of: indexes, all });
  return all;
};

/**
 * The concepts of the project and of its shared termbases that can be relied on, and their terms, found in texts. Read from the files when first
 * asked for: who can wait lets others go first (`readyTerms`), and who cannot does without (`termsAtHand`).
 */
export const termIndexOf = (project: OpenProject): TermsRead => {
  const bases = basesOf(project);
  growWhole(bases);
  return combine(project, bases);
};

/** The terms of one termbase of the project, of its own without a path. Failures: termbase.unknown, those of opening it. */
export const termsOfOne = (project: OpenProject, path: string | null): Result<TermIndex> => {
  const file = path === null ? null : attachedTermbase(project, path);
  if (file?.ok === false) return file;
  const base = file === null ? ownOf(project).growing : file.value.terms;
  growWhole([base]);
  return ok(base.index);
};

const growing = new WeakMap<OpenProject, Promise<boolean>>();

/** Reads the termbases, giving way to other work, and tells the windows when terms are there that were not before. Answers false once the project is closed. */
export const readyTerms = (project: OpenProject): Promise<boolean> => {
  const known = growing.get(project);
  if (known !== undefined) return known;
  if (areTermbasesAtHand(project) && growSome(basesOf(project))) return Promise.resolve(true);
  const ready = giveWay()
    .then(() =>
      growInTurns(
        () => basesOf(project),
        () => project.handle.open,
      ),
    )
    .finally(() => growing.delete(project));
  growing.set(project, ready);
  void ready.then((done) =>
    done ? project.services.emit('terms.changed', { path: project.path }) : undefined,
  );
  return ready;
};

/** The same as `termIndexOf` for those who show what is there: null while it is being read, after which windows are told (`terms.changed`). */
export const termsAtHand = (project: OpenProject): TermsRead | null => {
  if (areTermbasesAtHand(project)) {
    const bases = basesOf(project);
    if (growSome(bases)) return combine(project, bases);
  }
  void readyTerms(project);
  return null;
};

/** Which state the shared termbases of a project are in: another one after any of them was changed, by whomever. */
export const sharedTermsState = (project: OpenProject): string =>
  termbaseRecords(project)
    .map(({ path, on }) => {
      const file = on ? openedTermbase(project, path) : null;
      return file?.ok === true ? `${path} ${lastRevision(file.value.database.read)}` : path;
    })
    .join('\n');

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

const unlessEmpty = (terms: TermsRead | null): KnownTerms | null =>
  terms === null || terms.size() === 0 ? null : terms;

/** What is found in texts of the project; null while there is no term at all. */
export const knownTerms = (project: OpenProject): KnownTerms | null => unlessEmpty(termIndexOf(project));

/** The same for a page that is shown, which does not wait for a large termbase. */
export const shownTerms = (project: OpenProject): KnownTerms | null => unlessEmpty(termsAtHand(project));

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
  const { index } = known.growing;
  for (const step of steps) {
    // Those behind the last are read when their turn comes.
    if (step.on !== 'concept' || step.id > known.last) continue;
    const concept: Concept | null = findConcept(project.handle, step.id);
    if (concept === null || concept.damaged === true) index.remove(step.id);
    else index.put(concept);
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
