import type { AcceptedText, ChangedWithTexts, ImpactedText, TermImpact } from '#api/term-impact.ts';
import {
  columnsOfDocument,
  chineseScript,
  fail,
  isChinese,
  isFixed,
  ok,
  originalSide,
  primaryOf,
  type Cell,
  type Concept,
  type ConceptContent,
  type ConceptId,
  type Language,
  type Result,
  type SegmentId,
  type Side,
  type Step,
  type TextEdit,
} from '#core/model/index.ts';
import { sameValue } from '#core/model/same-value.ts';
import { neededIn, replacementFor, type Replacement } from '#core/terms/impact.ts';
import { createTermIndex, type TermIndex } from '#core/terms/index.ts';
import { settledContent } from '#core/terms/settled-content.ts';
import { applyEdits } from '#core/text/mapping.ts';
import { commit } from '../project/commit.ts';
import { editRow } from '../project/edit-row.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import { knownTerms, termsInOriginal } from '../project/terms.ts';
import { cellsOfAll } from '../store/cells-repository.ts';
import type { StoredDocument } from '../store/documents-repository.ts';
import { findSegments } from '../store/segments-repository.ts';
import { takeTurns } from '../turns.ts';
import { conceptById, storeOf, type ConceptChange } from './concept-store.ts';

/** An entry, and what it is to say. */
type Change = { readonly before: Concept; readonly content: ConceptContent };

const changeOf = (project: OpenProject, id: ConceptId, content: ConceptContent): Result<Change> => {
  const before = conceptById(project, id);
  if (before === null) return fail('concept.unknown', { concept: id });
  if (before.damaged === true) return fail('concept.damaged', { concept: id });
  const settled = settledContent(content);
  return settled === null ? fail('concept.no-terms') : ok({ before, content: settled });
};

/** The texts of originals that name an entry, by what it was called and by what it is to be called. */
const sourceIndex = ({ before, content }: Change): TermIndex => {
  const index = createTermIndex();
  index.put({ ...before, terms: [...before.terms, ...content.terms], name: content.name ?? before.name });
  return index;
};

/** The columns of a document that follow a change: those beside the original, and of Chinese those in the other script. */
const replacementsFor = (
  { before, content }: Change,
  project: OpenProject,
  document: StoredDocument,
): ReadonlyMap<Side, Replacement> => {
  const columns = columnsOfDocument(project.settings.columns, document.language, document.targets);
  const isOriginals = (language: Language): boolean =>
    primaryOf(language) === primaryOf(document.language) &&
    (!isChinese(language) || chineseScript(language) === chineseScript(document.language));
  return new Map(
    columns.flatMap(({ id, language, role }) => {
      if (role !== 'translation' || isOriginals(language)) return [];
      const replacement = replacementFor(before, content, language);
      return replacement === null ? [] : [[id, replacement] as const];
    }),
  );
};

/** A text that a change touches. */
type Touched = {
  readonly segment: SegmentId;
  readonly side: Side;
  readonly cell: Cell;
  readonly edits: readonly TextEdit[];
};

const touchedIn = (
  project: OpenProject,
  change: Change,
  named: TermIndex,
  segments: readonly SegmentId[],
): readonly Touched[] => {
  const documents = new Map(findSegments(project.handle, segments).map(({ id, document }) => [id, document]));
  const bySegment = Map.groupBy(cellsOfAll(project.handle, segments), ({ segment }) => segment);
  const known = knownTerms(project);
  const replacements = new Map<StoredDocument, ReadonlyMap<Side, Replacement>>();
  return segments.flatMap((segment): readonly Touched[] => {
    const document = project.documents.get(documents.get(segment) ?? (0 as StoredDocument['id']));
    const cells = bySegment.get(segment) ?? [];
    const original = cells.find(({ side }) => side === originalSide)?.cell;
    if (document === undefined || original === undefined || original.damaged === true) return [];
    const at = { document: document.id, segment, text: original.text };
    const meant = termsInOriginal(project, named, at);
    if (meant.length === 0) return [];
    const longer = known?.find(original.text, document.language) ?? [];
    // A term that stands within another everywhere is not what is meant.
    const isMeant = meant.some(
      (match) =>
        !longer.some(
          (other) =>
            other.concept !== match.concept &&
            other.start <= match.start &&
            match.end <= other.end &&
            other.end - other.start > match.end - match.start,
        ),
    );
    if (!isMeant) return [];
    const own = replacements.get(document) ?? replacementsFor(change, project, document);
    replacements.set(document, own);
    const inFull = meant.some(({ form }) => form === undefined);
    return cells.flatMap(({ side, cell }): readonly Touched[] => {
      const replacement = own.get(side);
      if (replacement === undefined || cell.damaged === true) return [];
      const others = known?.find(cell.text, replacement.language) ?? [];
      const needed = neededIn(replacement, cell.text, { others, inFull });
      return needed === null ? [] : [{ segment, side, cell, edits: needed.edits }];
    });
  });
};

/** Rows looked at between two turns. */
const stretch = 200;

const allTouched = async (
  project: OpenProject,
  change: Change,
  isWanted: () => boolean,
): Promise<Result<readonly Touched[]>> => {
  const named = sourceIndex(change);
  const turn = takeTurns();
  const found: Touched[] = [];
  const { sequence } = project;
  for (let from = 1; from <= project.order.size(); from += stretch) {
    found.push(...touchedIn(project, change, named, project.order.slice(from, stretch)));
    await turn();
    if (!isWanted()) return fail('job.cancelled');
    if (project.sequence !== sequence) return allTouched(project, change, isWanted);
  }
  return ok(found);
};

const told = (project: OpenProject, { segment, side, cell, edits }: Touched): ImpactedText => ({
  segment,
  row: project.order.rowOf(segment) ?? 0,
  side,
  before: cell.text,
  after: edits.length === 0 || isFixed(cell) ? null : applyEdits(cell.text, edits),
  edits: isFixed(cell) ? [] : edits,
  locked: cell.locked,
});

/**
 * The texts that a change of an entry touches, in the order of the rows: translations whose original names it, with what each would be.
 * Changes nothing. Failures: concept.unknown, concept.damaged, concept.no-terms, job.cancelled.
 */
export const termImpact = async (
  project: OpenProject,
  id: ConceptId,
  content: ConceptContent,
  isWanted: () => boolean,
): Promise<Result<TermImpact>> => {
  const change = changeOf(project, id, content);
  if (!change.ok) return change;
  const touched = await allTouched(project, change.value, isWanted);
  if (!touched.ok) return touched;
  const texts = touched.value.map((one) => told(project, one));
  return ok({ texts, proposals: texts.filter(({ after }) => after !== null).length });
};

const backwards = ({ id, before, after }: ConceptChange): ConceptChange => ({
  id,
  before: after,
  after: before,
});

/**
 * Makes an entry say something else, and changes the accepted texts with it, as one step of undo; an entry of a shared
 * termbase as a change of that. A text that is not as it was when it was accepted is left. Failures: those of `termImpact` and of commit.
 */
export const changeWithTexts = (
  project: OpenProject,
  id: ConceptId,
  { content, accepted }: { readonly content: ConceptContent; readonly accepted: readonly AcceptedText[] },
  actor: string,
): Result<ChangedWithTexts> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const change = changeOf(project, id, content);
  if (!change.ok) return change;
  const store = storeOf(project, id);
  if (!store.ok) return store;
  const { before } = change.value;
  const after: Concept = { id, uid: before.uid, ...change.value.content };
  const changes = sameValue(before, after) ? [] : [{ id, before, after }];
  const isOwn = store.value.path === null;
  const steps: Step[] = isOwn ? changes.map((one) => ({ on: 'concept', ...one })) : [];
  const edits = new Map<string, readonly TextEdit[]>();
  const named = sourceIndex(change.value);
  let [changed, left] = [0, 0];
  for (const [segment, group] of Map.groupBy(accepted, (one) => one.segment)) {
    const touched = touchedIn(project, change.value, named, [segment]);
    const wanted = new Map(
      touched
        .filter(({ side, cell, edits: own }) => {
          const said = group.find((one) => one.side === side);
          return said?.before === cell.text && own.length > 0 && !isFixed(cell);
        })
        .map(({ side, cell, edits: own }) => [side, { text: cell.text, own }]),
    );
    const [place] = findSegments(project.handle, [segment]);
    const document = place === undefined ? undefined : project.documents.get(place.document);
    left += group.length - wanted.size;
    if (document === undefined || wanted.size === 0) continue;
    const row = editRow(project, { segment, document }, (side, now) => {
      const one = wanted.get(side);
      // A column that has followed another by now has its terms by conversion.
      return one !== undefined && now.get(side)?.text === one.text ? one.own : [];
    });
    changed += wanted.size;
    steps.push(...row.steps);
    for (const [key, own] of row.edits) edits.set(key, own);
  }
  // What a shared termbase says comes first: when it cannot be written nothing is changed.
  const shared = isOwn ? ok(null) : store.value.change('edit', changes, actor);
  if (!shared.ok) return shared;
  const done = commit(project, { kind: 'change-term', steps, edits, actor });
  if (!done.ok && !isOwn) store.value.change('edit', changes.map(backwards), actor);
  return done.ok ? ok({ concept: after, changed, left }) : done;
};
