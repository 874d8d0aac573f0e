import type { Concept, ConceptId, Term } from '#core/model/index.ts';
import { all, first, run, type ReadHandle, type WriteHandle } from './handles.ts';
import { rowSum } from './row-sums.ts';
import { readableText } from './sound-values.ts';
import { conceptDetails, conceptTerms, storedJson } from './stored-shapes.ts';

type Details = Omit<Concept, 'id' | 'uid' | 'terms' | 'damaged'>;

type ConceptRow = {
  readonly id: ConceptId;
  readonly uid: string;
  readonly terms: string;
  readonly details: string;
  readonly sum: number | null;
};

const columns = 'id, uid, terms, details, sum';

const unknown: Details = { partOfSpeech: null, domain: '', note: '', source: '' };

const fromRow = ({ id, uid, terms: storedTerms, details: storedDetails, sum }: ConceptRow): Concept => {
  const terms = storedJson<readonly Term[]>(storedTerms, conceptTerms);
  const details = storedJson<Details>(storedDetails, conceptDetails);
  if (terms !== undefined && details !== undefined && sum === rowSum([id, uid, storedTerms, storedDetails]))
    return { id, uid, terms, ...details };
  return { id, uid: readableText(uid), terms: terms ?? [], ...unknown, ...details, damaged: true };
};

export const findConcept = (handle: ReadHandle, id: ConceptId): Concept | null => {
  const row = first<ConceptRow>(handle, `SELECT ${columns} FROM concepts WHERE id = ?`, id);
  return row === undefined ? null : fromRow(row);
};

/** All concepts, in the order in which they were made. */
export const allConcepts = (handle: ReadHandle): readonly Concept[] =>
  all<ConceptRow>(handle, `SELECT ${columns} FROM concepts ORDER BY id`).map(fromRow);

/** Puts a concept in, in place of what has its id. */
export const writeConcept = (handle: WriteHandle, concept: Concept): void => {
  const { id, uid, terms, damaged: _damaged, ...details } = concept;
  run(
    handle,
    `INSERT INTO concepts (id, uid, terms, details) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET uid = excluded.uid, terms = excluded.terms, details = excluded.details`,
    id,
    uid,
    JSON.stringify(terms),
    JSON.stringify(details),
  );
};

export const removeConcept = (handle: WriteHandle, id: ConceptId): void => {
  run(handle, 'DELETE FROM concepts WHERE id = ?', id);
};
