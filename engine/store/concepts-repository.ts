import type { Concept, ConceptId, Term } from '#core/model/index.ts';
import { all, first, run, type ReadHandle, type WriteHandle } from './handles.ts';
import { rowSum } from './row-sums.ts';
import { readableText } from './sound-values.ts';
import { conceptDetails, conceptTerms, storedJson } from './stored-shapes.ts';

type Details = Omit<Concept, 'id' | 'uid' | 'terms' | 'damaged'>;

export type ConceptRow = {
  readonly id: ConceptId;
  readonly uid: string;
  readonly terms: string;
  readonly details: string;
  readonly sum: number | null;
};

const columns = 'id, uid, terms, details, sum';

const unknown: Details = { partOfSpeech: null, domain: '', note: '', source: '' };

/** A concept as it is stored; `more`: what the row has behind that, which its checksum is of as well. */
export const conceptOfRow = (
  { id, uid, terms: storedTerms, details: storedDetails, sum }: ConceptRow,
  more: readonly number[] = [],
): Concept => {
  const terms = storedJson<readonly Term[]>(storedTerms, conceptTerms);
  const details = storedJson<Details>(storedDetails, conceptDetails);
  const expected = rowSum([id, uid, storedTerms, storedDetails, ...more]);
  if (terms !== undefined && details !== undefined && sum === expected) return { id, uid, terms, ...details };
  return { id, uid: readableText(uid), terms: terms ?? [], ...unknown, ...details, damaged: true };
};

export const findConcept = (handle: ReadHandle, id: ConceptId): Concept | null => {
  const row = first<ConceptRow>(handle, `SELECT ${columns} FROM concepts WHERE id = ?`, id);
  return row === undefined ? null : conceptOfRow(row);
};

/** All concepts, in the order in which they were made. */
export const allConcepts = (handle: ReadHandle): readonly Concept[] =>
  all<ConceptRow>(handle, `SELECT ${columns} FROM concepts ORDER BY id`).map((row) => conceptOfRow(row));

/** Those behind one of them, at most `most`. */
export const conceptsBehind = (handle: ReadHandle, id: number, most: number): readonly Concept[] =>
  all<ConceptRow>(handle, `SELECT ${columns} FROM concepts WHERE id > ? ORDER BY id LIMIT ?`, id, most).map(
    (row) => conceptOfRow(row),
  );

export const countConceptsBehind = (handle: ReadHandle, id: number): number =>
  first<{ n: number }>(handle, 'SELECT count(*) AS n FROM concepts WHERE id > ?', id)?.n ?? 0;

/** What is stored of a concept beside its id. */
export const storedConcept = ({ id: _id, uid, terms, damaged: _damaged, ...details }: Concept) => ({
  uid,
  terms: JSON.stringify(terms),
  details: JSON.stringify(details),
});

/** Puts a concept in, in place of what has its id. */
export const writeConcept = (handle: WriteHandle, concept: Concept): void => {
  const { uid, terms, details } = storedConcept(concept);
  run(
    handle,
    `INSERT INTO concepts (id, uid, terms, details) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET uid = excluded.uid, terms = excluded.terms, details = excluded.details`,
    concept.id,
    uid,
    terms,
    details,
  );
};

export const removeConcept = (handle: WriteHandle, id: ConceptId): void => {
  run(handle, 'DELETE FROM concepts WHERE id = ?', id);
};
