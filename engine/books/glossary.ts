import type { GlossaryEntry } from '#core/layouts/book.ts';
import type { ExportColumn } from '#core/formats/export-source.ts';
import { originalSide, type Concept, type ConceptId, type SegmentId } from '#core/model/index.ts';
import { usableTerms } from '#core/terms/wanted-terms.ts';
import { converterFor } from '../project/conversion.ts';
import type { OpenProject } from '../project/open-project.ts';
import { activeTermbases } from '../project/termbases/attached.ts';
import { readyTerms, termIndexOf, termsInOriginal } from '../project/terms.ts';
import { cellsOfAll } from '../store/cells-repository.ts';
import { allConcepts } from '../store/concepts-repository.ts';
import { takeTurns } from '../turns.ts';

/** The best term of each column; of Chinese in the script of the column, converted where the entry has the other one alone. */
const entryOf = (
  { settings }: OpenProject,
  concept: Concept,
  columns: readonly ExportColumn[],
): GlossaryEntry => ({
  words: columns.map(({ language }) => {
    const [best] = usableTerms(concept, language);
    return best === undefined ? '' : converterFor(settings, best.language, language, null)(best.text);
  }),
  note: concept.note,
});

/** Rows whose terms are looked for before others have their turn. */
const portion = 100;

/** Adds the concepts of shared termbases that stand in originals, not within a longer term, by the place of their termbase. */
const addStanding = (
  project: OpenProject,
  segments: readonly SegmentId[],
  found: Map<ConceptId, number>,
): void => {
  const terms = termIndexOf(project);
  for (const { segment, side, cell } of cellsOfAll(project.handle, segments)) {
    const document = project.order.documentAt(project.order.rowOf(segment) ?? 0);
    if (side !== originalSide || cell.damaged === true || document === null) continue;
    for (const { concept, inside } of termsInOriginal(project, terms, { document, segment, text: cell.text }))
      if (!inside && terms.rankOf(concept) > 0) found.set(concept, terms.rankOf(concept));
  }
};

/**
 * The concepts that a glossary is made of, a list for each termbase in the order of the project: all of its own, and of the shared ones that are switched on
 * those that stand in the originals, since they may be of a whole field. Takes a look-up for each row.
 */
const conceptsOf = async (
  project: OpenProject,
  segments: readonly SegmentId[],
): Promise<readonly (readonly Concept[])[]> => {
  const own = allConcepts(project.handle).filter(({ damaged }) => damaged !== true);
  if (activeTermbases(project).length === 0 || !(await readyTerms(project))) return [own];
  const found = new Map<ConceptId, number>();
  const turn = takeTurns();
  for (let from = 0; from < segments.length && project.handle.open; from += portion) {
    addStanding(project, segments.slice(from, from + portion), found);
    await turn();
  }
  if (!project.handle.open) return [own];
  const terms = termIndexOf(project);
  const lists = new Map<number, Concept[]>();
  for (const [id, rank] of found) {
    const concept = terms.get(id);
    if (concept !== null) lists.set(rank, [...(lists.get(rank) ?? []), concept]);
  }
  return [own, ...[...lists].toSorted(([a], [b]) => a - b).map(([, concepts]) => concepts)];
};

/** By what an entry stands under in the book: the word of the first column that has one. */
const leading = ({ words }: GlossaryEntry): string => words.find((word) => word !== '') ?? '';

/**
 * Terms and names that have a word in at least one of the columns, by that of the first column that has one. What an earlier termbase
 * says of a word counts, and later ones are not asked about it. `segments`: the rows of the book.
 */
export const glossaryOf = async (
  project: OpenProject,
  columns: readonly ExportColumn[],
  segments: readonly SegmentId[],
): Promise<readonly GlossaryEntry[]> => {
  const first = columns[0]?.language ?? 'und';
  const order = new Intl.Collator(first === 'und' ? 'en' : first);
  const taken = new Set<string>();
  const entries: GlossaryEntry[] = [];
  for (const concepts of await conceptsOf(project, segments)) {
    const here = concepts
      .map((concept) => entryOf(project, concept, columns))
      .filter((entry) => leading(entry) !== '' && !taken.has(leading(entry)));
    for (const entry of here) taken.add(leading(entry));
    entries.push(...here);
  }
  return entries.toSorted((a, b) => order.compare(leading(a), leading(b)));
};
